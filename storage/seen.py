"""Seen keys in SQL."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import delete, select

from storage.seen_tables import seen
from storage.transaction import Transaction
from storage.upsert import insert


class SqlSeenStore:
    """The `SeenStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def first_time(self, key: str, now: datetime, expires: datetime) -> bool:
        """See `bot.seen.SeenStore`."""
        statement = insert(self._transaction, seen).values(key=key, expires=expires.astimezone(UTC))
        taken = statement.on_conflict_do_update(
            index_elements=["key"],
            set_={"expires": statement.excluded.expires},
            where=seen.c.expires <= now.astimezone(UTC),
        ).returning(seen.c.key)
        await self._transaction.begin_writing()
        return await self._transaction.first(taken) is not None

    async def knows(self, key: str, now: datetime) -> bool:
        """See `bot.seen.SeenStore`."""
        wanted = select(seen.c.key).where(seen.c.key == key, seen.c.expires > now.astimezone(UTC))
        return await self._transaction.first(wanted) is not None

    async def forget(self, prefix: str) -> None:
        """See `bot.seen.SeenStore`."""
        await self._transaction.change(delete(seen).where(seen.c.key.startswith(prefix, autoescape=True)))

    async def sweep(self, now: datetime) -> int:
        """See `bot.seen.SeenStore`."""
        expired = delete(seen).where(seen.c.expires <= now.astimezone(UTC)).returning(seen.c.key)
        await self._transaction.begin_writing()
        return len(await self._transaction.rows(expired))
