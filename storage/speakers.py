"""Canonical speakers in SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, delete, func, insert, select, true

from bot.claims.rulings import Ruling
from bot.ports import SpeakerRecord
from storage.among import among, listed
from storage.called import names_seen
from storage.names import AFTER_ALL, alias, tails
from storage.rulings import find_rulings, forget_ruling, keep_ruling
from storage.tables import claim, speaker, speaker_alias, speaker_tail
from storage.transaction import Transaction
from storage.upsert import insert_new, insert_or_update
from storage.views import visible


class SqlSpeakerStore:
    """The `SpeakerStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def by_alias(self, names: Sequence[str]) -> Sequence[SpeakerRecord]:
        """See `bot.ports.SpeakerStore`."""
        named = select(speaker_alias.c.speaker_id).where(self._called(names))
        return await self._records(speaker.c.id.in_(named))

    async def get(self, speaker_id: str) -> SpeakerRecord | None:
        """See `bot.ports.SpeakerStore`."""
        found = await self._records(speaker.c.id == speaker_id)
        return found[0] if found else None

    async def known(self, ids: Collection[str], names: Collection[str] = ()) -> Sequence[SpeakerRecord]:
        """See `bot.ports.SpeakerStore`."""
        named = select(speaker_alias.c.speaker_id).where(self._called(names))
        wanted = listed(self._transaction, ids).union_all(named)
        both = speaker.outerjoin(speaker_alias, speaker_alias.c.speaker_id == speaker.c.id)
        rows = await self._transaction.rows(
            select(speaker, speaker_alias.c.alias).select_from(both).where(speaker.c.id.in_(wanted))
        )
        aliases = defaultdict[str, list[str]](list)
        for row in rows:
            aliases[row.id] += () if row.alias is None else (row.alias,)
        found = {row.id: row for row in rows}
        return [
            SpeakerRecord(one, found[one].name, found[one].kind, found[one].stands_for, tuple(sorted(aliases[one])), 0)
            for one in sorted(found)
        ]

    async def put(self, *records: SpeakerRecord) -> None:
        """See `bot.ports.SpeakerStore`."""
        if not records:
            return
        await insert_or_update(self._transaction, speaker, [_values(record) for record in records])
        names = {record.id: {alias(name) for name in record.aliases} for record in records}
        new = [{"alias": name, "speaker_id": one} for one, called in names.items() for name in sorted(called)]
        await insert_new(self._transaction, speaker_alias, new)
        aliases = await self._aliases(names)
        await self._write_tails({record.id: {*aliases[record.id], record.name} for record in records})

    async def _write_tails(self, names: Mapping[str, Iterable[str]]) -> None:
        """Put the tails of these names in the place of those that each speaker had."""
        starts = {one: frozenset[str]().union(*map(tails, called)) for one, called in names.items()}
        await self._transaction.change(
            delete(speaker_tail).where(among(self._transaction, speaker_tail.c.speaker_id, names))
        )
        rows = [{"tail": tail, "speaker_id": one} for one, some in starts.items() for tail in sorted(some)]
        await self._transaction.change(insert(speaker_tail), rows)

    async def busiest(self, *, limit: int = 50, offset: int = 0) -> Sequence[SpeakerRecord]:
        """See `bot.ports.SpeakerStore`."""
        return await self._records(true(), limit, offset)

    async def remove(self, speaker_id: str) -> None:
        """See `bot.ports.SpeakerStore`."""
        await self._transaction.change(delete(speaker).where(speaker.c.id == speaker_id))

    async def drop_aliases(self, speaker_id: str, names: Sequence[str]) -> None:
        """See `bot.ports.SpeakerStore`."""
        gone = self._called(names)
        await self._transaction.change(delete(speaker_alias).where(speaker_alias.c.speaker_id == speaker_id, gone))
        kept = await self.get(speaker_id)
        if kept is not None:
            await self._write_tails({kept.id: {*kept.aliases, kept.name}})

    async def rulings(self, speaker_ids: Sequence[str]) -> Sequence[Ruling]:
        """See `bot.ports.SpeakerStore`."""
        return await find_rulings(self._transaction, speaker_ids)

    async def rule(self, ruling: Ruling) -> None:
        """See `bot.ports.SpeakerStore`."""
        await keep_ruling(self._transaction, ruling)

    async def unrule(self, ruling: Ruling) -> None:
        """See `bot.ports.SpeakerStore`."""
        await forget_ruling(self._transaction, ruling)

    async def suggest(self, prefix: str, *, limit: int = 10) -> Sequence[SpeakerRecord]:
        """See `bot.ports.SpeakerStore`."""
        start = alias(prefix)
        ids = select(speaker_tail.c.speaker_id).where(
            speaker_tail.c.tail >= start, speaker_tail.c.tail < start + AFTER_ALL
        )
        return await self._records(speaker.c.id.in_(ids), limit)

    async def _records(
        self, condition: ColumnElement[bool], limit: int | None = None, offset: int | None = None
    ) -> Sequence[SpeakerRecord]:
        seen = visible(self._transaction, claim.c.article_id)
        theirs = claim.c.speaker_id == speaker.c.id, *seen
        claims = select(func.count()).select_from(claim).where(*theirs).scalar_subquery().label("claims")
        known = [select(claim.c.id).where(*theirs).exists()] if seen else []
        statement = select(speaker, claims).where(condition, *known).limit(limit).offset(offset)
        rows = await self._transaction.rows(statement.order_by(claims.desc(), speaker.c.name, speaker.c.id))
        ids = [row.id for row in rows]
        aliases = await self._aliases(ids)
        names = await names_seen(self._transaction, ids) if seen else {row.id: row.name for row in rows}
        return [
            SpeakerRecord(row.id, names[row.id], row.kind, row.stands_for, tuple(aliases[row.id]), row.claims)
            for row in rows
        ]

    def _called(self, names: Iterable[str]) -> ColumnElement[bool]:
        return among(self._transaction, speaker_alias.c.alias, {alias(name) for name in names})

    async def _aliases(self, ids: Iterable[str]) -> dict[str, list[str]]:
        found = defaultdict[str, list[str]](list)
        wanted = select(speaker_alias).where(among(self._transaction, speaker_alias.c.speaker_id, ids))
        for row in await self._transaction.rows(wanted.order_by(speaker_alias.c.alias)):
            found[row.speaker_id].append(row.alias)
        return found


def _values(record: SpeakerRecord) -> dict[str, str | None]:
    return {"id": record.id, "name": record.name, "kind": record.kind, "stands_for": record.stands_for}
