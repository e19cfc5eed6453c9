"""The countries of an article as a map: which part each has, and by whose account."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.facts.allegations import doubt
from bot.facts.model import Entity, EntityId, FactSheet, Status
from bot.languages.lists import listed
from bot.languages.words import mark, say, say_many
from bot.replies.parts import PartOf, parts
from bot.replies.pictures import Land, MapPart, MapSketch
from bot.replies.wording import DASH, OWN_VOICE, chain_words, label

TITLE = mark("Map: countries by their part in the article")
FEWEST = 2
"""A map of one country says nothing that its name does not."""
PARTS = 6
"""How many parts have a colour of their own; countries that have only others stand together."""
OTHER = mark("other parts")
ONLY_NAMED = mark("named only")
_NO_DEED = frozenset(("hold_post",))
"""Predicates whose parts tell nothing of a country: that somebody leads one of its offices."""
ACCOUNTS = 3
"""How many accounts of one country are told on the map."""


def country_map(
    sheet: FactSheet, found: Sequence[Entity], same: Callable[[EntityId], EntityId] = lambda ident: ident
) -> MapSketch | None:
    """The map of these entities; None for fewer than two countries. `same` leads a government to its country."""
    lands = {each.id: Land(name=each.name, iso2=each.iso2) for each in found if each.iso2}
    held: dict[str, dict[str, dict[str, None]]] = {}  # country, who says so, what it is
    for part in parts(sheet):
        land = lands.get(same(part.entity))
        if land is not None and part.claim.predicate not in _NO_DEED:
            held.setdefault(land.iso2, {}).setdefault(chain_words(sheet, part.chain), {})[_state(sheet, part)] = None
    by_code = {land.iso2: land for land in lands.values()}
    if len(by_code) < FEWEST:
        return None
    alike: dict[str, list[Land]] = {}
    for code in sorted(held, key=list(by_code).index):
        alike.setdefault(_told(held[code]), []).append(by_code[code])
    return MapSketch(
        title=say(TITLE), parts=_limited(alike, [land for land in by_code.values() if land.iso2 not in held])
    )


def _state(sheet: FactSheet, part: PartOf) -> str:
    """The part with how far it has come, where that is not simply done: who will buy is no buyer yet."""
    if part.claim.negated:
        return say("not {part}", part=part.part)
    plain = part.claim.status is Status.DONE and doubt(sheet, part.claim) is None
    state = label(sheet, part.claim) if not plain else ""
    return f"{part.part} ({state[:1].lower()}{state[1:]})" if state and part.part not in state else part.part


def _told(held: dict[str, dict[str, None]]) -> str:
    """What a country is, by each account: "recipient – by the mayor; buyer, in talks – by the article"."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for who, what in held.items():
        alike.setdefault(tuple(what), []).append(_within(who))
    told = [f"{', '.join(what)}{DASH}{say('by {who}', who=listed(tuple(who)))}" for what, who in alike.items()]
    if len(told) > ACCOUNTS:
        more = len(told) - ACCOUNTS + 1
        told[ACCOUNTS - 1 :] = [say_many("and more by {count} other", "and more by {count} others", more)]
    return "; ".join(told)


def _within(who: str) -> str:
    """A claimant in the middle of a line."""
    ours = who == say(OWN_VOICE) or who.startswith(say("Somebody unnamed"))
    return f"{who[:1].lower()}{who[1:]}" if ours else who


def _limited(alike: dict[str, list[Land]], only_named: list[Land]) -> tuple[MapPart, ...]:
    """A part for each group of countries that are the same, the largest kept where there are too many."""
    kept = sorted(alike, key=lambda told: -len(alike[told]))[:PARTS]
    made = [MapPart(title=told, lands=tuple(alike[told])) for told in alike if told in kept]
    rest = tuple(land for told in alike if told not in kept for land in alike[told])
    made += [MapPart(title=say(OTHER), lands=rest)] if rest else []
    return (*made, *([MapPart(title=say(ONLY_NAMED), lands=tuple(only_named), plain=True)] if only_named else []))
