"""How many documents hold each stem, kept exact by every change, so that looking it up costs one index read.

SQLite's fts5vocab walks all entries of a common word and PostgreSQL's ts_stat all documents; a table of counts costs
some hundred small updates for an article and answers at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, delete, literal, select, true

from storage.among import among, paired
from storage.tables import term_count, term_total
from storage.tokens import token
from storage.transaction import Transaction
from storage.upsert import insert_or_add


@dataclass(frozen=True, slots=True)
class Indexed:
    """A document as the full-text index holds it: tokens, parted by spaces."""

    terms: str
    context: str = ""

    @property
    def tokens(self) -> frozenset[str]:
        """Every token once."""
        return frozenset(self.terms.split()) | frozenset(self.context.split())

    @property
    def length(self) -> int:
        """How many own tokens there are, repeats counted."""
        return len(self.terms.split())


class TermCounts:
    """The counts for one kind of document, "passage" or "claim"."""

    def __init__(self, transaction: Transaction, kind: str) -> None:
        self._transaction = transaction
        self._kind = kind

    async def lock(self) -> None:
        """Keep other writers from changing the counts until this transaction ends.

        Every writer takes this one row first, so that two of them never wait for each other's words. SQLite has one
        writer anyway.
        """
        if self._transaction.sqlite:
            await self._transaction.begin_writing()
            return
        row = {"kind": self._kind, "documents": 0, "stems": 0}
        await insert_or_add(self._transaction, term_total, [row])

    async def replace(self, old: Iterable[Indexed], new: Iterable[Indexed]) -> None:
        """Take `old` out of the counts and put `new` in. `lock` comes before, and before reading `old`."""
        gone, come = list(old), list(new)
        counts = Counter(token for document in come for token in document.tokens)
        counts.subtract(Counter(token for document in gone for token in document.tokens))
        await self._add({written: count for written, count in counts.items() if count})
        fewer = [written for written, count in counts.items() if count < 0]
        if fewer:
            empty = self._of(fewer), term_count.c.documents <= 0
            await self._transaction.change(delete(term_count).where(*empty))
        stems = sum(document.length for document in come) - sum(document.length for document in gone)
        total = {"kind": self._kind, "documents": len(come) - len(gone), "stems": stems}
        await insert_or_add(self._transaction, term_total, [total])

    async def frequencies(self, stems: Sequence[str]) -> Mapping[str, int]:
        """Return in how many documents each stem occurs, those in none left out."""
        known = self._transaction.known.setdefault((self._kind, "frequencies"), {})
        tokens = {stem: token(stem) for stem in stems}
        unknown = {written for written in tokens.values() if written not in known}
        if unknown:
            counted = select(term_count.c.token, term_count.c.documents).where(self._of(unknown))
            known.update(dict.fromkeys(unknown, 0))
            known.update({row.token: row.documents for row in await self._transaction.rows(counted)})
        return {stem: known[written] for stem, written in tokens.items() if known[written]}

    async def totals(self) -> tuple[int, int]:
        """Return the number of documents and of their own stems."""
        key = self._kind, "totals"
        if key not in self._transaction.known:
            wanted = select(term_total.c.documents, term_total.c.stems).where(term_total.c.kind == self._kind)
            row = await self._transaction.first(wanted)
            self._transaction.known[key] = (0, 0) if row is None else (row.documents, row.stems)
        documents, stems = self._transaction.known[key]
        return documents, stems

    async def _add(self, changes: Mapping[str, int]) -> None:
        """Add to the counts of many tokens in one statement."""
        if changes:
            tokens = paired(self._transaction, changes)
            rows = select(literal(self._kind), tokens.c.name, tokens.c.number).where(true())
            await insert_or_add(self._transaction, term_count, rows)

    def _of(self, tokens: Iterable[str]) -> ColumnElement[bool]:
        return and_(term_count.c.kind == self._kind, among(self._transaction, term_count.c.token, tokens))
