"""Reaching a subscription: only within the workspace that asks."""

from __future__ import annotations

from bot.digests.subscription import Subscription
from bot.errors import UserError
from bot.places import Workspace
from bot.ports import UnitOfWork
from bot.wording.phrase import Phrase


async def reach(subscription_id: str, within: Workspace | None, uow: UnitOfWork) -> Subscription:
    """Return the subscription. Raises UserError where there is none, or none in that workspace."""
    held = await uow.subscriptions.get(subscription_id)
    if held is None or (within is not None and not held.place.within(within)):
        raise UserError(Phrase("error-no-subscription", id=subscription_id))
    return held
