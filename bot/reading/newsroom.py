"""The reading side put together: what people do with sources, the loop that asks them, and what is pushed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from bot.clock import Clock
from bot.errors import BadInput, NotFound
from bot.facts.model import FactSheet
from bot.ports import Kept, Library, Place, SecondLooks, Source, SourceKind, SourceStore, Tenant
from bot.reading.book import Book
from bot.reading.files import contents
from bot.reading.harvest import Harvest
from bot.reading.intake import Intake
from bot.reading.opml import read_opml, write_opml
from bot.reading.poller import Annotate, File, Poller, Say, Tell
from bot.reading.polling import Bounds
from bot.reading.robots import Robots
from bot.reading.second_look import SecondLook
from bot.reading.source_file import follow
from bot.reading.sources import Tools
from bot.reading.sources.webhook import received

log = logging.getLogger(__name__)


class Newsroom:
    """Sources and their articles. `book` is what commands use."""

    def __init__(
        self,
        *,
        store: SourceStore,
        library: Library,
        intake: Intake,
        annotate: Annotate,
        clock: Clock,
        bounds: Bounds | None = None,
        file: File | None = None,
    ) -> None:
        """`bounds`: seconds between two looks at a source. `file` stores an article; without, it is saved as it is."""
        robots = Robots(intake.fetcher, clock)
        self._store = store
        self._library = library
        self._file = file or self._saved
        self._annotate = annotate
        self._intake = intake
        self._clock = clock
        self._bounds = bounds or Bounds()
        self._tools = Tools(fetcher=intake.fetcher, worker=intake.worker, robots=robots, clock=clock)
        self._harvest = Harvest(intake, robots, clock)
        self.book = Book(store, self._tools)

    def poller(self, say: Say, tell: Tell) -> Poller:
        """The loop. `say` gets a line for every article, `tell` brings troubles to a source's people."""
        return Poller(
            store=self._store,
            file=self._file,
            tools=self._tools,
            harvest=self._harvest,
            annotate=self._annotate,
            clock=self._clock,
            tell=tell,
            say=say,
            bounds=self._bounds,
        )

    def second_look(self, looks: SecondLooks, say: Say) -> SecondLook:
        """What looks again at the pages of stored articles. `say` gets a line for every one that was changed."""
        return SecondLook(
            store=looks,
            intake=self._intake,
            harvest=self._harvest,
            robots=self._tools.robots,
            annotate=self._annotate,
            file=self._file,
            clock=self._clock,
            say=say,
        )

    async def _saved(self, sheet: FactSheet, tenant: Tenant | None) -> Kept:
        return Kept(saved=await self._library.save(sheet, tenant), article=sheet.article.id)

    async def follow(self, path: Path) -> tuple[Source, ...]:
        """Make the stored sources those of sources.toml, besides those added by hand. Raises BadInput."""
        return await follow(path, self._store)

    async def push(self, name: str, headers: Mapping[str, str], body: bytes, secret: str) -> bool:
        """Take what was pushed to a webhook ("" for the only one); whether it was new. It is read by the loop.

        Raises NotSigned, BadInput, or NotFound for a webhook that is not there; nobody without the secret learns which.
        """
        found = received(headers, body, secret, self._clock.now())
        hooks = [each for each in await self._store.sources() if each[0].kind is SourceKind.WEBHOOK]
        meant = [each for each in hooks if each[0].name == name or (not name and len(hooks) == 1)]
        if not meant:
            raise NotFound(f"There is no webhook {name[:60]} in sources.toml." if name else "Which webhook?")
        source, polling = meant[0]
        return await self._store.note(source, polling, (found,), was=polling.state) > 0

    async def take_list(self, path: Path, tenant: Tenant | None, place: Place | None) -> tuple[list[str], list[str]]:
        """Add the feeds of an OPML file without looking at each: names that were added, and what was left out."""
        added, left = [], []
        known = {(s.tenant, s.address): s.name for s, _ in await self._store.sources()}
        for title, address in read_opml(contents(path)):
            if (tenant, address) in known:
                left.append(f"{address}: read already as {known[tenant, address]}")
                continue
            try:
                source = self.book.unseen(
                    title, address, tenant, place, {n for (t, _), n in known.items() if t == tenant}
                )
            except BadInput as error:
                left.append(f"{address}: {error.plain}")
                continue
            await self._store.keep_source(source)
            known[tenant, address] = source.name
            added.append(source.name)
        return added, left

    async def give_list(self, tenant: Tenant | None) -> str:
        """The feeds of a shelf as OPML."""
        own = [source for source, _, _ in await self.book.listed(tenant)]
        return write_opml(own, self._clock.now())
