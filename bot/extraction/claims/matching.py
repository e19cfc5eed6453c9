"""Whether a cue of the lexicon fits a word: what it needs is there, nothing that it bars, and the roles from there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.extraction.claims.counted import counted_thing, shortened, still_open, with_count
from bot.extraction.claims.figures import Figure, apart
from bot.extraction.claims.made import Found, claim_of
from bot.extraction.claims.patterned import patterned, title_of
from bot.extraction.claims.reading import Reading
from bot.extraction.claims.roles import examples, implied, inside, once, one_more, role_of
from bot.extraction.trees.arguments import Places, fillers
from bot.extraction.trees.subjects import passive_beside
from bot.extraction.trees.unmarked import particled
from bot.facts.kinds import Carrier, Cue, Kind, role_named
from bot.facts.model import Role, Span

if TYPE_CHECKING:
    from bot.extraction.trees.tokens import Token

_LED = re.compile(r",? (?:with|by) (?:about |nearly |over |some |just )?$", re.IGNORECASE)


def matched(
    reading: Reading, token: Token, kind: Kind, cue: Cue, found: Places, numbers: Sequence[Figure] = ()
) -> Found | None:
    """A claim of this kind, when every place that the cue needs is filled and none that it bars."""
    if cue.particle:
        phrases = found.get(cue.particle) if "object" not in found else None
        misread = particled(token, cue.particle, phrases) if phrases else []
        if misread and not reading.says_when(misread[0]):
            found = {**found, "object": misread, cue.particle: []}  # "drafted in 60 clerks"
        elif not any(t.lower_ == cue.particle for t in found.get("particle", ())):
            return None
    if "object" in cue.needs and "object" not in found and passive_beside(token):  # "was fined and banned"
        found = {**found, "object": found.get("subject", []), "subject": []}
    used: list[Token] = []
    for place, lemmas in cue.needs.items():
        if place == "found":
            continue
        there = _holding(reading, found, place, lemmas)
        if not there:
            return None
        if place in cue.absorbs or place in cue.keeps:
            used.extend(there)
    for place, lemmas in cue.bars.items():
        if _holding(reading, found, place, lemmas):
            return None
    roles: list[Role] = []
    heads: list[tuple[Token, str, Role]] = []
    for place, names in cue.slots.items():
        for number, filler in enumerate(fillers(found, place) if not place.startswith("figure_") else ()):
            first = not number or one_more(reading, kind, names, filler)
            open_to = names if first else still_open(names, roles)  # "sold for 5 million for the navy"
            role = role_of(reading, kind, open_to, filler, place, token)
            if role and (filler not in used or place in cue.keeps):
                roles.extend(with_count(reading, kind, role, filler))
                heads.append((filler, place, role))
    for word in used:
        roles.extend(r for r in inside(reading, kind, cue, word) if r.name not in {x.name for x in roles})
    if cue.counts:
        told: dict[str, Role] = {}
        for figure in numbers:
            for name in cue.slots.get(f"figure_{figure.place}", ()):
                told.setdefault(name, Role(name=name, span=figure.span))
        roles = [*apart(roles, numbers, frozenset(told), reading.document.text), *told.values()]
    wanted = [place for place in cue.needs if place != "found"]
    if not all(_filled(kind, cue, place, roles, fillers(found, place), reading) for place in wanted):
        return None
    roles = once(shortened(reading, token, roles, heads))
    more = patterned(reading, kind, cue, token, roles) if cue.carrier is not Carrier.LINK else []
    if not more and "found" in cue.needs:
        return None
    roles = [_before(reading, role, more) for role in roles if not any(t.span.covers(role.span) for t, _ in more)]
    roles.extend(role for role, _ in more)
    roles.extend(_by_itself(reading, token, cue, found, roles))
    roles.extend(implied(kind, roles))
    roles.extend(examples(reading, token, found, roles))
    if not roles or (kind.roles and not _enough(kind, cue, roles)):
        return None
    made = claim_of(reading, token, kind, cue, roles, used)
    counted = frozenset(word.i for _, words in more for word in words if word != token)
    times = (reading.when_at(figure.span.start) for figure in numbers if figure.place == "period")
    near = tuple(when for when in times if when is not None)[:1]  # "held its rate at 3.50% [on Thursday]"
    return replace(made, used=made.used | counted, near=near) if made is not None else None


def _before(reading: Reading, role: Role, told: Sequence[tuple[Role, Sequence[Token]]]) -> Role:
    """The role up to the "with" of what a pattern found in it: "elected [mayor] with 54% of the vote"."""
    text, span = reading.document.text, role.span
    for other, _ in told:
        led = _LED.search(text, span.start, other.span.start) if span.covers(other.span) else None
        if led is not None and led.start() > span.start:
            span = Span(span.start, led.start())
    return replace(role, span=span)


def _by_itself(reading: Reading, token: Token, cue: Cue, found: Places, roles: Sequence[Role]) -> Iterator[Role]:
    """Roles of the word itself ("crashed" is the event), and of the title beside the name that fills `person`."""
    document = reading.document
    if "self" in cue.slots and not any(role.name == cue.slots["self"][0] for role in roles):
        particle = next(
            (t for t in found.get("particle", ()) if t.i == token.i + 1 and t.lower_ == cue.particle), token
        )
        yield Role(name=cue.slots["self"][0], span=document.span(token, particle))
    person = next((role for role in roles if role.name == "person"), None)
    name = cue.slots.get("title", ("",))[0]
    if person is None or not name or any(role.name == name for role in roles):
        return
    starts = document.starts
    heads = (t for some in found.values() for t in some if person.span.start <= starts[t.i] < person.span.end)
    titled = next((role for t in heads if (role := title_of(reading, name, person, t)) is not None), None)
    if titled is not None:
        yield titled


def _holding(reading: Reading, found: Places, place: str, lemmas: frozenset[str]) -> Sequence[Token]:
    """What fills the place: anything, or one of some words; of a name also the title in front: "[Judge] Ida Holm".

    Of a number and of a word for how many it is what they are of: "two of the six [hostages]".
    """
    some = fillers(found, place)
    if not lemmas or not some:
        return some
    return [t for t in some if not lemmas.isdisjoint(_called(reading, t)) or _titled(t, lemmas)]


def _called(reading: Reading, token: Token) -> tuple[str, str]:
    """The base forms of a word and of what it counts, looked up once for all cues."""
    words = reading.called.get(token.i)
    if words is None:
        words = reading.called[token.i] = token.lemma_.lower(), counted_thing(token).lemma_.lower()
    return words


def _titled(token: Token, lemmas: frozenset[str]) -> bool:
    return token.pos_ == "PROPN" and any(
        c.dep_ == "nmod:desc" and c.lemma_.lower() in lemmas for c in token.children if c.i < token.i
    )


def _filled(kind: Kind, cue: Cue, place: str, roles: Sequence[Role], words: Sequence[Token], reading: Reading) -> bool:
    """Whether a needed place that has roles in the cue did fill one of them."""
    names = [role_named(name) for name in cue.slots.get(place, ())]
    names += [kind.numbered[name] for name in names if name in kind.numbered]
    if not names or cue.needs[place]:
        return True
    starts = {reading.document.starts[w.i] for w in words}
    return any(r.name in names and any(r.span.start <= s < r.span.end for s in starts) for r in roles)


def _enough(kind: Kind, cue: Cue, roles: Sequence[Role]) -> bool:
    """A verb says something once one role is filled, but a cause two, and a forecast more than who makes it."""
    if cue.carrier is Carrier.LINK:
        return len(roles) >= 2
    return any(role.name != kind.voiced for role in roles)
