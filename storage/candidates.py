"""Candidates by full text: FTS5 in SQLite, tsvector under GIN in PostgreSQL, the same rows in the same order.

Both know which documents hold a stem and nothing else; the weights are `storage.plan`'s.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    Table,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from storage.plan import Plan
from storage.tokens import token
from storage.transaction import Transaction


def candidates(transaction: Transaction, documents: Table, plan: Plan, bringing: Sequence[str]) -> CTE:
    """Return a selectable of `row` and `weight`: documents (passages or claims) that hold one of `bringing`."""
    found = _sqlite if transaction.sqlite else _postgres
    return found(documents, plan, bringing).cte("candidate")


def most_times(documents: Table) -> int:
    """Return how often a stem counts at most: twice where a document's own words are told from its context."""
    return 2 if _has_context(documents) else 1


def _sqlite(documents: Table, plan: Plan, bringing: Sequence[str]) -> Select[Any]:
    """Add up one row for each stem that a document holds, and another where its own words hold it.

    A claim has no words but its own. The queries are one parameter, so that the statement is always the same and is
    put together once.
    """
    name = f"{documents.name}_index"
    index = table(name, column("rowid"), column(name))
    brought = " OR ".join(f'"{token(stem)}"' for stem in bringing)
    weights = {
        query: weight
        for stem, weight in plan.weights.items()
        for query in _queries(documents, token(stem), "" if stem in bringing else f" AND ({brought})")
    }
    asked = func.json_each(json.dumps(weights)).table_valued("key", "value")
    hits = asked.join(index, index.c[name].op("MATCH")(asked.c.key))
    total = func.sum(asked.c.value, type_=Integer).label("weight")
    return select(index.c.rowid.label("row"), total).select_from(hits).group_by(index.c.rowid)


def _queries(documents: Table, written: str, limit: str) -> Iterator[str]:
    """Yield the FTS5 queries for documents that hold a token, and for those with it among their own words."""
    yield f'"{written}"{limit}'
    if _has_context(documents):
        yield f'({{terms}} : "{written}"){limit}'


def _has_context(documents: Table) -> bool:
    """Say whether documents hold words that are not their own; where none do, counting twice changes no order."""
    return "context" in documents.c


def _postgres(documents: Table, plan: Plan, bringing: Sequence[str]) -> Select[Any]:
    """Ask the GIN index for the candidates and their own lexemes for the weights."""
    held = literal_column(f"{documents.name}.held", TSVECTOR)
    own = literal_column(f"{documents.name}.own", TSVECTOR)

    def holds(vector: ColumnElement[Any], *stems: str) -> ColumnElement[bool]:
        query = " | ".join(f"'{token(stem)}'" for stem in stems)
        return vector.bool_op("@@")(cast(literal(query), TSQUERY))

    weight: ColumnElement[int] = literal(0)
    for stem, value in plan.weights.items():
        weight += cast(holds(held, stem), Integer) * value
        if _has_context(documents):
            weight += cast(holds(own, stem), Integer) * value
    return select(documents.c.row, weight.label("weight")).where(holds(held, *bringing))
