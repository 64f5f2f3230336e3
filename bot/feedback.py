"""What people thought of answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from bot.places import Person, Workspace

if TYPE_CHECKING:
    from bot.ports import Clock, Library


@dataclass(frozen=True, slots=True)
class Feedback:
    """One person's verdict on one answer. `answer` is the platform's own id of the message that held it."""

    person: Person
    answer: str
    question: str
    helpful: bool
    at: datetime


class FeedbackStore(Protocol):
    """Verdicts on answers; a person has one on each, the latest."""

    async def put(self, feedback: Feedback) -> None:
        """Store a verdict in the place of the person's earlier one on the same answer."""

    async def of(self, workspace: Workspace, *, limit: int = 100) -> tuple[Feedback, ...]:
        """Return the verdicts given in a workspace, latest first, then by person and answer."""

    async def count(self, workspace: Workspace) -> tuple[int, int]:
        """Return how many verdicts of a workspace were helpful, and how many not."""

    async def forget(self, workspace: Workspace) -> None:
        """Forget all of a workspace."""


class Feedbacks:
    """The use cases: give a verdict, and count them."""

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock

    async def give(self, person: Person, answer: str, question: str, *, helpful: bool) -> None:
        """Store what a person thought of an answer."""
        async with self._library.begin() as uow:
            await uow.feedback.put(Feedback(person, answer, question, helpful, self._clock.now()))
            await uow.commit()

    async def count(self, workspace: Workspace) -> tuple[int, int]:
        """Return how many verdicts of a workspace were helpful, and how many not."""
        async with self._library.begin() as uow:
            return await uow.feedback.count(workspace)
