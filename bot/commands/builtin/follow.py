"""The command `follow`: a story, a name or a claim; the channel is told when it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.commands.people import find
from bot.commands.shelf import SEARCHED
from bot.commands.spec import Audience, Call, Completes, Opt, command
from bot.commands.story import open_story
from bot.errors import BadConfiguration, BadInput, NotFound
from bot.languages.words import say
from bot.ports import Follow, Following, FollowStore
from bot.replies.blocks import Block, Bullets, Code, Heading, Line, Note, Paragraph, Reply, Text, line
from bot.replies.wording import DASH, short, title_of

MOST = 50
"""Things that one channel may follow."""

LABEL = 60
"""Characters of what a claim is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToFollow:
    """Options of `follow`."""

    what: Annotated[str, Opt("A story or a name; list: what is followed", Completes.FOLLOWING, rest=True)] = "list"
    sentence: Annotated[int | None, Opt("The [n] of an article's sentence: what it claims", low=1, high=2000)] = None
    of: Annotated[str | None, Opt("Which article the sentence is of", complete=Completes.BRIEFINGS)] = None


@command(
    examples=("follow", "follow ferries-malta", 'follow "Ida Holm"', "follow sentence:2"), audience=Audience.MANAGERS
)
async def follow(options: ToFollow, call: Call) -> Reply:
    """Tell this channel when a story, a name or a claim changes."""
    store = store_of(call)
    what = options.what.strip()
    if options.sentence is None and what.casefold() in ("", "list"):
        return listed(await store.follows(call.place))
    wanted = await (_claim(options, call) if options.sentence is not None else _story_or_name(what, call))
    if len(await store.follows(call.place)) >= MOST:
        raise BadInput(say("This channel follows {count} things, which is the most.", count=MOST))
    new = await store.keep_follow(wanted, call.at)
    told = say("This channel follows {what}.", what=wanted.label) if new else say(
        "This channel follows {what} already.", what=wanted.label
    )  # fmt: skip
    more = say("What changes is told here in one message, outside the quiet hours of this channel's digests.")
    return Reply((Paragraph(line(told)), Note(line(more))), private=True)


def store_of(call: Call) -> FollowStore:
    """Where what is followed is kept. Raises BadConfiguration where nothing can be."""
    if call.follows is None:
        raise BadConfiguration(say("Nothing can be followed here."), hint=say("Ask where Newsdesk runs."))
    return call.follows


def listed(follows: tuple[Follow, ...]) -> Reply:
    """What a channel follows."""
    if not follows:
        told = line(say("This channel follows nothing. Follow a story: "), Code("follow"), say(" and its name."))
        return Reply((Paragraph(told),), private=True)
    blocks: tuple[Block, ...] = (Heading(say("What this channel follows")), Bullets(tuple(map(_row, follows))))
    return Reply(
        (*blocks, Note(line(say("No more: "), Code("unfollow"), say(" and what it is called here.")))), private=True
    )


def _row(follow: Follow) -> Line:
    kinds = {Following.STORY: say("a story"), Following.NAME: say("a name"), Following.CLAIM: say("a claim")}
    return line(Text(follow.label, strong=True), DASH, kinds[follow.kind])


async def _claim(options: ToFollow, call: Call) -> Follow:
    """What a sentence of an article claims. Raises NotFound, and BadInput where it claims nothing."""
    sheet = (await open_story(options.of, call)).sheet
    sentence = sheet.sentence(options.sentence or 0)
    if sentence is None:
        last = max((each.number for each in sheet.body()), default=0)
        title = title_of(sheet.article)
        raise NotFound(
            say("{title} has no sentence [{number}].", title=title, number=options.sentence),
            hint=say("It has {count}.", count=last),
        )
    if not any(sentence.span.covers(claim.evidence) for claim in sheet.shown):
        raise BadInput(say("That sentence claims nothing that could change."), hint=say("Try another one."))
    words = sheet.words(sentence.span)
    return Follow(
        place=call.place,
        kind=Following.CLAIM,
        label=f"“{short(words, LABEL)}”",
        article=sheet.article.id,
        words=words,
        by=call.user,
    )


async def _story_or_name(what: str, call: Call) -> Follow:
    """The story of that name, else the name. Raises BadInput for what cannot be either."""
    for story in sorted(await call.library.stories(call.place.tenant), key=lambda each: not each.private):
        if story.name == what.casefold():
            return Follow(place=call.place, kind=Following.STORY, label=story.name, story=story.id, by=call.user)
    named = await _known(what, call)
    if named is None:
        raise NotFound(
            say("No story is called “{words}”, and no article names it.", words=what[:60]),
            hint=say("stories lists what there is."),
        )
    return Follow(place=call.place, kind=Following.NAME, label=named, words=named, by=call.user)


async def _known(what: str, call: Call) -> str | None:
    """How the newest article that names it so calls it."""
    tenant = call.place.tenant
    for filed in (await call.library.articles(tenant))[:SEARCHED]:
        sheet = await call.library.sheet(filed.id, tenant)
        found = find(sheet, what) if sheet is not None else None
        if found is not None and not found.anonymous:
            return found.name
    return None
