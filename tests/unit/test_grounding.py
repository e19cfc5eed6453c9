"""Bullets against articles: supported, not found, or contradicted, and with which sentences and reasons."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.facts.briefing import Bullet, Checked, Verdict
from bot.facts.grounding import check, check_all
from bot.facts.model import FactSheet
from tests.handmade import sheet_of
from tests.unit.grounding_cases import BRIDGE, CASES, EARNINGS, SHIPS, STORM
from tests.unit.grounding_more import CASES as MORE
from tests.unit.grounding_more import MINE

ALL = CASES + MORE
BEYOND = {
    "Tickets became 8% cheaper last year.": "a fall in prices is cheaper tickets: needs more than words",
}
"""Bullets that the words alone do not settle, and why."""


def told(sheet: FactSheet, text: str) -> Checked:
    """What the article says of a bullet with this text."""
    return check(Bullet(text=text, line=1), sheet)


@pytest.mark.parametrize(
    ("sheet", "text", "verdict"),
    [
        pytest.param(
            sheet,
            text,
            verdict,
            id=f"{sheet.article.id}: {text}",
            marks=[pytest.mark.xfail(reason=BEYOND[text], strict=True)] if text in BEYOND else [],
        )
        for sheet, text, verdict in ALL
    ],
)
def test_verdict(sheet: FactSheet, text: str, verdict: Verdict) -> None:
    """Each bullet gets the verdict a careful reader gives it, with sentences or with a reason, as belongs to it."""
    checked = told(sheet, text)
    assert checked.verdict == verdict, checked.note
    numbers = {sentence.number for sentence in sheet.body()}
    assert set(checked.sentences) <= numbers
    match verdict:
        case Verdict.SUPPORTED:
            assert checked.sentences
            assert checked.note == ""
        case Verdict.NOT_FOUND:
            assert checked.sentences == ()
            assert checked.note.startswith(("The article does not mention", "No sentence of the article"))
        case Verdict.CONTRADICTED:
            assert checked.sentences
            assert checked.note.startswith(("The article", "The bullet"))


def test_there_are_enough_cases_of_every_verdict() -> None:
    """The cases above are many, and of each kind there are at least a score."""
    assert len(ALL) >= 100
    for verdict in set(Verdict) - {Verdict.UNCHECKED}:
        assert sum(wanted is verdict for _, _, wanted in ALL) >= 20


@pytest.mark.parametrize(
    ("sheet", "text", "sentences", "note"),
    [
        (BRIDGE, "Norland will pay 15 million euros for the foundations.", (2,),
         "The article says 12 million euros, not 15 million euros."),
        (BRIDGE, "Southmark will buy fifty locomotives from Kestrel Works.", (4,),
         "The article says 40 locomotives, not fifty locomotives."),
        (BRIDGE, "Southmark will pay 12 million euros for the foundations.", (2,),
         "The article names Norland, not Southmark."),
        (BRIDGE, "Ticket prices rose by 8 percent last year.", (7,), "The article says “fell”, not “rose”."),
        (BRIDGE, "Environmental groups have approved the route.", (6,), "The article denies it."),
        (SHIPS, "The tents reached Lume on 15 May.", (6,), "The article says 9 May and 11 May, not 15 May."),
        (STORM, "The storm is forecast to reach San Telmo on Friday.", (4,),
         "The article says “Saturday”, not “Friday”."),
        (MINE, "The mine will close at the end of May.", (1,), "The article says “March”, not “May”."),
    ],
)  # fmt: skip
def test_reason_in_words(sheet: FactSheet, text: str, sentences: tuple[int, ...], note: str) -> None:
    """A contradiction names what the article says instead, and the sentence that says it."""
    checked = told(sheet, text)
    assert (sentences, note) == (checked.sentences, checked.note)


def test_missing_names_are_named() -> None:
    """A bullet with a name that is nowhere in the article is told so."""
    assert told(SHIPS, "Japan will pay for the relief ships.").note == "The article does not mention Japan."


def test_rival_positions_are_both_supported() -> None:
    """Where two speakers disagree about who pays, a bullet with either is supported, by that one's own sentence."""
    kell, aho = (
        told(SHIPS, "Arvenia alone will pay for the ships."),
        told(SHIPS, "The Harbour Fund finances the ships."),
    )
    assert (kell.verdict, kell.sentences) == (Verdict.SUPPORTED, (3,))
    assert (aho.verdict, aho.sentences) == (Verdict.SUPPORTED, (1,))


def test_claims_that_support_or_contradict_are_named() -> None:
    """The claims behind a verdict come with it."""
    pay, buy = BRIDGE.claims[1], BRIDGE.claims[2]
    assert told(BRIDGE, "Norland pays for the foundations.").claims == (pay.id,)
    assert told(BRIDGE, "Norland will buy 40 locomotives from Kestrel Works.").claims == (buy.id,)


def test_bullet_of_two_sentences_cites_both() -> None:
    """A bullet that joins what two sentences say is shown with both, in their order."""
    checked = told(EARNINGS, "Nordvik cut its margin forecast and posted a net loss of 18 million euros.")
    assert (checked.verdict, checked.sentences) == (Verdict.SUPPORTED, (2, 3))


def test_headings_are_never_evidence() -> None:
    """What only a heading says is not found."""
    sheet = sheet_of("Norland pays for everything\nThe talks went on until the evening.")
    assert told(sheet, "Norland pays for everything.").verdict is Verdict.NOT_FOUND
    body = sheet_of("Norland pays for everything.\nThe talks went on until the evening.")
    assert told(body, "Norland pays for everything.").verdict is Verdict.SUPPORTED


@pytest.mark.parametrize("text", ["", "…", "!?", "It is.", "2025", "—", "🙂🙂"])
def test_bullets_without_words_and_articles_without_sentences(text: str) -> None:
    """A bullet that says nothing is not found, and so is anything in an article without body sentences."""
    assert told(BRIDGE, text).verdict is Verdict.NOT_FOUND
    assert told(sheet_of("Only a heading"), text or "Only a heading").verdict is Verdict.NOT_FOUND


def test_many_are_checked_as_one_by_one() -> None:
    """Checking a briefing gives what checking its bullets does."""
    bullets = [Bullet(text=text, line=n) for n, (sheet, text, _) in enumerate(ALL) if sheet is BRIDGE]
    assert check_all(bullets, BRIDGE) == tuple(check(bullet, BRIDGE) for bullet in bullets)


def test_every_sentence_supports_itself() -> None:
    """A bullet that is a sentence of the article is supported, by that sentence among others."""
    for sheet in {sheet.article.id: sheet for sheet, _, _ in ALL}.values():
        for sentence in sheet.body():
            checked = told(sheet, sheet.words(sentence.span))
            assert checked.verdict is Verdict.SUPPORTED, (sheet.words(sentence.span), checked.note)
            assert sentence.number in checked.sentences


_WORDS = st.sampled_from(
    [*"Norland Southmark pays not 12 15 million euros % $3bn no never bridge The , . “ ” 29 September said by".split(),
     "\u202e", "İ", "x" * 300, "1" * 40, "1,2,3.4.5", "(", "[", "\\"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=25).map(" ".join))
def test_any_bullet_is_answered(text: str) -> None:
    """Whatever a bullet holds, there is a verdict, and its sentences exist."""
    checked = told(BRIDGE, text)
    assert set(checked.sentences) <= {sentence.number for sentence in BRIDGE.body()}
