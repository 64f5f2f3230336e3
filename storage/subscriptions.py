"""Subscriptions in SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, bindparam, delete, select, update
from sqlalchemy.engine import Row

from bot.digests.subscription import Subscription, SubscriptionState
from bot.places import Person, Place, Platform, Workspace
from storage.digest_tables import subscription
from storage.instants import aware
from storage.transaction import Transaction
from storage.upsert import insert_or_update
from storage.wish_codec import decode_wish, encode_wish

_columns = subscription.c
_ACTIVE = _columns.state == SubscriptionState.ACTIVE.value


class SqlSubscriptionStore:
    """The `SubscriptionStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def put(self, one: Subscription, due: datetime) -> None:
        """See `bot.digests.ports.SubscriptionStore`."""
        await self.put_all([(one, due)])

    async def put_all(self, subscriptions: Sequence[tuple[Subscription, datetime]]) -> None:
        """See `bot.digests.ports.SubscriptionStore`."""
        rows = [_values(one, due) for one, due in subscriptions]
        await insert_or_update(self._transaction, subscription, rows)

    async def get(self, subscription_id: str) -> Subscription | None:
        """See `bot.digests.ports.SubscriptionStore`."""
        row = await self._transaction.first(select(subscription).where(_columns.id == subscription_id))
        return None if row is None else _read(row)

    async def find(
        self, *, place: Place | None = None, owner: Person | None = None, workspace: Workspace | None = None
    ) -> Sequence[Subscription]:
        """See `bot.digests.ports.SubscriptionStore`."""
        wanted = select(subscription).order_by(_columns.created, _columns.id)
        if place is not None:
            wanted = wanted.where(
                _columns.platform == place.platform.value,
                _columns.workspace == place.workspace,
                _columns.channel == place.channel,
            )
        if owner is not None:
            wanted = wanted.where(
                _columns.owner_platform == owner.platform.value,
                _columns.owner_workspace == owner.workspace,
                _columns.owner == owner.id,
            )
        if workspace is not None:
            wanted = wanted.where(_columns.platform == workspace.platform.value, _columns.workspace == workspace.id)
        return await self._all(wanted)

    async def remove(self, subscription_id: str) -> None:
        """See `bot.digests.ports.SubscriptionStore`."""
        await self._transaction.change(delete(subscription).where(_columns.id == subscription_id))

    async def due(self, now: datetime, *, limit: int) -> Sequence[Subscription]:
        """See `bot.digests.ports.SubscriptionStore`."""
        wanted = select(subscription).where(_ACTIVE, _columns.due <= now.astimezone(UTC))
        return await self._taken(wanted.order_by(_columns.due, _columns.id).limit(limit))

    async def alertable(self, mark: int, now: datetime, *, limit: int) -> Sequence[Subscription]:
        """See `bot.digests.ports.SubscriptionStore`."""
        wanted = select(subscription).where(
            _ACTIVE, _columns.alerts, _columns.alert_mark < mark, _columns.alert_after <= now.astimezone(UTC)
        )
        return await self._taken(wanted.order_by(_columns.alert_mark, _columns.id).limit(limit))

    async def active(self, *, after: str, limit: int) -> Sequence[Subscription]:
        """See `bot.digests.ports.SubscriptionStore`."""
        return await self._all(
            select(subscription).where(_ACTIVE, _columns.id > after).order_by(_columns.id).limit(limit)
        )

    async def hint(self, due: Mapping[str, datetime]) -> None:
        """See `bot.digests.ports.SubscriptionStore`."""
        statement = update(subscription).where(_columns.id == bindparam("of")).values(due=bindparam("at"))
        await self._transaction.change(
            statement, [{"of": one_id, "at": due[one_id].astimezone(UTC)} for one_id in sorted(due)]
        )

    async def _taken(self, wanted: Select[Any]) -> Sequence[Subscription]:
        """Lock the rows until the transaction ends; SQLite has one writer, and this one becomes it."""
        await self._transaction.begin_writing()
        return await self._all(wanted.with_for_update(skip_locked=True))

    async def _all(self, wanted: Select[Any]) -> Sequence[Subscription]:
        return [_read(row) for row in await self._transaction.rows(wanted)]


def _values(one: Subscription, due: datetime) -> dict[str, Any]:
    owner = one.owner
    return {
        "id": one.id,
        "platform": one.place.platform.value,
        "workspace": one.place.workspace,
        "channel": one.place.channel,
        "owner_platform": owner.platform.value if owner else None,
        "owner_workspace": owner.workspace if owner else None,
        "owner": owner.id if owner else None,
        "wish": encode_wish(one.wish),
        "state": one.state.value,
        "alerts": one.wish.alerts,
        "created": one.created.astimezone(UTC),
        "changed": one.changed.astimezone(UTC),
        "next_date": one.next_date,
        "due": due.astimezone(UTC),
        "mark": one.mark,
        "alert_mark": one.alert_mark,
        "alert_after": one.alert_after.astimezone(UTC),
        "reason": one.reason,
    }


def _read(row: Row[Any]) -> Subscription:
    owner = Person(Platform(row.owner_platform), row.owner_workspace, row.owner) if row.owner_platform else None
    return Subscription(
        id=row.id,
        place=Place(Platform(row.platform), row.workspace, row.channel),
        owner=owner,
        wish=decode_wish(row.wish),
        state=SubscriptionState(row.state),
        created=aware(row.created),
        changed=aware(row.changed),
        next_date=row.next_date,
        mark=row.mark,
        alert_mark=row.alert_mark,
        alert_after=aware(row.alert_after),
        reason=row.reason,
    )
