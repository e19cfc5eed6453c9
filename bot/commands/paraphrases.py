"""Words by which readers ask for what an article tells with others: "plane" for a turboprop, "sacked" for dismissed.

Wider than `bot.facts.synonyms`, which holds bullets against articles: here a sentence is only shown, word for word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from bot.facts.synonyms import exclude, same_meaning
from bot.facts.words import stem

_GROUPS = (
    "plane aircraft jet airliner aeroplane airplane turboprop",
    "ship vessel boat ferry freighter tanker trawler",
    "train railway rail",
    "crash collide derail accident collision derailment",
    "quake earthquake tremor",
    "storm hurricane typhoon cyclone",
    "blaze fire wildfire",
    "blast explosion bombing explode",
    "sack dismiss fire oust remove",
    "guilty convict conviction verdict",
    "acquit clear exonerate",
    "jail prison imprison sentence",
    "swap exchange trade",
    "outcome result score",
    "reason cause explanation",
    "react reaction respond response reply",
    "fund funding sponsor",
    "medicine drug medication",
    "vaccine jab vaccination",
    "participant volunteer subject patient",
    "develop diagnose",
    "hack breach attack intrusion",
    "customer client user guest",
    "exam test examination",
    "teacher lecturer",
    "fee charge price cost",
    "pupil student",
    "game match fixture final",
    "coach trainer manager",
    "goal score",
    "lead ahead leader",
    "rocket missile launcher",
    "gun cannon howitzer artillery mortar",
    "fighter jet warplane",
    "ceasefire truce armistice",
    "shoot fire shell open",
    "rebel militia insurgent fighter",
    "refugee migrant",
    "rescue save",
    "flee leave evacuate",
    "destroy damage ruin wreck",
    "tariff levy duty tax",
    "unchanged hold keep steady",
    "profitable profit",
    "postpone delay late",
    "due schedule plan",
    "power electricity energy",
    "plant station reactor",
    "resign resignation quit",
    "appoint name nominate successor succeed replace",
    "suspend ban bar",
    "mark grade score",
    "object oppose protest criticise",
    "yield rate coupon",
    "debt bond loan",
    "investor shareholder stake",
    "takeover merger bid acquisition acquire",
    "settle settlement deal agree",
    "raise increase rise",
    "landing touchdown land",
    "spacecraft craft probe lander satellite capsule",
    "trigger spark cause",
    "break broken fault failure fail",
    "victim dead casualty",
    "find discover detect",
    "ask request demand",
    "shut close closure",
    "arrive delivery deliver arrival",
    "receive deliver get obtain",
    "donate give contribute pledge provide offer grant",
    "include cover contain comprise",
)
"""Words that one question may mean by any of each other."""

_SIDES = (("buy", "sell"), ("buy", "sale"), ("give", "get"), ("lend", "borrow"), ("open", "close"), ("win", "lose"))
"""Words that other tables hold for like, and that are two sides of one deed."""

LIKE = 0.8
"""How much (0 to 1) a word of the same group counts."""


@cache
def _numbers() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_GROUPS):
        for word in group.split():
            found.setdefault(stem(word), set()).add(number)
    return {root: frozenset(numbers) for root, numbers in found.items()}


@lru_cache(maxsize=1 << 16)
def may_mean(asked: str, told: str) -> float:
    """How far (0 to 1) a stem of a question may mean a stem of the article; who sells is not who buys."""
    if asked == told:
        return 1.0
    if exclude(asked, told) or any({asked, told} == {stem(a), stem(b)} for a, b in _SIDES):
        return 0.0
    numbers = _numbers().get(asked, frozenset()) & _numbers().get(told, frozenset())
    return LIKE if numbers or same_meaning(asked, told) else 0.0
