"""Full text over passages and claims in SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, Table, and_, delete, insert, select
from sqlalchemy.engine import Row

from bot.articles.article import Article
from bot.ports import ClaimFilter, ClaimOutline, ClaimRecord, Passage, PassageRecord, Sought
from bot.span import Span
from storage.candidates import candidates, most_times
from storage.claims import CLAIMS, OUTLINE, RECORD, outline, read_records
from storage.filters import Conditions, claim_conditions, passage_conditions
from storage.outlines import BulkOutlines, in_bulk
from storage.plan import plan
from storage.tables import article_version, claim, passage
from storage.term_counts import Indexed, TermCounts
from storage.tokens import joined, kept, parted
from storage.transaction import Transaction

PASSAGES = "passage"


class SqlSearchIndex:
    """The `SearchIndex` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._passages = TermCounts(transaction, PASSAGES)
        self._claims = TermCounts(transaction, CLAIMS)
        self._bulk = BulkOutlines(transaction)

    async def index(self, article: Article, passages: Sequence[Passage]) -> None:
        """See `bot.ports.SearchIndex`."""
        await self._passages.lock()
        of_article = passage.c.article_id == article.id
        old = await self._transaction.rows(select(passage.c.terms, passage.c.context).where(of_article))
        # Among equals the later row comes first: the newest article, and in it, so, the first sentence.
        rows = [_values(article, new) for new in reversed(passages)]
        if old:
            await self._transaction.change(delete(passage).where(of_article))
        await self._transaction.change(insert(passage), rows)
        await self._passages.replace(
            (Indexed(row.terms, row.context) for row in old), (Indexed(row["terms"], row["context"]) for row in rows)
        )

    async def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """See `bot.ports.SearchIndex`."""
        return await self._passages.frequencies(kept(terms))

    async def size(self) -> tuple[int, float]:
        """See `bot.ports.SearchIndex`."""
        documents, stems = await self._passages.totals()
        return documents, stems / documents if documents else 0.0

    async def passages(self, terms: Sequence[str], wanted: ClaimFilter, *, limit: int = 200) -> Sequence[PassageRecord]:
        """See `bot.ports.SearchIndex`."""
        edition = (
            passage.c.article_id == article_version.c.article_id,
            passage.c.version == article_version.c.version,
        )
        columns = (*passage.c, article_version.c.outlet, article_version.c.published)
        wide = select(*columns).select_from(passage).join(article_version, and_(*edition))
        conditions = passage_conditions(self._transaction, wanted)
        rows = await self._best(passage, wide, self._passages, terms, conditions, limit)
        return [PassageRecord(read_passage(row), row.outlet, row.published) for row in rows]

    async def claims(self, terms: Sequence[str], wanted: ClaimFilter, *, limit: int = 200) -> Sequence[ClaimRecord]:
        """See `bot.ports.SearchIndex`."""
        conditions = claim_conditions(self._transaction, wanted)
        rows = await self._best(claim, select(*RECORD), self._claims, terms, conditions, limit)
        return await read_records(self._transaction, rows)

    async def outlines(self, terms: Sequence[str], wanted: ClaimFilter, *, limit: int = 200) -> Sequence[ClaimOutline]:
        """See `bot.ports.SearchIndex`."""
        conditions = claim_conditions(self._transaction, wanted)
        rows = await self._best(claim, select(*OUTLINE), self._claims, terms, conditions, limit)
        return [outline(row) for row in rows]

    async def outlines_of(self, asked: Sequence[Sought]) -> Sequence[Sequence[ClaimOutline]]:
        """See `bot.ports.SearchIndex`."""
        await self._claims.frequencies(sorted({stem for one in asked for stem in kept(one.terms)}))  # read once for all
        total, _ = await self._claims.totals()
        listed = dict.fromkeys(one.terms for one in asked)
        plans = {terms: plan(await self._claims.frequencies(kept(terms)), total) for terms in listed}
        planned = [plans[one.terms] for one in asked]
        together = [self._transaction.view is None and in_bulk(*both) for both in zip(asked, planned, strict=True)]
        pairs = zip(asked, planned, together, strict=True)
        found = iter(await self._bulk.find([(one, its) for one, its, bulk in pairs if bulk]))
        return [
            next(found) if bulk else await self.outlines(one.terms, one.wanted, limit=one.limit)
            for one, bulk in zip(asked, together, strict=True)
        ]

    async def _best(
        self,
        documents: Table,
        wide: Select[Any],
        counts: TermCounts,
        terms: Sequence[str],
        conditions: Conditions,
        limit: int,
    ) -> Sequence[Row[Any]]:
        """Return what `wide` selects of `documents` by weight, the rarest stems first, as `storage.plan` has it."""
        total, _ = await counts.totals()
        planned = plan(await counts.frequencies(kept(terms)), total)
        times = most_times(documents)
        rows: Sequence[Row[Any]] = ()
        for count in planned.rounds:
            found = candidates(self._transaction, documents, planned, planned.bringing(count))
            rows = await self._transaction.rows(
                wide.add_columns(found.c.weight)
                .join(found, found.c.row == documents.c.row)
                .where(*conditions)
                .order_by(found.c.weight.desc(), documents.c.row.desc())
                .limit(limit)
            )
            if planned.settled(count, [row.weight for row in rows], limit, times):
                break
        return rows


def _values(article: Article, new: Passage) -> dict[str, Any]:
    return {
        "article_id": article.id,
        "version": new.version,
        "start": new.span.start,
        "end": new.span.end,
        "terms": joined(new.terms),
        "context": joined(new.context),
    }


def read_passage(row: Row[Any]) -> Passage:
    """Return the passage of a row of its table."""
    return Passage(row.article_id, row.version, Span(row.start, row.end), parted(row.terms), parted(row.context))
