"""Sentences of news prose as gold: plain ones, reported ones, quoted ones, several clauses in one, headlines."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bot.extraction.language.convert import Gold
from bot.extraction.language.news import words
from bot.extraction.language.news.amounts import NUMBERS
from bot.extraction.language.news.clauses import Clauses
from bot.extraction.language.news.complements import WILLED
from bot.extraction.language.news.frames import FRAMES, SPEAKING, Frame
from bot.extraction.language.news.trees import Node, between_commas, comma, gold, word
from bot.extraction.language.news.verbs import ends_in_clause

_AFTERWORDS = (
    "after",
    "before",
    "when",
    "as",
    "while",
    "because",
    "if",
    "although",
    "since",
    "until",
    "unless",
    "though",
)


class Sentences(Clauses):
    """Sentences drawn from a generator."""

    def sentence(self) -> Node:
        """One sentence with its full stop."""
        roll = self.rng.random()
        if roll < 0.38:
            root = self.plain()
        elif roll < 0.6:
            root = self.reported()
        elif roll < 0.72:
            root = self.quoted()
        elif roll < 0.88:
            root = self.compounded()
        else:
            return self.headline()
        if (closing := _closing(root)) and self.chance(0.85):
            closing.after.insert(-1, ("punct", word(".", ".", tight=True)))
            return root
        return root.right("punct", word(".", ".", tight=True))

    def plain(self) -> Node:
        """A main clause, perhaps with one more behind it."""
        root = self.clause(int(self.rng.choice((0, 0, 1, 1, 2))), adverbs=0.6)
        roll = self.rng.random()
        if ends_in_clause(root):
            return root
        if roll < 0.12:
            other = self.gerund(1)
            if self.chance(0.3) and not ends_in_clause(other):
                other.right("conj", self.gerund(0).left("cc", word("and", "CC")))
            root.right("advcl", other.left("punct", comma()))
        elif roll < 0.2:
            root.right(
                "advcl", self.gerund(1).left("mark", word(self.of(["after", "before", "by", "for", "without"]), "IN"))
            )
        elif roll < 0.29:
            root.right("advcl", self.infinitive(1))
        elif roll < 0.37:
            root.right("advcl", self._subordinate())
        elif roll < 0.39:
            term = self.of(["hours", "days", "weeks", "months", "minutes", "years"])
            stretch = word(term, "NNS")
            if self.chance(0.6):
                stretch.left("nummod", word(self.of(NUMBERS), "CD"))
            clause = self.clause(0, adverbs=0.2).left("mark", word(self.of(["after", "before"]), "IN"))
            root.right("advcl", clause.left("obl:unmarked", stretch))
        elif roll < 0.43:
            part = word("part", "NN").left("case", word("as", "IN"))
            root.right("obl", self.nominal(part, "of", self.plan() if self.chance(0.6) else self.event()))
        elif roll < 0.46:
            case, noun = (("in", "response"), ("in", "exchange"), ("in", "return"), ("in", "support"))[
                int(self.rng.integers(4))
            ]
            to = {"response": "to", "exchange": "for", "return": "for", "support": "of"}[noun]
            root.right(
                "obl", self.nominal(word(noun, "NN").left("case", word(case, "IN")), to, self.any_of(shallow=True))
            )
        elif roll < 0.51:
            cause = self.event() if self.chance(0.5) else self.matter()
            root.right("obl", cause.left("case", self._cause()))
        return root

    def _cause(self) -> Node:
        form = self.of(["over", "amid", "despite", "during", "after", "following", "pending"])
        return word(form, "VBG" if form.endswith("ing") and form != "during" else "IN")

    def _subordinate(self) -> Node:
        mark = self.of(_AFTERWORDS)
        clause = self.clause(1, adverbs=0.3)
        if mark in ("although", "though", "as", "while") and self.chance(0.7):
            clause.left("mark", word(mark, "IN"))
            return clause.left("punct", comma())
        if mark == "when":
            return clause.left("advmod", word("when", "WRB"))
        return clause.left("mark", word(mark, "IN"))

    # Speech

    def _speaker(self) -> Node:
        if self.chance(0.25):
            return word(self.of(["he", "she", "they", "it"]), "PRP")
        return self.noun("human", 0)

    def _speech(self, subject: Node, *, after: bool = False) -> Node:
        """ "X said on Monday", "told reporters", or, `after` what is said, "said X"."""
        base = self.of(SPEAKING[:-1]) if self.chance(0.35) else "say"
        if self.chance(0.15):
            base = "tell"
        tag = "VBD" if self.chance(0.85) else "VBZ"
        verb = self.verb(base, tag, plural=subject.plural)
        if after and base != "tell" and subject.tag != "PRP":
            return verb.right("nsubj", subject)
        verb.left("nsubj", subject)
        if base == "tell":
            who = word(self.of(words.MEDIA), "NNS") if self.chance(0.6) else self.noun("human", 0)
            if self.chance(0.3):
                who = self.the(self.compound(self.names.paper()))
            verb.right("iobj", who)
        if self.chance(0.45):
            self.time(verb)
        if self.chance(0.12):
            verb.right(
                "obl",
                self.a(word(self.of(["statement", "interview", "letter", "report"]), "NN")).left(
                    "case", word("in", "IN")
                ),
            )
        return verb

    def reported(self) -> Node:
        """What somebody says, the speaker before, behind or within it, or "according to"."""
        roll = self.rng.random()
        speech = self._speech(self._speaker(), after=roll < 0.12)
        if roll < 0.45:
            return speech.left("ccomp", self.content(1).right("punct", comma()))
        if roll < 0.65:
            clause = self.content(1)
            if self.chance(0.5):
                clause.left("mark", word("that", "IN"))
            speech.right("ccomp", clause)
            if self.chance(0.2):
                more = self.clause(0).left("mark", word("that", "IN"))
                clause.right("conj", more.left("cc", word("and", "CC")))
            return speech
        if roll < 0.75:
            root = self.clause(1, adverbs=0.3)
            between_commas(speech)
            heads = [index for index, (dep, _) in enumerate(root.before) if dep.startswith(("nsubj", "obl"))]
            root.before.insert(heads[0] + 1 if heads else 0, ("parataxis", speech))
            return root
        according = word("according", "VBG").right("fixed", word("to", "IN"))
        source = self.noun("human", 1).left("case", according)
        root = self.clause(1)
        if roll < 0.9:
            return root.right("obl", source.left("punct", comma()))
        return root.left("obl", source.right("punct", comma()))

    def quoted(self) -> Node:
        """Direct speech with its speaker, a fragment in quotation marks, or something called something."""
        roll = self.rng.random()
        if roll < 0.15:
            return self._fragment()
        if roll < 0.3:
            alone = self.clause(1, adverbs=0.3)
            return alone.left("punct", word('"', "``")).right("punct", word('"', "''", tight=True))
        said = self.clause(1, adverbs=0.3)
        if self.chance(0.4):
            for index, (dep, child) in enumerate(said.before):
                if dep == "nsubj" and child.tag in ("NNS", "PRP") and said.tag in ("VBD", "MD"):
                    said.before[index] = (dep, word("we", "PRP"))
        speech = self._speech(self._speaker(), after=roll > 0.75)
        if roll < 0.45:
            speech.right("punct", word(":", ":", tight=True)) if self.chance(0.5) else speech.right("punct", comma())
            said.left("punct", word('"', "``")).right("punct", word('"', "''", tight=True))
            return speech.right("ccomp", said)
        said.left("punct", word('"', "``")).right("punct", comma()).right("punct", word('"', "''", tight=True))
        return speech.left("ccomp", said)

    def _fragment(self) -> Node:
        phrase = self.a(self.qualified(self.common(self.of(words.EVENTS)), 0.9))
        phrase.left("punct", word('"', "``")).right("punct", word('"', "''", tight=True))
        frame = Frame("human", self.of(["describe", "condemn", "dismiss", "denounce", "reject"]), ("O:any",))
        root = self.finite(1, frame=frame, adverbs=0.1, tense=self.of(["past", "past", "perfect", "present"]))
        if self.chance(0.4):
            root = self.finite(1, frame=Frame("human", "call", ("O:any",)), adverbs=0.1, tense="past")
            return root.right("xcomp", phrase)
        if self.chance(0.3):
            state = (
                word(self.of(words.STATES), "JJ")
                .left("punct", word('"', "``"))
                .right("punct", word('"', "''", tight=True))
            )
            return root.right("advcl", state.left("mark", word("as", "IN")))
        return root.right("obl", phrase.left("case", word("as", "IN")))

    # Several clauses

    def compounded(self) -> Node:
        """Two verbs of one subject, two main clauses, or a clause that opens the sentence."""
        roll = self.rng.random()
        root = self.clause(int(self.rng.integers(2)), adverbs=0.4)
        if roll < 0.45:
            root = self.finite(1, frame=self.choice(WILLED, 1), adverbs=0.3)
            frame = self.choice(WILLED, 1)
            if self.chance(0.2):
                frame = Frame("human", self.of(["say", "add", "warn", "insist", "deny"]), ("that",))
            tag = "VBD" if root.tag == "VBD" and self.chance(0.95) else root.tag
            plural = root.feats.startswith("Mood=Ind|Number=Plur")
            other = self.complemented(self.verb(frame.verb, "VBZ" if tag == "VBP" else tag, plural=plural), frame, 1)
            other.left("cc", word("and" if self.chance(0.8) else "but", "CC"))
            if self.chance(0.2):
                other.left("punct", comma())
            self.place_or_time(other)
            return root.right("conj", other)
        if roll < 0.52:
            other = self.clause(1, adverbs=0.3)
            return root.right("parataxis", other.left("punct", word(";", ":", tight=True)))
        if roll < 0.65:
            other = self.clause(1, adverbs=0.3).left("cc", word(self.of(["and", "but"]), "CC"))
            return root.right("conj", other.left("punct", comma()))
        if roll < 0.75:
            other = self.clause(1, adverbs=0.3).left("mark", word("while", "IN")).left("punct", comma())
            return root.right("advcl", other)
        if roll < 0.9:
            return root.left("advcl", self._subordinate().right("punct", comma()))
        opening = self.gerund(1).left("mark", word(self.of(["after", "before", "by", "while"]), "IN"))
        return root.left("advcl", opening.right("punct", comma()))

    # Headlines

    def headline(self) -> Node:
        """A short lead or headline, articles missing, mostly in the present; with or without a full stop."""
        roll = self.rng.random()
        frame = self.choice(FRAMES, 1)
        if roll < 0.08:
            root = self.plan() if self.chance(0.5) else self.event()
            if self.chance(0.4):
                self.nominal(root, self.of(["by", "in", "over", "for", "on"]), self.any_of(shallow=True))
        elif roll < 0.55:
            root = self.finite(1, frame=frame, adverbs=0.15, tense="headline", passive=False)
        elif roll < 0.75 and frame.passive:
            root = self.finite(0, frame=frame, adverbs=0.25, tense="headline", passive=True)
        elif roll < 0.9:
            frame = self.choice(WILLED, 1)
            root = self.complemented(self.verb(frame.verb, "VB"), frame, 0).left("mark", word("to", "TO"))
            root.left("nsubj", self.noun(frame.subject, 0))
        else:
            frame = self.choice(WILLED, 1)
            subject = self.flat([self.names.surname()]) if self.chance(0.5) else self.compound(self.names.firm())
            tense = "headline" if self.chance(0.5) else "past"
            root = self.finite(1, frame=frame, subject=subject, adverbs=0.1, tense=tense)
        if self.chance(0.6):
            _bare(root)
        return root.right("punct", word(".", ".", tight=True)) if self.chance(0.6) else root


def _closing(node: Node) -> Node | None:
    """The word on which a quotation mark at the very end hangs."""
    while node.after:
        if node.after[-1][1].tag == "''":
            return node
        node = node.after[-1][1]
    return None


def _bare(node: Node) -> None:
    """Take the articles away."""
    node.before = [(dep, child) for dep, child in node.before if dep != "det" or child.lemma not in ("the", "a")]
    for _, child in (*node.before, *node.after):
        _bare(child)


def endless(rng: np.random.Generator) -> Iterator[Gold]:
    """Generated sentences without end, none longer than 60 words."""
    grammar = Sentences(rng)
    number = 0
    while True:
        sentence = gold(grammar.sentence(), f"grammar-{number}")
        if 2 < len(sentence.words) <= 60:
            number += 1
            yield sentence
