"""Conversations in SQL."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import delete, select

from storage.tables import conversation
from storage.transaction import Transaction
from storage.upsert import insert_or_update


class SqlConversationStore:
    """The `ConversationStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def get(self, thread: str, now: datetime) -> str | None:
        """See `bot.ports.ConversationStore`."""
        row = await self._transaction.first(select(conversation).where(conversation.c.thread == thread))
        if row is None:
            return None
        # SQLite forgets the zone; all instants are stored in UTC.
        return row.state if row.expires.replace(tzinfo=UTC) > now else None

    async def put(self, thread: str, state: str, expires: datetime) -> None:
        """See `bot.ports.ConversationStore`."""
        row = {"thread": thread, "state": state, "expires": expires.astimezone(UTC)}
        await insert_or_update(self._transaction, conversation, [row])

    async def forget(self, prefix: str) -> None:
        """See `bot.ports.ConversationStore`."""
        threads = conversation.c.thread.startswith(prefix, autoescape=True)
        await self._transaction.change(delete(conversation).where(threads))

    async def sweep(self, now: datetime) -> int:
        """See `bot.ports.ConversationStore`."""
        await self._transaction.begin_writing()
        expired = delete(conversation).where(conversation.c.expires <= now.astimezone(UTC))
        return len(await self._transaction.rows(expired.returning(conversation.c.thread)))
