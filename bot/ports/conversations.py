"""What threads are about."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class ConversationStore(Protocol):
    """What a thread is about, so that follow-ups can use it. The value is the core's own JSON."""

    async def get(self, thread: str, now: datetime) -> str | None:
        """Return the thread's state unless it has expired."""

    async def put(self, thread: str, state: str, expires: datetime) -> None:
        """Store or replace the thread's state."""

    async def forget(self, prefix: str) -> None:
        """Forget every thread whose name starts with `prefix`."""

    async def sweep(self, now: datetime) -> int:
        """Drop what has expired by `now`; return how much."""
