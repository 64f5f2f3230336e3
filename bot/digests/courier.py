"""The courier: takes messages from the outbox one at a time, has them sent, and writes down what became of each.

A lease is committed before anything is sent. Whoever finds one that has run out knows that its holder died, perhaps
after posting: the message is looked up where the platform lets us, repeated where the platform drops repeats, and
otherwise left to a person. Nothing that may have been posted is ever repeated blindly.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.answers.chart import Draughtsman
from bot.digests.charting import drawn
from bot.digests.delivery import (
    Absent,
    Ambiguous,
    Failed,
    Outcome,
    Part,
    PartKind,
    PartState,
    RetryAfter,
    Sender,
    Sent,
)
from bot.digests.stopping import stop_subscription
from bot.places import Platform
from bot.ports import Clock, Library

LEASE = timedelta(seconds=60)
SEND_SECONDS = 20.0  # after which an attempt counts as ambiguous; with the look-up well below the lease
LOOK_UP_SECONDS = 15.0
PACE = timedelta(seconds=1)  # between two messages to one place
GIVE_UP = timedelta(hours=24)  # of failing for a while
LONGEST_WAIT = timedelta(hours=1)  # that a platform may ask for at once
MOST_REPEATS = 3  # of an ambiguous send where the platform drops repeats
_FIRST_BACKOFF = timedelta(seconds=5)
_LONGEST_BACKOFF = timedelta(minutes=15)
_EXPIRED = 20  # leases taken over in one go


@dataclass(slots=True)
class Delivered:
    """How many messages ended how."""

    sent: int = 0
    waiting: int = 0  # to be tried again
    failed: int = 0
    ambiguous: int = 0

    def count(self, state: PartState) -> None:
        """Count one message."""
        match state:
            case PartState.SENT:
                self.sent += 1
            case PartState.PENDING:
                self.waiting += 1
            case PartState.FAILED:
                self.failed += 1
            case PartState.AMBIGUOUS:
                self.ambiguous += 1

    @property
    def total(self) -> int:
        """How many there were."""
        return self.sent + self.waiting + self.failed + self.ambiguous


class Courier:
    """Delivers for the platforms that it has senders for; any number may work at once, in any number of processes."""

    def __init__(
        self,
        library: Library,
        clock: Clock,
        senders: Mapping[Platform, Sender],
        *,
        draughtsman: Draughtsman | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Take what is needed; `senders` may gain platforms while the courier works, `jitter` gives 0..1."""
        self._draughtsman = draughtsman
        self._library = library
        self._clock = clock
        self._senders = senders
        self._sleep = sleep
        self._jitter = jitter

    async def deliver(self, *, most: int = 100, stop: asyncio.Event | None = None) -> Delivered:
        """Send up to `most` messages that may be sent now, and see to leases that have run out."""
        done = Delivered()
        await self._see_to_expired(done)
        while done.total < most and not (stop and stop.is_set()):
            part = await self._lease()
            if part is None:
                break
            done.count(await self._send(part))
        return done

    @property
    def _platforms(self) -> Collection[Platform]:
        return list(self._senders)

    async def _lease(self) -> Part | None:
        now = self._clock.now()
        async with self._library.begin() as uow:
            part = await uow.outbox.lease(self._platforms, now, now + LEASE, pace_until=now + PACE)
            await uow.commit()
        return part

    async def _drawn(self, part: Part) -> Part:
        return replace(part, reply=await drawn(part.reply, part.to.platform, self._draughtsman))

    async def _send(self, part: Part) -> PartState:
        """Send a leased message; when this is cancelled, the lease is let go so that another courier looks into it."""
        try:
            part = await self._drawn(part)
            outcome = await self._attempt(part)
            if isinstance(outcome, Ambiguous):
                outcome = await self._resolve(part, outcome)
        except asyncio.CancelledError:
            await asyncio.shield(self._let_go(part))
            raise
        return await self._settle(part, outcome)

    async def _attempt(self, part: Part) -> Outcome:
        try:
            async with asyncio.timeout(SEND_SECONDS):
                return await self._senders[part.to.platform].send(part.outgoing())
        except TimeoutError:
            return Ambiguous(f"There was no answer within {SEND_SECONDS:.0f} seconds.")
        except Exception as error:
            return Ambiguous(f"Sending broke off: {type(error).__name__}.")

    async def _resolve(self, part: Part, doubt: Ambiguous) -> Outcome:
        """Find out what became of an attempt, or repeat it where that cannot post twice."""
        sender = self._senders[part.to.platform]
        outcome: Outcome = doubt
        for repeat in range(MOST_REPEATS + 1):
            found = await self._look_up(part)
            if isinstance(found, Sent):
                return found
            if isinstance(found, Absent):
                return Failed("A look-up found that it had not been posted.")
            safe_until = (part.attempted or self._clock.now()) + sender.repeatable_for
            if repeat == MOST_REPEATS or self._clock.now() + timedelta(seconds=SEND_SECONDS) >= safe_until:
                return outcome
            await self._sleep(2.0**repeat)
            if not await self._prolong(part):
                return outcome
            outcome = await self._attempt(part)
            if not isinstance(outcome, Ambiguous):
                return outcome
        return outcome

    async def _look_up(self, part: Part) -> object:
        try:
            async with asyncio.timeout(LOOK_UP_SECONDS):
                return await self._senders[part.to.platform].look_up(part.outgoing())
        except Exception:
            return None

    async def _prolong(self, part: Part) -> bool:
        """Keep the lease, unless another process has taken the message over."""
        until = self._clock.now() + LEASE
        async with self._library.begin() as uow:
            held = await uow.outbox.get(part.key)
            if held is None or held.attempts != part.attempts or not await uow.outbox.extend(held, until):
                return False
            await uow.commit()
        return True

    async def _let_go(self, part: Part) -> None:
        async with self._library.begin() as uow:
            held = await uow.outbox.get(part.key)
            if held is not None and held.attempts == part.attempts:
                await uow.outbox.extend(held, self._clock.now())
            await uow.commit()

    async def _see_to_expired(self, done: Delivered) -> None:
        """Take over what others left in the middle; the attempt of a message that expired counts as ambiguous."""
        now = self._clock.now()
        async with self._library.begin() as uow:
            expired = await uow.outbox.expired(self._platforms, now, limit=_EXPIRED)
            mine = [part for part in expired if await uow.outbox.extend(part, now + LEASE)]
            await uow.commit()
        for part in [await self._drawn(part) for part in mine]:
            doubt = Ambiguous("The process that was sending it ended before it wrote down what became of it.")
            done.count(await self._settle(part, await self._resolve(part, doubt)))

    async def _settle(self, part: Part, outcome: Outcome) -> PartState:
        """Write down what became of an attempt."""
        now = self._clock.now()
        settled = self._settled(part, outcome, now)
        async with self._library.begin() as uow:
            if await uow.outbox.settle(settled):
                if isinstance(outcome, RetryAfter):
                    await uow.outbox.slow_down(part.to, settled.available)
                if settled.state is PartState.FAILED:
                    await uow.outbox.fail_rest(part.source, settled.reason or "")
                refused = isinstance(outcome, Failed) and outcome.permanent and part.kind is not PartKind.NOTICE
                if refused and part.subscription_id is not None:
                    await stop_subscription(part.subscription_id, settled.reason or "", now, uow)
            await uow.commit()
        return settled.state

    def _settled(self, part: Part, outcome: Outcome, now: datetime) -> Part:
        match outcome:
            case Sent(message_id):
                return replace(part, state=PartState.SENT, message_id=message_id, reason=None)
            case Ambiguous(reason):
                return replace(part, state=PartState.AMBIGUOUS, reason=reason)
            case RetryAfter(seconds):
                wait = min(timedelta(seconds=max(seconds, 0.0)), LONGEST_WAIT)
                reason = f"The platform asked to wait for {seconds:.0f} seconds."
            case Failed(reason, permanent):
                wait = min(_FIRST_BACKOFF * 2 ** min(part.attempts - 1, 16), _LONGEST_BACKOFF)
                if permanent or now - part.created >= GIVE_UP:
                    return replace(part, state=PartState.FAILED, reason=reason)
        return replace(part, state=PartState.PENDING, available=now + wait * (1 + self._jitter() / 4), reason=reason)
