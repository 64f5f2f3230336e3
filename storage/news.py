"""What is new, in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.engine import Row

from bot.claims.claim import Stance
from bot.digests.ports import NewsDispute, NewsLine
from storage.among import among
from storage.contradictions import CONTRADICTION_ORDER, read_contradiction
from storage.digest_tables import news_mark
from storage.filters import dismissed
from storage.marks import NEWS
from storage.tables import article_version, claim, contradiction
from storage.tokens import parted
from storage.transaction import Transaction
from storage.views import visible, visible_sides


class SqlNewsStore:
    """The `NewsStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def mark(self) -> int:
        """See `bot.digests.ports.NewsStore`."""
        row = await self._transaction.first(select(news_mark.c.mark).where(news_mark.c.name == NEWS))
        return 0 if row is None else int(row.mark)

    async def claims(self, after: int, upto: int, *, limit: int) -> Sequence[NewsLine]:
        """See `bot.digests.ports.NewsStore`."""
        seen = visible(self._transaction, claim.c.article_id)
        wanted = _lines(claim.c.mark > after, claim.c.mark <= upto, *seen).order_by(claim.c.mark.desc(), claim.c.id)
        return [_read(row) for row in await self._transaction.rows(wanted.limit(limit))]

    async def disputes(self, after: int, upto: int, *, limit: int) -> Sequence[NewsDispute]:
        """See `bot.digests.ports.NewsStore`."""
        wanted = select(contradiction).where(contradiction.c.mark > after, contradiction.c.mark <= upto)
        seen = wanted.where(*visible_sides(self._transaction), ~dismissed())
        rows = await self._transaction.rows(seen.order_by(*CONTRADICTION_ORDER).limit(limit))
        sides = await self._by_id(side for row in rows for side in (row.earlier, row.later))
        return [NewsDispute(row.mark, read_contradiction(row), sides[row.earlier], sides[row.later]) for row in rows]

    async def mark_of(self, item_id: str) -> int | None:
        """See `bot.digests.ports.NewsStore`."""
        seen = {claim: visible(self._transaction, claim.c.article_id), contradiction: visible_sides(self._transaction)}
        for table, conditions in seen.items():
            row = await self._transaction.first(select(table.c.mark).where(table.c.id == item_id, *conditions))
            if row is not None:
                return int(row.mark)
        return None

    async def _by_id(self, ids: Iterable[str]) -> Mapping[str, NewsLine]:
        rows = await self._transaction.rows(_lines(among(self._transaction, claim.c.id, set(ids))))
        return {row.id: _read(row) for row in rows}


def _lines(*conditions: ColumnElement[bool]) -> Select[Any]:
    edition = and_(article_version.c.article_id == claim.c.article_id, article_version.c.version == claim.c.version)
    return (
        select(
            claim.c.mark,
            claim.c.id,
            claim.c.article_id,
            claim.c.speaker_id,
            claim.c.stance,
            claim.c.terms,
            article_version.c.outlet,
        )
        .select_from(claim.join(article_version, edition))
        .where(*conditions)
    )


def _read(row: Row[Any]) -> NewsLine:
    return NewsLine(
        mark=row.mark,
        claim_id=row.id,
        article_id=row.article_id,
        speaker_id=row.speaker_id,
        stance=Stance(row.stance),
        outlet=row.outlet,
        terms=frozenset(parted(row.terms)),
    )
