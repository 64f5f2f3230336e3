"""A digest: what is new for one subscription on one local day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256


class DigestState(StrEnum):
    """What was decided for the day. Whether it arrived, the outbox knows."""

    COMPOSED = "composed"
    EMPTY = "empty"  # nothing was new, so nothing was sent
    SKIPPED = "skipped"  # swallowed by a later digest, which holds what was new


@dataclass(frozen=True, slots=True)
class Digest:
    """The decision for one subscription and local day; there is never a second one.

    It covers what was stored after mark `after`, up to mark `upto`. `items` are the ids of the claims and
    contradictions that it shows.
    """

    id: str
    subscription_id: str
    day: date
    state: DigestState
    decided: datetime
    after: int
    upto: int
    items: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """Contradictions that were posted at once, folded into one message. Marks are as in `Digest`."""

    id: str
    subscription_id: str
    decided: datetime
    after: int
    upto: int
    items: tuple[str, ...]


def digest_id(subscription_id: str, day: date) -> str:
    """Return the id of the digest of that local day, the same in every process."""
    return sha256(f"{subscription_id} {day.isoformat()}".encode()).hexdigest()[:16]


def alert_id(subscription_id: str, upto: int) -> str:
    """Return the id of the alert that reads up to that mark."""
    return sha256(f"{subscription_id} alert {upto}".encode()).hexdigest()[:16]
