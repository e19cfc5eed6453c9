"""Whom a change concerns, and what is told of it: pure, on sheets made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.facts.changes import changes
from bot.facts.model import ArticleId, FactSheet, Kind, Status
from bot.facts.turns import in_time, turns
from bot.ports import Follow, Following, Happening, Place
from bot.replies.changed import new_notices
from bot.stories.interest import News, about, against, concerns, of_claim, of_name
from bot.stories.telling import MOST, Matter, told
from tests.stories import Draft, shown

HERE = Place("slack", "T1", "C1")
STORY = Follow(place=HERE, kind=Following.STORY, label="ferries", story="s1")
NORLAND = Follow(place=HERE, kind=Following.NAME, label="Norland", words="Norland")
VEY = Follow(place=HERE, kind=Following.NAME, label="Vey", words="Vey")


def sheet(payer: str = "Norland", notice: str = "", ident: str = "a1", **more: object) -> FactSheet:
    """Who pays, and a sentence about Vey; with a notice before them."""
    draft = Draft(f"{notice}\n{payer} will pay for the ferries.\nVey has no harbour.\n")
    for name in (payer, "Vey"):
        draft.entity(name.lower(), Kind.COUNTRY, name)
    first = 2 if notice else 1
    draft.on(first).claim(
        "pay", f"{payer} will pay for the ferries", {"payer": payer, "for": "the ferries"}, Status.PLANNED
    )
    return draft.sheet(id=ArticleId(ident), title="Ferries", **more)


def news(before: FactSheet | None, after: FactSheet, story: str = "s1") -> News:
    """What happened between the two."""
    at = datetime(2025, 3, 11, tzinfo=UTC)
    number = None if before is None else 1
    happening = Happening(id=1, article=after.article.id, tenant=None, before=number, at=at, story=story)
    found = changes(before, after) if before is not None else ()
    told_ = new_notices(before, after) if before is not None else ()
    return News(happening=happening, after=after, before=before, changes=found, notices=told_)


CHANGED = news(sheet(), sheet("Suderia"))
PAYING = "Norland will pay for the ferries."
CLAIM = Follow(place=HERE, kind=Following.CLAIM, label="“Norland …”", article=ArticleId("a1"), words=PAYING)


@pytest.mark.parametrize(
    ("follow", "happened", "concerned"),
    [
        (STORY, CHANGED, True),
        (STORY, news(sheet(), sheet("Suderia"), story="s2"), False),
        (STORY, news(sheet(), sheet()), False),
        (STORY, news(None, sheet()), True),
        (NORLAND, CHANGED, True),
        (NORLAND, news(None, sheet()), True),
        (NORLAND, news(None, sheet("Suderia")), False),
        (VEY, CHANGED, False),
        (VEY, news(None, sheet("Suderia")), True),
        (CLAIM, CHANGED, True),
        (CLAIM, news(sheet(ident="a2"), sheet("Suderia", ident="a2")), False),
        (CLAIM, news(None, sheet("Suderia", ident="a2")), True),
        (CLAIM, news(None, sheet(ident="a2")), False),
    ],
)
def test_whom_a_happening_concerns(follow: Follow, happened: News, concerned: bool) -> None:
    """A story by its id, a name where it is named or its claims change, a claim where it changes or is contradicted."""
    assert concerned is concerns(follow, happened, sheet())


def test_a_withdrawal_concerns_everybody_of_the_article() -> None:
    """Even who follows one sentence, or a name that stood in it."""
    gone = news(sheet(), sheet("Suderia", notice="This article has been withdrawn."))
    assert gone.withdrawn
    assert all(concerns(each, gone, sheet()) for each in (STORY, NORLAND, VEY, CLAIM))
    assert of_claim(CLAIM, replace(gone, changes=())) == gone.notices
    assert of_name("Vey", replace(gone, changes=())) == gone.notices


def test_what_is_told_of_several_articles_is_one_message() -> None:
    """Each under its heading with why it is told; further ones by their titles only; a button for each of the first."""
    many = tuple(Matter(news=news(None, sheet(ident=f"a{n}")), follows=(STORY, NORLAND)) for n in range(MOST + 2))
    words = shown(told(many))
    assert MOST == words.count("# New on ferries, Norland: “Ferries”")
    assert "And also: “Ferries”, “Ferries”" in words


def test_a_correction_says_why_it_is_told() -> None:
    """The channel follows nothing: it was told of the article before."""
    notice = "Correction: an earlier version of this article named the wrong payer."
    words = shown(told((Matter(news=news(sheet(), sheet("Suderia", notice=notice))),)))
    assert "# Correction of what was told here: “Ferries”" in words
    assert f"Corrected: “{notice}”" in words
    assert "payer before: “Norland”" in words


def test_a_new_article_against_a_claim_is_shown_with_it() -> None:
    """Both lines, before and now."""
    fresh = news(None, sheet("Suderia", ident="a2"))
    assert 1 == len(against(CLAIM, fresh, sheet()))
    words = shown(told((Matter(news=fresh, follows=(CLAIM,), claimed=(sheet(),)),)))
    assert "Before: The article – Norland will pay for the ferries" in words
    assert "Now: The article – Suderia will pay for the ferries" in words


def test_turns_go_by_time_and_by_voice() -> None:
    """In their own voices, one publisher says otherwise; two publishers differ."""
    day = datetime(2025, 3, 10, tzinfo=UTC)
    first, second = (
        sheet(source="Coast", published=day),
        sheet("Suderia", source="Coast", published=day.replace(day=11)),
    )
    other = replace(second, article=replace(second.article, source="Wire"))
    assert (first, second) == in_time((second, first))
    assert [True] == [turn.same for turn in turns((first, second))]
    assert [False] == [turn.same for turn in turns((first, other))]
    assert () == turns((first, first))


def test_claims_about_a_name() -> None:
    """Those in which it has a part."""
    assert ["pay"] == [claim.predicate for claim in about("Norland", sheet())]
    assert () == about("Nobody", sheet())
