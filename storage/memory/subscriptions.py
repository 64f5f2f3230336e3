"""Subscriptions in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.digests.subscription import Subscription, SubscriptionState
from bot.places import Person, Place, Workspace
from storage.memory.state import Work


class MemorySubscriptionStore:
    """The `SubscriptionStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def put(self, one: Subscription, due: datetime) -> None:
        """See `bot.digests.ports.SubscriptionStore`."""
        await self.put_all([(one, due)])

    async def put_all(self, subscriptions: Sequence[tuple[Subscription, datetime]]) -> None:
        """See `bot.digests.ports.SubscriptionStore`."""
        records = (await self._work.change()).digests
        records.subscriptions |= {one.id: (one, due) for one, due in subscriptions}

    async def get(self, subscription_id: str) -> Subscription | None:
        """See `bot.digests.ports.SubscriptionStore`."""
        found = self._work.state.digests.subscriptions.get(subscription_id)
        return None if found is None else found[0]

    async def find(
        self, *, place: Place | None = None, owner: Person | None = None, workspace: Workspace | None = None
    ) -> Sequence[Subscription]:
        """See `bot.digests.ports.SubscriptionStore`."""
        found = [
            one
            for one, _ in self._work.state.digests.subscriptions.values()
            if place in (None, one.place)
            and owner in (None, one.owner)
            and (workspace is None or one.place.within(workspace))
        ]
        return sorted(found, key=lambda one: (one.created, one.id))

    async def remove(self, subscription_id: str) -> None:
        """See `bot.digests.ports.SubscriptionStore`."""
        records = (await self._work.change()).digests
        records.subscriptions.pop(subscription_id, None)
        records.digests = {k: one for k, one in records.digests.items() if one.subscription_id != subscription_id}
        records.alerts = {k: one for k, one in records.alerts.items() if one.subscription_id != subscription_id}
        records.parts = {k: one for k, one in records.parts.items() if one.subscription_id != subscription_id}

    async def due(self, now: datetime, *, limit: int) -> Sequence[Subscription]:
        """See `bot.digests.ports.SubscriptionStore`."""
        await self._work.change()
        passed = self._active(lambda _, due: due <= now)
        return [one for one, _ in sorted(passed, key=lambda pair: (pair[1], pair[0].id))][:limit]

    async def alertable(self, mark: int, now: datetime, *, limit: int) -> Sequence[Subscription]:
        """See `bot.digests.ports.SubscriptionStore`."""
        await self._work.change()
        waiting = self._active(lambda one, _: one.wish.alerts and one.alert_mark < mark and one.alert_after <= now)
        return sorted((one for one, _ in waiting), key=lambda one: (one.alert_mark, one.id))[:limit]

    async def active(self, *, after: str, limit: int) -> Sequence[Subscription]:
        """See `bot.digests.ports.SubscriptionStore`."""
        found = self._active(lambda one, _: one.id > after)
        return sorted((one for one, _ in found), key=lambda one: one.id)[:limit]

    async def hint(self, due: Mapping[str, datetime]) -> None:
        """See `bot.digests.ports.SubscriptionStore`."""
        records = (await self._work.change()).digests
        for one_id, hint in due.items():
            if one_id in records.subscriptions:
                records.subscriptions[one_id] = records.subscriptions[one_id][0], hint

    def _active(self, wanted: Callable[[Subscription, datetime], bool]) -> list[tuple[Subscription, datetime]]:
        held = self._work.state.digests.subscriptions.values()
        return [pair for pair in held if pair[0].state is SubscriptionState.ACTIVE and wanted(*pair)]
