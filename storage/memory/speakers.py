"""Canonical speakers in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.ports import SpeakerRecord
from storage.memory.state import Work
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
        return None if found is None else self._counted([found])[0]

    async def put(self, record: SpeakerRecord) -> None:
        """See `bot.ports.SpeakerStore`."""
        state = await self._work.change()
        known = state.speakers.get(record.id)
        names = {alias(name) for name in record.aliases}.union(() if known is None else known.aliases)
        state.speakers[record.id] = replace(record, aliases=tuple(sorted(names)))

    async def suggest(self, prefix: str, *, limit: int = 10) -> Sequence[SpeakerRecord]:
        """See `bot.ports.SpeakerStore`."""
        start = alias(prefix)
        found = (one for one in self._work.state.speakers.values() if _has_word(one, start))
        return self._counted(found)[:limit]

    def _counted(self, records: Iterable[SpeakerRecord]) -> Sequence[SpeakerRecord]:
        """Return the records with their claims counted, most claims first."""
        counts = Counter(claim.speaker_id for claim in self._work.state.claims.values())
        counted = [replace(record, claims=counts[record.id]) for record in records]
        return sorted(counted, key=lambda record: (-record.claims, record.name, record.id))


def _has_word(record: SpeakerRecord, start: str) -> bool:
    return any(tail.startswith(start) for name in (record.name, *record.aliases) for tail in tails(name))
