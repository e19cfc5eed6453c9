"""What managers do with the sources that are read: list, add, test, pause, resume, remove."""

from __future__ import annotations

from datetime import date, datetime

from bot.commands.spec import Call
from bot.errors import BadInput
from bot.languages.dates import day
from bot.languages.words import mark, say, say_as, say_many
from bot.ports import Found, Looked, Polling, Source, SourceBook, SourceState, Step
from bot.replies.blocks import (
    Block,
    Bullets,
    Code,
    Heading,
    Inline,
    Line,
    Link,
    Moment,
    Note,
    Paragraph,
    Reply,
    Text,
    line,
)
from bot.replies.wording import DASH

ACTIONS = ("list", "add", "test", "pause", "resume", "remove")
_KINDS = ("page", "sitemap", "feed")
_WHICH = {
    "pause": mark("Which source shall I pause?"),
    "resume": mark("Which source shall I resume?"),
    "remove": mark("Which source shall I remove?"),
}
_DONE = {
    "pause": mark("{source} is not asked any more."),
    "resume": mark("{source} is asked again."),
    "remove": mark("{source} was removed; its articles stay."),
}


def is_action(words: str | None) -> bool:
    """Whether words begin with something that can be done with sources."""
    return bool(words) and str(words).split()[0].lower() in ACTIONS


async def manage(words: str, call: Call) -> Reply:
    """Do it. Raises a NewsdeskError in words where it cannot be done, or by this person."""
    action, _, rest = words.strip().partition(" ")
    if not call.manager:
        raise BadInput(say("Only those who manage this channel can say what is read."))
    if call.sources is None:
        raise BadInput(say("No sources are read here."), hint=say("Use the command line: python -m bot sources."))
    return await answer(action.lower(), rest.strip(), call, call.sources())


async def answer(action: str, rest: str, call: Call, book: SourceBook) -> Reply:
    """What is answered to one action, on the shelf of where it was asked; the terminal's is everybody's."""
    tenant, place = (None, None) if call.place.platform == "console" else (call.place.tenant, call.place)
    match action:
        case "list":
            listed = await book.listed(tenant)
            return _private(_listed(tuple(listed)))
        case "add":
            found = await book.add(address_in(rest), tenant, place)
            return _private(_looked(found, say("Added as {source}", source=found.source.name)))
        case "test":
            known = {source.name for source, _, _ in await book.listed(tenant)}
            found = await (book.test(rest, tenant) if rest in known else book.look(address_in(rest), tenant))
            return _private(_looked(found, say("It can be read")))
        case _:
            if not rest:
                raise BadInput(say(_WHICH[action]), hint=say("sources list names them."))
            source = await book.change(rest, tenant, action)
            return _private((Paragraph(line(*_around(say(_DONE[action]), source.name))),))


def address_in(words: str) -> str:
    """The address, with its kind before it where one was said: "page https://..." is page:https://..."""
    first, _, rest = words.partition(" ")
    if first.lower() in _KINDS and rest:
        return f"{first.lower()}:{rest.strip()}"
    if not words:
        raise BadInput(
            say("Which address?"), hint=say("For example: {example}", example="sources add https://coast.example")
        )
    return words


def _private(blocks: tuple[Block, ...]) -> Reply:
    return Reply(blocks, private=True)


def _listed(listed: tuple[tuple[Source, Polling, dict[Step, int]], ...]) -> tuple[Block, ...]:
    if not listed:
        return (
            Paragraph(line(say("Nothing is read here yet. Add a site: "), Code("sources add https://coast.example"))),
        )
    return (Heading(say("What is read")), Bullets(tuple(_row(*each) for each in listed)))


def _row(source: Source, polling: Polling, counts: dict[Step, int]) -> Line:
    parts: list[str | Inline] = [Text(source.name, strong=True), f"{DASH}{say_as('source', source.kind.value)}, "]
    stored = counts.get(Step.STORED, 0)
    parts.append(say_many("{count} article", "{count} articles", stored))
    waiting = counts.get(Step.FOUND, 0) + counts.get(Step.FETCHED, 0)
    parts.append(say(", {count} waiting", count=waiting) if waiting else "")
    if polling.state is not SourceState.ACTIVE:
        parts.append(f", {say_as('source', polling.state.value)}")
    elif polling.due is not None and polling.problem is None:
        parts += [say(", next look "), Moment(polling.due)]
    parts.append(f". {polling.problem}" if polling.problem else "")
    return line(*parts)


def _looked(found: Looked, head: str) -> tuple[Block, ...]:
    title = f", “{found.title}”" if found.title else ""
    about = line(f"{head}: {say_as('source', found.source.kind.value)}{title}, {_many(found.total)}.")
    where = Note(line(found.source.address)) if found.source.address else None
    items = Bullets(tuple(_item(item) for item in found.items))
    blocks: list[Block] = [Paragraph(about), *([items] if found.items else []), *([where] if where else [])]
    return tuple(blocks)


def _many(total: int) -> str:
    if not total:
        return say("nothing in it now")
    return say_many("one item", "{count} items, the newest are", total)


def _item(item: Found) -> Line:
    title = item.title or item.url or item.names[0]
    web = item.url if item.url and item.url.startswith(("http://", "https://")) else None
    named: Inline = Link(title, web) if web else Text(title)
    return line(named, *_when(item.published))


def _when(published: date | datetime | None) -> tuple[str | Inline, ...]:
    if isinstance(published, datetime):
        return (DASH, Moment(published))
    return (f"{DASH}{day(published)}",) if published is not None else ()


def _around(pattern: str, name: str) -> tuple[str | Inline, ...]:
    """A message as a line in which the name of its source stands out."""
    before, _, after = pattern.partition("{source}")
    return (before, Text(name, strong=True), after)
