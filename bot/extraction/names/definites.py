"""What "the deal", "these negotiations", "the company" refer back to; and the same things named twice alike."""

from __future__ import annotations

from bot.extraction.gazetteers import Place
from bot.extraction.names.nominals import Nominal
from bot.extraction.names.referents import Referent, Register
from bot.extraction.names.runs import Scan
from bot.facts.model import Kind

_OTHERS = frozenset("other another next first second third last new former previous different rival separate".split())
_FIRMS = frozenset(
    "company firm group business maker operator manufacturer retailer carmaker lender insurer airline carrier brewer "
    "chipmaker drugmaker planemaker developer publisher charity start-up startup grocer supermarket chain shipbuilder "
    "steelmaker utility conglomerate refiner producer".split()
)
_WHOLE = frozenset(("government", "administration"))
_COUNTRIES = frozenset(("country", "nation", "state", "government"))
_PUBLIC = frozenset(
    "commission council court union university agency authority party army navy police ministry".split()
)
_NEAR = 10
_LAST = 40
"""So many phrases with the same noun are looked at, the latest: a long text stays linear."""
_BODIES = (Kind.ORGANISATION, Kind.MEDIA, Kind.GOVERNMENT)


class Definites:
    """Joins definite phrases with what was named before, in the order of the text."""

    def __init__(self, register: Register, found: Scan) -> None:
        self.register = register
        self.found = found
        self._by_noun: dict[tuple[Kind, str], list[tuple[Nominal, Referent]]] = {}
        self._by_line: dict[str, list[tuple[Nominal, Referent]]] = {}
        self._by_text: dict[str, Referent] = {}

    def resolve(self, made: Nominal, referent: Referent) -> None:
        """Merge the referent of a phrase into an earlier one where the text settles which."""
        earlier = self._same_text(made, referent) or self._state_of(made, referent)
        if earlier is None and made.definite and not made.owned:
            same, like = self._same_noun(made), self._same_line(made)
            pointed = self.found.tokens[made.first].lower_ in ("this", "these")
            earlier = (
                self._latest(same, like) if pointed else self._latest(same) or self._latest(like)
            ) or self._named(made)
        if earlier is not None and earlier.self is not referent:
            self.register.merge(referent, earlier)
        self._remember(made, referent.self)

    def _remember(self, made: Nominal, referent: Referent) -> None:
        self._by_noun.setdefault((made.kind, made.noun), []).append((made, referent))
        if made.line is not None:
            self._by_line.setdefault(made.line, []).append((made, referent))
        if referent.kind in (Kind.PRODUCT, Kind.GROUP) and made.plural and not made.owned:
            self._by_text.setdefault(self._text(made), referent)

    def _text(self, made: Nominal) -> str:
        words = [t.lower_ for t in self.found.tokens[made.first : made.last + 1]]
        return " ".join(words[1:] if words[0] in ("the", "these", "those") and len(words) > 1 else words)

    def _same_text(self, made: Nominal, referent: Referent) -> Referent | None:
        """Goods and groups in the plural are the same when they are named alike: "missiles" and "missiles"."""
        if made.kind not in (Kind.PRODUCT, Kind.GROUP) or not made.plural or made.owned or referent.anonymous:
            return None
        if any(t.like_num for t in self.found.tokens[made.first : made.head]):
            return None
        return self._by_text.get(self._text(made))

    def _state_of(self, made: Nominal, referent: Referent) -> Referent | None:
        """The whole government of a country is one, called by its capital too; so are "European countries"."""
        if made.kind is Kind.GOVERNMENT and made.noun in _WHOLE and referent.iso2 is not None:
            whole = self.register.states.setdefault(referent.iso2, referent).self
            whole.name = referent.name if self.found.gazetteer.get(whole.name) is not None else whole.name
            return whole
        if made.kind is Kind.GROUP and made.noun in _COUNTRIES and made.head == made.first + 1:
            adjective = self.found.places.get(made.first)
            if adjective is not None and adjective[1].what is Place.REGIONAL:
                return self.register.states.setdefault(adjective[1].name, referent)
        return None

    def _modifiers(self, made: Nominal) -> set[str]:
        words = self.found.tokens[made.first : made.head]
        return {t.lemma_.lower() for t in words if t.pos_ in ("ADJ", "NOUN", "PROPN", "NUM")}

    def _latest(self, *found: tuple[int, Referent] | None) -> Referent | None:
        return max((f for f in found if f is not None), key=lambda f: f[0], default=(0, None))[1]

    def _same_noun(self, made: Nominal) -> tuple[int, Referent] | None:
        """The latest phrase with the same noun, unless one of the two says more than the other allows."""
        own = self._modifiers(made)
        if own & _OTHERS:
            return None
        for earlier, referent in reversed(self._by_noun.get((made.kind, made.noun), [])[-_LAST:]):
            if earlier.plural == made.plural and own <= self._modifiers(earlier):
                return earlier.head, referent
        return None

    def _same_line(self, made: Nominal) -> tuple[int, Referent] | None:
        """The latest like event of the last sentences: "the accord" after "a deal"."""
        if made.line is None or self._modifiers(made) & _OTHERS:
            return None
        here = self.found.document.sentence_of[made.head]
        for earlier, referent in reversed(self._by_line.get(made.line, [])[-_LAST:]):
            if here - self.found.document.sentence_of[earlier.head] > _NEAR:
                return None
            same_number = earlier.plural == made.plural or made.line == "talk"
            if earlier.noun != made.noun and same_number and len(self._modifiers(made) - self._modifiers(earlier)) <= 1:
                return earlier.head, referent
        return None

    def _named(self, made: Nominal) -> Referent | None:
        """ "the court" after "Supreme Court", "the company" after the one firm that was named shortly before."""
        if made.kind not in _BODIES or made.plural or made.head - made.first > 1 or made.last != made.head:
            return None
        near: dict[int, Referent] = {}
        subjects: dict[int, Referent] = {}
        here = self.found.document.sentence_of[made.head]
        i = made.first - 1
        while i >= 0 and here - self.found.document.sentence_of[i] <= 2:
            referent = self.register.parts.get(i)
            if referent is not None and referent.self.kind in _BODIES and referent.self.named:
                if made.noun in referent.self.name.lower().split() or made.noun == referent.self.noun:
                    return referent.self
                near.setdefault(id(referent.self), referent.self)
                if self.found.tokens[i].dep_ == "nsubj" and self.found.document.sentence_of[i] == here:
                    subjects.setdefault(id(referent.self), referent.self)
            i -= 1
        if made.noun not in _FIRMS:
            return None
        for choice in (subjects, near):
            firms = [r for r in choice.values() if _is_firm(r)]
            if len(firms) == 1:
                return firms[0]
        return None


def _is_firm(referent: Referent) -> bool:
    return referent.kind is Kind.ORGANISATION and not _PUBLIC & set(referent.name.lower().split())
