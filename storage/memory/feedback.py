"""Feedback in memory."""

from __future__ import annotations

from bot.feedback import Feedback
from bot.places import Person, Workspace
from storage.memory.state import Work


class MemoryFeedbackStore:
    """The `FeedbackStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def put(self, feedback: Feedback) -> None:
        """See `bot.feedback.FeedbackStore`."""
        (await self._work.change()).feedback[feedback.person, feedback.answer] = feedback

    async def of(self, workspace: Workspace, *, limit: int = 100) -> tuple[Feedback, ...]:
        """See `bot.feedback.FeedbackStore`."""
        found = [one for one in self._work.state.feedback.values() if _within(one.person, workspace)]
        found.sort(key=lambda one: (-one.at.timestamp(), one.person.id, one.answer))
        return tuple(found[:limit])

    async def count(self, workspace: Workspace) -> tuple[int, int]:
        """See `bot.feedback.FeedbackStore`."""
        found = [one.helpful for one in self._work.state.feedback.values() if _within(one.person, workspace)]
        return found.count(True), found.count(False)

    async def forget(self, workspace: Workspace) -> None:
        """See `bot.feedback.FeedbackStore`."""
        state = await self._work.change()
        kept = {key: one for key, one in state.feedback.items() if not _within(one.person, workspace)}
        state.feedback = kept


def _within(person: Person, workspace: Workspace) -> bool:
    return (person.platform, person.workspace) == (workspace.platform, workspace.id)
