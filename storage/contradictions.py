"""Contradictions in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import case, delete, func, or_, select
from sqlalchemy.engine import Row

from bot.contradictions.contradiction import Contradiction, ContradictionKind, Severity, Verdict
from bot.ports import ContradictionFilter
from storage.among import among
from storage.filters import contradiction_conditions
from storage.marks import Marks
from storage.tables import contradiction
from storage.transaction import Transaction
from storage.upsert import insert_or_update
from storage.views import visible_sides

_MAJOR_FIRST = case((contradiction.c.severity == Severity.MAJOR.value, 0), else_=1)
CONTRADICTION_ORDER = _MAJOR_FIRST, contradiction.c.score.desc(), contradiction.c.id


class SqlContradictionStore:
    """The `ContradictionStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def put(self, found: Sequence[Contradiction]) -> int:
        """See `bot.ports.ContradictionStore`."""
        latest = {one.id: one for one in found}
        await self._transaction.begin_writing()
        held = among(self._transaction, contradiction.c.id, latest)
        known = await self._transaction.number(select(func.count()).select_from(contradiction).where(held))
        marks = await Marks(self._transaction).of_contradictions(list(latest.values()))
        rows = [{**_values(one), "mark": marks[one.id]} for one in latest.values()]
        await insert_or_update(self._transaction, contradiction, rows)
        return len(latest) - known

    async def replace(self, claim_ids: Sequence[str], found: Sequence[Contradiction]) -> int:
        """See `bot.ports.ContradictionStore`."""
        new = await self.put(found)
        sides = (among(self._transaction, side, claim_ids) for side in (contradiction.c.earlier, contradiction.c.later))
        kept = among(self._transaction, contradiction.c.id, [one.id for one in found])
        await self._transaction.change(delete(contradiction).where(or_(*sides), ~kept))
        return new

    async def find(self, wanted: ContradictionFilter, *, limit: int = 50, offset: int = 0) -> Sequence[Contradiction]:
        """See `bot.ports.ContradictionStore`."""
        matching = select(contradiction).where(*contradiction_conditions(self._transaction, wanted))
        rows = await self._transaction.rows(matching.order_by(*CONTRADICTION_ORDER).limit(limit).offset(offset))
        return [read_contradiction(row) for row in rows]

    async def count(self) -> int:
        """See `bot.ports.ContradictionStore`."""
        seen = visible_sides(self._transaction)
        return await self._transaction.number(select(func.count()).select_from(contradiction).where(*seen))


def _values(one: Contradiction) -> dict[str, Any]:
    return {
        "id": one.id,
        "earlier": one.earlier,
        "later": one.later,
        "kind": one.verdict.kind.value,
        "severity": one.verdict.severity.value,
        "score": one.verdict.score,
        "reasons": list(one.verdict.reasons),
        "explanation": one.explanation,
    }


def read_contradiction(row: Row[Any]) -> Contradiction:
    """Return the contradiction of a row of its table."""
    verdict = Verdict(ContradictionKind(row.kind), Severity(row.severity), row.score, tuple(row.reasons))
    return Contradiction(row.id, row.earlier, row.later, verdict, row.explanation)
