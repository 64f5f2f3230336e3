"""Feedback in SQL."""

from __future__ import annotations

from datetime import UTC

from sqlalchemy import ColumnElement, and_, delete, func, select

from bot.feedback import Feedback
from bot.places import Person, Platform, Workspace
from storage.chat_tables import feedback
from storage.transaction import Transaction
from storage.upsert import insert_or_update


class SqlFeedbackStore:
    """The `FeedbackStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def put(self, given: Feedback) -> None:
        """See `bot.feedback.FeedbackStore`."""
        person = given.person
        row = {
            "platform": person.platform,
            "workspace": person.workspace,
            "person": person.id,
            "answer": given.answer,
            "question": given.question,
            "helpful": given.helpful,
            "at": given.at.astimezone(UTC),
        }
        await insert_or_update(self._transaction, feedback, [row])

    async def of(self, workspace: Workspace, *, limit: int = 100) -> tuple[Feedback, ...]:
        """See `bot.feedback.FeedbackStore`."""
        order = feedback.c.at.desc(), feedback.c.person, feedback.c.answer
        rows = await self._transaction.rows(select(feedback).where(_of(workspace)).order_by(*order).limit(limit))
        return tuple(
            Feedback(
                Person(Platform(row.platform), row.workspace, row.person),
                row.answer,
                row.question,
                row.helpful,
                row.at.replace(tzinfo=UTC),  # SQLite forgets the zone
            )
            for row in rows
        )

    async def count(self, workspace: Workspace) -> tuple[int, int]:
        """See `bot.feedback.FeedbackStore`."""
        counts = select(feedback.c.helpful, func.count().label("verdicts")).where(_of(workspace))
        rows = await self._transaction.rows(counts.group_by(feedback.c.helpful))
        found = {row.helpful: row.verdicts for row in rows}
        return found.get(True, 0), found.get(False, 0)

    async def forget(self, workspace: Workspace) -> None:
        """See `bot.feedback.FeedbackStore`."""
        await self._transaction.change(delete(feedback).where(_of(workspace)))


def _of(workspace: Workspace) -> ColumnElement[bool]:
    return and_(feedback.c.platform == workspace.platform, feedback.c.workspace == workspace.id)
