"""The filters of channels at work: set and shown by managers, tried on the last articles, and asked by every digest."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.delivery.digests import NAME, PLATFORMS, Digest, meant
from bot.delivery.lexicon import lexicon
from bot.errors import BadInput, NewsdeskError
from bot.facts.model import FactSheet
from bot.facts.sieve import Sieve, Traits, stopped_by
from bot.facts.sieve_syntax import EXAMPLE, read_sieve
from bot.languages.words import mark, say
from bot.ports import ChannelFilter, FilterStore, Library, Place
from bot.replies.blocks import Block, Bullets, Code, Heading, Line, Note, Paragraph, Reply, Text, line
from bot.replies.phrase import phrase
from bot.replies.wording import DASH, title_of

ACTIONS = ("show", "set", "clear", "test")
LAST = 25
"""On so many articles, the newest, a filter is tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the filters of a channel say of an article: the parts that stop it, each with the filter it is of."""

    stopped: tuple[tuple[ChannelFilter, Sieve], ...] = ()

    @property
    def words(self) -> str:
        """The parts as they are written."""
        return " and ".join(dict.fromkeys(str(part) for _, part in self.stopped))


class Filters:
    """What digests ask before they tell an article, and what managers do with the filter of their channel."""

    def __init__(self, store: FilterStore, library: Library) -> None:
        self._store = store
        self._library = library

    async def texts(self, digest: Digest) -> tuple[str, ...]:
        """The filters that hold for a digest: two digests with other ones may tell other things."""
        return tuple(each.text for each in await self._of(digest))

    async def lets_pass(self, digest: Digest, sheet: FactSheet) -> bool:
        """Whether the filters of the channel and of the digest want an article; what they stop is noted."""
        held = await self._of(digest)
        if not held:
            return True
        verdict = await self.judge(held, sheet)
        if verdict.stopped:
            await self._store.note_stopped(digest.place, digest.name, sheet.article.id, verdict.words)
        return not verdict.stopped

    async def judge(self, held: Sequence[ChannelFilter], sheet: FactSheet) -> Verdict:
        """What these filters, all of one channel, say of an article. One that cannot be read any more stops nothing."""
        if not held:
            return Verdict()
        names = await self._library.brought_by(sheet.article.id, held[0].place.tenant)
        return await asyncio.to_thread(_judged, tuple(held), Traits(sheet, tuple(names)))

    async def held(self, place: Place) -> tuple[ChannelFilter, ...]:
        """All filters of a channel, its own first."""
        return await self._store.filters(place)

    async def answer(self, action: str, text: str, digest: str, place: Place, by: str) -> Reply:
        """Do "show", "set", "clear" or "test". Raises BadInput, with the place of what is wrong in a filter."""
        place, digest = _channel(place), digest.strip().lower()
        if digest and not NAME.fullmatch(digest):
            raise BadInput(
                say("{name} is no name of a digest.", name=repr(digest[:40])), hint=say("digest list names them.")
            )
        match action:
            case "show":
                return await self._shown(place)
            case "set":
                read_sieve(text, lexicon())
                await self._store.keep_filter(ChannelFilter(place=place, text=text, digest=digest, by=by))
                return await self._tried(text, place, _of(_SET, digest))
            case "clear":
                gone = await self._store.drop_filter(place, digest)
                return _said(_of(_GONE if gone else _UNSET, digest))
            case "test":
                return await self._tested(text, digest, place)
            case _:
                hint = meant(action, ACTIONS) or say("It can {actions}.", actions=", ".join(ACTIONS))
                raise BadInput(say("filter cannot {action}.", action=action[:40]), hint=hint)

    async def _of(self, digest: Digest) -> tuple[ChannelFilter, ...]:
        held = await self._store.filters(digest.place)
        return tuple(each for each in held if each.digest in ("", digest.name))

    async def _shown(self, place: Place) -> Reply:
        held = await self._store.filters(place)
        if not held:
            blocks = (Paragraph(line(say("This channel has no filter: everything passes."))), _example("filter set "))
            return Reply(blocks, private=True)
        lines = tuple(line(Text(_of(_OWNER, each.digest), strong=True), Code(each.text)) for each in held)
        return Reply((Heading(say("What this channel wants")), Bullets(lines)), private=True)

    async def _tested(self, text: str, digest: str, place: Place) -> Reply:
        if text:
            return await self._tried(text, place, say("That filter is not set."))
        held = await self._store.filters(place)
        own = next((each for each in held if each.digest == digest), None)
        if own is None:
            raise BadInput(_of(_NONE, digest), hint=say("Try one: {command}", command="filter test country:Norway"))
        return await self._tried(own.text, place, _of(_NAMED, digest))

    async def _tried(self, text: str, place: Place, head: str) -> Reply:
        """What the filter makes of the last articles."""
        sieve = read_sieve(text, lexicon())
        tried = [ChannelFilter(place=place, text=text)]
        lines: list[Line] = []
        passed = 0
        for filed in (await self._library.articles(place.tenant))[:LAST]:
            sheet = await self._library.sheet(filed.id, place.tenant)
            if sheet is not None:
                verdict = await self.judge(tried, sheet)
                passed += not verdict.stopped
                lines.append(_tried_line(sheet, verdict))
        blocks: list[Block] = [Paragraph(line(f"{head} ", *phrase("It reads {filter}.", filter=Code(str(sieve)))))]
        if not lines:
            return Reply((*blocks, Paragraph(line(say("There is no article yet to try it on.")))), private=True)
        many = say("Of the last {count} articles {passed} pass", count=len(lines), passed=passed)
        many = many if len(lines) > 1 else say("The one article there is")
        blocks += [Heading(many), Bullets(tuple(lines))]
        return Reply(tuple(blocks), private=True)


def _judged(held: tuple[ChannelFilter, ...], traits: Traits) -> Verdict:
    stopped = []
    for each in held:
        try:
            sieve = read_sieve(each.text, lexicon())
        except NewsdeskError:  # a predicate it names has gone with a newer version: better too much than nothing
            continue
        stopped += [(each, part) for part in stopped_by(sieve, traits)]
    return Verdict(stopped=tuple(stopped))


def _tried_line(sheet: FactSheet, verdict: Verdict) -> Line:
    passes = line(Text(say("passes"), strong=True))
    told = phrase("stopped by {part}", part=Code(verdict.words)) if verdict.stopped else passes
    return line(title_of(sheet.article), DASH, *told)


def _channel(place: Place) -> Place:
    """The channel, whose threads have no filter of their own. Raises BadInput where nothing is posted by itself."""
    if place.platform not in PLATFORMS:
        raise BadInput(
            say("A filter belongs to a channel of Discord or Slack."),
            hint=say(
                "Ask there, or on the machine: {line}",
                line="python -m bot filter show --channel slack/T0123/C0123",
            ),
        )
    return replace(place, thread=None)


_SET = (mark("The filter of this channel is set."), mark("The filter of the digest {name} is set."))
_GONE = (
    mark("The filter of this channel is gone: everything passes again."),
    mark("The filter of the digest {name} is gone: everything passes again."),
)
_UNSET = (mark("The filter of this channel was not set."), mark("The filter of the digest {name} was not set."))
_NONE = (mark("This channel has no filter."), mark("The digest {name} has no filter."))
_NAMED = (mark("The filter of this channel."), mark("The filter of the digest {name}."))
_OWNER = (mark("This channel: "), mark("The digest {name}: "))
"""What is said of the filter of a channel, and of that of a digest."""


def _of(messages: tuple[str, str], digest: str) -> str:
    return say(messages[1], name=digest) if digest else say(messages[0])


def _example(before: str) -> Note:
    return Note(line(say("For example: {example}", example=""), Code(before + EXAMPLE.removeprefix("For example: "))))


def _said(words: str) -> Reply:
    return Reply((Paragraph(line(words)),), private=True)
