"""What failed, in SQL."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, select

from bot.failures import Failure
from storage.feed_tables import failure
from storage.feeds import aware
from storage.transaction import Transaction
from storage.upsert import insert_or_update


class SqlFailureStore:
    """The `FailureStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def put(self, new: Failure) -> None:
        """See `bot.failures.FailureStore`."""
        row = {"key": new.key, "name": new.name, "code": str(new.code), "reason": new.reason, "at": new.at}
        await insert_or_update(self._transaction, failure, [row])

    async def clear(self, key: str) -> None:
        """See `bot.failures.FailureStore`."""
        await self._transaction.change(delete(failure).where(failure.c.key == key))

    async def list(self, *, limit: int = 50, offset: int = 0) -> Sequence[Failure]:
        """See `bot.failures.FailureStore`."""
        latest = select(failure).order_by(failure.c.at.desc(), failure.c.key).limit(limit).offset(offset)
        rows = await self._transaction.rows(latest)
        return [Failure(row.key, row.name, row.code, row.reason, aware(row.at)) for row in rows]

    async def count(self) -> int:
        """See `bot.failures.FailureStore`."""
        return await self._transaction.number(select(func.count()).select_from(failure))
