"""Every command over every article of many kinds, on every surface; and whatever is typed, one friendly line."""

from __future__ import annotations

import importlib.util
import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from bot.commands.dispatch import WRONG, FrontDesk
from bot.commands.spec import Chosen, Command, Typed
from bot.commands.story import key_of
from bot.facts.model import FactSheet, Part
from bot.facts.query import shown as claims_of
from bot.platforms.console.render import render as as_text
from bot.platforms.discord.render import render as for_discord
from bot.platforms.slack.render import render as for_slack
from bot.replies.blocks import Button, Buttons, Paragraph, Reply, cited, plain
from bot.replies.plain import to_json
from tests.adapters.discord.judge import spec_beside
from tests.conftest import ROOT
from tests.contracts.test_commands import ON_ARTICLES
from tests.scenarios.test_routing import sheets, texts
from tests.stories import ask, asker, desk, ferries, noting_desk, shown

NAMES = tuple(texts())


def slack_faults() -> Callable[[Any], list[str]]:
    """The judge of Slack's messages beside the checkout; without it one that finds nothing."""
    path = ROOT.parent / "shared" / "judges" / "slack.py"
    if not path.is_file():
        return lambda body: []
    found = importlib.util.spec_from_file_location("slack_judge", path)
    assert found is not None
    assert found.loader is not None
    judge = importlib.util.module_from_spec(found)
    found.loader.exec_module(judge)
    logging.disable(logging.NOTSET)  # importing it turns logging off
    faults: Callable[[Any], list[str]] = judge.message_faults
    return faults


def asked(name: str, sheet: FactSheet) -> str:
    """The command with what it must be given, of what there is in the article."""
    speakers = [sheet.entity(link.speaker).name for c in claims_of(sheet) for link in c.attribution if link.speaker]
    given = {
        "ask": "who says what?",
        "compare": key_of(sheet.article.id),
        "entity": sheet.entities[0].name,
        "evidence": "1",
        "said": (speakers or ["nobody"])[0],
    }
    return f"{name} {given.get(name, '')}".strip()


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
async def test_every_command_on_every_surface(name: str) -> None:
    """Each answer cites only body sentences, and each of its four forms is one that its surface accepts."""
    sheet = sheets()[name]
    front, _ = await noting_desk(sheet)
    discord, slack = spec_beside(ROOT), slack_faults()
    for command in ON_ARTICLES:
        reply = await ask(front, asked(command.name, sheet))
        assert shown(reply).splitlines()[0].strip() not in ("", WRONG), command.name
        for number in cited(reply):
            sentence = sheet.sentence(number)
            assert sentence is not None, command.name
            assert sentence.part is Part.BODY
        for message in for_discord(reply):
            faults = discord.errors("POST", "/channels/1/messages", message.body) if discord is not None else []
            assert [] == faults, command.name
        for body in for_slack(reply):
            assert [] == slack(json.loads(json.dumps(body))), command.name
        assert as_text(reply)
        assert to_json(reply)["blocks"]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
async def test_citations_open_their_sentence(name: str) -> None:
    """`evidence n` shows the sentence that [n] in any answer means."""
    sheet = sheets()[name]
    front = await desk(sheet)
    for number in {number for command in ON_ARTICLES for number in cited(await ask(front, asked(command.name, sheet)))}:
        sentence = sheet.sentence(number)
        assert sentence is not None
        assert sentence.span.of(sheet.article.text) in shown(await ask(front, f"evidence {number}"))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
async def test_only_what_the_article_answers_is_offered(name: str) -> None:
    """A pack's commands are offered where its claims occur: every next question has an answer."""
    sheet = sheets()[name]
    front = await desk(sheet)
    for command in ON_ARTICLES:
        for button in buttons(await ask(front, asked(command.name, sheet))):
            assert cited(await ask(front, button.command)) or button.command.startswith("export"), button


def buttons(reply: Reply) -> list[Button]:
    """Every button of a reply."""
    return [button for block in reply.blocks if isinstance(block, Buttons) for button in block.buttons]


NASTY = some.one_of(
    some.text(max_size=60),
    some.sampled_from(
        (
            "",
            "x" * 4000,
            "😀" * 50,
            "مَن يدفع؟ \u202e who pays",
            "\x00\x07\x1b[31m",
            "'; DROP TABLE articles; --",
            "<script>alert(1)</script> @everyone <!channel> **who**",
            "quotes nosuch:5",
            "who-pays about:",
            'said speaker:"',
            "evidence -1",
            "evidence 99999999999999999999",
            "quotes most:٣",
            "status status:☃",
            "compare :::",
            "from:9 from:8",
        )
    ),
)


@given(typed=NASTY, front=some.sampled_from(("", "ask ", "who-pays ", "entity ", "about:", "/")))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_is_typed_is_answered_in_words(typed: str, front: str) -> None:
    """Nothing that anybody types ends in a fault: there is always an answer, and a refusal is one short line."""
    reply = await ask(await nasty_desk(), f"{front}{typed}")
    assert WRONG not in shown(reply)
    assert_friendly(reply)


@given(name=some.sampled_from([command.name for command in ON_ARTICLES]), value=NASTY)
@settings(max_examples=100, deadline=None)
async def test_whatever_a_form_holds_is_answered_in_words(name: str, value: str) -> None:
    """The same for every option of a form, known or not."""
    front = await nasty_desk()
    command = next(each for each in front.commands if each.name == name)
    for option in (*(each.name for each in command.options), "nosuch"):
        reply = await front.dispatch(Chosen(name, {option: value}), asker(front))
        assert WRONG not in shown(reply)
        assert_friendly(reply)


def assert_friendly(reply: Reply) -> None:
    """A refusal is one line that can be read and printed, with buttons at most; whatever else is no empty answer."""
    assert shown(reply).strip()
    if not reply.private or reply.typed:
        return
    (line, *rest) = reply.blocks
    assert isinstance(line, Paragraph)
    assert all(isinstance(each, Buttons) for each in rest)
    words = plain(line.line)
    assert 1 < len(words) <= 300, words
    assert words.isprintable(), words
    assert words[:1] == words[:1].upper() or words.split()[0] in {option for c in ON_ARTICLES for option in named(c)}
    assert words.rstrip("…”)")[-1:] in ".?!:" or words.split()[-1][:1].isalnum(), words


def named(command: Command) -> tuple[str, ...]:
    """What a refusal may begin with in small letters: the command's name and those of its options."""
    return (command.name, *(option.name for option in command.options), "from")


_DESKS: list[FrontDesk] = []


async def nasty_desk() -> FrontDesk:
    """One desk for all that is typed."""
    if not _DESKS:
        _DESKS.append(await desk(ferries()))
    return _DESKS[0]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("x" * 4000, "That is too long for me: 400 characters at most."),
        ("\x00\x07who", "That text has characters that I cannot read. Type it again in plain letters."),
        ("quotes nosuch:5", "quotes has no option nosuch; it has about, speaker, most."),
        ("quotes most:😀", "most is a whole number, not 😀."),
        ("evidence -1", "No sentence of the article has “-1”. Give the number in [ ] of an answer."),
        ("/<script>", "There is no command <script>."),
        ("status wat", "There is no status wat. There are: agreed, promised, under way"),
        ("entity '; DROP TABLE articles; --", "The article does not mention '; DROP TABLE articles; --."),
        ("entity من يدفع", "The article does not mention من يدفع."),
    ],
)
async def test_bad_input_gets_its_line(typed: str, line: str) -> None:
    """Each kind of bad input is told what is wrong with it, in one line, and what to do."""
    assert shown(await ask(await nasty_desk(), typed)).splitlines()[0].startswith(line)


@pytest.mark.parametrize("typed", ["ask wat", "asdf qwer", "ask 😀", "who knitted the socks?", "ask <b>bold</b>"])
async def test_what_cannot_be_routed_gets_the_nearest_commands(typed: str) -> None:
    """No answer is invented: it says that the article does not say, and three commands that do answer are offered."""
    front = await nasty_desk()
    reply = await ask(front, typed)
    assert "The article does not say." == shown(reply).splitlines()[0]
    offered = buttons(reply)
    assert 3 == len(offered)
    for button in offered:
        assert cited(await ask(front, button.command)), button


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ask paymant of ferrys by moon", "who-pays"),
        ("ask quotas from mars", "quotes"),
        ("ask numbred of unicorns", "numbers"),
    ],
)
async def test_the_nearest_command_comes_first(typed: str, first: str) -> None:
    """The offered commands are those whose words are most like the question's."""
    assert buttons(await ask(await nasty_desk(), typed))[0].command.startswith(first)


async def test_an_unknown_option_is_one_line() -> None:
    """A misspelt option is told by name, with the one that was meant."""
    front = await desk(ferries())
    told = shown(await front.dispatch(Typed("who-pays off:boats"), asker(front)))
    assert told == "who-pays has no option off; did you mean of?"
