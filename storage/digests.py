"""What was decided for each subscription and day, in SQL."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Row

from bot.digests.digest import Alert, Digest, DigestState
from storage.among import among
from storage.digest_tables import alert, digest
from storage.instants import aware
from storage.transaction import Transaction
from storage.upsert import inserted


class SqlDigestStore:
    """The `DigestStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, digests: Sequence[Digest]) -> Collection[str]:
        """See `bot.digests.ports.DigestStore`."""
        return await inserted(self._transaction, digest, [_digest_values(one) for one in digests], digest.c.id)

    async def get(self, digest_id: str) -> Digest | None:
        """See `bot.digests.ports.DigestStore`."""
        row = await self._transaction.first(select(digest).where(digest.c.id == digest_id))
        return None if row is None else _read_digest(row)

    async def of(self, subscription_id: str, *, day: date | None = None, limit: int = 30) -> Sequence[Digest]:
        """See `bot.digests.ports.DigestStore`."""
        wanted = select(digest).where(digest.c.subscription_id == subscription_id)
        if day is not None:
            wanted = wanted.where(digest.c.day == day)
        rows = await self._transaction.rows(wanted.order_by(digest.c.day.desc()).limit(limit))
        return [_read_digest(row) for row in rows]

    async def add_alerts(self, alerts: Sequence[Alert]) -> Collection[str]:
        """See `bot.digests.ports.DigestStore`."""
        return await inserted(self._transaction, alert, [_alert_values(one) for one in alerts], alert.c.id)

    async def alerts(self, subscription_ids: Collection[str], *, above: int) -> Sequence[Alert]:
        """See `bot.digests.ports.DigestStore`."""
        held = among(self._transaction, alert.c.subscription_id, subscription_ids)
        wanted = select(alert).where(held, alert.c.upto_mark > above).order_by(alert.c.upto_mark, alert.c.id)
        return [_read_alert(row) for row in await self._transaction.rows(wanted)]


def _digest_values(one: Digest) -> dict[str, Any]:
    return {
        "id": one.id,
        "subscription_id": one.subscription_id,
        "day": one.day,
        "state": one.state.value,
        "decided": one.decided.astimezone(UTC),
        "from_mark": one.after,
        "upto_mark": one.upto,
        "items": list(one.items),
        "reason": one.reason,
    }


def _read_digest(row: Row[Any]) -> Digest:
    return Digest(
        id=row.id,
        subscription_id=row.subscription_id,
        day=row.day,
        state=DigestState(row.state),
        decided=aware(row.decided),
        after=row.from_mark,
        upto=row.upto_mark,
        items=tuple(row.items),
        reason=row.reason,
    )


def _alert_values(one: Alert) -> dict[str, Any]:
    return {
        "id": one.id,
        "subscription_id": one.subscription_id,
        "decided": one.decided.astimezone(UTC),
        "from_mark": one.after,
        "upto_mark": one.upto,
        "items": list(one.items),
    }


def _read_alert(row: Row[Any]) -> Alert:
    return Alert(row.id, row.subscription_id, aware(row.decided), row.from_mark, row.upto_mark, tuple(row.items))
