"""Stopping: a place that refuses for good gets no more digests, and the subscription's owner is told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.digests.delivery import PartKind
from bot.digests.due import due_instant
from bot.digests.parts import Envelope, parts_of
from bot.digests.subscription import Subscription, SubscriptionState
from bot.ports import UnitOfWork
from bot.replies import Reply, ReplyKind
from bot.wording.catalogue import wording


async def stop_subscription(subscription_id: str, reason: str, now: datetime, uow: UnitOfWork) -> None:
    """Stop an active subscription, let nothing more of it be sent, and put the notice to its owner into the outbox."""
    held = await uow.subscriptions.get(subscription_id)
    if held is None or held.state is not SubscriptionState.ACTIVE:
        return
    stopped = replace(held, state=SubscriptionState.STOPPED, reason=reason, changed=now)
    await uow.subscriptions.put(stopped, due_instant(stopped.next_date, stopped.wish))
    await uow.outbox.fail_waiting(held.id, reason)
    if held.owner is not None:
        source = f"{held.id} stopped {now.isoformat()}"
        envelope = Envelope(source, PartKind.NOTICE, held.id, held.owner, now)
        words = wording(held.wish.language)
        await uow.outbox.add(parts_of(_notice(stopped), envelope, words))


def _notice(stopped: Subscription) -> Reply:
    place = stopped.place
    words = wording(stopped.wish.language)
    text = words(
        "digest-stopped",
        place=place.channel or place.platform.value,
        platform=place.platform.value.capitalize(),
        reason=stopped.reason or "",
        id=stopped.id,
    )
    return Reply(ReplyKind.NOTICE, text)
