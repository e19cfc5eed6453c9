"""What people do with sources, on every shelf: list, add, look, pause, resume, remove."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches

from bot.errors import BadInput, NotFound
from bot.languages.words import say
from bot.ports import Looked, Place, Polling, Source, SourceKind, SourceState, SourceStore, Step, Tenant
from bot.reading.discovery import discover, looked, slug
from bot.reading.guard import Forbidden
from bot.reading.poller import resumed
from bot.reading.sources import Tools
from bot.reading.web_address import canonical, site

MOST = 500
"""Sources of one shelf."""


class Book:
    """Fulfils `bot.ports.SourceBook`."""

    def __init__(self, store: SourceStore, tools: Tools) -> None:
        self._store = store
        self._tools = tools

    async def listed(self, tenant: Tenant | None) -> tuple[tuple[Source, Polling, dict[Step, int]], ...]:
        """The sources of a shelf, by name."""
        own = [(source, polling) for source, polling in await self._store.sources() if source.tenant == tenant]
        return tuple([(source, polling, await self._store.counts(source)) for source, polling in own])

    async def look(self, address: str, tenant: Tenant | None) -> Looked:
        """What an address would give. Raises a NewsdeskError that says what is wrong with it."""
        return await discover(address, self._tools, folders=tenant is None)

    async def add(self, address: str, tenant: Tenant | None, place: Place | None, name: str | None = None) -> Looked:
        """Add the source at an address after a look at it. Raises what `look` raises, and BadInput if it is there."""
        found = await self.look(address, tenant)
        own = [source for source, _ in await self._store.sources() if source.tenant == tenant]
        there = next((s for s in own if canonical(s.address) == canonical(found.source.address)), None)
        if there is not None:
            raise BadInput(say("That is read already: {name}.", name=there.name))
        if len(own) >= MOST:
            raise BadInput(
                say("There are {count} sources already, which is the most.", count=MOST),
                hint=say("Remove a source first."),
            )
        wanted = slug(name or "") or found.source.name
        source = replace(found.source, name=_free(wanted, {s.name for s in own}), tenant=tenant, place=place)
        await self._store.keep_source(source)
        return replace(found, source=source)

    def unseen(self, title: str, address: str, tenant: Tenant | None, place: Place | None, taken: set[str]) -> Source:
        """A feed that is added without a look, from a list. Raises BadInput for what is no address of the web."""
        try:
            self._tools.fetcher.guard.target(address)
        except Forbidden as error:
            raise BadInput(error.message, hint=error.hint) from None
        name = _free(slug(title) or slug(site(address)) or "source", taken)
        return Source(name=name, kind=SourceKind.FEED, address=address, tenant=tenant, place=place)

    async def change(self, name: str, tenant: Tenant | None, action: str) -> Source:
        """Do "pause", "resume" or "remove". Raises NotFound with the nearest name, and BadInput where it cannot be."""
        source, polling = await self._named(name, tenant)
        match action:
            case "pause":
                await self._store.note(source, replace(polling, state=SourceState.PAUSED))
            case "resume":
                await self._store.note(source, resumed(polling))
            case "remove" if source.filed:
                raise BadInput(
                    say("{name} stands in sources.toml.", name=source.name), hint=say("Take it out there, or pause it.")
                )
            case "remove":
                await self._store.drop_source(source)
            case _:
                raise BadInput(
                    say("A source cannot be told to {action}.", action=action[:40]),
                    hint=say("There are pause, resume and remove."),
                )
        return source

    async def test(self, name: str, tenant: Tenant | None) -> Looked:
        """Look at a source now, and keep nothing. Raises NotFound, and what `look` raises."""
        source, polling = await self._named(name, tenant)
        return await looked(replace(source, address=polling.moved or source.address), self._tools)

    async def _named(self, name: str, tenant: Tenant | None) -> tuple[Source, Polling]:
        own = {s.name: (s, polling) for s, polling in await self._store.sources() if s.tenant == tenant}
        if name in own:
            return own[name]
        near = get_close_matches(name.lower(), own, n=1, cutoff=0.5)
        hint = say("Did you mean {name}?", name=near[0]) if near else (say("There are none yet.") if not own else None)
        raise NotFound(say("There is no source {name}.", name=name[:60]), hint=hint)


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    number = next(n for n in range(2, MOST + 3) if f"{name}-{n}" not in taken)
    return f"{name}-{number}"
