"""Whom a happening concerns: pure, from what is followed and what an article says now and said before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.facts.changes import Change, Told
from bot.facts.model import Claim, Entity, FactSheet, Form, Span
from bot.facts.notices import Notice, NoticeKind
from bot.facts.query import body_mentions, shown
from bot.facts.turns import Turn, turns
from bot.facts.versions import ALIKE, likeness, tokens
from bot.facts.words import words
from bot.ports import Follow, Following, Happening


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A happening with what it changed. `before` None: the article is new. `notices` are those it did not have."""

    happening: Happening
    after: FactSheet
    before: FactSheet | None = None
    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def withdrawn(self) -> bool:
        """Whether the article says that all of it is taken back."""
        return any(notice.kind is NoticeKind.WITHDRAWN for notice in self.notices)


def concerns(follow: Follow, news: News, claimed: FactSheet | None = None) -> bool:
    """Whether a happening is news to who follows this. `claimed` is the article of a claim."""
    if news.before is not None and not news.changes and not news.notices:
        return False
    match follow.kind:
        case Following.STORY:
            return follow.story == news.happening.story
        case Following.NAME:
            return bool(of_name(follow.words, news)) if news.before is not None else names(follow.words, news.after)
        case Following.CLAIM:
            return bool(of_claim(follow, news)) or bool(against(follow, news, claimed))


def names(name: str, sheet: FactSheet) -> bool:
    """Whether the body of an article names somebody or something so."""
    return any(body_mentions(sheet, entity) for entity in _called(name, sheet))


def of_name(name: str, news: News) -> tuple[Change, ...] | tuple[Notice, ...]:
    """The changes that have to do with a name; where there are none, the notices of an article that names it."""
    sheets = [sheet for sheet in (news.before, news.after) if sheet is not None]
    found = tuple(change for change in news.changes if _has_name(name, news, change))
    return found or (news.notices if any(names(name, sheet) for sheet in sheets) else ())


def of_claim(follow: Follow, news: News) -> tuple[Change, ...] | tuple[Notice, ...]:
    """The changes of the sentence that is followed, in its own article; all of it, where it was withdrawn."""
    if news.before is None or follow.article != news.after.article.id:
        return ()
    wanted = tokens(follow.words)
    touched = tuple(
        change
        for change in news.changes
        if change.before is not None and likeness(wanted, _sentence(news.before, change.before.span)) >= ALIKE
    )
    return touched or (news.notices if news.withdrawn else ())


def against(follow: Follow, news: News, claimed: FactSheet | None) -> tuple[Turn, ...]:
    """What a new article tells otherwise than the sentence that is followed."""
    if news.before is not None or claimed is None or claimed.article.id == news.after.article.id:
        return ()
    wanted = tokens(follow.words)
    return tuple(
        turn
        for turn in turns((claimed, news.after))
        if likeness(wanted, _sentence(claimed, turn.pair.one.evidence)) >= ALIKE
    )


def about(name: str, sheet: FactSheet) -> tuple[Claim, ...]:
    """The claims in which a name has a part, or that it makes."""
    known = {entity.id for entity in _called(name, sheet)}
    return tuple(claim for claim in shown(sheet) if known & _parties(claim))


def _parties(claim: Claim) -> set[str]:
    roles = {ident for role in claim.roles for ident in role.entities}
    return roles | {link.speaker for link in claim.attribution if link.speaker is not None}


def _called(name: str, sheet: FactSheet) -> Iterator[Entity]:
    """The entities that the article names so, by the whole name."""
    wanted = words(name)
    for entity in sheet.entities:
        forms = {words(sheet.words(m.span)) for m in entity.mentions if m.form not in (Form.PRONOUN, Form.NOUN)}
        if wanted and (wanted in forms or wanted == words(entity.name)):
            yield entity


def _has_name(name: str, news: News, change: Change) -> bool:
    sides: Iterable[tuple[FactSheet | None, Told | None]] = ((news.before, change.before), (news.after, change.after))
    for sheet, told in sides:
        if sheet is None or told is None:
            continue
        if told.claim is not None and _parties(told.claim) & {entity.id for entity in _called(name, sheet)}:
            return True
        spans = (span for entity in _called(name, sheet) for span in body_mentions(sheet, entity))
        if any(told.span.covers(span) for span in spans):
            return True
    wanted = words(name)
    return any(wanted == words(each) for d in change.differences for each in (d.before, d.after))


def _sentence(sheet: FactSheet, span: Span) -> tuple[str, ...]:
    sentence = sheet.sentence_at(span)
    return tokens(sheet.words(sentence.span if sentence is not None else span))
