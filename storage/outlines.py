"""Outlines of claims for many questions at once: what each would find alone, from a few statements for all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import BigInteger, ColumnElement, any_, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY

from bot.ports import ClaimFilter, ClaimOutline, Sought
from storage.claims import OUTLINE, outline
from storage.plan import Plan
from storage.postings import BUSY, Postings, Rows, among_rows, ranked
from storage.tables import claim
from storage.transaction import Transaction

_LOOK = 4  # times as many as are wanted are looked at where some will not pass


@dataclass(slots=True)
class _Question:
    """One question: the rows that fit its words, best first, and those of them that were found to pass its filter."""

    sought: Sought
    rows: Rows
    looked: int = 0  # rows that were looked at
    found: list[ClaimOutline] = field(default_factory=list)

    @property
    def open(self) -> bool:
        return len(self.found) < self.sought.limit and self.looked < len(self.rows)

    def next(self) -> list[int]:
        """Return the rows to be looked at now."""
        missing = self.sought.limit - len(self.found)
        size = missing if self.sought.wanted == ClaimFilter() else _LOOK * missing
        return [int(row) for row in self.rows[self.looked : self.looked + size].tolist()]

    def look(self, outlines: Iterable[ClaimOutline]) -> None:
        """Take what passes of the outlines of the next rows."""
        listed, wanted = list(outlines), self.sought.wanted
        self.looked += len(listed)
        passing = listed if wanted == ClaimFilter() else [one for one in listed if _passes(one, wanted)]
        self.found += passing[: self.sought.limit - len(self.found)]


def in_bulk(sought: Sought, planned: Plan) -> bool:
    """Say whether a question can be answered together with others: by few enough rows, and by outlines alone."""
    plain = ClaimFilter(sought.wanted.speaker_ids, sought.wanted.stances, article_ids=sought.wanted.article_ids)
    return len(planned.rounds) <= 1 and plain == sought.wanted


class BulkOutlines:
    """Answers many questions of a transaction that sees everything."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._postings = Postings(transaction)

    async def find(self, asked: Sequence[tuple[Sought, Plan]]) -> list[Sequence[ClaimOutline]]:
        """Return what each question finds, in their order."""
        holding = await self._postings.holding(stem for _, planned in asked for stem in planned.weights)
        spoken = await self._postings.spoken(one for sought, _ in asked for one in sought.wanted.speaker_ids)
        questions = []
        fitting: dict[tuple[str, ...], Rows] = {}
        for sought, planned in asked:
            if sought.terms not in fitting:  # many are asked twice, with another filter
                fitting[sought.terms] = ranked(planned, holding)
            rows = fitting[sought.terms]
            theirs = [spoken[one] for one in sought.wanted.speaker_ids]
            if theirs and all(len(found) <= BUSY for found in theirs):
                rows = among_rows(rows, theirs)
            questions.append(_Question(sought, rows))
        while waiting := [question for question in questions if question.open]:
            wanted = [question.next() for question in waiting]
            outlines = await self._outlines({row for rows in wanted for row in rows})
            for question, looked in zip(waiting, wanted, strict=True):
                question.look(outlines[row] for row in looked)
        return [question.found for question in questions]

    async def _outlines(self, rows: set[int]) -> dict[int, ClaimOutline]:
        known: dict[int, ClaimOutline] = self._transaction.known.setdefault("outlines by row", {})
        unknown = sorted(rows - known.keys())
        if unknown:
            read = await self._transaction.rows(select(*OUTLINE).where(self._listed(unknown)))
            known.update((row.row, outline(row)) for row in read)
        return known

    def _listed(self, rows: Sequence[int]) -> ColumnElement[bool]:
        if self._transaction.sqlite:
            return claim.c.row.in_(select(func.json_each(json.dumps(rows)).table_valued("value").c.value))
        return claim.c.row == any_(literal(rows, ARRAY(BigInteger)))


def _passes(one: ClaimOutline, wanted: ClaimFilter) -> bool:
    return (
        (not wanted.speaker_ids or one.speaker_id in wanted.speaker_ids)
        and (not wanted.stances or one.stance in wanted.stances)
        and (not wanted.article_ids or one.article_id in wanted.article_ids)
    )
