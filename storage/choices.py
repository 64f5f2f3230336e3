"""Choices in SQL."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select

from bot.places import Platform, Workspace
from storage.choice_tables import choices
from storage.transaction import Transaction
from storage.upsert import insert_or_update


class SqlChoiceStore:
    """The `ChoiceStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def get(self, workspace: Workspace, name: str) -> str | None:
        """See `bot.choices.ChoiceStore`."""
        wanted = select(choices.c.value).where(
            choices.c.platform == workspace.platform.value,
            choices.c.workspace == workspace.id,
            choices.c.name == name,
        )
        found = await self._transaction.first(wanted)
        return None if found is None else str(found.value)

    async def put(self, workspace: Workspace, name: str, value: str) -> None:
        """See `bot.choices.ChoiceStore`."""
        row = {"platform": workspace.platform.value, "workspace": workspace.id, "name": name, "value": value}
        await insert_or_update(self._transaction, choices, [row])

    async def all(self) -> Sequence[tuple[Workspace, str, str]]:
        """See `bot.choices.ChoiceStore`."""
        ordered = select(choices).order_by(choices.c.platform, choices.c.workspace, choices.c.name)
        rows = await self._transaction.rows(ordered)
        return [(Workspace(Platform(row.platform), row.workspace), row.name, row.value) for row in rows]

    async def forget(self, workspace: Workspace) -> None:
        """See `bot.choices.ChoiceStore`."""
        theirs = (choices.c.platform == workspace.platform.value) & (choices.c.workspace == workspace.id)
        await self._transaction.change(delete(choices).where(theirs))
