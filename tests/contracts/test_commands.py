"""Every command keeps the contract that all surfaces rely on."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import chain

import pytest

from bot.commands.catalogue import load
from bot.commands.dispatch import WRONG
from bot.commands.parse import parse
from bot.commands.spec import Command
from bot.facts.model import FactSheet, Part
from bot.replies.blocks import Bullets, Buttons, Cite, Fields, Heading, Line, Note, Paragraph, Quote, Reply, Text
from tests.conftest import ROOT
from tests.stories import ask, desk, ferries, fog, shown

COMMANDS = load(ROOT / "config" / "topics")
NAMES = {command.name for command in COMMANDS}
ON_ARTICLES = tuple(
    command
    for command in COMMANDS
    if command.name != "help" and any(option.name == "about" for option in command.options)
)
"""The commands that answer from an article; `help` only tells which those are."""
ASKED = {
    "ask": "who pays?",
    "compare": "ferries malta",
    "entity": "Aldo Renk",
    "evidence": "4",
    "said": "Aldo Renk",
}
"""What the options that must be given are, on the invented article."""


def asked(command: Command) -> str:
    """The command with what it needs."""
    return f"{command.name} {ASKED.get(command.name, '')}".strip()


def each_of(commands: tuple[Command, ...]) -> pytest.MarkDecorator:
    """One case for each command."""
    return pytest.mark.parametrize("command", commands, ids=[command.name for command in commands])


def test_the_first_round_is_there() -> None:
    """All commands that were promised exist."""
    promised = (
        "brief who-pays countries who orgs quotes said why when conflicts money numbers evidence ask sources help"
    )
    assert set() == set(promised.split()) - NAMES


@each_of(COMMANDS)
def test_it_explains_itself(command: Command) -> None:
    """Name, help, options and examples are of a form that Discord and Slack accept."""
    assert re.fullmatch(r"[a-z][a-z0-9-]{0,31}", command.name)
    assert 1 <= len(command.help) <= 100
    assert command.examples
    for option in command.options:
        assert re.fullmatch(r"[a-z][a-z0-9-]{0,31}", option.name)
        assert 1 <= len(option.help) <= 100
    assert len([option for option in command.options if option.rest]) <= 1
    assert [option.required for option in command.options] == sorted(
        (o.required for o in command.options), reverse=True
    )


@each_of(COMMANDS)
def test_its_examples_are_its_own(command: Command) -> None:
    """Every example parses to the command, with options of the declared types."""
    for example in command.examples:
        parsed = parse(example, COMMANDS)
        assert parsed.command is command
        for option in command.options:
            value = getattr(parsed.options, option.name)
            assert value is None or isinstance(value, option.type)


@each_of(ON_ARTICLES)
@pytest.mark.parametrize("sheet", [ferries(), fog()], ids=["ferries", "fog"])
async def test_what_it_cites_is_there(command: Command, sheet: FactSheet) -> None:
    """Every [n] is a body sentence of the article; no heading is ever shown as if it were evidence."""
    reply = await ask(await desk(sheet), asked(command))
    for number in cited(reply):
        sentence = sheet.sentence(number)
        assert sentence is not None
        assert sentence.part is Part.BODY
    headings = [sheet.words(s.span) for s in sheet.sentences if s.part is Part.HEADING]
    assert not any(heading in shown(reply) for heading in headings)


@each_of(ON_ARTICLES)
async def test_every_line_says_where(command: Command) -> None:
    """Every line of a list ends in its citations: nothing is claimed without evidence."""
    reply = await ask(await desk(ferries()), asked(command))
    lines = list(chain.from_iterable(block.lines for block in reply.blocks if isinstance(block, Bullets)))
    assert lines or any(isinstance(block, Quote | Paragraph) for block in reply.blocks)
    for line in lines:
        assert isinstance(line[-1], Cite), line


@each_of(ON_ARTICLES)
async def test_it_names_its_article_last(command: Command) -> None:
    """Under every answer stand the article, and at most three next questions."""
    reply = await ask(await desk(ferries()), asked(command))
    note = next(block for block in reply.blocks if isinstance(block, Note))
    assert "Ferries for Malta" in "".join(part.text for part in note.line if hasattr(part, "text"))
    assert "about:f3a91c07" in reply.typed
    assert not reply.private


@each_of(ON_ARTICLES)
async def test_what_it_typed_gives_it_again(command: Command) -> None:
    """`typed` is the whole question: later, with a newer article there, it still gives this answer."""
    reply = await ask(await desk(ferries()), asked(command))
    assert reply == await ask(await desk(fog(), ferries()), reply.typed)


@each_of(ON_ARTICLES)
async def test_its_buttons_have_answers(command: Command) -> None:
    """Every button is short enough for a platform, keeps to the article, and asks something it answers."""
    front = await desk(ferries())
    reply = await ask(front, asked(command))
    buttons = [button for block in reply.blocks if isinstance(block, Buttons) for button in block.buttons]
    assert 1 <= len(buttons) <= 3
    for button in buttons:
        assert 1 <= len(button.label) <= 75
        assert len(button.command) <= 95
        assert "about:f3a91c07" in button.command
        answer = await ask(front, button.command)
        assert cited(answer), button
        assert not button.command.startswith(f"{command.name} ")


@each_of(tuple(command for command in ON_ARTICLES if command.answers is not None))
async def test_its_empty_answer_cites_nothing(command: Command) -> None:
    """On an article that says nothing of it, the command says so: one sentence, no citation but its own voice's."""
    reply = await ask(await desk(fog()), asked(command))
    assert command.answers is not None
    if not command.answers(fog()):
        assert not cited(reply)
        assert isinstance(reply.blocks[0], Paragraph)


@each_of(COMMANDS)
async def test_no_markup_of_a_platform(command: Command) -> None:
    """A reply is neutral: nothing in its words is written for one platform."""
    reply = await ask(await desk(ferries()), asked(command))
    assert not re.search(r"\*\*|__|<@|<!|```", shown(reply))


@pytest.mark.slow
def test_the_reference_page_is_current() -> None:
    """docs/reference/commands.md is what `make docs` writes, with an answer for each command, on any day."""
    written = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "reference"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert written == done.stdout
    assert [f"## {command.name}" for command in COMMANDS] == re.findall(r"^## .*$", written, re.MULTILINE)
    assert len(COMMANDS) == written.count("\n```text\n")
    assert WRONG not in written


def cited(reply: Reply) -> list[int]:
    """Every sentence number in a reply."""
    found: list[int] = []
    for block in reply.blocks:
        match block:
            case Quote(cite=cite):
                found.append(cite.number)
            case Bullets(lines=lines):
                found += numbers(*lines)
            case Paragraph(line=line) | Note(line=line):
                found += numbers(line)
            case Fields(pairs=pairs):
                found += numbers(*(line for _, line in pairs))
            case Heading() | _:
                pass
    return found


def numbers(*lines: Line) -> list[int]:
    """The citations of lines."""
    return [part.number for line in lines for part in line if isinstance(part, Cite) and not isinstance(part, Text)]
