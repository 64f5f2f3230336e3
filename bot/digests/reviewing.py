"""Reviewing: what a subscription would be sent now, why it was sent what it was, and what waits for a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.answers.chart import Draughtsman
from bot.corpus import view_of
from bot.digests.charting import drawn
from bot.digests.composing import nothing_new
from bot.digests.delivery import Part
from bot.digests.digest import Digest
from bot.digests.explaining import local_day, why_day, why_item
from bot.digests.ports import Tally
from bot.digests.reaching import reach
from bot.digests.subscription import Subscription
from bot.digests.sweeping import Shared, alerted_since
from bot.errors import UserError
from bot.places import Place, Workspace
from bot.ports import Clock, Library, UnitOfWork
from bot.replies import Reply, ReplyKind
from bot.wording.phrase import Phrase


class DigestReviews:
    """The part of `DigestDesk` that looks and, but for `resend` and `confirm`, changes nothing."""

    def __init__(self, library: Library, clock: Clock, draughtsman: Draughtsman | None = None) -> None:
        self._draughtsman = draughtsman
        self._library = library
        self._clock = clock

    async def preview(self, subscription_id: str, *, within: Workspace | None = None, ever: bool = False) -> Reply:
        """Return the digest that would be sent now, made by the same way; `ever` takes all that is stored as new."""
        async with self._library.begin() as uow:
            one = await reach(subscription_id, within, uow)
            reply = await _preview(one, uow, after=0 if ever else one.mark)
        return await drawn(reply, one.place.platform, self._draughtsman)

    async def why(
        self,
        subscription_id: str,
        *,
        item: str | None = None,
        day: date | None = None,
        within: Workspace | None = None,
    ) -> Reply:
        """Say why an item was or was not in a digest, or what became of the digest of a local day (today's).

        Raises UserError for an item that is not stored.
        """
        now = self._clock.now()
        async with self._library.begin() as uow:
            one = await reach(subscription_id, within, uow)
            if item is not None:
                uow.look(await view_of(one.place.home, uow))
                lines = await why_item(one, item, uow)
                if lines is None:
                    raise UserError(Phrase("error-no-item", id=item))
            else:
                lines = await why_day(one, day or local_day(one, now), now, uow)
        return Reply(ReplyKind.NOTICE, lines[0], hints=tuple(lines[1:]))

    async def history(
        self, subscription_id: str, *, within: Workspace | None = None, limit: int = 30
    ) -> Sequence[Digest]:
        """Return what was decided, the latest day first."""
        async with self._library.begin() as uow:
            one = await reach(subscription_id, within, uow)
            return await uow.digests.of(one.id, limit=limit)

    async def stuck(self, *, place: Place | None = None, workspace: Workspace | None = None) -> Sequence[Part]:
        """Return the messages that only a person can move on, failed and ambiguous ones, the latest first."""
        async with self._library.begin() as uow:
            if place is None and workspace is None:
                return await uow.outbox.waiting_for_people()
            held = await uow.subscriptions.find(place=place, workspace=workspace)
            return await uow.outbox.waiting_for_people(subscription_ids=[one.id for one in held])

    async def resend(self, key: str, *, within: Workspace | None = None) -> int:
        """Send a failed or ambiguous message again, with what failed after it; return how many wait again.

        A person decides that an ambiguous one has not arrived: if it has, this posts it twice. Raises UserError.
        """
        now = self._clock.now()
        async with self._library.begin() as uow:
            part = await _stuck(key, within, uow)
            later = [other.key for other in await uow.outbox.of(part.source) if other.number >= part.number]
            opened = [one for one in later if await uow.outbox.reopen(one, now)]
            await uow.commit()
        if not opened:
            raise UserError(Phrase("error-not-stuck", key=key))
        return len(opened)

    async def confirm(self, key: str, *, within: Workspace | None = None) -> None:
        """Note that an ambiguous message has arrived, so that what comes after it is sent. Raises UserError."""
        async with self._library.begin() as uow:
            part = await _stuck(key, within, uow)
            if not await uow.outbox.confirm(part):
                raise UserError(Phrase("error-not-ambiguous", key=key))
            await uow.commit()

    async def tally(self) -> Sequence[Tally]:
        """Count the messages by platform and state."""
        async with self._library.begin() as uow:
            return await uow.outbox.tally()


async def _preview(one: Subscription, uow: UnitOfWork, *, after: int) -> Reply:
    shared = Shared(await uow.news.mark())
    alerted = (await alerted_since([one], uow)).get(one.id, frozenset())
    composed = await shared.digest(one, alerted, uow, after=after)
    return composed.reply if composed else nothing_new(one.wish)


async def _stuck(key: str, within: Workspace | None, uow: UnitOfWork) -> Part:
    part = await uow.outbox.get(key)
    if part is not None and part.subscription_id is None:
        home = Workspace(part.to.platform, part.to.workspace)
        if within in (None, home):
            return part
    elif part is not None and part.subscription_id is not None:
        held = await uow.subscriptions.get(part.subscription_id)
        if held is not None and (within is None or held.place.within(within)):
            return part
    raise UserError(Phrase("error-no-message", key=key))
