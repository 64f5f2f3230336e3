"""What was shown to someone, kept so that it can be turned over page by page or shared, also after a restart."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from bot.places import Workspace
from bot.replies import Reply

if TYPE_CHECKING:
    from bot.ports import Clock, Library

KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked, and what was answered; pictures are not kept."""

    question: str
    reply: Reply


class ShownStore(Protocol):
    """Replies by token, each within a workspace."""

    async def put(self, workspace: Workspace, token: str, shown: Shown, expires: datetime) -> None:
        """Keep a reply until it expires."""

    async def get(self, workspace: Workspace, token: str, now: datetime) -> Shown | None:
        """Return the reply, None where it is unknown to the workspace, expired, or of another version of this code."""

    async def forget(self, workspace: Workspace) -> None:
        """Forget all of a workspace."""

    async def sweep(self, now: datetime) -> int:
        """Drop what has expired by `now`; return how much."""


class ShownReplies:
    """The use cases: keep a reply, and find it again."""

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock

    async def keep(self, workspace: Workspace, question: str, reply: Reply) -> str:
        """Keep a reply and return its token."""
        token = secrets.token_urlsafe(12)
        async with self._library.begin() as uow:
            shown = Shown(question, replace(reply, pictures=()))
            await uow.shown.put(workspace, token, shown, self._clock.now() + KEPT)
            await uow.commit()
        return token

    async def get(self, workspace: Workspace, token: str) -> Shown | None:
        """Return what the token stands for in this workspace."""
        async with self._library.begin() as uow:
            return await uow.shown.get(workspace, token, self._clock.now())
