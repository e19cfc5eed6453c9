"""The running loop over the sources: ask who is due, write down what is new, fetch it, have it read, store it.

    due -> look -> decide -> note (state and new items, one transaction) -> waiting -> article -> sheet -> stored
           (network, worker)                                             (network, worker)   (worker)

Whatever is cut off between two arrows is done again after a restart, and storing twice changes nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from bot.clock import Clock
from bot.errors import NewsdeskError, NotFound
from bot.facts.model import Article, FactSheet
from bot.languages.lasting import lasting
from bot.ports import Kept, Polling, Saved, Source, SourceKind, SourceState, SourceStore, Step, Tenant, Waiting
from bot.ports.problems import problem
from bot.reading.harvest import Harvest, passing
from bot.reading.polling import Bounds, Outcome, begin, decide
from bot.reading.second_look import first_look
from bot.reading.sources import Look, Tools, look_of

log = logging.getLogger(__name__)

TICK = 5.0
"""Seconds between two looks at what is due."""

LEASE = timedelta(minutes=10)
"""So long a process has for what it took, a source or an article; if it dies, another takes it after that."""

BATCH = 16
"""At most so many articles are under way at once; they are stored in the order in which they were found."""

MOST_NEW = 100
"""Of one look after the first; a feed that suddenly names more has been moved or rebuilt, and most of it is old."""

PAUSES = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6), timedelta(days=1))

Annotate = Callable[[Article], Awaitable[FactSheet]]
Tell = Callable[[Source, str], Awaitable[None]]
File = Callable[[FactSheet, Tenant | None], Awaitable[Kept]]
Say = Callable[[str], None]


class Poller:
    """Asks the sources, and stores what they have."""

    def __init__(
        self,
        *,
        store: SourceStore,
        file: File,
        tools: Tools,
        harvest: Harvest,
        annotate: Annotate,
        clock: Clock,
        tell: Tell,
        say: Say,
        bounds: Bounds | None = None,
    ) -> None:
        """`file` stores an article, `tell` brings troubles of a source to its people, `say` gets a line an article."""
        self._store = store
        self._file = file
        self._tools = tools
        self._harvest = harvest
        self._annotate = annotate
        self._clock = clock
        self._tell = tell
        self._say = say
        self._bounds = bounds or Bounds()
        self._asking: set[tuple[object, str]] = set()
        self._taking = asyncio.Lock()

    async def run(self) -> None:
        """Go on until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._take_forever())
            while True:
                with self._patient():
                    for source, polling in await self._due():
                        group.create_task(self._ask_if_free(source, polling))
                await asyncio.sleep(TICK)

    async def once(self, names: Iterable[str] = ()) -> None:
        """Ask every active source now, or those named, due or not, and store all that is new.

        Raises NotFound for a name that no source has.
        """
        wanted = set(names)
        known = await self._store.sources()
        missing = wanted - {source.name for source, _ in known}
        if missing:
            raise NotFound(f"There is no source {min(missing)}.")
        async with asyncio.TaskGroup() as group:
            for source, polling in known:
                if source.name in wanted or (not wanted and polling.state is SourceState.ACTIVE):
                    group.create_task(self._ask(source, polling))
        while await self.take():
            pass

    async def take(self) -> int:
        """Fetch, read and store what waits; how many there were. Several at once, stored in the order of finding."""
        taken = 0
        under_way: deque[tuple[Waiting, asyncio.Task[FactSheet | None]]] = deque()
        async with self._taking, asyncio.TaskGroup() as group:
            while True:
                if len(under_way) <= BATCH // 2:  # the readers never wait for the last of a batch
                    for one in await self._further([one for one, _ in under_way]):
                        under_way.append((one, group.create_task(self._sheet(one))))
                if not under_way:
                    return taken
                one, work = under_way.popleft()
                sheet = await work
                if sheet is not None:
                    await self._stored(one, sheet)
                taken += 1

    async def _further(self, under_way: list[Waiting]) -> list[Waiting]:
        """What waits besides what is under way, as many as there is room for."""
        known = {(one.source.tenant, one.source.name, one.key) for one in under_way}
        found = await self._store.waiting(self._clock.now(), BATCH)
        new = [one for one in found if (one.source.tenant, one.source.name, one.key) not in known]
        now = self._clock.now()
        return list(await self._store.hold(new[: BATCH - len(under_way)], now, now + LEASE))

    async def _take_forever(self) -> None:
        while True:
            taken = 0
            with self._patient():
                taken = await self.take()
            if not taken:
                await asyncio.sleep(TICK)

    @contextmanager
    def _patient(self) -> Iterator[None]:
        """A database that does not answer now ends nothing: the next round finds all as it was."""
        try:
            yield
        except* NewsdeskError as failures:
            words = "; ".join(getattr(failure, "whole", str(failure)) for failure in failures.exceptions)
            log.warning("sources wait", extra={"action": "sources_wait", "why": words})

    async def _due(self) -> list[tuple[Source, Polling]]:
        now = self._clock.now()
        return [
            (source, polling)
            for source, polling in await self._store.sources()
            if polling.state is SourceState.ACTIVE
            and source.kind is not SourceKind.WEBHOOK
            and (polling.due is None or polling.due <= now)
            and (source.tenant, source.name) not in self._asking
        ]

    async def _ask_if_free(self, source: Source, polling: Polling) -> None:
        """Ask it, unless another process on the same database does."""
        now = self._clock.now()
        try:
            free = await self._store.claim(source, now, now + LEASE)
        except NewsdeskError as error:
            log.warning("sources wait", extra={"action": "sources_wait", "why": error.whole})
            return
        if free:
            await self._ask(source, polling)

    async def _ask(self, source: Source, polling: Polling) -> None:
        """One look at one source, and what follows from it; never raises but when cancelled."""
        key = (source.tenant, source.name)
        if key in self._asking:
            return
        self._asking.add(key)
        try:
            await self._looked(source, polling, await self._look(source, polling))
        except Exception:
            log.exception("source failed", extra={"action": "source_failed", "source": source.name})
        finally:
            self._asking.discard(key)

    async def _look(self, source: Source, polling: Polling) -> Look:
        try:
            return await look_of(source.kind)(source, polling, self._tools)
        except NewsdeskError as error:
            return Look(outcome=Outcome(problem=problem(error)))
        except Exception as error:  # nobody foresaw it: it counts as a failure of the source, and the log has it whole
            log.exception("look failed", extra={"action": "look_failed", "source": source.name})
            return Look(outcome=Outcome(problem=lasting("It could not be read ({error}).", error=type(error).__name__)))

    async def _looked(self, source: Source, polling: Polling, look: Look) -> None:
        """Write down what a look gave, and tell what is to be told."""
        chance = int(self._clock.token(4), 16) / 2**32
        decision = decide(polling, look.outcome, self._clock.now(), chance, self._bounds_of(source))
        new, old = begin(look.found, source.most if polling.polled is None else MOST_NEW)
        fresh = await self._store.note(source, decision.after, new, old, was=polling.state)
        log.log(
            logging.INFO if fresh or decision.after.problem else logging.DEBUG,
            "source asked",
            extra={"action": "source_asked", "source": source.name, "fresh": fresh, "problem": decision.after.problem},
        )
        for words in decision.tell:
            await self._tell(source, words)

    def _bounds_of(self, source: Source) -> Bounds:
        # a folder costs nobody anything
        return Bounds(least=TICK, most=TICK) if source.kind is SourceKind.FOLDER else self._bounds

    async def _sheet(self, waiting: Waiting) -> FactSheet | None:
        """What the article says, or None, after writing down why there is none."""
        try:
            article = await self._harvest.article(waiting.source, waiting.found)
            await self._store.step(waiting, Step.FETCHED)
            return await self._annotate(article)
        except NewsdeskError as error:
            await self._failed(waiting, problem(error), passing(error))
        except Exception as error:
            log.exception("item failed", extra={"action": "item_failed", "source": waiting.source.name})
            await self._failed(waiting, lasting("It could not be read ({error}).", error=type(error).__name__), True)
        return None

    async def _stored(self, waiting: Waiting, sheet: FactSheet) -> None:
        article = sheet.article
        try:
            kept = await self._file(sheet, waiting.source.tenant)
            step = Step.DUPLICATE if kept.saved is Saved.DUPLICATE else Step.STORED
            again = first_look(waiting.source, waiting.found.url is not None, self._clock.now())
            await self._store.step(waiting, step, article=kept.article, again=again)
        except Exception as error:  # one article that cannot be stored stops no other
            log.exception("item not stored", extra={"action": "item_failed", "source": waiting.source.name})
            await self._failed(waiting, lasting("It could not be stored ({error}).", error=type(error).__name__), True)
        else:
            if kept.saved is not Saved.UNCHANGED:
                name = article.title or waiting.found.title or article.url or article.id
                self._say(f"{waiting.source.name}: {kept.saved.value} “{name}”")

    async def _failed(self, waiting: Waiting, why: str, again: bool) -> None:
        """Write down a failure: to be tried again, or for good."""
        log.info(
            "item refused",
            extra={"action": "item_refused", "source": waiting.source.name, "url": waiting.found.url, "why": str(why)},
        )
        if again and waiting.tries < len(PAUSES):
            due = self._clock.now() + PAUSES[waiting.tries]
            await self._store.step(waiting, Step.FOUND, problem=why, due=due)
            return
        await self._store.step(waiting, Step.REFUSED, problem=why)
        self._say(f"{waiting.source.name}: not taken, “{waiting.found.title or waiting.found.url}”: {why}")


def resumed(polling: Polling) -> Polling:
    """As new, but for what it knows: asked at once."""
    return replace(
        polling, state=SourceState.ACTIVE, due=None, failures=0, failing_since=None, warned=None, problem=None
    )
