"""The stretch of days that stands for a claim in filters and orders."""

from __future__ import annotations

from datetime import date

from bot.language.moment import Moment

# An unknown time is the empty stretch: no period overlaps it, and it sorts behind every known one.
NEVER_FIRST = date.max
NEVER_LAST = date.min


def period(said: Moment | None, published: date | None) -> tuple[date, date]:
    """Return the first and last day of the statement, else the article's date twice, else the empty stretch."""
    if said is not None and (said.first is not None or said.last is not None):
        first, last = said.first or said.last, said.last or said.first
    else:
        first = last = published
    if first is None or last is None:
        return NEVER_FIRST, NEVER_LAST
    return min(first, last), max(first, last)


def overlaps(stretch: tuple[date, date], since: date | None, until: date | None) -> bool:
    """Say whether `stretch` shares a day with since..until, both inclusive, None being open."""
    first, last = stretch
    if since is None and until is None:
        return True
    return first <= last and (since is None or last >= since) and (until is None or first <= until)
