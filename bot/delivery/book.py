"""What people do with digests: ask for one, change it, look at it, pause it, and ask why it did not come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.delivery.digests import PLATFORMS, Digest, digest_of, meant, zone_in
from bot.delivery.runner import DigestRunner
from bot.delivery.schedule import Sent, begins_after_change, due_days, first_day, next_moments
from bot.delivery.told import delivery_line, listed_line, named_line, schedule_words
from bot.delivery.wishes import wished
from bot.errors import BadInput, NotFound
from bot.languages.words import say
from bot.ports import Ledger, Place, Sending, Subscription, Subscriptions, Tenant, Wish
from bot.replies.blocks import Block, Bullets, Heading, Line, Moment, Paragraph, Reply, line

MOST = 100
"""Digests of one tenant."""

ACTIONS = ("list", "show", "next", "why", "pause", "resume", "send", "remove")
_LAST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A digest with what it was made of; `subscription` None: it stands in digests.toml."""

    digest: Digest
    subscription: Subscription | None


class Book:
    """Fulfils `bot.ports.DigestBook`: a tenant meets its own digests only."""

    def __init__(
        self,
        *,
        store: Subscriptions,
        ledger: Ledger,
        filed: tuple[Digest, ...],
        runner: DigestRunner,
        clock: Clock,
        default_zone: ZoneInfo,
    ) -> None:
        """`filed` are the digests of digests.toml: they are shown here, and changed there."""
        self._store = store
        self._ledger = ledger
        self._filed = filed
        self._runner = runner
        self._clock = clock
        self._zone = default_zone

    async def subscribe(self, wish: Wish, place: Place, by: str) -> Reply:
        """Keep a digest for that channel, or change the one of that name. Raises BadInput in words."""
        if place.platform not in PLATFORMS:
            raise BadInput(
                say("A digest goes to a channel of Discord or Slack."), hint=say("Ask there, or use digests.toml.")
            )
        old = await self._of_that_name(wish.name, place)
        new = wished(wish, place, by, old, self._zone)
        new = replace(new, begins=await self._begins(old, new))
        await self._store.keep(new)
        digest = digest_of(new)
        head = say("The digest {name} is changed", name=new.name)
        heading = Heading(head if old else say("The digest {name} will come here", name=new.name))
        resume = say("It is paused: {command}", command=f"digest resume {new.name}")
        paused = (Paragraph(line(resume)),) if new.paused else (self._next(digest),)
        return Reply((heading, Paragraph(line(f"{_capital(schedule_words(digest))}.")), *_notified(new), *paused))

    async def do(self, action: str, name: str, tenant: Tenant | None) -> Reply:
        """List, show, pause, resume, send, next, why or remove. Raises NotFound, BadInput, NewsdeskError."""
        if action == "list":
            return await self._list(tenant)
        if action not in ACTIONS:
            hint = meant(action, ACTIONS) or say("It can {actions}.", actions=", ".join(ACTIONS))
            raise BadInput(say("digest cannot {action}.", action=action), hint=hint)
        entry = await self._entry(name, tenant)
        match action:
            case "show":
                # exactly what will be sent; in chat only the one who asks sees it, and nobody is notified
                return replace(await self._runner.preview(entry.digest), private=tenant is not None)
            case "send":
                return _said(f"{await self._runner.send(entry.digest)}.")
            case "next":
                times = tuple(line(Moment(at)) for at in await self.next_times(name, tenant))
                return Reply((Heading(say("Next: {name}", name=entry.digest.name)), Bullets(times)), private=True)
            case "why":
                return await self._why(entry)
            case _:
                return await self._change(action, entry)

    async def next_times(self, name: str, tenant: Tenant | None) -> tuple[datetime, ...]:
        """Its next five moments, as local times of its zone. Raises NotFound for an unknown name."""
        return next_moments((await self._entry(name, tenant)).digest, self._clock.now(), 5)

    async def report(self) -> Reply:
        """For the operator: every digest with its next time, the last deliveries, and those that need somebody."""
        entries = await self._entries(None)
        last = await self._ledger.deliveries(None, 200)
        latest = {(each.digest.partition("#")[0], each.day, each.place): each for each in reversed(last)}
        troubled = [each for each in reversed(latest.values()) if each.state is not Sending.SENT]
        blocks: list[Block] = []
        for title, lines in (
            (f"Digests: {len(entries)}", [self._listed(each) for each in entries]),
            ("Last deliveries", [named_line(each) for each in last[:_LAST]]),
            (f"Not or perhaps not arrived, of the last {len(last)}", [named_line(each) for each in troubled[:_LAST]]),
        ):
            blocks += [Heading(title), Bullets(tuple(lines)) if lines else Paragraph(line("None."))]
        return Reply(tuple(blocks), private=True)

    async def names(self, tenant: Tenant | None) -> tuple[str, ...]:
        """The names there are, the tenant's or everybody's."""
        return tuple(dict.fromkeys(entry.digest.name for entry in await self._entries(tenant)))

    async def _of_that_name(self, name: str, place: Place) -> Subscription | None:
        if any(digest.name == name and digest.place.tenant == place.tenant for digest in self._filed):
            raise BadInput(
                say("{name} stands in digests.toml.", name=name), hint=say("Choose another name, with name:")
            )
        own = await self._store.listed(place.tenant)
        old = next((each for each in own if each.name == name), None)
        if old is not None and replace(old.place, thread=None) != replace(place, thread=None):
            raise BadInput(
                say("{name} goes to another channel.", name=name),
                hint=say("Choose another name, with name:, or remove it."),
            )
        if old is None and len(own) >= MOST:
            raise BadInput(
                say("There are {count} digests already, which is the most.", count=MOST), hint=say("Remove one first.")
            )
        return old

    async def _begins(self, old: Subscription | None, new: Subscription) -> date:
        now, digest = self._clock.now(), digest_of(new)
        last = await self._last(new)
        if old is not None or last is not None:
            return begins_after_change(digest_of(old) if old else digest, digest, last, now)
        return first_day(digest, now)

    async def _last(self, subscription: Subscription) -> Sent | None:
        """The last time it went out, or may have gone out, in whatever zone it had then."""
        found = await self._ledger.deliveries(subscription.place.tenant, _LAST, subscription.name)
        for each in found:
            zone = zone_in(each.digest)
            if zone and each.place == replace(subscription.place, thread=None) and each.state is not Sending.FAILED:
                return Sent(day=each.day, zone=zone, at=each.claimed)
        return None

    async def _entries(self, tenant: Tenant | None) -> tuple[_Entry, ...]:
        asked = await (self._store.every() if tenant is None else self._store.listed(tenant))
        filed = (digest for digest in self._filed if tenant is None or digest.place.tenant == tenant)
        return (
            *(_Entry(digest=digest, subscription=None) for digest in filed),
            *(_Entry(digest=digest_of(each), subscription=each) for each in asked),
        )

    async def _entry(self, name: str, tenant: Tenant | None) -> _Entry:
        """The one of that name; the operator says PLATFORM/WORKSPACE/NAME where several tenants have it."""
        entries = await self._entries(tenant)
        found = [each for each in entries if name in (each.digest.name, _whole_name(each.digest))]
        if len(found) > 1:
            names = ", ".join(_whole_name(each.digest) for each in found)
            told = say("There are {count} digests called {name}.", count=len(found), name=name)
            raise BadInput(told, hint=say("Say which: {names}.", names=names))
        if found:
            return found[0]
        known = [each.digest.name for each in entries]
        hint = meant(name, known) or (
            say("There are: {names}.", names=", ".join(known))
            if known
            else say("Add one to digests.toml, or type in a channel: {command}", command="subscribe 08:00")
        )
        told = say("There is no digest called {name}.", name=name) if name else say("Which digest?")
        raise NotFound(told, hint=hint)

    async def _list(self, tenant: Tenant | None) -> Reply:
        entries = await self._entries(tenant)
        if not entries:
            return _said(say("There is no digest here. Ask for one: {command}", command="subscribe 08:00"))
        return Reply((Heading(say("Digests")), Bullets(tuple(self._listed(each) for each in entries))), private=True)

    def _listed(self, entry: _Entry) -> Line:
        return listed_line(entry.digest, entry.subscription, self._next_at(entry.digest))

    async def _why(self, entry: _Entry) -> Reply:
        """Its last deliveries in words, and what stands in the way of the next."""
        digest = entry.digest
        found = await self._ledger.deliveries(digest.place.tenant, _LAST, digest.name)
        own = tuple(each for each in found if each.place == replace(digest.place, thread=None))
        blocks: list[Block] = [Heading(say("Why: {name}", name=digest.name)), Paragraph(self._standing(entry))]
        if own:
            blocks.append(Bullets(tuple(map(delivery_line, own))))
        else:
            blocks.append(Paragraph(line(say("It was never sent until now."))))
        return Reply(tuple(blocks), private=True)

    def _standing(self, entry: _Entry) -> Line:
        digest = entry.digest
        if entry.subscription is not None and entry.subscription.paused:
            return line(say("It is paused, so it does not come: {command}", command=f"digest resume {digest.name}"))
        if not self._runner.connected(digest.place.platform):
            said = {"platform": _capital(digest.place.platform), "schedule": schedule_words(digest)}
            return line(say("{platform} is not connected in this process; {schedule}.", **said))
        return line(f"{_capital(schedule_words(digest))}.")

    async def _change(self, action: str, entry: _Entry) -> Reply:
        name, subscription = entry.digest.name, entry.subscription
        if subscription is None:
            raise BadInput(say("{name} stands in digests.toml.", name=name), hint=say("The operator changes it there."))
        if action == "remove":
            await self._store.drop(name, subscription.place.tenant)
            return _said(say("{name} is removed. What was sent stays in the channel.", name=name))
        await self._store.keep(replace(subscription, paused=action == "pause"))
        if action == "pause":
            return _said(
                say("{name} is paused. It goes on with: {command}", name=name, command=f"digest resume {name}")
            )
        words = say("{name} goes on. Days that were missed are not made up for.", name=name)
        if due_days(entry.digest, self._clock.now()):
            words = say(
                "{name} goes on. Days that were missed are not made up for; if today had none yet, it comes now.",
                name=name,
            )
        return Reply((Paragraph(line(words)), self._next(entry.digest)))

    def _next(self, digest: Digest) -> Paragraph:
        at = self._next_at(digest)
        return Paragraph(line(say("Next: "), Moment(at)) if at is not None else line(say("It has no next time.")))

    def _next_at(self, digest: Digest) -> datetime | None:
        return next(iter(next_moments(digest, self._clock.now(), 1)), None)


def _notified(subscription: Subscription) -> tuple[Paragraph, ...]:
    """Who is mentioned when it comes, and what stands in the way of that."""
    group = subscription.notify
    if group is None:
        return ()
    return (Paragraph(line(f"{say('It notifies {name}.', name=group.name)} {group.trouble}".strip())),)


def _whole_name(digest: Digest) -> str:
    tenant = digest.place.tenant
    return f"{tenant.platform}/{tenant.workspace}/{digest.name}"


def _said(words: str) -> Reply:
    return Reply((Paragraph(line(words)),), private=True)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
