"""When the time or the zone of a digest is changed: no local day gets two, and none is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.delivery.digests import Digest
from bot.delivery.schedule import Sent, begins_after_change, due_days, first_day, moment
from bot.ports import Place

ZONES = ("Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata", "UTC", "Pacific/Kiritimati")
STEP = timedelta(minutes=10)
WEEK = datetime(2026, 6, 1, tzinfo=UTC)


def digest(at: time, zone: str) -> Digest:
    """A daily digest."""
    place = Place("slack", "T1", "C1")
    return Digest(name="morning", place=place, time=at, zone=ZoneInfo(zone), series=f"morning@{zone}")


def times() -> st.SearchStrategy[time]:
    """A wall time on the minute."""
    return st.builds(time, st.integers(0, 23), st.integers(0, 59))


class Life:
    """A digest over some days: what its ledger would hold, as the runner fills it."""

    def __init__(self, first: Digest, at: datetime) -> None:
        self.digest = replace(first, begins=first_day(first, at))
        self.now = at
        self.rows: dict[tuple[str, date], datetime] = {}

    def run(self, until: datetime) -> None:
        """Tick until then."""
        while self.now < until:
            for day in due_days(self.digest, self.now):
                self.rows.setdefault((self.digest.key, day), self.now)
            self.now += STEP

    def change(self, new: Digest) -> None:
        """Give it another time or zone, as `subscribe` does."""
        last = None
        if self.rows:
            (key, day), at = max(self.rows.items(), key=lambda row: row[1])
            last = Sent(day=day, zone=ZoneInfo(key.partition("@")[2]), at=at)
        self.digest = replace(new, begins=begins_after_change(self.digest, new, last, self.now))


@settings(max_examples=200, deadline=None)
@given(times(), times(), st.sampled_from(ZONES), st.integers(0, 3 * 144))
@example(time(10), time(8), "UTC", 9 * 6)  # at nine from ten to eight, on the first day
@example(time(8), time(10), "UTC", 9 * 6)
@example(time(8), time(23, 55), "Europe/Berlin", 144)
@example(time(23, 59), time(0), "Asia/Kolkata", 140)
def test_another_time_neither_doubles_nor_skips_a_day(old: time, new: time, zone: str, step: int) -> None:
    """Whenever the time is changed: from the first day on that was promised, every local day gets exactly one."""
    life = Life(digest(old, zone), WEEK)
    promised = life.digest.begins
    life.run(WEEK + step * STEP)
    life.change(digest(new, zone))
    life.run(WEEK + timedelta(days=6))
    days = [day for _, day in life.rows]
    last = (life.now - STEP).astimezone(ZoneInfo(zone)).date()
    whole = [promised + timedelta(days=n) for n in range((last - promised).days)]
    assert len(days) == len(set(days))
    assert not set(whole) - set(days)


@settings(max_examples=200, deadline=None)
@given(times(), times(), st.sampled_from(ZONES), st.sampled_from(ZONES), st.integers(144, 3 * 144))
@example(time(8), time(8), "Pacific/Auckland", "America/Los_Angeles", 200)
@example(time(8), time(8), "America/Los_Angeles", "Pacific/Kiritimati", 200)
@example(time(23, 55), time(0, 5), "UTC", "Europe/Berlin", 290)
def test_another_zone_neither_doubles_nor_skips_a_day(old: time, new: time, one: str, two: str, step: int) -> None:
    """In days of the zone it has afterwards: one each from the change on, counting what went out before."""
    life = Life(digest(old, one), WEEK)
    life.run(WEEK + step * STEP)
    before = dict(life.rows)
    changed = life.now
    life.change(digest(new, two))
    life.run(WEEK + timedelta(days=7))
    zone = ZoneInfo(two)
    after = [row[1] for row in life.rows if row not in before]
    told = [at.astimezone(zone).date() for at in before.values()]
    assert len(after) == len(set(after))
    if one != two:
        late = timedelta(minutes=15)  # one that was due just before midnight may leave just after it
        clear = [at for at in before.values() if (at - late).astimezone(zone).date() == at.astimezone(zone).date()]
        assert not set(after) & {at.astimezone(zone).date() for at in clear}
    first = changed.astimezone(zone).date() + timedelta(days=1)
    last = (life.now - STEP).astimezone(zone).date()
    whole = {first + timedelta(days=n) for n in range((last - first).days)}
    assert not whole - set(after) - set(told)


def test_after_a_month_off_comes_one_not_thirty() -> None:
    """A digest that goes on after a month is due for today only."""
    one = replace(digest(time(8), "Europe/Berlin"), begins=date(2026, 5, 1))
    now = datetime(2026, 6, 1, 9, tzinfo=UTC)
    assert due_days(one, now) == (date(2026, 6, 1),)


def test_the_first_is_never_in_the_past() -> None:
    """Asked for after its time of day, it begins tomorrow; before it, today. In local days."""
    kiritimati = digest(time(8), "Pacific/Kiritimati")
    assert first_day(kiritimati, datetime(2026, 6, 1, 17, tzinfo=UTC)) == date(2026, 6, 2)  # 07:00 there
    assert first_day(kiritimati, datetime(2026, 6, 1, 18, tzinfo=UTC)) == date(2026, 6, 3)  # 08:00 there
    begun = replace(kiritimati, begins=date(2026, 6, 3))
    assert due_days(begun, datetime(2026, 6, 1, 19, tzinfo=UTC)) == ()
    assert moment(date(2026, 6, 3), time(8), begun.zone) == datetime(2026, 6, 2, 18, tzinfo=UTC)
