"""What the words of a name itself say it is: "plc", "Ministry", a forename, the ending of a surname."""

from __future__ import annotations

import re

from bot.extraction.names.proper import LIKE_MONTHS
from bot.extraction.names.proper_names import Name
from bot.extraction.names.runs import Scan
from bot.facts.model import Kind

_OF_BODIES_TOO = frozenset("awards programme program project initiative mission campaign forum congress".split())
"""Words that end the name of an event, or of the body that holds it."""
_OF_THE_WORLD = frozenset(("world", "un", "united"))
_CLUBS = frozenset("real fc ac afc atletico atlético athletic sporting inter dynamo dinamo lokomotiv deportivo".split())
_LANDFORMS = frozenset("cape mount lake port fort gulf isle river strait bay puerto".split())
_HUMPED = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|Van|Fitz)[A-Z]?[a-z]+[A-Z]\w*$")


def by_words(found: Scan, name: Name) -> list[tuple[Kind, float]]:
    """The kinds that the words of a name speak for, each with its weight."""
    words = found.gazetteer.words
    parts = [word.lower() for word in name.text.split()]
    last, first = parts[-1], parts[0].rstrip(".")
    done: list[tuple[Kind, float]] = []
    kinds = ("government", "media", "organisation", "event", "product", "work", "place")
    cut = next((i for i, part in enumerate(parts) if i and part in ("of", "for")), len(parts))
    core = parts[:cut]
    for kind in kinds:
        if len(parts) > 1 and (core[-1] in words.suffixes[kind] or last in words.suffixes[kind]):
            named = len(parts) == 2 and bool(words.forename(first))
            soft = kind == "event" and last in _OF_BODIES_TOO
            done.append((Kind(kind), 3.5 if soft else 6.0 if kind != "place" else 3.0 if named else 5.0))
            break
    else:
        for kind, prefixes in words.prefixes.items():
            if len(parts) > 1 and first in prefixes and kind == "place" and parts[1] in ("de", "du", "des", "d'", "la"):
                done.append((Kind.PLACE, 5.0))
            elif len(parts) > 1 and first in _LANDFORMS and kind == "place":
                done.append((Kind.PLACE, 3.0))
            elif len(parts) > 1 and first in _CLUBS and kind == "organisation":
                done.append((Kind.ORGANISATION, 4.0))
            elif len(parts) > 1 and first in prefixes:
                done.append((Kind(kind), 4.0 if kind in ("government", "event") else 1.5))
    if len(parts) > 2 and first in _OF_THE_WORLD and last in ("programme", "program", "mission", "initiative"):
        done = [(Kind.ORGANISATION, 6.0)]
    if len(parts) > 1 and not done and last in words.suffixes["firm"]:
        done.append((Kind.ORGANISATION, 3.0))
    if "&" in parts[1:-1] and not all(words.forename(part) for part in (parts[0], last)):
        done.append((Kind.ORGANISATION, 6.0))  # "Brandt & Lowe" is a firm, "Anna & Mark" are two people
    if len(parts) == 1 and last in words.suffixes["government"]:
        done.append((Kind.GOVERNMENT, 5.0))
    done.extend(_by_surname(found, name, parts))
    if len(parts) in (2, 3, 4) and words.forename(first):
        done.append((Kind.PERSON, 3.5))
    elif len(parts) == 2 and name.text.split()[0] in LIKE_MONTHS:
        done.append((Kind.PERSON, 2.0))
    if len(parts) > 1 and any(part in words.suffixes["product"] for part in parts[:-1]):
        done.append((Kind.PRODUCT, 4.0))
    city = found.gazetteer.get(name.text)
    if city is not None and not city.national:
        done.append((Kind.PLACE, 3.0))
    if acronym(name.text) or _HUMPED.match(name.text):
        done.append((Kind.ORGANISATION, 1.5))
    return done


def _by_surname(found: Scan, name: Name, parts: list[str]) -> list[tuple[Kind, float]]:
    """Surnames that news uses alone, families named first, and endings that mark a surname behind another word."""
    signs = found.gazetteer.words.signs
    if len(parts) == 1 and parts[0] in signs.alone and not name.text.isupper():
        return [(Kind.PERSON, 2.0)]
    if len(parts) in (2, 3) and parts[0] in signs.families:
        return [(Kind.PERSON, 1.5)]
    if len(parts) in (2, 3) and parts[-1].endswith(signs.endings) and len(parts[-1]) > 5:
        return [(Kind.PERSON, 0.7)]
    return []


def acronym(text: str) -> bool:
    """Whether a name is written in two to seven capitals."""
    letters = text.replace("-", "").replace(".", "")
    return letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 7
