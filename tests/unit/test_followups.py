"""Questions that go on from the last one, feedback on answers, and packs that are switched off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.commands.dispatch import FrontDesk
from bot.commands.followups import KEPT, Recent, carried_on
from bot.commands.spec import Chosen, Typed
from bot.ports import Place
from bot.replies.blocks import Buttons, Reply
from tests.stories import PLACE, ask, asker, desk, ferries, fog, noting_desk, shown

THREAD = Place("slack", "T1", "C1", "123.4")


async def said(front: FrontDesk, text: str, place: Place, user: str = "u1") -> Reply:
    """The answer to somebody somewhere."""
    return await front.dispatch(Typed(text), front.call(user=user, place=place))


@pytest.mark.parametrize(
    ("last", "text", "whole"),
    [
        ("who-pays about:f3a91c07", "and Ireland?", "who-pays of:Ireland about:f3a91c07"),
        ("who-pays about:f3a91c07", "what about the islanders?", 'who-pays of:"the islanders" about:f3a91c07'),
        ("said speaker:Solde about:f3a91c07", "and Aldo Renk", 'said speaker:"Aldo Renk" about:f3a91c07'),
        ("who-pays of:boats about:f3a91c07", "And when?", 'when? about:"f3a91c07"'),
        ("who about:f3a91c07", "and Ireland?", "and Ireland?"),
        ("", "and Ireland?", "and Ireland?"),
        ("who-pays about:f3a91c07", "who sends the ferries?", "who sends the ferries?"),
    ],
)
async def test_a_short_question_is_made_whole(last: str, text: str, whole: str) -> None:
    """A name takes the place of the last question's; a question word asks anew; what is whole stays as it is."""
    options = {option for each in (await desk()).commands for option in each.options}
    assert options
    made = carried_on(text, last, (await desk()).commands)
    assert sorted(whole.split()) == sorted(made.split())


async def test_and_somebody_else_asks_the_same_of_them() -> None:
    """`and Portugal?` after `who pays?` asks whether Portugal pays, about the same article; so does `und Portugal?`."""
    front = await desk(ferries(), fog())
    await said(front, "who pays? about:f3a91c07", THREAD)
    reply = await said(front, "and Portugal?", THREAD, user="u2")
    assert reply.typed == "who-pays about:f3a91c07 of:Portugal"
    assert "Ireland and Portugal are in talks" in shown(reply)
    assert "The article does not say." in shown(await said(front, "and Norway?", THREAD))
    for typed in ("und Portugal?", "was ist mit Portugal?", "¿y Portugal?", "¿y qué hay de Portugal?"):
        assert "who-pays about:f3a91c07 of:Portugal" == (await said(front, typed, THREAD)).typed


async def test_a_thread_stays_with_its_article() -> None:
    """In a thread a question without an article is about the one asked about before; elsewhere it is not."""
    front = await desk(ferries(), fog())
    await said(front, "sources about:fog", THREAD)
    assert "About: “Fog”" in shown(await said(front, "quotes", THREAD))
    await said(front, "sources about:fog", PLACE)
    assert "About: “Ferries for Malta”" in shown(await said(front, "quotes", PLACE))


async def test_what_was_asked_is_forgotten() -> None:
    """After an hour, in another place, and behind a thousand others the last question is not known any more."""
    front, recent = await desk(ferries()), Recent()
    call = front.call(user="u1", place=THREAD)
    recent.note(call, "who-pays")
    assert recent.last(call) == "who-pays"
    assert recent.last(replace(call, at=call.at + timedelta(minutes=61))) == ""
    assert recent.last(replace(call, place=replace(THREAD, thread="5"))) == ""
    for number in range(KEPT):
        recent.note(replace(call, place=replace(THREAD, thread=str(number))), "when")
    assert recent.last(call) == ""


async def test_an_answer_can_be_called_wrong() -> None:
    """Two buttons under an answer, a confirmation that only the reader sees, and the operator has it."""
    front, notebook = await noting_desk(ferries())
    reply = await ask(front, "who-pays")
    right, wrong = next(b for b in reversed(reply.blocks) if isinstance(b, Buttons)).buttons
    assert ("Right", "Wrong") == (right.label, wrong.label)
    assert max(len(right.command), len(wrong.command)) <= 95
    told = await ask(front, f'{wrong.command} note:"the payer is Malta"')
    assert told.private
    assert shown(told).startswith("Noted as wrong: who-pays about:f3a91c07 – “the payer is Malta”")
    (kept,) = await notebook.feedback()
    assert ("wrong", "who-pays about:f3a91c07", "the payer is Malta") == (kept.verdict, kept.answer, kept.words)


async def test_flag_means_the_last_answer() -> None:
    """`flag` with words is about what was answered last; before any answer there is nothing to flag."""
    front, notebook = await noting_desk(ferries())
    assert "There is no answer here" in shown(await ask(front, "flag nonsense"))
    await ask(front, "quotes")
    await ask(front, "flag one quotation is missing")
    (kept,) = await notebook.feedback()
    assert ("quotes about:f3a91c07", "one quotation is missing") == (kept.answer, kept.words)
    assert "verdict is wrong or right, not so-so." in shown(await ask(front, "flag verdict:so-so"))


async def test_a_pack_can_be_switched_off_in_one_place() -> None:
    """A manager switches a pack off for a workspace: it is not offered there nor answered, and is elsewhere."""
    front, _ = await noting_desk(ferries())
    boss = front.call(user="boss", place=PLACE, manager=True)
    assert "for those who manage" in shown(await ask(front, "packs off:conflict"))
    for pack in ("conflict", "business", "politics", "science", "sport", "security", "disaster"):
        told = shown(await front.dispatch(Chosen("packs", {"off": pack}), boss))
    assert "conflict – off" in told
    assert "who-pays belongs to conflict, which is switched off here." in shown(await ask(front, "who-pays"))
    assert "who-pays" not in shown(await ask(front, "help"))
    stranger = front.call(user="u", place=Place("console", "elsewhere", "here"))
    assert "[1]" in shown(await front.dispatch(Typed("who-pays"), stranger))
    await front.dispatch(Typed("packs on:conflict"), boss)
    assert "[1]" in shown(await front.dispatch(Typed("who-pays"), asker(front)))
    assert "Did you mean conflict?" in shown(await front.dispatch(Typed("packs on:konflict"), boss))
