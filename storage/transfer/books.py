"""What an export needs to know that no use case asks for: who was read by what, and what was seen when."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping, Sequence

from sqlalchemy import func, select, text, update

from storage.digest_tables import first_seen, news_mark
from storage.marks import NEWS
from storage.reading_tables import arrival
from storage.ruling_tables import speaker_ruling
from storage.tables import article, claim, reading
from storage.transaction import Transaction
from storage.upsert import insert_new

_BATCH = 500


class Books:
    """Reads and writes these within one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def hold_still(self) -> None:
        """See the database as it stands now until the transaction ends; to be called first. SQLite does so anyway."""
        if not self._transaction.sqlite:
            await self._transaction.change(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))

    async def arrived(self) -> Sequence[str]:
        """Return the ids of all articles in the order in which they first came."""
        came = select(arrival.c.article_id, func.min(arrival.c.number).label("number")).group_by(arrival.c.article_id)
        first = came.subquery()
        wanted = select(article.c.id).outerjoin(first, first.c.article_id == article.c.id)
        rows = await self._transaction.rows(wanted.order_by(first.c.number.nulls_last(), article.c.id))
        return [row.id for row in rows]

    async def claims(self, article_id: str) -> Sequence[str]:
        """Return the ids of an article's claims in the order of its text."""
        wanted = select(claim.c.id).where(claim.c.article_id == article_id).order_by(claim.c.ordinal)
        return [row.id for row in await self._transaction.rows(wanted)]

    async def models(self, article_id: str, version: int) -> Sequence[str]:
        """Return the models that an article's version was read with, sorted."""
        wanted = select(reading.c.model).where(reading.c.article_id == article_id, reading.c.version == version)
        return [row.model for row in await self._transaction.rows(wanted.order_by(reading.c.model))]

    async def rulers(self) -> Collection[str]:
        """Return the speakers that rulings take something from; those that were merged away exist no more."""
        return [row.origin for row in await self._transaction.rows(select(speaker_ruling.c.origin).distinct())]

    async def seen(self) -> AsyncIterator[Mapping[str, int]]:
        """Yield, batch by batch, the marks of every statement, edition and pair; see `storage.marks`."""
        last = ""
        while True:
            wanted = select(first_seen).where(first_seen.c.key > last).order_by(first_seen.c.key).limit(_BATCH)
            rows = await self._transaction.rows(wanted)
            if not rows:
                return
            yield {row.key: row.mark for row in rows}
            last = rows[-1].key

    async def note(self, marks: Mapping[str, int]) -> None:
        """Store these marks; what has one keeps it."""
        rows = [{"key": key, "mark": mark} for key, mark in sorted(marks.items())]
        await insert_new(self._transaction, first_seen, rows)

    async def go_on_from(self, mark: int) -> None:
        """Let the next mark be higher than `mark`."""
        await insert_new(self._transaction, news_mark, [{"name": NEWS, "mark": mark}])
        held = news_mark.c.name == NEWS, news_mark.c.mark < mark
        await self._transaction.change(update(news_mark).where(*held).values(mark=mark))
