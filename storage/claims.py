"""Claims of the current readings in SQL."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Text, bindparam, cast, delete, func, insert, or_, select, update
from sqlalchemy.engine import Row

from bot.articles.article import Article
from bot.claims.claim import Claim, Stance
from bot.ports import ClaimFilter, ClaimOutline, ClaimRecord
from storage.among import among
from storage.articles import read_editions
from storage.called import called, names_seen
from storage.codec import decode_claim, encode_claim, encode_parts
from storage.filters import claim_conditions
from storage.marks import Marks
from storage.period import period
from storage.tables import claim, contradiction, speaker
from storage.term_counts import Indexed, TermCounts
from storage.tokens import joined, parted
from storage.transaction import Transaction

CLAIMS = "claim"

_WRITTEN = frozenset({"document", "parts"})  # read as text: what has been decoded already need not be again
RECORD = tuple(cast(one, Text).label(one.name) if one.name in _WRITTEN else one for one in claim.c)
BARE = tuple(column for column in RECORD if column.name != "parts")
_DECODED = 3_000  # claims that are kept decoded, some 20 kB each
_NAME = select(speaker.c.name).where(speaker.c.id == claim.c.speaker_id).scalar_subquery().label("speaker_name")
OUTLINE = (
    *(claim.c.row, claim.c.id, claim.c.article_id, claim.c.version, claim.c.speaker_id, claim.c.stance, claim.c.terms),
    _NAME,
)
_ORDER = claim.c.last_day.desc(), claim.c.first_day.desc(), claim.c.article_id, claim.c.ordinal
_STANCES = {stance.value: stance for stance in Stance}


class SqlClaimStore:
    """The `ClaimStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._counts = TermCounts(transaction, CLAIMS)

    async def replace(
        self, article: Article, claims: Sequence[tuple[Claim, str]], terms: Sequence[Sequence[str]]
    ) -> None:
        """See `bot.ports.ClaimStore`."""
        await self._counts.lock()
        of_article = claim.c.article_id == article.id
        old = await self._transaction.rows(select(claim.c.terms).where(of_article))
        marks = await Marks(self._transaction).of_claims(article, [made for made, _ in claims])
        rows = [
            _values(article, ordinal, made, speaker_id, stems) | marks[made.id]
            for ordinal, ((made, speaker_id), stems) in enumerate(zip(claims, terms, strict=True))
        ]
        if old:
            await self._transaction.change(delete(claim).where(of_article))
        # Among equals search returns the later row first: so, the claim that comes first in its article.
        await self._transaction.change(insert(claim), rows[::-1])
        await self._counts.replace((Indexed(row.terms) for row in old), (Indexed(row["terms"]) for row in rows))

    async def reassign(self, moves: Mapping[str, tuple[str, Sequence[str]]]) -> None:
        """See `bot.ports.ClaimStore`."""
        await self._counts.lock()
        of_moved = among(self._transaction, claim.c.id, moves)
        old = {
            row.id: row.terms for row in await self._transaction.rows(select(claim.c.id, claim.c.terms).where(of_moved))
        }
        rows = [
            {"moved": claim_id, "whose": moves[claim_id][0], "stems": joined(moves[claim_id][1])} for claim_id in old
        ]
        change = update(claim).where(claim.c.id == bindparam("moved"))
        await self._transaction.change(change.values(speaker_id=bindparam("whose"), terms=bindparam("stems")), rows)
        either = or_(
            among(self._transaction, contradiction.c.earlier, moves),
            among(self._transaction, contradiction.c.later, moves),
        )
        await self._transaction.change(delete(contradiction).where(either))
        await self._counts.replace(map(Indexed, old.values()), (Indexed(row["stems"]) for row in rows))

    async def get(self, claim_id: str) -> ClaimRecord | None:
        """See `bot.ports.ClaimStore`."""
        found = await self.find(ClaimFilter(claim_ids=(claim_id,)), limit=1)
        return found[0] if found else None

    async def find(
        self, wanted: ClaimFilter, *, limit: int = 100, offset: int = 0, bare: bool = False
    ) -> Sequence[ClaimRecord]:
        """See `bot.ports.ClaimStore`."""
        statement = select(*(BARE if bare else RECORD)).where(*claim_conditions(self._transaction, wanted))
        ordered = statement.order_by(*_ORDER).limit(limit).offset(offset)
        return await read_records(self._transaction, await self._transaction.rows(ordered))

    async def outlines(self, wanted: ClaimFilter, *, limit: int = 100) -> Sequence[ClaimOutline]:
        """See `bot.ports.ClaimStore`."""
        statement = select(*OUTLINE).where(*claim_conditions(self._transaction, wanted)).order_by(*_ORDER).limit(limit)
        return [outline(row) for row in await self._transaction.rows(statement)]

    async def count(self, wanted: ClaimFilter | None = None) -> int:
        """See `bot.ports.ClaimStore`."""
        conditions = claim_conditions(self._transaction, wanted or ClaimFilter())
        return await self._transaction.number(select(func.count()).select_from(claim).where(*conditions))


async def read_records(transaction: Transaction, rows: Sequence[Row[Any]]) -> Sequence[ClaimRecord]:
    """Return the claims of these rows of `claim`, in their order, with speakers and articles read once each."""
    editions = await read_editions(transaction, ((row.article_id, row.version) for row in rows))
    names = await names_seen(transaction, {row.speaker_id for row in rows})
    return [
        ClaimRecord(
            _decoded(row.document, row._mapping.get("parts")),
            row.speaker_id,
            names[row.speaker_id],
            editions[row.article_id, row.version],
            parted(row.terms),
        )
        for row in rows
    ]


@lru_cache(maxsize=_DECODED)
def _decoded(document: str, parts: str | None) -> Claim:
    return decode_claim(json.loads(document), None if parts is None else json.loads(parts))


def outline(row: Row[Any]) -> ClaimOutline:
    """Return what a row that begins with `OUTLINE` holds."""
    number, claim_id, article_id, version, speaker_id, stance, terms, name = row[: len(OUTLINE)]
    stamp = f"{number} {version} {speaker_id} {name}"
    return ClaimOutline(claim_id, article_id, speaker_id, _STANCES[stance], parted(terms), stamp)


def _values(article: Article, ordinal: int, made: Claim, speaker_id: str, stems: Sequence[str]) -> dict[str, Any]:
    first_day, last_day = period(made.said, article.published)
    return {
        "id": made.id,
        "article_id": article.id,
        "version": made.version,
        "ordinal": ordinal,
        "speaker_id": speaker_id,
        "called": called(made),
        "stance": made.stance.value,
        "said_first": None if made.said is None else made.said.first,
        "said_last": None if made.said is None else made.said.last,
        "first_day": first_day,
        "last_day": last_day,
        "place": made.place.value,
        "confidence": made.confidence,
        "terms": joined(stems),
        "document": encode_claim(made),
        "parts": encode_parts(made),
    }
