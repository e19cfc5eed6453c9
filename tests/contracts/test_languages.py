"""Every word of ours is in every catalogue, and reaches the reader through it."""

from __future__ import annotations

import gettext
import io
import re
import string
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.commands.names import COMMAND, OPTION, abroad, option_in, spellings
from bot.commands.parse import command_in
from bot.commands.spec import Command, Typed
from bot.facts.model import FactSheet
from bot.languages import words
from bot.languages.words import LANGUAGES, SOURCE, say, speaking
from bot.platforms.console.render import render as as_text
from bot.platforms.discord.project import LOCALES, payload
from bot.platforms.discord.render import render as for_discord
from bot.platforms.slack.render import render as for_slack
from bot.ports import Place
from bot.replies.blocks import (
    Bullets,
    Buttons,
    Fields,
    Heading,
    Line,
    Link,
    Note,
    Paragraph,
    Picture,
    Quote,
    Reply,
    Text,
)
from tests.conftest import ROOT
from tests.contracts.test_commands import COMMANDS, asked
from tests.contracts.test_surfaces import asked as asked_of
from tests.scenarios.test_routing import sheets, texts
from tests.stories import desk, ferries, fog

OTHERS = tuple(language for language in LANGUAGES if language != SOURCE)
KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(("say", "mark", "phrase", "lasting")),
    "say_many": (1, 2),
    "say_as": ((1, "c"), 2),
}
"""The functions that say something, as in the Makefile."""


@cache
def collected() -> frozenset[tuple[str | None, str | tuple[str, ...]]]:
    """Context and message of all that `make messages` collects."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]["mappings"]
    method_map = [(each["pattern"], each["method"]) for each in settings]
    found = extract_from_dir(str(ROOT), method_map, keywords=KEYWORDS)
    return frozenset((context, _key(message)) for _, _, message, _, context in found)


def _key(message: str | tuple[str, ...] | list[str]) -> str | tuple[str, ...]:
    return message if isinstance(message, str) else tuple(message)


@cache
def catalogue(language: str) -> Catalog:
    """The catalogue as it is written."""
    path = words.FOLDER / language / "LC_MESSAGES" / "newsdesk.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def messages(language: str) -> Iterator[Message]:
    """Its messages, without the head."""
    return (message for message in catalogue(language) if message.id)


def forms(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is to be said, and how it is said: one form, or one for each plural."""
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    said = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return ids, said


def places(text: str) -> set[str]:
    """The names of the places in a message."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_everything_is_translated(language: str) -> None:
    """Each message of the source is in the catalogue, with words in every plural form, and nothing else is."""
    there = {(message.context, _key(message.id)) for message in messages(language)}
    assert set() == collected() - there, "run make messages, and translate what is new"
    assert set() == there - collected(), "run make messages"
    assert [] == [message.id for message in messages(language) if message.fuzzy or not all(forms(message)[1])]
    for message in messages(language):
        assert len(forms(message)[1]) == (catalogue(language).num_plurals if message.pluralizable else 1), message.id


@pytest.mark.parametrize("language", OTHERS)
def test_places_and_edges_agree(language: str) -> None:
    """A translation has the places of its message, begins and ends with the same space, and is on one line."""
    for message in messages(language):
        ids, said = forms(message)
        for text in said:
            assert places(ids[-1]) == places(text) | (places(ids[-1]) - places(ids[0])), message.id
            assert (ids[0][:1].isspace(), ids[0][-1:].isspace()) == (text[:1].isspace(), text[-1:].isspace()), (
                message.id
            )
            assert "\n" not in text, message.id


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    """The file that is read at run time holds the same translations: `make messages` was run."""
    made = io.BytesIO()
    write_mo(made, catalogue(language))
    made.seek(0)
    with (words.FOLDER / language / "LC_MESSAGES" / "newsdesk.mo").open("rb") as file:
        shipped = gettext.GNUTranslations(file)
    fresh = gettext.GNUTranslations(made)
    for message in messages(language):
        one = forms(message)[0][0]
        if message.context:
            assert fresh.pgettext(message.context, one) == shipped.pgettext(message.context, one)
        else:
            assert fresh.gettext(one) == shipped.gettext(one)


@pytest.mark.parametrize("language", OTHERS)
def test_names_are_fit_for_every_surface(language: str) -> None:
    """Translated names of commands are Discord names, and nobody else's; those of options are so within a command."""
    with speaking(language):
        named = [words.say_as(COMMAND, command.name) for command in COMMANDS]
        assert len(named) == len(set(named))
        for command in COMMANDS:
            options = [words.say_as(OPTION, option.name) for option in command.options]
            assert len(options) == len(set(options)), command.name
            for name in (words.say_as(COMMAND, command.name), *options):
                assert re.fullmatch(r"[-\w]{1,32}", name), name
                assert name == name.lower()
            for text in (command.help, *(option.help for option in command.options)):
                assert 1 <= len(say(text)) <= 100, text


def test_discord_gets_every_translation() -> None:
    """Each command and option is shown in each of Discord's locales that we have words for."""
    locales = {locale for language in OTHERS for locale in LOCALES[language]}
    for made in payload(COMMANDS):
        for each in (made, *made["options"]):
            assert locales == set(each["description_localizations"]), each["name"]
            assert set(each["name_localizations"]) <= locales


@pytest.mark.parametrize("command", COMMANDS, ids=[command.name for command in COMMANDS])
def test_its_names_are_understood(command: Command) -> None:
    """Typed in any language, with accents or without, it is that command; so are its options."""
    for told in abroad(COMMAND, command.name).values():
        for name in spellings(told):
            found = command_in(f"/{name}", COMMANDS)
            assert found is not None, name
            assert found[0] == command, name
    for option in command.options:
        for told in abroad(OPTION, option.name).values():
            for name in spellings(told):
                assert option_in(command, name) is not None, name


class Brackets(gettext.NullTranslations):
    """A language in which every message stands in brackets."""

    def gettext(self, message: str) -> str:
        """The message in brackets."""
        return f"⟦{message}⟧"

    def pgettext(self, context: str, message: str) -> str:
        """The same."""
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The same."""
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


_DAY = re.compile(r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?,? \d{1,2}\. [^\W\d]+\.? \d{4}|\b[^\W\d]+ \d{4}\b")
_INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")


def texts_in(reply: Reply) -> Iterator[str]:
    """Every text of a reply that is neither a command to type nor verbatim."""
    for block in reply.blocks:
        match block:
            case Heading(text=text):
                yield text
            case Paragraph(line=line) | Note(line=line) | Quote(before=line):
                yield _said(line)
            case Bullets(lines=lines):
                yield from map(_said, lines)
            case Fields(pairs=pairs):
                yield from (f"{name} {_said(line)}" for name, line in pairs)
            case Buttons(buttons=buttons):
                yield from (button.label for button in buttons)
            case Picture(alt=alt):
                yield alt
            case _:
                pass


def _said(line: Line) -> str:
    return "".join(part.text for part in line if isinstance(part, Text | Link))


def ours(text: str, sheet: FactSheet) -> list[str]:
    """What of a text stands neither in brackets nor in the article: words of ours that no catalogue saw."""
    while _INNERMOST.search(text):
        text = _INNERMOST.sub("\n", text)
    text = _DAY.sub("\n", re.sub(r"⟦.*|^.*⟧", "\n", text))  # a label that was cut
    article = _plain(f"{sheet.article.title or ''} {sheet.article.text}")
    names = [_plain(each.name) for each in sheet.entities]
    names += [_plain(each.description) for each in sheet.entities if each.description]
    left = []
    for piece in re.split(r"[\n–:;,.!?/“”„\"()\[\]…]+", text):
        piece = _plain(piece)
        if re.search(r"[^\W\d]", piece) and piece not in article and piece not in names:
            left.append(piece)
    return left


def _plain(text: str) -> str:
    """Words without the marks around and within them, of which an answer may take some off."""
    return " ".join(re.sub("[\"“”„‘’']", "", text).split()).casefold()


@pytest.fixture
def _bracketed(monkeypatch: pytest.MonkeyPatch) -> None:
    """German as the language of brackets."""
    monkeypatch.setitem(words.LOADED, "de", Brackets())


async def in_german(sheet: FactSheet, line: str) -> Reply:
    """The answer to a German reader."""
    front = await desk(sheet)
    place = Place("console", "", "terminal")
    return await front.dispatch(Typed(line), front.call(user="tester", place=place, locale="de", manager=True))


@pytest.mark.usefixtures("_bracketed")
@pytest.mark.parametrize("command", COMMANDS, ids=[command.name for command in COMMANDS])
async def test_no_word_goes_past_the_catalogues(command: Command) -> None:
    """Whatever a command says of a rich article, of a poor one, and of itself, each word of ours was looked up."""
    for sheet in (ferries(), fog()):
        for line in (asked(command), f"help {command.name}", f"{command.name} nosuch:1"):
            reply = await in_german(sheet, line)
            assert "de" == reply.language
            typed = {option.name for option in command.options} | {command.name, "nosuch", *command.name.split("-")}
            for text in texts_in(reply):
                assert [] == [piece for piece in ours(text, sheet) if piece not in typed], (line, text)


@pytest.mark.slow
@pytest.mark.usefixtures("_bracketed")
@pytest.mark.parametrize("name", tuple(texts()))
async def test_no_word_goes_past_the_catalogues_on_any_article(name: str) -> None:
    """The same over articles of every kind, as they are read."""
    sheet = sheets()[name]
    for command in COMMANDS:
        reply = await in_german(sheet, asked_of(command.name, sheet))
        for text in texts_in(reply):
            assert [] == ours(text, sheet), (command.name, text)


def test_words_that_went_past_are_found() -> None:
    """The walk sees English words of ours beside translated ones, and lets the article's pass."""
    sheet = ferries()
    assert ["who pays for it"] == ours("⟦The article⟧ – Who pays for it – twelve electric ferries [1]", sheet)
    assert [] == ours("⟦⟦Aldo Renk⟧ (said ⟦x⟧)⟧ – Mo., 10. März 2025: “the Coastal League” ⟦and", sheet)


@pytest.mark.usefixtures("_bracketed")
async def test_each_surface_says_its_own_words_so() -> None:
    """The frame that a renderer puts around an answer is in the language of the answer."""
    reply = await in_german(ferries(), "who-pays")
    assert "⟦Ask next:⟧" in as_text(reply)
    with speaking("de"):
        long = Reply((Heading("Ferries"), Bullets(tuple(((Text("ferries " * 40)),) for _ in range(90)))), typed="who")
    assert "⟦and " in for_discord(long)[0].body["embeds"][0]["description"]
    assert "⟦Show " in str(for_slack(long)[0]["blocks"])
