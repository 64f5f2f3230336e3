"""What was decided for each subscription and day, in memory."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from bot.digests.digest import Alert, Digest
from storage.memory.state import Work, require


class MemoryDigestStore:
    """The `DigestStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def add(self, digests: Sequence[Digest]) -> Collection[str]:
        """See `bot.digests.ports.DigestStore`."""
        records = (await self._work.change()).digests
        require(fits=all(one.subscription_id in records.subscriptions for one in digests))
        taken = {(one.subscription_id, one.day) for one in records.digests.values()}
        added = set()
        for one in digests:
            if (one.subscription_id, one.day) not in taken and one.id not in records.digests:
                records.digests[one.id] = one
                taken.add((one.subscription_id, one.day))
                added.add(one.id)
        return added

    async def get(self, digest_id: str) -> Digest | None:
        """See `bot.digests.ports.DigestStore`."""
        return self._work.state.digests.digests.get(digest_id)

    async def of(self, subscription_id: str, *, day: date | None = None, limit: int = 30) -> Sequence[Digest]:
        """See `bot.digests.ports.DigestStore`."""
        found = [
            one
            for one in self._work.state.digests.digests.values()
            if one.subscription_id == subscription_id and day in (None, one.day)
        ]
        return sorted(found, key=lambda one: one.day, reverse=True)[:limit]

    async def add_alerts(self, alerts: Sequence[Alert]) -> Collection[str]:
        """See `bot.digests.ports.DigestStore`."""
        records = (await self._work.change()).digests
        require(fits=all(one.subscription_id in records.subscriptions for one in alerts))
        new = {one.id: one for one in alerts if one.id not in records.alerts}
        records.alerts |= new
        return set(new)

    async def alerts(self, subscription_ids: Collection[str], *, above: int) -> Sequence[Alert]:
        """See `bot.digests.ports.DigestStore`."""
        held = self._work.state.digests.alerts.values()
        found = [one for one in held if one.subscription_id in subscription_ids and one.upto > above]
        return sorted(found, key=lambda one: (one.upto, one.id))
