"""Who reads which article, in SQL."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, or_, select, update

from bot.articles.article import Article
from bot.reading.ports import Lease, Leased
from storage.among import among
from storage.articles import current_versions, read_row
from storage.reading_tables import arrival, reading_lease
from storage.tables import article, reading
from storage.transaction import Transaction
from storage.upsert import insert, insert_new

_LOCK = 0x72656164  # any number, but always this one: "read"


class SqlReadingStore:
    """The `ReadingStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def lease(self, wanted: Lease, *, limit: int, only: Collection[str] | None = None) -> Sequence[Leased]:
        """See `bot.reading.ports.ReadingStore`."""
        await self._transaction.begin_writing()
        free = _waiting(wanted.model).where(~exists().where(_own(wanted.model), _taken(wanted.now)))
        if only is not None:
            free = free.where(among(self._transaction, article.c.id, only))
        ordered = free.order_by(arrival.c.number).limit(limit).with_for_update(of=article, skip_locked=True)
        found = [read_row(row) for row in await self._transaction.rows(ordered)]
        tries = {}
        for one in found:
            row = await self._transaction.first(self._take(one, wanted))
            if row is not None:  # None: another process took it between our looking and our locking
                tries[one.id] = row.tries
        return [Leased(one, tries[one.id]) for one in found if one.id in tries]

    def _take(self, one: Article, wanted: Lease) -> Any:
        fresh = {"holder": wanted.holder, "until": wanted.until}
        values = {"article_id": one.id, "version": one.version, "model": wanted.model, "tries": 1, "failed": False}
        statement = insert(self._transaction, reading_lease).values(**values, **fresh)
        return statement.on_conflict_do_update(
            index_elements=["article_id", "version", "model"],
            set_={**fresh, "tries": reading_lease.c.tries + 1},
            where=~_taken(wanted.now),
        ).returning(reading_lease.c.tries)

    async def begin(self, one: Article, model: str) -> bool:
        """See `bot.reading.ports.ReadingStore`."""
        await self._transaction.begin_writing()
        if not self._transaction.sqlite:  # SQLite has one writer anyway
            await self._transaction.rows(select(func.pg_advisory_xact_lock(_LOCK)))
        here = _waiting(model).where(article.c.id == one.id, article.c.version == one.version)
        return await self._transaction.first(here.with_for_update(of=article)) is not None

    async def finish(self, one: Article, model: str) -> None:
        """See `bot.reading.ports.ReadingStore`."""
        await insert_new(self._transaction, reading, [{"article_id": one.id, "version": one.version, "model": model}])
        await self._transaction.change(delete(reading_lease).where(*_of(one, model)))

    async def give_up(self, one: Article, model: str) -> None:
        """See `bot.reading.ports.ReadingStore`."""
        await self._transaction.change(update(reading_lease).where(*_of(one, model)).values(failed=True))

    async def retry(self, model: str) -> int:
        """See `bot.reading.ports.ReadingStore`."""
        failed = delete(reading_lease).where(reading_lease.c.model == model, reading_lease.c.failed)
        await self._transaction.begin_writing()
        return len(await self._transaction.rows(failed.returning(reading_lease.c.article_id)))

    async def holders(self, one: Article | None = None) -> Sequence[str]:
        """See `bot.reading.ports.ReadingStore`."""
        held = select(reading_lease.c.holder).distinct().order_by(reading_lease.c.holder)
        if one is not None:
            held = held.where(reading_lease.c.article_id == one.id, reading_lease.c.version == one.version)
        return [row.holder for row in await self._transaction.rows(held)]

    async def release(self, holder: str, now: datetime) -> None:
        """See `bot.reading.ports.ReadingStore`."""
        held = reading_lease.c.holder == holder, reading_lease.c.until > now
        await self._transaction.change(update(reading_lease).where(*held).values(until=now))

    async def waiting(self, model: str) -> int:
        """See `bot.reading.ports.ReadingStore`."""
        failed = exists().where(_own(model), reading_lease.c.failed)
        counted = _waiting(model).where(~failed).with_only_columns(func.count())
        return await self._transaction.number(counted)


def _waiting(model: str) -> Select[Any]:
    """Return current versions that were not read with `model`, with their place in line."""
    done = exists().where(
        reading.c.article_id == article.c.id, reading.c.version == article.c.version, reading.c.model == model
    )
    came = and_(arrival.c.article_id == article.c.id, arrival.c.version == article.c.version)
    return current_versions().join(arrival, came).where(~done)


def _own(model: str) -> ColumnElement[bool]:
    """Return the condition that a lease is on the article's current version."""
    edition = reading_lease.c.article_id == article.c.id, reading_lease.c.version == article.c.version
    return and_(*edition, reading_lease.c.model == model)


def _taken(now: datetime) -> ColumnElement[bool]:
    return or_(reading_lease.c.until > now, reading_lease.c.failed)


def _of(one: Article, model: str) -> tuple[ColumnElement[bool], ...]:
    lease = reading_lease.c
    return lease.article_id == one.id, lease.version == one.version, lease.model == model
