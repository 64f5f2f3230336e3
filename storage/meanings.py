"""Sentences as vectors in SQL: kept as bytes, compared here."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import and_, exists, select

from bot.answers.meaning import Meaning, Meant, Near
from bot.articles.article import Article
from bot.ports import ClaimFilter, PassageRecord
from storage.among import among
from storage.articles import current_versions, read_row
from storage.filters import passage_conditions
from storage.meaning_tables import meaning
from storage.nearness import Nearest, ordered, packed
from storage.search import read_passage
from storage.tables import article, article_version, passage
from storage.transaction import Transaction
from storage.upsert import insert_or_update

_BATCH = 500  # articles whose vectors are held in memory at a time


class SqlMeaningStore:
    """The `MeaningStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def put(self, new: Meaning, model: str) -> None:
        """See `bot.answers.meaning.MeaningStore`."""
        row = {
            "article_id": new.article_id,
            "version": new.version,
            "model": model,
            "spans": packed(new.spans),
            "vectors": new.vectors,
        }
        await insert_or_update(self._transaction, meaning, [row])

    async def waiting(self, model: str, *, limit: int, only: Collection[str] | None = None) -> Sequence[Article]:
        """See `bot.answers.meaning.MeaningStore`."""
        made = exists().where(
            meaning.c.article_id == article.c.id, meaning.c.version == article.c.version, meaning.c.model == model
        )
        wanted = current_versions().where(~made).order_by(article.c.id).limit(limit)
        if only is not None:
            wanted = wanted.where(among(self._transaction, article.c.id, only))
        return [read_row(row) for row in await self._transaction.rows(wanted)]

    async def nearest(self, meant: Meant, wanted: ClaimFilter, *, limit: int) -> Sequence[Near]:
        """See `bot.answers.meaning.MeaningStore`."""
        nearest, last = Nearest(meant, limit), ""
        edition = and_(
            meaning.c.article_id == article_version.c.article_id, meaning.c.version == article_version.c.version
        )
        conditions = passage_conditions(self._transaction, wanted, meaning)
        among_all = select(*meaning.c).join(article_version, edition).where(meaning.c.model == meant.model, *conditions)
        while rows := await self._transaction.rows(
            among_all.where(meaning.c.article_id > last).order_by(meaning.c.article_id).limit(_BATCH)
        ):
            for row in rows:
                nearest.look(row.article_id, row.version, row.spans, row.vectors)
            last = rows[-1].article_id
        return await self._read(nearest)

    async def _read(self, nearest: Nearest) -> Sequence[Near]:
        """Return the passages at the places found; what is not indexed any more is left out."""
        places = nearest.places
        edition = and_(
            passage.c.article_id == article_version.c.article_id, passage.c.version == article_version.c.version
        )
        columns = (*passage.c, article_version.c.outlet, article_version.c.published)
        wide = select(*columns).select_from(passage).join(article_version, edition)
        articles = sorted({article_id for article_id, *_ in places})
        rows = await self._transaction.rows(wide.where(among(self._transaction, passage.c.article_id, articles)))
        found = [
            Near(PassageRecord(read_passage(row), row.outlet, row.published), likeness)
            for row in rows
            if (likeness := places.get((row.article_id, row.version, row.start, row.end))) is not None
        ]
        return ordered(found)
