"""Canonical speakers in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from bot.claims.rulings import Ruling
from bot.ports import SpeakerRecord
from storage.memory.called import name_seen
from storage.memory.state import RulingKey, Work, require
from storage.names import alias, tails


class MemorySpeakerStore:
    """The `SpeakerStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def by_alias(self, names: Sequence[str]) -> Sequence[SpeakerRecord]:
        """See `bot.ports.SpeakerStore`."""
        wanted = {alias(name) for name in names}
        return self._counted(one for one in self._work.state.speakers.values() if wanted.intersection(one.aliases))

    async def get(self, speaker_id: str) -> SpeakerRecord | None:
        """See `bot.ports.SpeakerStore`."""
        found = self._work.state.speakers.get(speaker_id)
        return None if found is None else next(iter(self._counted([found])), None)

    async def known(self, ids: Collection[str], names: Collection[str] = ()) -> Sequence[SpeakerRecord]:
        """See `bot.ports.SpeakerStore`."""
        wanted = {alias(name) for name in names}
        every = self._work.state.speakers.values()
        found = (one for one in every if one.id in ids or wanted.intersection(one.aliases))
        return sorted((replace(one, claims=0) for one in found), key=lambda record: record.id)

    async def put(self, *records: SpeakerRecord) -> None:
        """See `bot.ports.SpeakerStore`."""
        state = await self._work.change()
        for record in records:
            known = state.speakers.get(record.id)
            names = {alias(name) for name in record.aliases}.union(() if known is None else known.aliases)
            state.speakers[record.id] = replace(record, aliases=tuple(sorted(names)))

    async def busiest(self, *, limit: int = 50, offset: int = 0) -> Sequence[SpeakerRecord]:
        """See `bot.ports.SpeakerStore`."""
        return self._counted(self._work.state.speakers.values())[offset : offset + limit]

    async def remove(self, speaker_id: str) -> None:
        """See `bot.ports.SpeakerStore`."""
        state = await self._work.change()
        require(fits=all(claim.speaker_id != speaker_id for claim in state.claims.values()))
        state.speakers.pop(speaker_id, None)

    async def drop_aliases(self, speaker_id: str, names: Sequence[str]) -> None:
        """See `bot.ports.SpeakerStore`."""
        state = await self._work.change()
        known = state.speakers.get(speaker_id)
        if known is not None:
            gone = {alias(name) for name in names}
            kept = tuple(one for one in known.aliases if one not in gone)
            state.speakers[speaker_id] = replace(known, aliases=kept)

    async def rulings(self, speaker_ids: Sequence[str]) -> Sequence[Ruling]:
        """See `bot.ports.SpeakerStore`."""
        wanted, seen = set(speaker_ids), set[str]()
        found: dict[RulingKey, Ruling] = {}
        while wanted:
            every = self._work.state.rulings.items()
            found |= {key: one for key, one in every if wanted & {one.origin, one.target}}
            seen |= wanted
            wanted = {one.target for one in found.values()} - seen
        return sorted(found.values(), key=lambda one: (one.made, one.origin, one.name, one.article_id))

    async def rule(self, ruling: Ruling) -> None:
        """See `bot.ports.SpeakerStore`."""
        (await self._work.change()).rulings[_key(ruling)] = ruling

    async def unrule(self, ruling: Ruling) -> None:
        """See `bot.ports.SpeakerStore`."""
        (await self._work.change()).rulings.pop(_key(ruling), None)

    async def suggest(self, prefix: str, *, limit: int = 10) -> Sequence[SpeakerRecord]:
        """See `bot.ports.SpeakerStore`."""
        start = alias(prefix)
        found = (one for one in self._work.state.speakers.values() if _has_word(one, start))
        return self._counted(found)[:limit]

    def _counted(self, records: Iterable[SpeakerRecord]) -> Sequence[SpeakerRecord]:
        """Return the records with their claims counted, most claims first."""
        claims = self._work.state.claims.values()
        counts = Counter(one.speaker_id for one in claims if self._work.sees(one.claim.article_id))
        known = [one for one in records if self._work.view is None or counts[one.id]]
        ordered = sorted(known, key=lambda record: (-counts[record.id], record.name, record.id))
        return [replace(one, name=name_seen(self._work, one), claims=counts[one.id]) for one in ordered]


def _key(ruling: Ruling) -> RulingKey:
    return ruling.origin, ruling.name, ruling.article_id


def _has_word(record: SpeakerRecord, start: str) -> bool:
    return any(tail.startswith(start) for name in (record.name, *record.aliases) for tail in tails(name))
