"""Words, dates, lists and the choice of a language; and which language a text is in."""

from __future__ import annotations

import importlib
import json
import pkgutil
from datetime import date

import pytest
import spacy.lang
import yaml

from bot.facts.model import Article, ArticleId
from bot.languages.choice import choose, known
from bot.languages.dates import day, language_name, month, number
from bot.languages.lists import listed
from bot.languages.recognise import is_english, recognised
from bot.languages.words import LANGUAGES, say, say_as, say_many, speaking, spoken
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared"
GERMAN = (
    "Die Stadt Nordhafen will die alte Fähre bis zum Herbst ersetzen. Das sagte die Bürgermeisterin am Dienstag im "
    "Rathaus. Die neue Fähre kostet nach ihren Angaben zwölf Millionen Euro."
)
ENGLISH = (
    "The town of Northport wants to replace the old ferry by autumn, the mayor said on Tuesday. The new ferry costs "
    "twelve million euros by her account, half of which the state will pay."
)


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("de", "de"),
        ("de_DE.UTF-8", "de"),
        ("es-419", "es"),
        ("es_ES@euro", "es"),
        ("en-US", "en"),
        ("fr-CH, fr;q=0.9, de;q=0.7, en;q=0.8, *;q=0.5", "en"),
        ("fr, de;q=0.4, es;q=0.6", "es"),
        ("de;q=0", None),
        ("ja", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("", None),
        (None, None),
        ("; , q=1;;", None),
    ],
)
def test_which_language_is_wanted(wanted: str | None, language: str | None) -> None:
    """Locales of platforms, of terminals, and what a browser sends; the most wanted one that there is."""
    assert language == known(wanted)


def test_the_first_wish_that_can_be_met() -> None:
    """Somebody's own language goes before that of the settings, and English is what is left."""
    assert ("de", "es", "en") == (choose("de", "es"), choose("ja", "es"), choose("ja", ""))


def test_a_language_is_spoken_within_its_block_only() -> None:
    """Blocks nest, and one in an unknown language speaks English."""
    with speaking("de"):
        with speaking("es"):
            assert "es" == spoken()
        with speaking("tlh"):
            assert "en" == spoken()
        assert "de" == spoken()
    assert "en" == spoken()


def test_messages_in_each_language() -> None:
    """Whole sentences with their places filled; what is not known stays as it is written; braces of a value stay."""
    said = []
    for language in LANGUAGES:
        with speaking(language):
            said.append(say("There is no command {name}.", name="{x}"))
    assert ["There is no command {x}.", "Es gibt keinen Befehl {x}.", "No existe el comando {x}."] == said
    with speaking("de"):
        assert "Nobody ever wrote this {here}." == say("Nobody ever wrote this {here}.")
        assert "" == say("")
        assert ("zitate", "zitate") == (say_as("command", "quotes"), say_as("command", "quotes"))


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "one sentence", "3 sentences"),
        ("de", "ein Satz", "3 Sätze"),
        ("es", "una frase", "3 frases"),
    ],
)
def test_plurals(language: str, one: str, many: str) -> None:
    """One and several, by each language's own rule."""
    with speaking(language):
        assert one == say_many("one sentence", "{count} sentences", 1)
        assert many == say_many("one sentence", "{count} sentences", 3)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("Mon 14 Jul 2025", "July 2025", "12,500", "German")),
        ("de", ("Mo., 14. Juli 2025", "Juli 2025", "12.500", "Deutsch")),
        ("es", ("lun, 14 jul 2025", "julio de 2025", "12.500", "alemán")),
    ],
)
def test_days_numbers_and_names_of_languages(language: str, told: tuple[str, ...]) -> None:
    """As the CLDR has them; in English as they always were."""
    with speaking(language):
        found = (day(date(2025, 7, 14)), month(date(2025, 7, 14)), number(12_500), language_name("de"))
    assert told == found


@pytest.mark.parametrize(
    ("language", "names", "told"),
    [
        ("en", ("Malta",), "Malta"),
        ("en", ("Malta", "Norway", "Italy"), "Malta, Norway and Italy"),
        ("de", ("Malta", "Norway", "Italy"), "Malta, Norway und Italy"),
        ("es", ("Malta", "Norway"), "Malta y Norway"),
        ("es", ("Malta", "Italy"), "Malta e Italy"),
        ("es", ("ice", "hielo"), "ice y hielo"),
        ("es", (), ""),
    ],
)
def test_lists(language: str, names: tuple[str, ...], told: str) -> None:
    """Joined as the language joins them: a Spanish "y" before its own sound is an "e"."""
    with speaking(language):
        assert told == listed(names)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        (f"{ENGLISH} “{GERMAN[:120]}”, she added in German.", "en"),
        (GERMAN[:60] + ".", "de"),
        ("Storm hits harbour, three missing", "en"),
        ("Holm", "en"),
        ("12.5 %, 300, 2025-03-04", "en"),
        ("", "en"),
        ("Міністерство повідомило у вівторок, що новий пором коштуватиме дванадцять мільйонів євро.", "uk"),
        (
            "市政府星期二表示，新渡轮将耗资一千二百万欧元，其中一半由国家承担，预计秋天之前投入使用。",
            "zh",
        ),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    """English unless it clearly is not: short texts, names and quoted foreign sentences change nothing."""
    assert language == recognised(text)


def test_other_languages_are_never_taken_for_english() -> None:
    """The example sentences of some sixty languages that spaCy ships, eight or so of each."""
    english = []
    for found in pkgutil.iter_modules(spacy.lang.__path__):
        try:
            sentences = importlib.import_module(f"spacy.lang.{found.name}.examples").sentences
        except ImportError:
            continue
        if found.name not in ("en", "xx") and is_english(" ".join(sentences)):
            english.append(found.name)
    assert [] == english


@pytest.mark.skipif(not (SHARED / "dev" / "kinds.yaml").is_file(), reason="needs the texts beside the checkout")
def test_no_english_text_is_refused() -> None:
    """Every text there is to try, its titles, and each of its paragraphs."""
    texts = [" ".join(kind["text"]) for kind in yaml.safe_load((SHARED / "dev" / "kinds.yaml").read_text())["kinds"]]
    for path in sorted((SHARED / "data" / "attribution-dev" / "text").glob("*.txt")):
        texts.append(path.read_text(encoding="utf-8", errors="replace"))
    for path in sorted((SHARED / "data" / "fivewoneh-dev").glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        texts += [told["title"] or "", told["description"] or "", told["text"]]
    parts = [part for text in texts for part in (text, *text.split("\n"))]
    assert len(parts) > 100
    assert [] == [part[:80] for part in parts if recognised(part) != "en"]


def test_an_article_knows_whether_it_is_understood() -> None:
    """English of any country is, other languages are not."""
    made = {
        code: Article(id=ArticleId("a"), text="x", language=code).understood for code in ("en", "en-GB", "de", "und")
    }
    assert {"en": True, "en-GB": True, "de": False, "und": False} == made
