"""The front desk: whatever is typed, an answer comes back in words."""

from __future__ import annotations

import pytest

from bot.commands.parse import LONGEST
from bot.commands.spec import Chosen
from bot.replies.blocks import Buttons
from tests.stories import ask, asker, desk, ferries, shown


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("quotes speeker:Solde", "quotes has no option speeker; did you mean speaker?"),
        ("quotes most:many", "most is a whole number, not many."),
        ("quotes most:0", "most must be between 1 and 50, not 0."),
        ("quotes most:51", "most must be between 1 and 50, not 51."),
        ("evidence", "evidence needs sentence. For example: evidence 2"),
        ("evidence 99", "There is no sentence 99: the article has 8."),
        ("quotes about:nowhere", "No article is known as “nowhere”. Leave out about: to ask about the newest one."),
        ("quotes about:2001-02-03", "No article of 2001-02-03 is stored."),
        ("x" * (LONGEST + 1), f"That is too long for me: {LONGEST} characters at most."),
        ("quotes \x07", "That text has characters that I cannot read. Type it again in plain letters."),
    ],
)
async def test_a_mistake_is_one_friendly_line(typed: str, words: str) -> None:
    """What somebody typed wrongly is told to them alone, in one line that names it."""
    reply = await ask(await desk(ferries()), typed)
    assert words == shown(reply)
    assert reply.private


async def test_an_unknown_command_offers_the_nearest_names() -> None:
    """A misspelt command is not guessed at: the names most like it are buttons."""
    reply = await ask(await desk(ferries()), "/quots")
    assert shown(reply).startswith("There is no command quots.")
    assert [block.buttons[0].command for block in reply.blocks if isinstance(block, Buttons)] == ["quotes"]


async def test_nothing_typed_gives_help() -> None:
    """A mention without words is answered with all that can be asked."""
    front = await desk(ferries())
    reply = await ask(front, " \n ")
    assert all(command.name in shown(reply) for command in front.commands if command.name != "help")


async def test_nothing_stored_is_said() -> None:
    """Without any article every question gets the same friendly line."""
    assert "No article is stored yet. Add one, and ask again." == shown(await ask(await desk(), "quotes"))


async def test_a_form_and_a_line_ask_the_same() -> None:
    """Options chosen in a form give the same answer as the words typed."""
    front = await desk(ferries())
    chosen = await front.dispatch(Chosen("quotes", {"speaker": "Solde", "most": 1}), asker(front))
    assert chosen == await ask(front, "quotes speaker:Solde most:1")


async def test_going_on_sets_the_start() -> None:
    """`from:` says how many items were shown before, on every command."""
    assert (await ask(await desk(ferries()), "quotes from:1")).start == 1
