"""Origins of articles in SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, func, select

from storage.among import among
from storage.origin_tables import origin, origin_band
from storage.transaction import Transaction
from storage.upsert import insert_new, insert_or_update


class SqlOriginStore:
    """The `OriginStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def near(self, bands: Sequence[str], *, limit: int = 30) -> Sequence[str]:
        """See `bot.articles.origins.OriginStore`."""
        shared = func.count()
        held = among(self._transaction, origin_band.c.band, bands)
        wanted = select(origin_band.c.article_id).where(held).group_by(origin_band.c.article_id)
        rows = await self._transaction.rows(wanted.order_by(shared.desc(), origin_band.c.article_id).limit(limit))
        return [row.article_id for row in rows]

    async def put(self, article_id: str, found: str, bands: Sequence[str]) -> None:
        """See `bot.articles.origins.OriginStore`."""
        await insert_or_update(self._transaction, origin, [{"article_id": article_id, "origin": found}])
        await self._transaction.change(delete(origin_band).where(origin_band.c.article_id == article_id))
        rows = [{"band": band, "article_id": article_id} for band in dict.fromkeys(bands)]
        await insert_new(self._transaction, origin_band, rows)

    async def of(self, article_ids: Sequence[str]) -> Mapping[str, str]:
        """See `bot.articles.origins.OriginStore`."""
        held = among(self._transaction, origin.c.article_id, article_ids)
        rows = await self._transaction.rows(select(origin).where(held))
        return {
            **{article_id: article_id for article_id in article_ids},
            **{row.article_id: row.origin for row in rows},
        }

    async def members(self, wanted: str) -> Sequence[str]:
        """See `bot.articles.origins.OriginStore`."""
        listed = select(origin.c.article_id).where(origin.c.origin == wanted).order_by(origin.c.article_id)
        return [row.article_id for row in await self._transaction.rows(listed)]
