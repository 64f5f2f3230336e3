"""The outbox in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bot.digests.delivery import Part, PartKind, PartState
from bot.digests.ports import Tally
from bot.places import Platform, Recipient
from storage.memory.digest_records import DigestRecords
from storage.memory.state import Work, require

_STUCK = (PartState.AMBIGUOUS, PartState.FAILED)


class MemoryOutbox:
    """The `Outbox` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def add(self, parts: Sequence[Part]) -> None:
        """See `bot.digests.ports.Outbox`."""
        records = (await self._work.change()).digests
        require(fits=all(part.subscription_id in (None, *records.subscriptions) for part in parts))
        for part in parts:
            if part.key not in records.parts:
                records.parts[part.key] = part
                if part.held_by is not None:
                    records.held[part.key] = part.held_by

    async def get(self, key: str) -> Part | None:
        """See `bot.digests.ports.Outbox`."""
        return self._work.state.digests.parts.get(key)

    async def of(self, source: str) -> Sequence[Part]:
        """See `bot.digests.ports.Outbox`."""
        return sorted(self._where(lambda part: part.source == source), key=lambda part: part.number)

    async def lease(
        self, platforms: Collection[Platform], now: datetime, until: datetime, *, pace_until: datetime
    ) -> Part | None:
        """See `bot.digests.ports.Outbox`."""
        records = (await self._work.change()).digests
        waiting = [
            part
            for part in records.parts.values()
            if part.state is PartState.PENDING
            and part.key not in records.held
            and part.available <= now
            and part.to.platform in platforms
            and records.paces.get(part.to, now) <= now
        ]
        if not waiting:
            return None
        first = min(waiting, key=lambda part: (part.available, part.source, part.number))
        records.paces[first.to] = pace_until
        return _put(
            records,
            replace(first, state=PartState.LEASED, lease_until=until, attempted=now, attempts=first.attempts + 1),
        )

    async def expired(self, platforms: Collection[Platform], now: datetime, *, limit: int) -> Sequence[Part]:
        """See `bot.digests.ports.Outbox`."""
        found = [
            (part.lease_until, part.key, part)
            for part in self._where(lambda part: part.state is PartState.LEASED and part.to.platform in platforms)
            if part.lease_until is not None and part.lease_until <= now
        ]
        return [part for _, _, part in sorted(found, key=lambda one: one[:2])][:limit]

    async def extend(self, part: Part, until: datetime) -> bool:
        """See `bot.digests.ports.Outbox`."""
        records = (await self._work.change()).digests
        held = records.parts.get(part.key)
        if held is None or held.state is not PartState.LEASED:
            return False
        if (held.attempts, held.lease_until) != (part.attempts, part.lease_until):
            return False
        _put(records, replace(held, lease_until=until))
        return True

    async def settle(self, part: Part) -> bool:
        """See `bot.digests.ports.Outbox`."""
        records = (await self._work.change()).digests
        held = records.parts.get(part.key)
        if held is None or held.attempts != part.attempts or held.state not in (PartState.LEASED, PartState.AMBIGUOUS):
            return False
        _put(
            records,
            replace(
                held,
                state=part.state,
                available=part.available,
                lease_until=None,
                message_id=part.message_id,
                reason=part.reason,
            ),
        )
        if part.state is PartState.SENT:
            _let_go(records, part)
        return True

    async def slow_down(self, place: Recipient, until: datetime) -> None:
        """See `bot.digests.ports.Outbox`."""
        (await self._work.change()).digests.paces[place] = until

    async def reopen(self, key: str, now: datetime) -> bool:
        """See `bot.digests.ports.Outbox`."""
        records = (await self._work.change()).digests
        held = records.parts.get(key)
        if held is None or held.state not in _STUCK:
            return False
        _put(records, replace(held, state=PartState.PENDING, available=now, reason=None, lease_until=None))
        return True

    async def confirm(self, part: Part) -> bool:
        """See `bot.digests.ports.Outbox`."""
        records = (await self._work.change()).digests
        held = records.parts.get(part.key)
        if held is None or held.state is not PartState.AMBIGUOUS:
            return False
        _let_go(records, _put(records, replace(held, state=PartState.SENT, reason=None)))
        return True

    async def fail_rest(self, source: str, reason: str) -> None:
        """See `bot.digests.ports.Outbox`."""
        await self._fail(lambda part: part.source == source, reason)

    async def fail_waiting(self, subscription_id: str, reason: str) -> None:
        """See `bot.digests.ports.Outbox`."""
        await self._fail(
            lambda part: part.subscription_id == subscription_id and part.kind is not PartKind.NOTICE, reason
        )

    async def waiting_for_people(
        self, *, subscription_ids: Collection[str] | None = None, limit: int = 100
    ) -> Sequence[Part]:
        """See `bot.digests.ports.Outbox`."""
        found = self._where(
            lambda part: part.state in _STUCK and (subscription_ids is None or part.subscription_id in subscription_ids)
        )
        by_key = sorted(found, key=lambda part: (part.source, part.number))
        return sorted(by_key, key=lambda part: part.created, reverse=True)[:limit]

    async def tally(self) -> Sequence[Tally]:
        """See `bot.digests.ports.Outbox`."""
        grouped: dict[tuple[Platform, PartState], list[datetime]] = defaultdict(list)
        for part in self._work.state.digests.parts.values():
            grouped[part.to.platform, part.state].append(part.available)
        return [Tally(*by, len(since), min(since)) for by, since in sorted(grouped.items())]

    def _where(self, wanted: Callable[[Part], bool]) -> list[Part]:
        return [part for part in self._work.state.digests.parts.values() if wanted(part)]

    async def _fail(self, wanted: Callable[[Part], bool], reason: str) -> None:
        records = (await self._work.change()).digests
        for part in self._where(lambda part: part.state is PartState.PENDING and wanted(part)):
            _put(records, replace(part, state=PartState.FAILED, reason=reason))


def _put(records: DigestRecords, part: Part) -> Part:
    records.parts[part.key] = part
    return part


def _let_go(records: DigestRecords, sent: Part) -> None:
    """Let the next part go, and tell the later ones under which message they belong."""
    for part in list(records.parts.values()):
        if sent.number == 1 and part.source == sent.source and part.number > 1:
            _put(records, replace(part, root=sent.message_id))
        if records.held.get(part.key) == sent.key:
            del records.held[part.key]
