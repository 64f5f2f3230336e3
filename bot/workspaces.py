"""Workspaces as a whole: one that leaves is forgotten with everything that is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.places import Workspace

if TYPE_CHECKING:
    from bot.ports import Clock, Library


class Workspaces:
    """The use cases: forget a workspace that left, and what has had its time.

    Articles and claims are no workspace's own and stay.
    """

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock

    async def forget(self, workspace: Workspace) -> None:
        """Forget the workspace's events, threads, shown replies, feedback and choices, in one transaction."""
        prefix = f"{workspace.platform}:{workspace.id}:"
        async with self._library.begin() as uow:
            await uow.seen.forget(prefix)
            await uow.conversations.forget(prefix)
            await uow.shown.forget(workspace)
            await uow.feedback.forget(workspace)
            await uow.choices.forget(workspace)
            await uow.commit()

    async def sweep(self) -> int:
        """Drop the events, threads and shown replies that have expired; return how many."""
        now = self._clock.now()
        async with self._library.begin() as uow:
            dropped = await uow.seen.sweep(now) + await uow.shown.sweep(now) + await uow.conversations.sweep(now)
            await uow.commit()
        return dropped
