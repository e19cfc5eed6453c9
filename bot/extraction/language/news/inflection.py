"""English inflection for the grammar's own words: forms of verbs and plurals of nouns."""

from __future__ import annotations

from bot.extraction.language.news.words import DOUBLING, IRREGULAR, PLURALS

_VOWELS = "aeiou"


def plural(noun: str) -> str:
    """The plural of a noun: "worker" to "workers", "man" to "men"."""
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    return noun + "s"


def third(verb: str) -> str:
    """The form for he, she and it in the present: "denies"."""
    if verb == "have":
        return "has"
    if verb == "go":
        return "goes"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    if verb.endswith(("s", "x", "ch", "sh", "z")):
        return verb + "es"
    return verb + "s"


def past(verb: str) -> str:
    """The past form: "denied", "beat"."""
    return IRREGULAR[verb][0] if verb in IRREGULAR else _regular(verb)


def participle(verb: str) -> str:
    """The past participle: "denied", "beaten"."""
    return IRREGULAR[verb][1] if verb in IRREGULAR else _regular(verb)


def gerund(verb: str) -> str:
    """The form in -ing: "denying", "cutting"."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _doubled(verb: str) -> str:
    short = len(verb) == 3 and verb[1] in _VOWELS and verb[0] not in _VOWELS and verb[2] not in _VOWELS + "wxy"
    irregular = verb in ("cut", "put", "set", "let", "hit", "shut", "quit", "split", "run", "win", "begin", "get",
                         "swim", "forget", "bid", "outbid")  # fmt: skip
    return verb + verb[-1] if short or irregular or verb in DOUBLING else verb
