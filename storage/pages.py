"""Listed pages in SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.engine import Row

from bot.feeds.entry import Entry
from bot.feeds.page import RECHECK, Outcome, Page, PageState, once
from storage.among import among
from storage.feed_tables import page
from storage.transaction import Transaction
from storage.upsert import insert


class SqlPageStore:
    """The `PageStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, feed_id: str, entries: Sequence[Entry], now: datetime) -> int:
        """See `bot.feeds.ports.PageStore`."""
        listed = once(entries)
        await self._transaction.begin_writing()
        known = await self._known(listed)
        fresh = {key: entry for key, entry in listed.items() if key not in known}
        rows = [_values(key, entry, feed_id, now) for key, entry in fresh.items()]
        await self._transaction.change(insert(self._transaction, page).on_conflict_do_nothing(), rows)
        changed = [key for key, stamp in known.items() if listed[key].stamp and listed[key].stamp != stamp]
        for key in changed:
            await self._listed_anew(key, listed[key], now)
        return len(fresh)

    async def _known(self, listed: Mapping[str, Entry]) -> dict[str, str | None]:
        held = among(self._transaction, page.c.key, listed)
        return {
            row.key: row.stamp for row in await self._transaction.rows(select(page.c.key, page.c.stamp).where(held))
        }

    async def _listed_anew(self, key: str, entry: Entry, now: datetime) -> None:
        """Let a taken page wait again, unless it was looked at a moment ago; its stamp is then compared next time."""
        old = page.c.state == PageState.TAKEN.value, page.c.settled <= now - RECHECK
        again = {"state": PageState.WAITING.value, "stamp": entry.stamp, "tries": 0, "available": now}
        await self._transaction.change(update(page).where(page.c.key == key, *old).values(**again))

    async def lease(self, now: datetime, until: datetime, *, limit: int, each_host: int) -> Sequence[Page]:
        """See `bot.feeds.ports.PageStore`."""
        await self._transaction.begin_writing()
        place = func.row_number().over(partition_by=page.c.host, order_by=page.c.row).label("place")
        ranked = select(page.c.row, place).where(_free(now)).subquery()
        turn = (
            select(ranked.c.row).where(ranked.c.place <= each_host).order_by(ranked.c.place, ranked.c.row).limit(limit)
        )
        taken = select(page).where(page.c.row.in_(turn), _free(now)).order_by(page.c.row)
        rows = await self._transaction.rows(taken.with_for_update(skip_locked=True))
        held = among(self._transaction, page.c.key, [row.key for row in rows])
        await self._transaction.change(update(page).where(held).values(lease_until=until))
        return [_read(row) for row in rows]

    async def settle(self, key: str, outcome: Outcome, now: datetime) -> None:
        """See `bot.feeds.ports.PageStore`."""
        values = {"state": outcome.state.value, "tries": outcome.tries, "settled": now, "lease_until": None}
        changes = {"available": outcome.again, "article_id": outcome.article_id}
        known = {name: value for name, value in changes.items() if value is not None}
        await self._transaction.change(update(page).where(page.c.key == key).values(**values, **known))

    async def waiting(self) -> int:
        """See `bot.feeds.ports.PageStore`."""
        wanted = select(func.count()).select_from(page).where(page.c.state == PageState.WAITING.value)
        return await self._transaction.number(wanted)


def _free(now: datetime) -> ColumnElement[bool]:
    unheld = or_(page.c.lease_until.is_(None), page.c.lease_until <= now)
    return and_(page.c.state == PageState.WAITING.value, page.c.available <= now, unheld)


def _values(key: str, entry: Entry, feed_id: str, now: datetime) -> dict[str, Any]:
    return {
        "key": key,
        "address": entry.address,
        "host": urlsplit(key).netloc,
        "feed_id": feed_id,
        "title": entry.title,
        "published": entry.published,
        "stamp": entry.stamp,
        "state": PageState.WAITING.value,
        "tries": 0,
        "available": now,
    }


def _read(row: Row[Any]) -> Page:
    return Page(row.key, row.address, row.feed_id, row.title, row.published, row.tries)
