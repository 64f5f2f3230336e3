"""Which claims hold each stem, read for many questions at once and weighed in memory.

Meeting asks four questions for each claim of an article, and most of their stems are the same: one statement that
reads the rows of each stem once costs less than one for each question that adds the weights up in the database.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import TextClause, text

from storage.plan import Plan
from storage.tokens import token
from storage.transaction import Transaction

Rows = np.ndarray[Any, np.dtype[np.int64]]

BUSY = 4_000  # claims from which on a speaker's are found sooner by looking at those that fit the words
_HOLDING = {
    True: "SELECT group_concat(rowid) FROM claim_index WHERE claim_index MATCH '\"' || asked.value || '\"'",
    False: "SELECT row FROM claim WHERE held @@ CAST('''' || asked.value || '''' AS tsquery)",
}
_SPOKEN = {
    True: "SELECT group_concat(row) FROM (SELECT row FROM claim WHERE speaker_id = asked.value LIMIT {most})",
    False: "SELECT row FROM claim WHERE speaker_id = asked.value LIMIT {most}",
}
_NONE: Rows = np.empty(0, dtype=np.int64)


class Postings:
    """The rows of `claim` by stem and by speaker, remembered until the transaction changes something."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def holding(self, stems: Iterable[str]) -> Mapping[str, Rows]:
        """Return the rows of the claims that hold each stem."""
        tokens = {stem: token(stem) for stem in stems}
        known = await self._known("claims by token", _HOLDING, tokens.values())
        return {stem: known[written] for stem, written in tokens.items()}

    async def spoken(self, speakers: Iterable[str]) -> Mapping[str, Rows]:
        """Return the rows of each speaker's claims; of one who has more than `BUSY`, any that many and one."""
        return await self._known("claims by speaker", _SPOKEN, speakers)

    async def _known(self, name: str, rows_of: Mapping[bool, str], values: Iterable[str]) -> Mapping[str, Rows]:
        known: dict[str, Rows] = self._transaction.known.setdefault(name, {})
        unknown = sorted({value for value in values if value not in known})
        if unknown:
            statement = _statement(rows_of, sqlite=self._transaction.sqlite)
            asked = json.dumps(unknown) if self._transaction.sqlite else unknown
            found = await self._transaction.rows(statement, {"asked": asked})
            known.update((row.value, _read(row.rows)) for row in found)
        return known


def _statement(rows_of: Mapping[bool, str], *, sqlite: bool) -> TextClause:
    """Return the statement that reads rows for each of many values; SQLite gives them as text, PostgreSQL as a list."""
    inner = rows_of[sqlite].format(most=BUSY + 1)
    if sqlite:
        return text(f"SELECT asked.value, ({inner}) AS rows FROM json_each(:asked) AS asked")  # noqa: S608 - ours
    return text(f"SELECT asked.value, array({inner}) AS rows FROM unnest(CAST(:asked AS text[])) AS asked(value)")  # noqa: S608


def _read(rows: str | Sequence[int] | None) -> Rows:
    if not rows:
        return _NONE
    return np.fromstring(rows, dtype=np.int64, sep=",") if isinstance(rows, str) else np.array(rows, dtype=np.int64)


def ranked(plan: Plan, holding: Mapping[str, Rows]) -> Rows:
    """Return the rows that hold any stem of the plan, the weightiest first, among equals the later row first."""
    weighed = [(holding[stem], weight) for stem, weight in plan.weights.items() if len(holding[stem])]
    if not weighed:
        return _NONE
    rows, place = np.unique(np.concatenate([found for found, _ in weighed]), return_inverse=True)
    weights = np.repeat([weight for _, weight in weighed], [len(found) for found, _ in weighed])
    total = np.bincount(place, weights, len(rows))
    return rows[np.lexsort((rows, total))][::-1]


def among_rows(rows: Rows, kept: Sequence[Rows]) -> Rows:
    """Return the rows that one of `kept` holds, in their order."""
    return rows[np.isin(rows, np.concatenate(kept))]
