"""What digests need of the world: subscriptions, decisions, the outbox and what is new."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.claims.claim import Stance
from bot.contradictions.contradiction import Contradiction
from bot.digests.delivery import Part, PartState
from bot.digests.digest import Alert, Digest
from bot.digests.subscription import Subscription
from bot.places import Person, Place, Platform, Workspace


class SubscriptionStore(Protocol):
    """Subscriptions, and which of them a sweep has to look at."""

    async def put(self, subscription: Subscription, due: datetime) -> None:
        """Store or replace. `due` is the instant of its next digest: a hint by which `due` finds it, no more."""

    async def put_all(self, subscriptions: Sequence[tuple[Subscription, datetime]]) -> None:
        """Store or replace many at once."""

    async def get(self, subscription_id: str) -> Subscription | None:
        """Return one."""

    async def find(
        self, *, place: Place | None = None, owner: Person | None = None, workspace: Workspace | None = None
    ) -> Sequence[Subscription]:
        """Return those of a place, an owner, a workspace, or all; oldest first, then by id."""

    async def remove(self, subscription_id: str) -> None:
        """Forget it with its digests, alerts and messages."""

    async def due(self, now: datetime, *, limit: int) -> Sequence[Subscription]:
        """Take active ones whose hint has passed, earliest first, for this transaction alone.

        Those that another transaction has taken are left out, where the database can tell.
        """

    async def alertable(self, mark: int, now: datetime, *, limit: int) -> Sequence[Subscription]:
        """Take active ones that want alerts, have read less than `mark` and may post by `now`, as `due` does."""

    async def active(self, *, after: str, limit: int) -> Sequence[Subscription]:
        """Return active ones with ids above `after`, by id."""

    async def hint(self, due: Mapping[str, datetime]) -> None:
        """Set the hints of the subscriptions with these ids."""


class DigestStore(Protocol):
    """What was decided, day by day, and what was posted at once."""

    async def add(self, digests: Sequence[Digest]) -> Collection[str]:
        """Store those whose subscription and day have none yet, and return the ids of the stored ones."""

    async def get(self, digest_id: str) -> Digest | None:
        """Return one."""

    async def of(self, subscription_id: str, *, day: date | None = None, limit: int = 30) -> Sequence[Digest]:
        """Return those of a subscription, the latest day first."""

    async def add_alerts(self, alerts: Sequence[Alert]) -> Collection[str]:
        """Store those whose id is not there yet, and return the ids of the stored ones."""

    async def alerts(self, subscription_ids: Collection[str], *, above: int) -> Sequence[Alert]:
        """Return alerts of these subscriptions that read beyond the mark `above`, oldest first."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many messages of a platform are in a state, and since when the oldest of them waits."""

    platform: Platform
    state: PartState
    parts: int
    oldest: datetime


class Outbox(Protocol):
    """Messages on their way. A part after the first waits until the one before it is sent."""

    async def add(self, parts: Sequence[Part]) -> None:
        """Store messages whose key is not there yet."""

    async def get(self, key: str) -> Part | None:
        """Return one."""

    async def of(self, source: str) -> Sequence[Part]:
        """Return the messages of a digest, alert or notice in their order."""

    async def lease(
        self, platforms: Collection[Platform], now: datetime, until: datetime, *, pace_until: datetime
    ) -> Part | None:
        """Take the message that has waited longest and may be sent now, for this caller alone until `until`.

        Counts the attempt. Takes nothing for a place that has had a message within its pace; after this the place
        has to wait until `pace_until`.
        """

    async def expired(self, platforms: Collection[Platform], now: datetime, *, limit: int) -> Sequence[Part]:
        """Return leased messages whose lease has run out: whoever held it is gone, perhaps after posting."""

    async def extend(self, part: Part, until: datetime) -> bool:
        """Take over an expired lease as it was read; False where another process did, or the message moved on."""

    async def settle(self, part: Part) -> bool:
        """Store state, message id, reason and `available` of a leased message; the lease ends.

        False, and nothing is stored, where a later attempt has begun or the message was settled as sent.
        """

    async def slow_down(self, place: Place | Person, until: datetime) -> None:
        """Let nothing be sent to the place before `until`."""

    async def reopen(self, key: str, now: datetime) -> bool:
        """Make an ambiguous or failed message pending again; False where it is neither."""

    async def confirm(self, part: Part) -> bool:
        """Set an ambiguous message to sent, its id unknown, so that the next part goes; False where it is not."""

    async def fail_rest(self, source: str, reason: str) -> None:
        """Set the pending messages of a source to failed."""

    async def fail_waiting(self, subscription_id: str, reason: str) -> None:
        """Set the pending digest and alert messages of a subscription to failed; notices stay."""

    async def waiting_for_people(
        self, *, subscription_ids: Collection[str] | None = None, limit: int = 100
    ) -> Sequence[Part]:
        """Return failed and ambiguous messages, of these subscriptions or of all, latest first."""

    async def tally(self) -> Sequence[Tally]:
        """Count the messages by platform and state."""


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A claim as far as choosing needs it: ids, stance, outlet and the stems it is indexed by."""

    mark: int
    claim_id: str
    article_id: str
    speaker_id: str
    stance: Stance
    outlet: str | None
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class NewsDispute:
    """A contradiction with both of its claims, as far as choosing needs them."""

    mark: int
    contradiction: Contradiction
    earlier: NewsLine
    later: NewsLine


class NewsStore(Protocol):
    """What was stored when, by marks: whole numbers that grow with every reading, in the order of commits.

    A statement that was stored before keeps its first mark, however often its article is read again or published in
    a new version, so that nothing old is ever new.
    """

    async def mark(self) -> int:
        """Return the highest mark so far; everything up to it is committed."""

    async def claims(self, after: int, upto: int, *, limit: int) -> Sequence[NewsLine]:
        """Return claims with marks in (after, upto], the latest first, then by id."""

    async def disputes(self, after: int, upto: int, *, limit: int) -> Sequence[NewsDispute]:
        """Return contradictions with marks in (after, upto]: major first, then higher score, then by id.

        Those that an operator has dismissed are left out.
        """

    async def mark_of(self, item_id: str) -> int | None:
        """Return the mark of a claim or contradiction, None where there is none of that id."""
