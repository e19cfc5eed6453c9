"""A reader goes on asking in a thread of Slack, and says what is wrong with an answer: a button, a small form."""

from __future__ import annotations

import pytest

from bot.commands.catalogue import load
from bot.commands.dispatch import FrontDesk
from bot.platforms.slack.app import SlackPlatform
from bot.store.memory import MemoryLibrary
from bot.store.notebook import MemoryNotebook
from tests.adapters.slack.emulator import Slack
from tests.conftest import ROOT
from tests.stories import CLOCK

NOTEBOOK = MemoryNotebook()


@pytest.fixture
def desk(library: MemoryLibrary) -> FrontDesk:
    """A desk with every real command and a notebook."""
    return FrontDesk(load(ROOT / "config" / "topics"), library, CLOCK, notebook=NOTEBOOK)


@pytest.fixture
async def library() -> MemoryLibrary:
    """The ferries article."""
    from tests.stories import ferries

    made = MemoryLibrary()
    await made.save(ferries())
    return made


async def test_a_note_goes_with_the_verdict(slack: Slack, bot: SlackPlatform) -> None:
    """ "Wrong" opens a form; what is written there is kept with the question, and only the reader sees the thanks."""
    await slack.slash("/quotes")
    said = await slack.hears()
    at = next(n for n, button in enumerate(said.buttons()) if "verdict:wrong" in button["value"])
    assert (await slack.click(said, at)).seconds is not None
    assert (await slack.send_form("one is missing & “more”")).seconds is not None
    thanks = await slack.hears()
    assert thanks.hidden
    assert "Noted as wrong" in thanks.text
    kept = (await NOTEBOOK.feedback())[0]
    assert ("wrong", "quotes about:f3a91c07", "one is missing & 'more'") == (kept.verdict, kept.answer, kept.words)


async def test_without_a_form_the_verdict_is_kept(slack: Slack, bot: SlackPlatform) -> None:
    """A form that Slack does not open loses no verdict."""
    slack.failures["views.open"] = ["expired_trigger_id"]
    await slack.slash("/quotes")
    said = await slack.hears()
    at = next(n for n, button in enumerate(said.buttons()) if "verdict:wrong" in button["value"])
    await slack.click(said, at)
    assert "Noted as wrong" in (await slack.hears()).text
    assert (await NOTEBOOK.feedback())[0].words == ""


async def test_a_thread_goes_on(slack: Slack, bot: SlackPlatform) -> None:
    """The answer to a mention opens a thread; "and Portugal?" in it asks the last question of Portugal."""
    _, ts = await slack.mention("who pays?")
    first = await slack.hears()
    assert ts == first.thread
    await slack.mention("and Portugal?", thread_ts=ts)
    then = await slack.hears()
    assert ts == then.thread
    assert "Ireland and Portugal are in talks" in str(then.body)
    values = [button["value"] for button in then.buttons()]
    assert any("who-pays about:f3a91c07 of:Portugal" in value for value in values)
