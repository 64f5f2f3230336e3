"""Workspaces as a whole: what is kept of each, for how long, and how one that leaves is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from bot.errors import UserError
from bot.places import Workspace
from bot.taking import remove

if TYPE_CHECKING:
    from bot.ports import Clock, Library

LEAST_DAYS = 2  # yesterday's digest is still looked up while today's is made
_CHOICE = "keep days"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a workspace: numbers only. `days` is how long; None: as the operator's setting says."""

    workspace: Workspace
    subscriptions: int
    feeds: int
    digests: int
    verdicts: int  # on answers, each with its question
    days: int | None


class WorkspaceStore(Protocol):
    """What is a workspace's own, wherever it is kept."""

    async def known(self) -> Sequence[Workspace]:
        """Return every workspace of which something is kept, sorted."""

    async def digests(self, workspace: Workspace) -> int:
        """Return how many days were decided for its subscriptions."""

    async def drop_before(self, workspace: Workspace, instant: datetime) -> int:
        """Drop its verdicts on answers, its decided days, alerts and settled messages of before; return how many.

        What waits to be sent stays, and so do alerts that the next digest has to leave out.
        """

    async def forget_notices(self, workspace: Workspace) -> None:
        """Forget the messages to it that belong to no subscription."""

    async def forget_tokens(self, workspace: Workspace) -> None:
        """Forget what a chat gave us to act there."""


class Workspaces:
    """The use cases: say what is kept, for how long, and forget. What was read for everybody is no workspace's own."""

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock

    async def list(self) -> Sequence[Kept]:
        """Return what is kept of each workspace."""
        async with self._library.begin() as uow:
            feeds = await uow.feeds.all()
            return [
                Kept(
                    workspace,
                    len(await uow.subscriptions.find(workspace=workspace)),
                    sum(feed.within(workspace) for feed in feeds),
                    await uow.workspaces.digests(workspace),
                    sum(await uow.feedback.count(workspace)),
                    _days(await uow.choices.get(workspace, _CHOICE)),
                )
                for workspace in await uow.workspaces.known()
            ]

    async def keep(self, workspace: Workspace, days: int | None) -> None:
        """Let a workspace's own be kept for so many days (0: for ever), or as long as the setting says (None)."""
        if days is not None and 0 < days < LEAST_DAYS:
            raise UserError(f"Less than {LEAST_DAYS} days cannot be kept; 0 keeps everything.")
        async with self._library.begin() as uow:
            await uow.choices.put(workspace, _CHOICE, "" if days is None else str(days))
            await uow.commit()

    async def forget(self, workspace: Workspace) -> None:
        """Forget all that is the workspace's own, in one transaction."""
        prefix = f"{workspace.platform}:{workspace.id}:"
        async with self._library.begin() as uow:
            for subscription in await uow.subscriptions.find(workspace=workspace):
                await uow.subscriptions.remove(subscription.id)
            for feed in await uow.feeds.all():
                if feed.within(workspace):
                    await uow.feeds.remove(feed.id)
            await uow.seen.forget(prefix)
            await uow.conversations.forget(prefix)
            await uow.shown.forget(workspace)
            await uow.feedback.forget(workspace)
            await uow.choices.forget(workspace)
            await uow.workspaces.forget_notices(workspace)
            await uow.workspaces.forget_tokens(workspace)
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

    async def drop_old(self, days: int) -> int:
        """Drop what each workspace has had for longer than it is to be kept, `days` where it has not chosen."""
        dropped, now = 0, self._clock.now()
        async with self._library.begin() as uow:
            for workspace in await uow.workspaces.known():
                chosen = _days(await uow.choices.get(workspace, _CHOICE))
                kept = days if chosen is None else chosen
                if kept:
                    before = now - timedelta(days=max(kept, LEAST_DAYS))
                    dropped += await uow.workspaces.drop_before(workspace, before)
            await uow.commit()
        return dropped


def _days(chosen: str | None) -> int | None:
    return int(chosen) if chosen else None
