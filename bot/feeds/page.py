"""A page that a feed listed, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.feeds.addresses import canonical
from bot.feeds.entry import Entry
from bot.feeds.fetching import FetchCode, FetchError

TRIES = 5  # of failures that may pass
RECHECK = timedelta(hours=1)  # an update that a feed announces sooner after a look is passed over
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=12)
_NO_FAULT = frozenset({FetchCode.BUSY})  # waiting for a turn is no failed try


class PageState(StrEnum):
    """Where a page stands."""

    WAITING = "waiting"
    TAKEN = "taken"  # its article is stored
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Page:
    """A listed page. `key` is its canonical address: however often it is listed, it is one page."""

    key: str
    address: str
    feed_id: str
    title: str | None = None
    published: date | None = None
    tries: int = 0  # that failed, up to now

    @property
    def entry(self) -> Entry:
        """Return what the feed said of it."""
        return Entry(self.address, self.title, self.published)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page: taken, to be tried again at `again`, or failed for good."""

    state: PageState
    tries: int = 0
    again: datetime | None = None
    article_id: str | None = None  # what it was taken as


def once(entries: Sequence[Entry]) -> Mapping[str, Entry]:
    """Return the entries by their canonical addresses; the first of several for one page stands."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(canonical(entry.address), entry)
    return found


def after_failure(page: Page, now: datetime, error: FetchError) -> Outcome:
    """Return when a page that could not be fetched is tried again, if ever."""
    tries = page.tries + (error.code not in _NO_FAULT)
    if not error.passing or tries >= TRIES:
        return Outcome(PageState.FAILED, tries)
    wait = error.wait or min(_FIRST_WAIT * 4**page.tries, _LONGEST_WAIT)
    return Outcome(PageState.WAITING, tries, now + wait)
