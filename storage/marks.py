"""Marks: in which order statements were stored first, so that "since then" is exact.

A mark is taken under a row lock that is held until the commit; therefore marks grow in the order of commits, and
whoever sees one sees everything below it. What was stored before keeps its mark: a claim of an edition that was read
before (by any model), a statement of an earlier edition in the same words, a pair that was found before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from bot.articles.article import Article
from bot.claims.claim import Claim
from bot.contradictions.contradiction import Contradiction
from bot.digests.statement import fingerprint, pair_key
from storage.among import among
from storage.digest_tables import first_seen, news_mark
from storage.tables import claim
from storage.transaction import Transaction
from storage.upsert import added, insert_new

NEWS = "news"


class Marks:
    """Gives marks within one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def of_claims(self, article: Article, claims: Sequence[Claim]) -> dict[str, dict[str, Any]]:
        """Return the columns `mark` and `statement` of the claims of one edition, by claim id."""
        mark = await self._advance()
        statements = {made.id: fingerprint(made) for made in claims}
        keys = {edition_key(article.id, made.version) for made in claims} | {edition_key(article.id, article.version)}
        known = await self._seen([*map(claim_key, statements.values()), *keys])
        marks = {
            made.id: min(
                known.get(claim_key(statements[made.id]), mark), known.get(edition_key(article.id, made.version), mark)
            )
            for made in claims
        }
        new = {claim_key(statements[claim_id]): first for claim_id, first in marks.items()}
        await self._note({**dict.fromkeys(keys, mark), **new}, known)
        return {claim_id: {"mark": first, "statement": statements[claim_id]} for claim_id, first in marks.items()}

    async def of_contradictions(self, found: Sequence[Contradiction]) -> Mapping[str, int]:
        """Return the marks of contradictions between stored claims, by id."""
        if not found:
            return {}
        mark = await self._advance()
        ids = {side for one in found for side in (one.earlier, one.later)}
        held = select(claim.c.id, claim.c.statement).where(among(self._transaction, claim.c.id, ids))
        statements = {row.id: row.statement or "" for row in await self._transaction.rows(held)}
        keys = {one.id: contradiction_keys(one, statements) for one in found}
        known = await self._seen(key for pair in keys.values() for key in pair)
        marks = {
            one_id: min((known[key] for key in pair if key in known), default=mark) for one_id, pair in keys.items()
        }
        await self._note({key: marks[one_id] for one_id, pair in keys.items() for key in pair}, known)
        return marks

    async def _advance(self) -> int:
        """Take the next mark, and the lock; other readings wait here until this transaction ends."""
        (row,) = await added(self._transaction, news_mark, [{"name": NEWS, "mark": 1}])
        return int(row.mark)

    async def _seen(self, keys: Iterable[str]) -> Mapping[str, int]:
        wanted = select(first_seen).where(among(self._transaction, first_seen.c.key, set(keys)))
        return {row.key: row.mark for row in await self._transaction.rows(wanted)}

    async def _note(self, marks: Mapping[str, int], known: Collection[str]) -> None:
        rows = [{"key": key, "mark": mark} for key, mark in sorted(marks.items()) if key not in known]
        await insert_new(self._transaction, first_seen, rows)


def edition_key(article_id: str, version: int) -> str:
    """Return the key of an edition that was read."""
    return f"edition {article_id} {version}"


def claim_key(statement: str) -> str:
    """Return the key of a statement."""
    return f"claim {statement}"


def contradiction_keys(one: Contradiction, statements: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of a contradiction: by its id, and by what its two claims state where that is known."""
    earlier, later = statements.get(one.earlier, ""), statements.get(one.later, "")
    by_id = f"contradiction {one.id}"
    return (by_id, f"pair {pair_key(earlier, later)}") if earlier and later else (by_id,)
