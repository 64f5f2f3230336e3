"""Notices that belong to no subscription: put on their way in the transaction of what they tell of."""

from __future__ import annotations

from bot.digests.delivery import PartKind
from bot.digests.parts import Envelope, parts_of
from bot.places import Place
from bot.ports import Clock, UnitOfWork
from bot.replies import Reply
from bot.wording.catalogue import ENGLISH


class Notices:
    """Puts messages to places into the outbox."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def tell(self, place: Place, key: str, reply: Reply, uow: UnitOfWork) -> None:
        """Send `reply` to the place once: what has the same `key` already is not sent again. The caller commits."""
        envelope = Envelope(key, PartKind.NOTICE, None, place, self._clock.now())
        await uow.outbox.add(parts_of(reply, envelope, ENGLISH))
