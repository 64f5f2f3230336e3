"""Names in SQL: an ordered index over their tails, and one over the near spellings of their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, delete, insert, or_, select, true, update
from sqlalchemy.engine import Row

from bot.names import Name, NameKind
from storage.among import among, spread
from storage.called import known_by_name
from storage.name_tables import name, name_tail, name_use, name_word
from storage.names import AFTER_ALL, AFTER_WORD, alias, name_words, slips, spellings, tails
from storage.tables import claim, speaker
from storage.transaction import Transaction
from storage.upsert import insert_new, insert_selected
from storage.views import visible

_Key = tuple[NameKind, str]  # kind and folded name


class SqlNameStore:
    """The `NameStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def replace(self, article_id: str, names: Mapping[tuple[NameKind, str], int]) -> None:
        """See `bot.names.NameStore`."""
        await self._transaction.begin_writing()
        shown: dict[_Key, str] = {}
        counts: dict[_Key, int] = {}
        for (kind, written), count in names.items():
            if folded := alias(written):
                shown.setdefault((kind, folded), written)
                counts[kind, folded] = counts.get((kind, folded), 0) + count
        rows = await self._rows_of(shown)
        await self._count(article_id, {rows[key]: count for key, count in counts.items()})

    async def starting(self, kind: NameKind, start: str, *, limit: int = 10) -> Sequence[Name]:
        """See `bot.names.NameStore`."""
        begun = alias(start)
        wanted = select(name.c.name, name.c.claims).where(*self._used())
        if begun:  # a tail is of its name's kind; to ask for that twice has SQLite go through all names of the kind
            tail = name_tail.c
            rows = select(tail.name).where(tail.kind == kind.value, tail.tail >= begun, tail.tail < begun + AFTER_ALL)
            wanted = wanted.where(name.c.row.in_(rows))
        else:
            wanted = wanted.where(name.c.kind == kind.value)
        ordered = wanted.order_by(name.c.claims.desc(), name.c.folded).limit(limit)
        return [Name(kind, row.name, row.claims) for row in await self._transaction.rows(ordered)]

    async def holding(self, kind: NameKind, starts: Sequence[str]) -> Sequence[str]:
        """See `bot.names.NameStore`."""
        tail = name_tail.c.tail
        ranges = [and_(tail >= start, tail < start + AFTER_WORD) for start in map(alias, starts) if start]
        if not ranges:
            return []
        rows = select(name_tail.c.name).where(name_tail.c.kind == kind.value, or_(*ranges))
        wanted = select(name.c.name).where(name.c.row.in_(rows), *self._used()).order_by(name.c.folded)
        return [row.name for row in await self._transaction.rows(wanted)]

    async def words_like(self, word: str) -> Sequence[str]:
        """See `bot.names.NameStore`."""
        near = among(self._transaction, name_word.c.spelling, slips(alias(word)))
        rows = await self._transaction.rows(select(name_word.c.word).where(near).distinct().order_by(name_word.c.word))
        return [row.word for row in rows]

    def _used(self) -> list[ColumnElement[bool]]:
        """Return the condition that an article which may be seen uses the name; none where all may.

        A speaker's has to be one by which they may be known.
        """
        seen = visible(self._transaction, name_use.c.article_id)
        if not seen:
            return []
        used = select(name_use.c.name).where(name_use.c.name == name.c.row, *seen)
        whose = speaker.join(claim, claim.c.speaker_id == speaker.c.id)
        theirs = claim.c.article_id == name_use.c.article_id, speaker.c.name == name.c.name
        by_it = select(claim.c.id).select_from(whose).where(*theirs, known_by_name(self._transaction))
        return [used.where(or_(name.c.kind != NameKind.SPEAKER.value, by_it.exists())).exists()]

    async def _rows_of(self, shown: Mapping[_Key, str]) -> Mapping[_Key, int]:
        """Return the row of each name, made where it is new."""
        known = await self._known(shown)
        new = [key for key in shown if key not in known]
        if not new:
            return known
        values = [{"kind": k.value, "folded": f, "name": shown[k, f], "claims": 0} for k, f in new]
        await insert_new(self._transaction, name, values)
        made = await self._known(new)
        write = self._transaction.change
        starts = [
            {"kind": kind.value, "tail": tail, "name": made[kind, folded]}
            for kind, folded in new
            for tail in sorted(tails(folded))
        ]
        await write(insert(name_tail), starts)
        words = {word for _, folded in new for word in name_words(folded)}
        spelt = spread(self._transaction, {word: sorted(spellings(word)) for word in sorted(words)})
        rows = select(spelt.c.member, spelt.c.name).where(true())  # some dozen for each word, so one statement
        await insert_selected(self._transaction, name_word, rows)
        return {**known, **made}

    async def _known(self, keys: Iterable[_Key]) -> Mapping[_Key, int]:
        wanted = set(keys)
        folded = among(self._transaction, name.c.folded, {folded for _, folded in wanted})
        found: Sequence[Row[Any]] = await self._transaction.rows(
            select(name.c.row, name.c.kind, name.c.folded).where(
                name.c.kind.in_([kind.value for kind in NameKind]), folded
            )
        )
        rows = {(NameKind(row.kind), str(row.folded)): int(row.row) for row in found}
        return {key: row for key, row in rows.items() if key in wanted}

    async def _count(self, article_id: str, counts: Mapping[int, int]) -> None:
        """Put the article's counts in the place of its earlier ones; a name without claims goes."""
        of_article = name_use.c.article_id == article_id
        old = await self._transaction.rows(select(name_use.c.name, name_use.c.claims).where(of_article))
        changes = dict(counts)
        for row in old:
            changes[row.name] = changes.get(row.name, 0) - row.claims
        write = self._transaction.change
        if old:
            await write(delete(name_use).where(of_article))
        uses = [{"article_id": article_id, "name": row, "claims": count} for row, count in counts.items()]
        await write(insert(name_use), uses)
        more = update(name).where(name.c.row == bindparam("which")).values(claims=name.c.claims + bindparam("change"))
        await write(more, [{"which": row, "change": change} for row, change in sorted(changes.items()) if change])
        gone = [row for row, change in changes.items() if change < 0]
        if gone:
            await write(delete(name).where(name.c.row.in_(gone), name.c.claims <= 0))
