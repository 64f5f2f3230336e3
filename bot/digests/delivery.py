"""Deliveries: one message of a digest, an alert or a notice, and what became of the attempt to send it.

A sender never decides what to do about a failure. It says what it knows; `bot.digests.courier` decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Protocol

from bot.places import Recipient
from bot.replies import Reply

_NONCE = 25  # characters, the most that Discord takes


class PartState(StrEnum):
    """Where a message stands on its way."""

    PENDING = "pending"
    LEASED = "leased"  # a process is sending it, or died over it: see `Part.lease_until`
    SENT = "sent"
    FAILED = "failed"
    AMBIGUOUS = "ambiguous"  # it may have been posted; nobody can tell, so only a person sends it again


class PartKind(StrEnum):
    """What a message is a part of."""

    DIGEST = "digest"
    ALERT = "alert"
    NOTICE = "notice"  # to an owner, about the subscription itself or a feed


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to send: exactly one post on the platform.

    `key` is the same on every attempt. `root` is the message id of the first part, under which the later ones belong
    in a thread where the platform has threads. `number` counts from 1.
    """

    key: str
    to: Recipient
    kind: PartKind
    reply: Reply
    number: int = 1
    of: int = 1
    root: str | None = None

    @property
    def nonce(self) -> str:
        """Return 25 characters that stand for this message on every attempt."""
        return sha256(self.key.encode()).hexdigest()[:_NONCE]


def part_key(source: str, number: int) -> str:
    """Return the key of a part of a digest, alert or notice; parts count from 1."""
    return f"{source}/{number}"


@dataclass(frozen=True, slots=True)
class Part:
    """A message in the outbox."""

    key: str  # see `part_key`
    source: str  # id of the digest, alert or notice
    kind: PartKind
    subscription_id: str | None  # None for a notice about something else
    to: Recipient
    reply: Reply
    number: int
    of: int
    state: PartState
    available: datetime  # not to be sent before
    created: datetime
    attempts: int = 0
    lease_until: datetime | None = None
    attempted: datetime | None = None  # when the last attempt began
    message_id: str | None = None
    root: str | None = None  # message id of the first part, once that is sent
    reason: str | None = None

    @property
    def held_by(self) -> str | None:
        """Return the key of the part that has to be sent first."""
        return part_key(self.source, self.number - 1) if self.number > 1 else None

    def outgoing(self) -> Outgoing:
        """Return what a sender gets."""
        return Outgoing(self.key, self.to, self.kind, self.reply, self.number, self.of, self.root)


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform has the message, under this id."""

    message_id: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The platform certainly has not posted it. `permanent`: the place is gone or forbidden, for good."""

    reason: str
    permanent: bool = False


@dataclass(frozen=True, slots=True)
class RetryAfter:
    """The platform certainly has not posted it and asks to wait."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """It may or may not have been posted: a time-out, a lost connection, a 5xx after the request was written."""

    reason: str


@dataclass(frozen=True, slots=True)
class Absent:
    """A look-up made sure that the message was not posted."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A look-up could not tell, or may not be made (no scope for it)."""


Outcome = Sent | Failed | RetryAfter | Ambiguous
Found = Sent | Absent | Unknown


class Sender(Protocol):
    """Posts on one platform. Adapters implement it; it never raises for what the platform answers."""

    @property
    def repeatable_for(self) -> timedelta:
        """Return for how long after an attempt the platform itself drops a repeat with the same nonce or key.

        Zero where it does not.
        """

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Post one message, once: no retry inside that could post twice."""

    async def look_up(self, outgoing: Outgoing) -> Found:
        """Find out whether an earlier attempt was posted, by the key or nonce that was sent with it."""
