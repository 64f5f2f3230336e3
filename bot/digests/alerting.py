"""Alerts: major contradictions and position changes posted when they are found, folded together within a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.digests.choosing import is_urgent
from bot.digests.composing import Composed, compose_alert
from bot.digests.delivery import Part, PartKind
from bot.digests.digest import Alert, alert_id
from bot.digests.due import due_instant
from bot.digests.parts import Envelope, parts_of
from bot.digests.ports import NewsDispute
from bot.digests.subscription import Subscription
from bot.digests.sweeping import BATCH, Shared, Swept
from bot.ports import UnitOfWork
from bot.wording.catalogue import wording

FOLDED = timedelta(minutes=30)  # after an alert, what is found meanwhile waits and comes as one


async def alert_batch(uow: UnitOfWork, now: datetime, shared: Shared) -> Swept:
    """Alert up to `BATCH` subscriptions to what they have not read; to be committed by the caller."""
    swept = Swept()
    waiting = await uow.subscriptions.alertable(shared.upto, now, limit=BATCH)
    found = [(one, composed) for one in waiting if (composed := await _composed(one, shared, uow)) is not None]
    alerts = [
        Alert(alert_id(one.id, shared.upto), one.id, now, one.alert_mark, shared.upto, composed.items)
        for one, composed in found
    ]
    added = await uow.digests.add_alerts(alerts)
    parts: list[Part] = []
    for alert, (one, composed) in zip(alerts, found, strict=True):
        if alert.id in added:
            envelope = Envelope(alert.id, PartKind.ALERT, one.id, one.place, now)
            parts += parts_of(composed.reply, envelope, wording(one.wish.language))
    await uow.outbox.add(parts)
    alerted = {one.id for one, _ in found}
    await uow.subscriptions.put_all([_moved(one, one.id in alerted, now, shared.upto) for one in waiting])
    swept.seen, swept.alerts, swept.parts = len(waiting), len(added), len(parts)
    return swept


def _moved(one: Subscription, alerted: bool, now: datetime, upto: int) -> tuple[Subscription, datetime]:  # noqa: FBT001
    after = now + FOLDED if alerted else one.alert_after
    return replace(one, alert_mark=upto, alert_after=after), due_instant(one.next_date, one.wish)


async def _composed(one: Subscription, shared: Shared, uow: UnitOfWork) -> Composed | None:
    # What a digest has shown needs no alert any more.
    disputes = await _urgent(one, max(one.alert_mark, one.mark), shared, uow)
    return await compose_alert(one.wish, disputes, uow) if disputes else None


async def _urgent(one: Subscription, after: int, shared: Shared, uow: UnitOfWork) -> Sequence[NewsDispute]:
    view = await shared.look_for(one, uow)
    window = await shared.window(after, view, uow)
    choice = await shared.choice(one.wish, view, uow)
    return [dispute for dispute in window.contradictions(choice) if is_urgent(dispute)]
