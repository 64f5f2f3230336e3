"""Audiences in SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, select, update

from bot.corpus import Audience
from bot.places import Platform, Workspace
from storage.among import among
from storage.audience_tables import article_audience, page_audience
from storage.feed_tables import page
from storage.transaction import Transaction
from storage.upsert import insert_new


class SqlAudienceStore:
    """The `AudienceStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def listed(self, pages: Sequence[str], audience: Audience | None) -> None:
        """See `bot.corpus.AudienceStore`."""
        await self._transaction.begin_writing()
        known = await self._articles_of(pages)
        held = await self._rows(page_audience, page_audience.c.page, pages)
        articles = {key: article_id for key, article_id in known.items() if article_id}
        if audience is None or not audience.only:
            await self._open(page_audience, page_audience.c.page, held)
            await self._open(article_audience, article_audience.c.article_id, articles.values())
        if audience is None:
            return
        closed = {key for key in pages if audience.only and (all(held[key]) if key in held else key not in known)}
        rows = [{"page": key, "only": key in closed, **_whose(audience.workspace)} for key in pages]
        await insert_new(self._transaction, page_audience, rows)
        of_articles = await self._rows(article_audience, article_audience.c.article_id, articles.values())
        brought = [
            {"article_id": one, "only": one in of_articles and all(of_articles[one]), **_whose(audience.workspace)}
            for one in sorted(set(articles.values()))
        ]
        await insert_new(self._transaction, article_audience, brought)

    async def bring(self, article_id: str, page: str | None = None, *, new: bool) -> None:
        """See `bot.corpus.AudienceStore`."""
        await self._transaction.begin_writing()
        held = await self._rows(article_audience, article_audience.c.article_id, [article_id])
        listed = page_audience.c.page == page
        rows = await self._transaction.rows(select(page_audience).where(listed)) if page else ()
        closed = bool(rows) and all(row.only for row in rows) and (new or all(held.get(article_id, (False,))))
        if not closed:
            await self._open(article_audience, article_audience.c.article_id, held)
        brought = [
            {"article_id": article_id, "platform": row.platform, "workspace": row.workspace, "only": closed}
            for row in rows
        ]
        await insert_new(self._transaction, article_audience, brought)

    async def of(self, article_id: str) -> Sequence[Audience]:
        """See `bot.corpus.AudienceStore`."""
        held = select(article_audience).where(article_audience.c.article_id == article_id)
        ordered = held.order_by(article_audience.c.platform, article_audience.c.workspace)
        rows = await self._transaction.rows(ordered)
        return [Audience(Workspace(Platform(row.platform), row.workspace), row.only) for row in rows]

    async def put(self, article_id: str, audiences: Sequence[Audience]) -> None:
        """See `bot.corpus.AudienceStore`."""
        await self._transaction.change(delete(article_audience).where(article_audience.c.article_id == article_id))
        rows = [{"article_id": article_id, "only": one.only, **_whose(one.workspace)} for one in audiences]
        await insert_new(self._transaction, article_audience, rows)

    async def brings(self, workspace: Workspace) -> bool:
        """See `bot.corpus.AudienceStore`."""
        wanted = select(article_audience.c.article_id).where(*_of(article_audience, workspace)).limit(1)
        return await self._transaction.first(wanted) is not None

    async def forget(self, workspace: Workspace) -> Collection[str]:
        """See `bot.corpus.AudienceStore`."""
        await self._transaction.begin_writing()
        theirs = select(article_audience.c.article_id).where(*_of(article_audience, workspace), article_audience.c.only)
        alone = {row.article_id for row in await self._transaction.rows(theirs)}
        listed = select(page_audience.c.page).where(*_of(page_audience, workspace), page_audience.c.only)
        pages = {row.page for row in await self._transaction.rows(listed)}
        for table in (article_audience, page_audience):
            await self._transaction.change(delete(table).where(*_of(table, workspace)))
        left = pages - set(await self._rows(page_audience, page_audience.c.page, pages))
        await self._transaction.change(delete(page).where(among(self._transaction, page.c.key, left)))
        return alone - set(await self._rows(article_audience, article_audience.c.article_id, alone))

    async def _articles_of(self, pages: Sequence[str]) -> dict[str, str | None]:
        held = among(self._transaction, page.c.key, pages)
        rows = await self._transaction.rows(select(page.c.key, page.c.article_id).where(held))
        return {row.key: row.article_id for row in rows}

    async def _rows(self, table: Table, key: Any, values: Collection[str]) -> dict[str, list[bool]]:
        """Return what the rows of these keys say of `only`."""
        found = defaultdict[str, list[bool]](list)
        if values:
            wanted = select(key.label("key"), table.c.only).where(among(self._transaction, key, values))
            for row in await self._transaction.rows(wanted):
                found[row.key].append(row.only)
        return dict(found)

    async def _open(self, table: Table, key: Any, values: Collection[str]) -> None:
        if values:
            closed = among(self._transaction, key, values)
            await self._transaction.change(update(table).where(closed, table.c.only).values(only=False))


def _whose(workspace: Workspace) -> dict[str, str]:
    return {"platform": workspace.platform.value, "workspace": workspace.id}


def _of(table: Table, workspace: Workspace) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.platform == workspace.platform.value, table.c.workspace == workspace.id
