"""What stands with a verb or a noun: the complements of its frame, relative clauses, participles, infinitives."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

from bot.extraction.language.news import words
from bot.extraction.language.news.frames import FRAMES, Frame
from bot.extraction.language.news.trees import Node, between_commas, comma, word
from bot.extraction.language.news.verbs import BE, Verbs, ends_in_clause

BY_SUBJECT: dict[str, list[Frame]] = {}
BY_OBJECT: dict[str, list[Frame]] = {}
for _frame in FRAMES:
    BY_SUBJECT.setdefault(_frame.subject, []).append(_frame)
    for _part in _frame.complements:
        if _part.startswith("O:"):
            BY_OBJECT.setdefault(_part[2:], []).append(_frame)
TURNED = [frame for frame in FRAMES if frame.passive]
_PLAIN = Frame("human", "reject", ("O:plan",))
WILLED = [frame for frame in FRAMES if frame.willed]


class Complements(Verbs, ABC):
    """Verbs and nouns with what belongs to them, drawn from a generator."""

    @abstractmethod
    def finite(
        self,
        depth: int,
        *,
        frame: Frame,
        subject: Node | None = None,
        passive: bool = False,
        adverbs: float = 0.5,
        tense: str | None = None,
    ) -> Node:
        """A finite clause of the frame."""

    @abstractmethod
    def content(self, depth: int) -> Node:
        """A clause as it is said."""

    def noun(self, kind: str, depth: int) -> Node:
        """A noun phrase of the kind, now and then with a clause behind it."""
        if kind == "human":
            kind = self.of(["person", "person", "group", "body", "body"])
            if self.chance(0.06):
                return self.coordinated([getattr(self, kind)(), self.body() if self.chance(0.5) else self.person()])
        fixed = {"talks": "talks", "forecasts": "forecasts", "fire": "fire", "effect": "effect", "part": "part"}
        if kind in fixed:
            return self.common(fixed[kind])
        if kind == "rise":
            node = self.common(self.of(["rise", "fall", "drop", "increase", "decline", "jump", "loss", "growth"]))
            return self.a(node.left("compound", self.percent() if self.chance(0.7) else self.money()))
        if kind == "role":
            return self.a(self.post()) if self.chance(0.7) else self.common(self.of(words.POST_COMPOUNDS))
        if kind == "toll":
            return self.the(self.common(self.of("death_toll number toll figure total turnout loss".split())))
        if kind == "many":
            maker = self.of(["body", "place", "group", "thing", "person"])
            return self.coordinated([getattr(self, maker)() for _ in range(int(self.rng.integers(2, 6)))])
        if kind == "number2":
            return self.number(counting=True)
        make: Callable[[], Node] = {"any": self.any_of}.get(kind) or getattr(self, kind)
        node = make()
        if kind in ("plan", "thing", "body", "group", "person", "event", "matter", "indicator") and depth > 0:
            self._modified(node, kind, depth)
        return node

    def _modified(self, node: Node, kind: str, depth: int) -> None:
        """A relative clause, a participle or an infinitive behind a noun, in one case of five."""
        roll = self.rng.random()
        named = node.tag.startswith("NNP")
        apposed = bool(node.after) and node.after[-1][0] == "appos"
        if roll < 0.06 and BY_OBJECT.get(kind) and not apposed:
            self._participle(node, kind, depth, commas=named or self.chance(0.4))
        elif roll < 0.09 and BY_SUBJECT.get(kind) and not apposed:
            frame = self.choice(BY_SUBJECT[kind], depth - 1)
            clause = self.complemented(self.verb(frame.verb, "VBG"), frame, depth - 1)
            if named:
                between_commas(clause)
            node.right("acl", clause)
        elif roll < 0.115 and not named and kind != "person":
            kinds = [kind if kind in ("group", "thing", "plan", "event") else "body"] * int(self.rng.integers(1, 4))
            listed = [self.noun(each, 0) for each in kinds]
            first = self.coordinated(listed) if len(listed) > 1 else listed[0]
            node.right(
                "nmod", first.left("case", word("including", "VBG")).left("punct", comma()).right("punct", comma())
            )
        elif roll < 0.16 and kind == "plan":
            node.right("acl", self.infinitive(depth - 1))
        elif roll < 0.21 and (not node.after or node.after[-1][0] != "appos"):
            self._relative(node, kind, depth, commas=named or self.chance(0.35))
        elif roll < 0.25 and kind == "thing":
            people = self.group()
            node.right("nmod", people.right("nmod", self.on("board")).left("case", word("with", "IN")))

    def on(self, noun: str) -> Node:
        """ "on board"."""
        return word(noun, "NN").left("case", word("on", "IN"))

    def _participle(self, node: Node, kind: str, depth: int, *, commas: bool) -> None:
        """ "operated by X", "accused of V-ing" behind a noun."""
        frame = self.choice(BY_OBJECT[kind], depth - 1)
        verb = self.verb(frame.verb, "VBN", passive=True)
        self.complemented(verb, frame, depth - 1, passive=True)
        if self.chance(0.6):
            agent = ("obl:agent", self._agent(frame, depth))
            verb.right(*agent) if verb.after and verb.after[0][0] == "compound:prt" else verb.inner(*agent)
        if self.chance(0.45) and not ends_in_clause(verb):
            self.time(verb)
        if commas:
            between_commas(verb)
        node.right("acl", verb)

    def _agent(self, frame: Frame, depth: int) -> Node:
        return self.noun(frame.subject, depth - 1).left("case", word("by", "IN"))

    def _relative(self, node: Node, kind: str, depth: int, *, commas: bool) -> None:
        if kind in BY_OBJECT and kind != "person" and self.chance(0.25):
            self._object_relative(node, kind, depth, commas=commas)
            return
        human = kind in ("person", "group")
        if human and not commas and node.tag in ("NNP", "NNPS"):
            commas = True
        pronoun = word("who", "WP") if human else word("which" if commas or self.chance(0.4) else "that", "WDT")
        pronoun.plural = node.plural
        subject = kind if kind in BY_SUBJECT and self.chance(0.6) else ("human" if human or kind == "body" else kind)
        if subject == "human" or subject in BY_SUBJECT:
            frame = self.choice(BY_SUBJECT.get(subject) or WILLED, depth - 1)
            passive = False
            if kind in BY_OBJECT and self.chance(0.35):
                frame, passive = self.choice(BY_OBJECT[kind], depth - 1), True
            clause = self.finite(depth - 1, frame=frame, subject=pronoun, passive=passive, adverbs=0.3)
            if commas:
                between_commas(clause)
            node.right("acl:relcl", clause)

    def _object_relative(self, node: Node, kind: str, depth: int, *, commas: bool) -> None:
        """ "a plan (that) the council rejected", "a deal under which X will V"."""
        if self.chance(0.25):
            clause = self.finite(depth - 1, frame=self.choice(WILLED, depth - 1), adverbs=0.2)
            which = word("which", "WDT").left("case", word(self.of(["in", "at", "under", "for", "to"]), "IN"))
            clause.left("obl", which)
        else:
            frame = self.choice(BY_OBJECT[kind], depth - 1)
            subject = self.noun(frame.subject, 0)
            clause = self.tensed(frame.verb, self.tense(), plural=subject.plural, passive=False).left("nsubj", subject)
            self.complemented(clause, frame, depth - 1, passive=True)
            if commas or self.chance(0.5):
                clause.left("obj", word("which" if commas else "that", "WDT"))
            if self.chance(0.3) and not ends_in_clause(clause):
                self.time(clause)
        if commas:
            between_commas(clause)
        node.right("acl:relcl", clause)

    def choice(self, frames: Sequence[Frame], depth: int) -> Frame:
        """One of the frames; at the bottom one without a further clause, if there is any."""
        for _ in range(20):
            frame = frames[int(self.rng.integers(len(frames)))]
            if depth > 0 or not frame.clausal:
                return frame
        return _PLAIN

    def complemented(self, verb: Node, frame: Frame, depth: int, *, passive: bool = False) -> Node:
        """The verb with its frame's complements behind it; in the passive without the one that is its subject."""
        dropped = not passive
        for part in frame.complements:
            if part.startswith("?"):
                if self.chance(0.5):
                    continue
                part = part[1:]
            if not dropped and part.startswith(("O:", "I:")):
                dropped = True
                continue
            self._complement(verb, part, depth, passive=passive)
        return verb

    def _complement(self, verb: Node, part: str, depth: int, *, passive: bool) -> None:
        kind, _, what = part.partition(":")
        match kind:
            case "O" | "O2":
                role = "obj"
                node = self.noun(what, depth)
                if self.chance(0.04) and what in ("human", "person", "body"):
                    node = word(self.of(["him", "her", "them", "it"]), "PRP")
                    if node.form == "it":
                        node.feats = node.feats.replace("Case=Nom", "Case=Acc")
                if kind == "O2" and any(dep == "obj" for dep, _ in verb.after):
                    verb.after = [("iobj" if dep == "obj" else dep, child) for dep, child in verb.after]
                verb.right(role, node)
            case "I":
                verb.right("iobj", self.noun(what, depth) if self.chance(0.8) else word(self.of(words.MEDIA), "NNS"))
            case "O3":
                for _ in range(int(self.rng.integers(1, 4)) if self.chance(0.4) else 1):
                    verb.right("obl:unmarked", self.score())
            case "M":
                verb.right("obj", self.amount() if verb.lemma not in ("win", "lose", "draw") else self.score())
                if verb.lemma in ("win", "lose", "draw"):
                    verb.after[-1] = ("obl:unmarked", verb.after[-1][1])
            case "ing":
                verb.right("xcomp", self.gerund(depth - 1))
            case "to":
                verb.right("xcomp", self.infinitive(depth - 1))
            case "purpose":
                verb.right("advcl", self.infinitive(depth - 1))
            case "that":
                self._content(verb, depth)
            case "prt":
                verb.right("compound:prt", word(what, "RP"))
            case "X":
                verb.right("xcomp", self._predicate(what))
            case "because":
                because = word("because", "IN").right("fixed", word("of", "IN"))
                verb.right("obl", self.noun(what, depth).left("case", because))
            case _ if what == "ing":
                verb.right("advcl", self.gerund(depth - 1).left("mark", word(kind, "IN")))
            case _:
                verb.right("obl", self.noun(what, depth).left("case", word(kind, "IN")))

    def _content(self, verb: Node, depth: int) -> None:
        """What is said, with or without "that", now and then with the day before it."""
        if self.chance(0.2):
            self.time(verb)
        elif self.chance(0.12):
            where = self.of(["television", "radio", "court", "parliament", "testimony"])
            verb.right(
                "obl", word(where, "NN").left("case", word("on" if where in ("television", "radio") else "in", "IN"))
            )
        clause = self.content(max(depth - 1, 0))
        if self.chance(0.55):
            clause.left("mark", word("that", "IN"))
        verb.right("ccomp", clause)

    def _predicate(self, what: str) -> Node:
        if what in ("event", "role"):
            return self.noun(what, 0)
        if what == "post":
            return self.common(self.of(words.POST_COMPOUNDS))
        return word("guilty" if what == "guilty" else self.of(words.STATES), "JJ")

    def gerund(self, depth: int) -> Node:
        """ "bribing a judge", now and then "having" or "being" before a participle."""
        frame = self.choice(WILLED, depth)
        if self.chance(0.07) and frame.passive:
            verb = self.verb(frame.verb, "VBN", passive=True).left("aux:pass", self.auxiliary(BE, "VBG", "be", False))
            return self.complemented(verb, frame, depth, passive=True)
        node = self.complemented(self.verb(frame.verb, "VBG", gerundive=True), frame, depth)
        if self.chance(0.2):
            self.place_or_time(node)
        return node

    def infinitive(self, depth: int) -> Node:
        """ "to cut rates", now and then in the passive."""
        if self.chance(0.1):
            frame = self.choice(TURNED, depth)
            verb = self.verb(frame.verb, "VBN", passive=True).left("aux:pass", self.auxiliary(BE, "VB", "be", False))
            return self.complemented(verb, frame, depth, passive=True).left("mark", word("to", "TO"))
        frame = self.choice(WILLED, depth)
        node = self.complemented(self.verb(frame.verb, "VB"), frame, depth).left("mark", word("to", "TO"))
        if self.chance(0.05):
            node.left("advmod", word("not", "RB"))
        if self.chance(0.15):
            self.place_or_time(node)
        return node

    def tense(self) -> str:
        """A tense, past mostly."""
        roll = self.rng.random()
        steps = ((0.56, "past"), (0.7, "perfect"), (0.82, "modal"), (0.9, "present"), (0.95, "progressive"))
        return next((name for limit, name in steps if roll < limit), "pluperfect")
