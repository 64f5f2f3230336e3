"""Workspaces as a whole: one that leaves is forgotten with everything that is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.places import Workspace
from bot.taking import remove

if TYPE_CHECKING:
    from bot.ports import Clock, Library


class Workspaces:
    """The use cases: forget a workspace that left, and what has had its time.

    What its feeds brought for it alone goes; what was brought for everybody stays.
    """

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock

    async def forget(self, workspace: Workspace) -> None:
        """Forget all that is the workspace's own, in one transaction: whatever it has is gone, or nothing is."""
        prefix = f"{workspace.platform}:{workspace.id}:"
        async with self._library.begin() as uow:
            await uow.seen.forget(prefix)
            await uow.conversations.forget(prefix)
            await uow.shown.forget(workspace)
            await uow.feedback.forget(workspace)
            await uow.choices.forget(workspace)
            for one in await uow.subscriptions.find(workspace=workspace):
                await uow.subscriptions.remove(one.id)
            for feed in await uow.feeds.all():
                if feed.within(workspace):
                    await uow.feeds.remove(feed.id)
            for article_id in sorted(await uow.audiences.forget(workspace)):
                await remove(article_id, uow)
            await uow.commit()

    async def sweep(self) -> int:
        """Drop the events, threads and shown replies that have expired; return how many."""
        now = self._clock.now()
        async with self._library.begin() as uow:
            dropped = await uow.seen.sweep(now) + await uow.shown.sweep(now) + await uow.conversations.sweep(now)
            await uow.commit()
        return dropped
