"""Conversations in memory."""

from __future__ import annotations

from datetime import datetime

from storage.memory.state import Work


class MemoryConversationStore:
    """The `ConversationStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, thread: str, now: datetime) -> str | None:
        """See `bot.ports.ConversationStore`."""
        state, expires = self._work.state.conversations.get(thread, (None, now))
        return state if expires > now else None

    async def put(self, thread: str, state: str, expires: datetime) -> None:
        """See `bot.ports.ConversationStore`."""
        (await self._work.change()).conversations[thread] = state, expires

    async def forget(self, prefix: str) -> None:
        """See `bot.ports.ConversationStore`."""
        state = await self._work.change()
        state.conversations = {key: kept for key, kept in state.conversations.items() if not key.startswith(prefix)}

    async def sweep(self, now: datetime) -> int:
        """See `bot.ports.ConversationStore`."""
        state = await self._work.change()
        left = {key: kept for key, kept in state.conversations.items() if kept[1] > now}
        dropped, state.conversations = len(state.conversations) - len(left), left
        return dropped
