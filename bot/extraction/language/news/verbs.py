"""The words of the verb in every tense and voice, and when and where something happens."""

from __future__ import annotations

from bot.extraction.language.news import words
from bot.extraction.language.news.amounts import DAYS
from bot.extraction.language.news.inflection import gerund, participle, past, third
from bot.extraction.language.news.people import People
from bot.extraction.language.news.trees import Node, comma, word

_PAST = "Mood=Ind|Number={}|Person=3|Tense=Past|VerbForm=Fin"
_PRESENT = "Mood=Ind|Number={}|Person=3|Tense=Pres|VerbForm=Fin"
_GERUND = "VerbForm=Ger"
_PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"
_FORMS = {
    "VB": lambda verb: verb,
    "VBD": past,
    "VBZ": third,
    "VBP": lambda verb: verb,
    "VBN": participle,
    "VBG": gerund,
}
BE = {"VBD": ("was", "were"), "VBP": ("is", "are"), "VBZ": ("is", "are"), "VB": ("be", "be"), "VBN": ("been", "been"),
       "VBG": ("being", "being")}  # fmt: skip
_HAVE = {"VBD": ("had", "had"), "VBP": ("has", "have"), "VBZ": ("has", "have"), "VB": ("have", "have")}
_DO = {"VBD": ("did", "did"), "VBZ": ("does", "do"), "VBP": ("does", "do")}


def ends_in_clause(node: Node) -> bool:
    """Would a phrase behind it rather belong to a clause at its end?"""
    while node.after:
        dep, node = node.after[-1]
        if dep.startswith(("acl", "advcl", "ccomp", "xcomp", "conj")):
            return True
    return False


def ends_short(node: Node) -> bool:
    """Would a place behind it be its own, and not that of a noun at its end?"""
    if not node.after:
        return True
    dep, last = node.after[-1]
    return (
        dep != "obl"
        and not any(name in ("nmod", "appos", "conj", "acl") for name, _ in last.after)
        and last.tag != "NN"
    )


class Verbs(People):
    """Verbs and their days and places, drawn from a generator."""

    def verb(
        self, base: str, tag: str, *, plural: bool = False, gerundive: bool = False, passive: bool = False
    ) -> Node:
        """A form of the verb; its second part, as in "step_down", is its particle."""
        base, _, particle = base.partition("_")
        if tag == "VBZ" and plural:
            tag = "VBP"
        node = word(_FORMS[tag](base), tag, base)
        if tag == "VBD":
            node.feats = _PAST.format("Plur" if plural else "Sing")
        elif tag in ("VBZ", "VBP"):
            node.feats = _PRESENT.format("Plur" if plural else "Sing")
        elif tag == "VBG" and gerundive:
            node.feats = _GERUND
        elif tag == "VBN" and passive:
            node.feats = _PASSIVE
        if particle:
            node.right("compound:prt", word(particle, "RP"))
        return node

    def auxiliary(self, forms: dict[str, tuple[str, str]], tag: str, lemma: str, plural: bool) -> Node:
        """A form of be, have or do as an auxiliary."""
        if tag == "VBZ" and plural:
            tag = "VBP"
        node = word(forms[tag][plural], tag, lemma)
        node.pos = "AUX"
        if tag == "VBD":
            node.feats = _PAST.format("Plur" if plural else "Sing")
        elif tag in ("VBZ", "VBP"):
            node.feats = _PRESENT.format("Plur" if plural else "Sing")
        return node

    def _negation(self, likely: float) -> Node | None:
        if not self.chance(likely):
            return None
        return word("n't", "RB", tight=True) if self.chance(0.25) else word("not", "RB")

    def tensed(self, base: str, tense: str, *, plural: bool, passive: bool) -> Node:
        """The verb with its auxiliaries.

        `tense` is past, present, perfect, pluperfect, modal, progressive or headline.
        """
        lefts: list[tuple[str, Node]] = []  # from the left
        no = self._negation(0.07) if tense != "headline" else None
        voice = "aux:pass" if passive else "aux"
        match tense:
            case "past" | "present" if passive or not no:
                tag = "VBD" if tense == "past" else "VBZ"
                if not passive:
                    node = self.verb(base, tag, plural=plural)
                    if self.chance(0.06):
                        node.left("advmod", self._manner())
                    return node
                lefts = [(voice, self.auxiliary(BE, tag, "be", plural))]
            case "past" | "present":
                tag = "VBD" if tense == "past" else "VBZ"
                lefts = [("aux", self.auxiliary(_DO, tag, "do", plural))]
            case "perfect" | "pluperfect":
                tag = "VBZ" if tense == "perfect" else "VBD"
                lefts = [("aux", self.auxiliary(_HAVE, tag, "have", plural))]
                if passive:
                    lefts.append((voice, self.auxiliary(BE, "VBN", "be", plural)))
            case "modal":
                lefts = [
                    (
                        "aux",
                        word(
                            self.of(["will", "will", "would", "could", "may", "should", "must", "can", "might"]), "MD"
                        ),
                    )
                ]
                if passive:
                    lefts.append((voice, self.auxiliary(BE, "VB", "be", plural)))
            case "progressive":
                lefts = [("aux", self.auxiliary(BE, self.of(["VBZ", "VBD"]), "be", plural))]
                if passive:
                    lefts.append((voice, self.auxiliary(BE, "VBG", "be", plural)))
            case _:
                return self.verb(base, "VBN" if passive else "VBZ", plural=plural, passive=passive)
        if passive or "perfect" in tense:
            node = self.verb(base, "VBN", passive=passive)
        else:
            node = self.verb(base, "VBG" if tense == "progressive" else "VB")
        if no:
            if no.form == "n't" and lefts[0][1].form in ("will", "can", "may", "am"):
                no = word("not", "RB")
            lefts.insert(1, ("advmod", no))
        elif self.chance(0.08):
            lefts.insert(1, ("advmod", self._manner()))
        if self.chance(0.03):
            lefts.append(
                (
                    "advmod",
                    word(self.of(["however", "meanwhile", "then"]), "RB")
                    .left("punct", comma())
                    .right("punct", comma()),
                )
            )
        for dep, child in reversed(lefts):
            node.left(dep, child)
        return node

    def _manner(self) -> Node:
        return word(self.of(words.MANNERS), "RB")

    def moment(self) -> tuple[str, Node]:
        """A day, a date, a stretch: the relation and the phrase."""
        roll = self.rng.random()
        day = word(self.of(DAYS), "NNP")
        if roll < 0.36:
            if self.chance(0.2):
                part = word(self.of(["night", "morning", "evening", "afternoon"]), "NN").left("compound", day)
                return "obl", part.left("case", word("on", "IN"))
            return "obl", day.left("case", word("on", "IN"))
        if roll < 0.44:
            if self.chance(0.3):
                day.left("amod", word(self.of(["last", "next"]), "JJ"))
            return "obl:unmarked", day
        if roll < 0.52:
            unit = word(self.of(["week", "month", "year", "night", "weekend", "summer", "season"]), "NN")
            first = word("last", "JJ") if self.chance(0.6) else word("next", "JJ")
            if self.chance(0.35):
                return "obl:unmarked", unit.left("det", word("this", "DT"))
            return "obl:unmarked", unit.left("amod", first)
        if roll < 0.6:
            return "obl", self.date().left("case", word("on", "IN"))
        if roll < 0.7:
            return "obl", self.month().left("case", word(self.of(["in", "in", "since", "until", "by"]), "IN"))
        if roll < 0.77:
            year = word(str(self.rng.integers(1950, 2031)), "CD")
            return "obl", year.left("case", word(self.of(["in", "in", "since", "by"]), "IN"))
        if roll < 0.82:
            term = self.term()
            if self.chance(0.5):
                return "advmod", word("ago", "RB").left("obl:unmarked", term)
            return "advmod", word(self.of(["later", "earlier"]), "RBR").left("obl:unmarked", term)
        if roll < 0.87:
            return "obl", self.term().left("case", word(self.of(["for", "in", "within", "after"]), "IN"))
        if roll < 0.92:
            early = word(self.of(["early", "late"]), "RB").right("obl", day.left("case", word("on", "IN")))
            return "advmod", early
        if roll < 0.96:
            unit = word("quarter" if self.chance(0.5) else "half", "NN").left(
                "amod", word(self.of(["first", "second", "third"]), "JJ")
            )
            return "obl", self.the(unit).left("case", word("in", "IN"))
        months = self.the(self.term())
        return "obl", self.nominal(months, "to", self.month()).left("case", word("in", "IN"))

    def time(self, verb: Node) -> None:
        """A time behind what is there."""
        dep, node = self.moment()
        verb.right(dep, node)

    def place_or_time(self, verb: Node) -> None:
        """A place, a time, or both behind what is there."""
        if self.chance(0.5) and ends_short(verb):
            verb.right(
                "obl", self.place().left("case", word(self.of(["in", "in", "near", "at", "outside", "off"]), "IN"))
            )
        if self.chance(0.6) and not ends_in_clause(verb):
            self.time(verb)
