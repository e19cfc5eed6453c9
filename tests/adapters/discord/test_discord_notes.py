"""A reader says in Discord what is wrong with an answer: a button, a small form, a word of thanks."""

from __future__ import annotations

from bot.commands.catalogue import load
from bot.commands.dispatch import FrontDesk
from bot.store.memory import MemoryLibrary
from bot.store.notebook import MemoryNotebook
from tests.adapters.discord.conftest import Serve
from tests.adapters.discord.emulator import EPHEMERAL, Emulator
from tests.conftest import ROOT
from tests.stories import CLOCK, ferries

MODAL = 9


async def noting() -> tuple[FrontDesk, MemoryNotebook]:
    """A desk with every real command, the ferries article and a notebook."""
    library, notebook = MemoryLibrary(), MemoryNotebook()
    await library.save(ferries())
    return FrontDesk(load(ROOT / "config" / "topics"), library, CLOCK, notebook=notebook), notebook


async def test_a_note_goes_with_the_verdict(discord: Emulator, serve: Serve) -> None:
    """ "Wrong" opens a form; what is written there is kept with the question, and the reader alone sees so."""
    desk, notebook = await noting()
    await serve(desk)
    answer = await discord.answer(await discord.slash("quotes"))
    buttons = [b["custom_id"] for row in answer["components"] for b in row["components"]]
    wrong = next(b for b in buttons if "verdict:wrong" in b)
    opened = await discord.press(answer, wrong)
    await discord.until(lambda: opened.kind == MODAL)
    assert wrong == opened.data["custom_id"]
    sent = await discord.send_form(wrong, 'two words are "missing"', answer)
    thanks = await discord.answer(sent)
    assert EPHEMERAL == thanks["flags"]
    (kept,) = await notebook.feedback()
    assert ("wrong", "quotes about:f3a91c07", "two words are 'missing'") == (kept.verdict, kept.answer, kept.words)


async def test_the_form_is_in_the_reader_s_language(discord: Emulator, serve: Serve) -> None:
    """Answer, buttons, form and thanks: all in the language of the one who presses."""
    discord.locale = "es-419"
    desk, _ = await noting()
    await serve(desk)
    answer = await discord.answer(await discord.slash("quotes"))
    labels = {b["custom_id"]: b["label"] for row in answer["components"] for b in row["components"]}
    wrong = next(ident for ident in labels if "verdict:wrong" in ident)
    assert ("Textual", "Incorrecto") == (answer["embeds"][0]["title"], labels[wrong])
    discord.locale = "de"
    opened = await discord.press(answer, wrong)
    await discord.until(lambda: opened.kind == MODAL)
    assert "Was ist falsch?" == opened.data["title"]
    thanks = await discord.answer(await discord.send_form(wrong, "zwei Wörter fehlen", answer))
    assert "Als falsch vermerkt" in thanks["embeds"][0]["description"]


async def test_right_needs_no_form(discord: Emulator, serve: Serve) -> None:
    """ "Right" is noted at once."""
    desk, notebook = await noting()
    await serve(desk)
    answer = await discord.answer(await discord.slash("quotes"))
    buttons = [b["custom_id"] for row in answer["components"] for b in row["components"]]
    pressed = await discord.press(answer, next(b for b in buttons if "verdict:right" in b))
    assert EPHEMERAL == (await discord.answer(pressed))["flags"]
    assert ["right"] == [each.verdict for each in await notebook.feedback()]


async def test_a_reply_goes_on(discord: Emulator, serve: Serve) -> None:
    """After an answer, a reply "and Portugal?" asks the last question of Portugal."""
    desk, _ = await noting()
    platform = await serve(desk)
    me = platform.client.user
    assert me is not None
    await discord.say(f"<@{me.id}> who pays?")
    await discord.until(lambda: len(discord.posted()) == 1)
    await discord.say("and Portugal?", reply_to=discord.posted()[0])
    await discord.until(lambda: len(discord.posted()) == 2)
    assert "who-pays about:f3a91c07 of:Portugal" in str(discord.posted()[1]["components"])
