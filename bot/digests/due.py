"""Due-ness: which local days a subscription has a digest on, and the instant of each, from zone rules alone.

Instants are compared in UTC: two aware datetimes of one zone compare by their wall clocks and ignore the fold.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.digests.subscription import Wish

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_LONGEST_SEARCH = 400  # days; a wish has at least one day a week


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the UTC instant of a local time: the first of two, and the end of the gap for one that does not exist."""
    early = datetime.combine(day, at, zone)
    found = early.astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None) == early.replace(tzinfo=None):
        return found
    return _end_of_gap(early.replace(fold=1).astimezone(UTC), found, zone)


def _end_of_gap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the first instant in (before, after] that has the later one's offset."""
    offset = after.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
        if middle.astimezone(zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after


def exists(day: date, zone: ZoneInfo) -> bool:
    """Say whether the zone has that day: where the date line moved, one was left out."""
    return instant(day, time(), zone).astimezone(zone).date() == day


def due_instant(day: date, wish: Wish) -> datetime:
    """Return when the digest of that local day is due, in UTC."""
    return instant(day, wish.at, ZoneInfo(wish.zone))


def is_wanted(day: date, wish: Wish) -> bool:
    """Say whether the wish has a digest on that local day."""
    return day.weekday() in wish.days and exists(day, ZoneInfo(wish.zone))


def days_from(day: date, wish: Wish) -> Iterator[date]:
    """Yield the wanted days from `day` on, itself included."""
    for _ in range(_LONGEST_SEARCH):
        if is_wanted(day, wish):
            yield day
        if day == date.max:
            return
        day += _DAY


def first_after(now: datetime, wish: Wish) -> date:
    """Return the first wanted local day whose digest is due later than `now`."""
    # A local time that is not there can fall on the next day, so yesterday's may still be to come.
    start = now.astimezone(ZoneInfo(wish.zone)).date() - _DAY
    return next(day for day in days_from(start, wish) if due_instant(day, wish) > now)


def due_days(first: date, now: datetime, wish: Wish) -> list[date]:
    """Return the wanted local days from `first` on whose digests are due by `now`, oldest first."""
    found = []
    for day in days_from(first, wish):
        if due_instant(day, wish) > now:
            break
        found.append(day)
    return found
