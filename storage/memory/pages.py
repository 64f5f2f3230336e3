"""Listed pages in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from bot.feeds.entry import Entry
from bot.feeds.page import RECHECK, Outcome, Page, PageState, once
from storage.memory.state import StoredPage, Work


class MemoryPageStore:
    """The `PageStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def add(self, feed_id: str, entries: Sequence[Entry], now: datetime) -> int:
        """See `bot.feeds.ports.PageStore`."""
        state = await self._work.change()
        new = 0
        for key, entry in once(entries).items():
            known = state.pages.get(key)
            if known is None:
                made = Page(key, entry.address, feed_id, entry.title, entry.published)
                state.pages[key] = StoredPage(state.next_row(), made, entry.stamp, PageState.WAITING, now)
                new += 1
            elif _may_have_changed(known, entry, now):
                page = replace(known.page, tries=0)
                state.pages[key] = replace(known, page=page, stamp=entry.stamp, state=PageState.WAITING, available=now)
        return new

    async def lease(self, now: datetime, until: datetime, *, limit: int, each_host: int) -> Sequence[Page]:
        """See `bot.feeds.ports.PageStore`."""
        state = await self._work.change()
        places: Counter[str] = Counter()
        ranked: list[tuple[int, StoredPage]] = []
        for stored in sorted(state.pages.values(), key=lambda one: one.row):
            if stored.state is PageState.WAITING and stored.available <= now and (stored.lease or now) <= now:
                host = urlsplit(stored.page.key).netloc
                places[host] += 1
                ranked.append((places[host], stored))
        turn = sorted(
            ((place, one) for place, one in ranked if place <= each_host), key=lambda pair: (pair[0], pair[1].row)
        )
        taken = sorted((stored for _, stored in turn[:limit]), key=lambda one: one.row)
        state.pages.update((stored.page.key, replace(stored, lease=until)) for stored in taken)
        return [stored.page for stored in taken]

    async def settle(self, key: str, outcome: Outcome, now: datetime) -> None:
        """See `bot.feeds.ports.PageStore`."""
        state = await self._work.change()
        if key in state.pages:
            known = state.pages[key]
            page, again = replace(known.page, tries=outcome.tries), outcome.again or known.available
            state.pages[key] = replace(
                known,
                page=page,
                state=outcome.state,
                settled=now,
                lease=None,
                available=again,
                article_id=outcome.article_id or known.article_id,
            )

    async def waiting(self) -> int:
        """See `bot.feeds.ports.PageStore`."""
        return sum(stored.state is PageState.WAITING for stored in self._work.state.pages.values())


def _may_have_changed(known: StoredPage, entry: Entry, now: datetime) -> bool:
    """Say whether a taken page is to be looked at again: its stamp is another, and the last look some time ago."""
    if known.state is not PageState.TAKEN or known.settled is None or known.settled > now - RECHECK:
        return False
    return entry.stamp is not None and entry.stamp != known.stamp
