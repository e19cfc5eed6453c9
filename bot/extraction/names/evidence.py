"""What the proper names of an article are: evidence by their own words, by the model, by what stands around them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bot.extraction.names.context import by_context, product_noun
from bot.extraction.names.proper_names import Name
from bot.extraction.names.runs import Scan
from bot.extraction.names.surroundings import around
from bot.extraction.names.wording import by_words
from bot.facts.model import Kind

ENOUGH = 2.0
"""The weight of evidence from which a name gets a kind; below it stays OTHER."""
_LABELS = {"PER": Kind.PERSON, "ORG": Kind.ORGANISATION, "LOC": Kind.PLACE}
_ORDER = {kind: i for i, kind in enumerate(Kind)}


@dataclass(slots=True)
class Evidence:
    """Weights for kinds, and how often the model gave which label. `lone` is a single word named once, at a start."""

    weights: dict[Kind, float] = field(default_factory=dict)
    labels: Counter[str] = field(default_factory=Counter)
    several_words: bool = False
    lone: bool = False

    def join(self, other: Evidence) -> None:
        """Add the evidence of another form of the same name."""
        for kind, weight in other.weights.items():
            self.weights[kind] = max(self.weights.get(kind, 0.0), weight)
        self.labels += other.labels
        self.several_words |= other.several_words
        self.lone = False

    def votes(self) -> dict[Kind, float]:
        """All weights together. A word like "plc" at the end of a name outdoes the model's idea of a person."""
        done = dict(self.weights)
        for label, count in self.labels.items():
            kind = _LABELS.get(label)
            if kind is None:
                continue
            if kind is Kind.PERSON and any(k is not Kind.PERSON and w >= 5.0 for k, w in self.weights.items()):
                continue
            done[kind] = done.get(kind, 0.0) + self._weight(kind) * count / self.labels.total()
        state = done.pop(Kind.COUNTRY, 0.0)
        if state:
            done[Kind.PLACE] = done.get(Kind.PLACE, 0.0) + state
        return done

    def _weight(self, kind: Kind) -> float:
        """How much the model's label says. It calls many an unknown name a person: that alone makes nobody one."""
        if kind is Kind.ORGANISATION:
            return 2.2
        if kind is Kind.PERSON and self.weights.get(Kind.PERSON, 0.0) < (0.4 if self.several_words else 0.8):
            return 1.6 if self.several_words else 0.8
        if kind is Kind.PERSON and not self.several_words:
            return 1.5 if self.lone else 2.0
        return 2.5

    def decide(self) -> Kind:
        """The kind with the most evidence; OTHER where that is not enough. Ties go by the order of the kinds."""
        votes = self.votes()
        if not votes:
            return Kind.OTHER
        kind = max(votes, key=lambda k: (votes[k], -_ORDER[k]))
        if votes[kind] < ENOUGH:
            return Kind.OTHER
        state = kind is Kind.PLACE and self.weights.get(Kind.COUNTRY, 0.0) >= ENOUGH
        return Kind.COUNTRY if state else kind


def weigh(found: Scan, names: list[Name]) -> Evidence:
    """The evidence of all places where one name stands in the same words."""
    first = names[0]
    weights: dict[Kind, float] = defaultdict(float)
    for kind, weight in by_words(found, first):
        weights[kind] += weight
    if all(product_noun(found, name) for name in names):
        weights[Kind.PRODUCT] += 4.0
    labels: Counter[str] = Counter()
    seen: dict[tuple[Kind, str], float] = defaultdict(float)
    for name in names:
        labels.update(t.ent_type_ for t in found.tokens[name.first : name.last + 1] if t.ent_type_)
        for kind, weight, cue in (*by_context(found, name), *around(found, name)):
            seen[kind, cue] = max(seen[kind, cue], weight)
    for (kind, _), weight in seen.items():
        weights[kind] += weight
    starts = len(names) == 1 and not found.same_sentence(first.first - 1, first.first)
    lone = starts and not found.gazetteer.words.forename(first.text)
    return Evidence(dict(weights), labels, len(first.words) > 1, lone)
