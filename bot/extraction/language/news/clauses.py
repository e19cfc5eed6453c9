"""Clauses of news prose: a frame's verb in some tense with its complements, days, places and further clauses."""

from __future__ import annotations

from bot.extraction.language.news import words
from bot.extraction.language.news.complements import WILLED, Complements
from bot.extraction.language.news.frames import FRAMES, Frame
from bot.extraction.language.news.trees import Node, comma, word
from bot.extraction.language.news.verbs import BE, ends_in_clause, ends_short

# What somebody or something can be in.
_SITUATIONS = tuple(
    tuple(entry.split())
    for entry in (
        "in talks, in hospital, under investigation, on strike, in custody, on trial, at risk, under control, in danger"
    ).split(", ")
)
_LIKELY = ["likely", "unlikely", "ready", "able", "unable", "set", "due", "due", "keen", "free"]
_MEANT = "expect order ask tell force allow urge believe know require schedule".split()


class Clauses(Complements):
    """Clauses drawn from a generator."""

    def content(self, depth: int) -> Node:
        """A clause as it is said: mostly any, in one case of three "it had V-ed", "she would V"."""
        if self.chance(0.65):
            return self.clause(depth, adverbs=0.4)
        frame = self.choice(WILLED, depth)
        pronoun = word(self.of(["it", "it", "he", "she", "they"]), "PRP")
        tense = self.of(["pluperfect", "modal", "past", "progressive", "perfect"])
        passive = frame.passive and self.chance(0.2)
        return self.finite(depth, frame=frame, subject=pronoun, passive=passive, adverbs=0.4, tense=tense)

    def clause(self, depth: int, *, adverbs: float = 0.5) -> Node:
        """A finite clause of any frame, or one of being."""
        if self.chance(0.1):
            return self.being(depth)
        frame = self.choice(FRAMES, depth)
        return self.finite(depth, frame=frame, passive=frame.passive and self.chance(0.3), adverbs=adverbs)

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
        """A finite clause: subject, verb, complements, days and places before, between and behind."""
        if subject is None:
            subject = self._subject(frame, depth, passive=passive)
        verb = self.tensed(frame.verb, tense or self.tense(), plural=subject.plural, passive=passive)
        early = self.chance(0.26 * adverbs)
        if early:
            verb.left(*self.moment())
        verb.left("nsubj:pass" if passive else "nsubj", subject)
        self.complemented(verb, frame, depth, passive=passive)
        if passive and self.chance(0.4):
            agent = ("obl:agent", self._agent(frame, depth))
            particle = any(dep == "compound:prt" for dep, _ in verb.after)
            verb.inner(*agent) if self.chance(0.6) and not particle else verb.right(*agent)
        spare = not ends_in_clause(verb)
        if spare and ends_short(verb) and self.chance(0.6 * adverbs):
            verb.right("obl", self.place().left("case", word(self.of(["in", "in", "near", "at", "outside"]), "IN")))
        late = spare and self.chance((0.1 if early else 0.75) * adverbs)
        if late:
            self.time(verb)
        if subject.tag not in ("WP", "WDT") and self.chance((0.03 if early or late else 0.35) * adverbs):
            dep, opening = self.moment()
            verb.left(
                dep, opening if self.chance(0.6 if dep == "obl:unmarked" else 0.35) else opening.right("punct", comma())
            )
        elif subject.tag not in ("WP", "WDT") and self.chance(0.1 * adverbs):
            self._opening(verb)
        return verb

    def _opening(self, verb: Node) -> None:
        """ "However,", "Under the deal," before a clause."""
        if self.chance(0.4):
            adverb = self.of(["However", "Meanwhile", "Earlier", "Separately", "Instead", "Later", "Still"]).lower()
            verb.left("advmod", word(adverb, "RB").right("punct", comma()))
            return
        maker = (self.plan, self.event, self.place, self.body)[int(self.rng.integers(4))]
        case = self.of(["under", "in", "during", "with", "despite", "at", "before"])
        verb.left("obl", maker().left("case", word(case, "IN")).right("punct", comma()))

    def _subject(self, frame: Frame, depth: int, *, passive: bool) -> Node:
        kind = frame.subject
        if passive:
            kind = next(part.lstrip("?")[2:] for part in frame.complements if part.lstrip("?").startswith(("O:", "I:")))
        if kind in ("human", "person", "body") and self.chance(0.1):
            return word(self.of(["he", "she", "they", "it"]), "PRP")
        return self.noun(kind, depth)

    def being(self, depth: int) -> Node:
        """ "X was unhurt", "X is the coach of Y", "there were no injuries", "X is expected to V"."""
        roll = self.rng.random()
        tag = "VBD" if self.chance(0.6) else "VBZ"
        if roll < 0.15:
            thing = self.common(self.of(words.EVENTS), many=self.chance(0.5))
            if self.chance(0.5):
                thing.left("det", word("no", "DT"))
            else:
                self.a(thing)
            verb = self.auxiliary(BE, tag, "be", thing.plural)
            verb.pos = "VERB"
            verb.left("expl", word("there", "EX")).right("nsubj", thing)
            self.place_or_time(verb)
            return verb
        subject = self.noun("human" if self.chance(0.6) else self.of(["thing", "plan", "matter", "indicator"]), depth)
        link = self.auxiliary(BE, tag, "be", subject.plural)
        if roll < 0.22:
            case, noun = _SITUATIONS[int(self.rng.integers(len(_SITUATIONS)))]
            head = self.common(noun).left("case", word(case, "IN"))
            if noun == "talks":
                self.nominal(head, "with", self.noun("human", 0))
                if self.chance(0.5):
                    head.right("acl", self.infinitive(depth - 1))
        elif roll < 0.45:
            head = word(self.of(words.STATES), "JJ")
            if self.chance(0.5):
                head = word(
                    self.of(_LIKELY),
                    "JJ",
                )
                head.right("xcomp", self.infinitive(depth - 1))
        elif roll < 0.7:
            head = self.the(self.post()) if self.chance(0.5) else self.a(self.post())
            if self.chance(0.5):
                self.nominal(head, "of", self.body())
        else:
            base = self.of(
                ["expect", "order", "ask", "tell", "force", "allow", "urge", "believe", "know", "require", "schedule"]
            )
            head = self.verb(base, "VBN", passive=True).left("aux:pass", link).left("nsubj:pass", subject)
            return head.right("xcomp", self.infinitive(depth - 1))
        no = self._negation(0.1)
        if no:
            head.left("advmod", no)
        head.left("cop", link).left("nsubj", subject)
        if self.chance(0.3):
            self.time(head)
        return head
