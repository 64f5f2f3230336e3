"""Shown replies in memory."""

from __future__ import annotations

from datetime import datetime

from bot.places import Workspace
from bot.shown import Shown
from storage.memory.state import Work


class MemoryShownStore:
    """The `ShownStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def put(self, workspace: Workspace, token: str, shown: Shown, expires: datetime) -> None:
        """See `bot.shown.ShownStore`."""
        (await self._work.change()).shown[workspace, token] = shown, expires

    async def get(self, workspace: Workspace, token: str, now: datetime) -> Shown | None:
        """See `bot.shown.ShownStore`."""
        shown, expires = self._work.state.shown.get((workspace, token), (None, now))
        return shown if expires > now else None

    async def forget(self, workspace: Workspace) -> None:
        """See `bot.shown.ShownStore`."""
        state = await self._work.change()
        state.shown = {key: kept for key, kept in state.shown.items() if key[0] != workspace}

    async def sweep(self, now: datetime) -> int:
        """See `bot.shown.ShownStore`."""
        state = await self._work.change()
        left = {key: kept for key, kept in state.shown.items() if kept[1] > now}
        dropped, state.shown = len(state.shown) - len(left), left
        return dropped
