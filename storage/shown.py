"""Shown replies in SQL."""

from __future__ import annotations

from datetime import UTC, datetime

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import ColumnElement, and_, delete, select

from bot.places import Workspace
from bot.shown import Shown
from storage.chat_tables import shown
from storage.transaction import Transaction
from storage.upsert import insert_or_update

_documents = TypeAdapter(Shown)


def encode(kept: Shown) -> str:
    """Return a shown reply as JSON."""
    return _documents.dump_json(kept).decode()


def decode(document: str) -> Shown | None:
    """Return the reply of a document; None for one of another version of this code."""
    try:
        return _documents.validate_json(document)
    except ValidationError:
        return None


class SqlShownStore:
    """The `ShownStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def put(self, workspace: Workspace, token: str, kept: Shown, expires: datetime) -> None:
        """See `bot.shown.ShownStore`."""
        row = {
            "platform": workspace.platform,
            "workspace": workspace.id,
            "token": token,
            "expires": expires.astimezone(UTC),
            "document": encode(kept),
        }
        await insert_or_update(self._transaction, shown, [row])

    async def get(self, workspace: Workspace, token: str, now: datetime) -> Shown | None:
        """See `bot.shown.ShownStore`."""
        wanted = _of(workspace), shown.c.token == token, shown.c.expires > now.astimezone(UTC)
        row = await self._transaction.first(select(shown.c.document).where(*wanted))
        return None if row is None else decode(row.document)

    async def forget(self, workspace: Workspace) -> None:
        """See `bot.shown.ShownStore`."""
        await self._transaction.change(delete(shown).where(_of(workspace)))

    async def sweep(self, now: datetime) -> int:
        """See `bot.shown.ShownStore`."""
        await self._transaction.begin_writing()
        expired = delete(shown).where(shown.c.expires <= now.astimezone(UTC)).returning(shown.c.token)
        return len(await self._transaction.rows(expired))


def _of(workspace: Workspace) -> ColumnElement[bool]:
    return and_(shown.c.platform == workspace.platform, shown.c.workspace == workspace.id)
