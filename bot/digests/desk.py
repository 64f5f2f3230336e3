"""The use cases of digests: subscribe, change, pause, resume, remove, list; sweep and deliver."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.answers.chart import Draughtsman
from bot.digests.alerting import alert_batch
from bot.digests.checking import checked
from bot.digests.courier import Courier
from bot.digests.delivery import Sender
from bot.digests.digest import Digest, DigestState, digest_id
from bot.digests.due import due_days, due_instant, first_after
from bot.digests.reaching import reach
from bot.digests.reviewing import DigestReviews
from bot.digests.subscription import Subscription, SubscriptionState, Wish
from bot.digests.sweeping import BATCH, Shared, Swept, sweep_batch
from bot.errors import UserError
from bot.places import Person, Place, Platform, Workspace
from bot.ports import Clock, Library, UnitOfWork
from bot.wording.catalogue import wording
from bot.wording.phrase import Phrase

MOST_OF_A_PLACE = 25  # subscriptions
REALIGNED = 500  # subscriptions in one transaction


class DigestDesk(DigestReviews):
    """What every surface calls. `within`, where it is given, is the only workspace whose subscriptions can be reached.

    Every method that takes an id raises UserError where there is no such subscription (or not in that workspace).
    """

    def __init__(self, library: Library, clock: Clock, draughtsman: Draughtsman | None = None) -> None:
        super().__init__(library, clock, draughtsman)
        self.senders: dict[Platform, Sender] = {}  # a chat puts its own here while it serves
        self._last_sweep: datetime | None = None

    @property
    def last_sweep(self) -> datetime | None:
        """When this process last finished a sweep."""
        return self._last_sweep

    async def subscribe(self, place: Place, wish: Wish, *, owner: Person | None = None) -> Subscription:
        """Store a new subscription, from now on. Raises `bot.digests.checking.WishError` with the field to mend."""
        wish, now = checked(wish), self._clock.now()
        async with self._library.begin() as uow:
            held = await uow.subscriptions.find(place=place)
            if len(held) >= MOST_OF_A_PLACE:
                raise UserError(Phrase("error-too-many-subscriptions", most=MOST_OF_A_PLACE))
            mark = await uow.news.mark()
            made = Subscription(
                id=secrets.token_hex(8),
                place=place,
                owner=owner,
                wish=wish,
                state=SubscriptionState.ACTIVE,
                created=now,
                changed=now,
                next_date=first_after(now, wish),
                mark=mark,
                alert_mark=mark,
                alert_after=now,
            )
            await _put(made, uow)
            await uow.commit()
        return made

    async def list(
        self, *, place: Place | None = None, owner: Person | None = None, workspace: Workspace | None = None
    ) -> Sequence[Subscription]:
        """Return the subscriptions of a place, an owner, a workspace, or all of them; oldest first."""
        async with self._library.begin() as uow:
            return await uow.subscriptions.find(place=place, owner=owner, workspace=workspace)

    async def get(self, subscription_id: str, *, within: Workspace | None = None) -> Subscription:
        """Return one subscription."""
        async with self._library.begin() as uow:
            return await reach(subscription_id, within, uow)

    async def change(self, subscription_id: str, wish: Wish, *, within: Workspace | None = None) -> Subscription:
        """Put `wish` in the place of the old one. A day that had its digest gets no second one for a new hour."""
        wish, now = checked(wish), self._clock.now()
        async with self._library.begin() as uow:
            held = await reach(subscription_id, within, uow)
            alert_mark = held.alert_mark if held.wish.alerts else await uow.news.mark()
            made = replace(held, wish=wish, changed=now, next_date=first_after(now, wish), alert_mark=alert_mark)
            await _put(made, uow)
            await uow.commit()
        return made

    async def pause(self, subscription_id: str, *, within: Workspace | None = None) -> Subscription:
        """Make no digests until it is resumed; what is new meanwhile comes with the first one after."""
        async with self._library.begin() as uow:
            held = await reach(subscription_id, within, uow)
            if held.state is not SubscriptionState.ACTIVE:
                return held
            made = replace(held, state=SubscriptionState.PAUSED, changed=self._clock.now())
            await _put(made, uow)
            await uow.commit()
        return made

    async def resume(self, subscription_id: str, *, within: Workspace | None = None) -> Subscription:
        """Go on with the next day that is due from now; the days between are marked as skipped."""
        now = self._clock.now()
        async with self._library.begin() as uow:
            held = await reach(subscription_id, within, uow)
            if held.state is SubscriptionState.ACTIVE:
                return held
            mark = await uow.news.mark()
            await uow.digests.add(_skipped(held, now))
            made = replace(
                held,
                state=SubscriptionState.ACTIVE,
                changed=now,
                next_date=first_after(now, held.wish),
                alert_mark=mark,
                reason=None,
            )
            await _put(made, uow)
            await uow.commit()
        return made

    async def remove(self, subscription_id: str, *, within: Workspace | None = None) -> Subscription:
        """Forget the subscription with its digests and what waits to be sent, and return what it was."""
        async with self._library.begin() as uow:
            held = await reach(subscription_id, within, uow)
            await uow.subscriptions.remove(subscription_id)
            await uow.commit()
        return held

    async def sweep(self, *, stop: Callable[[], bool] = lambda: False) -> Swept:
        """Post due alerts and decide every subscription that is due, into the outbox, in batches; `stop` ends it early.

        Any number of processes may do so at once. Raises RetryableError where the database gives way.
        """
        done = Swept()
        for batch in (alert_batch, sweep_batch):
            seen = BATCH
            shared: Shared | None = None
            while seen >= BATCH and not stop():
                async with self._library.begin() as uow:
                    shared = shared or Shared(await uow.news.mark())
                    swept = await batch(uow, self._clock.now(), shared)
                    await uow.commit()
                done.add(swept)
                seen = swept.seen
        self._last_sweep = self._clock.now()
        return done

    def courier(self, senders: Mapping[Platform, Sender]) -> Courier:
        """Return what delivers the outbox to the platforms that have a sender."""
        return Courier(self._library, self._clock, senders, draughtsman=self._draughtsman)

    async def realign(self) -> int:
        """Work out anew when each subscription is due, and return how many changed.

        To be called at the start and now and then: the rules of zones change with their data, and a clock that once
        ran ahead may have left days behind that are still to come.
        """
        changed, after, now = 0, "", self._clock.now()
        while True:
            async with self._library.begin() as uow:
                some = await uow.subscriptions.active(after=after, limit=REALIGNED)
                moved = [(one, due_instant(one.next_date, one.wish)) for one in map(partial(_aligned, now), some)]
                known = {one.id: one for one in some}
                early = [(one, due) for one, due in moved if one != known[one.id]]
                await uow.subscriptions.put_all(early)
                await uow.subscriptions.hint({one.id: due for one, due in moved})
                await uow.commit()
            changed += len(early)
            if len(some) < REALIGNED:
                return changed
            after = some[-1].id


def _aligned(now: datetime, one: Subscription) -> Subscription:
    """Return the subscription with its next day moved forward where that lies further ahead than it need."""
    following = first_after(now, one.wish)
    return replace(one, next_date=following) if one.next_date > following else one


async def _put(one: Subscription, uow: UnitOfWork) -> None:
    await uow.subscriptions.put(one, due_instant(one.next_date, one.wish))


def _skipped(paused: Subscription, now: datetime) -> list[Digest]:
    """Return the decisions for the days that passed while it was paused."""
    days = due_days(paused.next_date, now, paused.wish)
    words = wording(paused.wish.language)
    reason = words("why-skipped-inactive", state=words(f"subscription-{paused.state}"))
    return [
        Digest(
            id=digest_id(paused.id, day),
            subscription_id=paused.id,
            day=day,
            state=DigestState.SKIPPED,
            decided=now,
            after=paused.mark,
            upto=paused.mark,
            reason=reason,
        )
        for day in days
    ]
