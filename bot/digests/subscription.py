"""A subscription: what somewhere is wanted, on which days, at what local time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import IntEnum, StrEnum

from bot.claims.claim import Stance
from bot.contradictions.contradiction import Severity
from bot.places import Person, Place


class Weekday(IntEnum):
    """A day of the week, numbered as `date.weekday` does."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


EVERY_DAY = frozenset(Weekday)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a subscription asks for. Conditions of one sort widen each other, those of different sorts narrow.

    `topics`, `speakers` and `outlets` are as people write them; none of a sort means all. `at` is the local time in
    the IANA zone `zone`; no offset is kept anywhere.
    """

    topics: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = ()
    least: Severity = Severity.MINOR  # of contradictions; MAJOR leaves the minor ones out
    days: frozenset[Weekday] = field(default=EVERY_DAY)
    at: time = time(9)
    zone: str = "UTC"
    language: str = "en"  # of the words around the quotes
    alerts: bool = False  # post major contradictions and position changes when they are found
    when_empty: bool = False  # say so when nothing is new


class SubscriptionState(StrEnum):
    """Whether digests are made."""

    ACTIVE = "active"
    PAUSED = "paused"  # by a person
    STOPPED = "stopped"  # the platform refused for good; see `reason`


@dataclass(frozen=True, slots=True)
class Subscription:
    """A stored wish for one place.

    `next_date` is the local day of the next digest; when that is, its wish's time and zone tell. `mark` is how far
    the last digest read (see `bot.digests.ports.NewsStore`), `alert_mark` how far alerts did.
    """

    id: str  # 16 hex digits
    place: Place
    owner: Person | None
    wish: Wish
    state: SubscriptionState
    created: datetime
    changed: datetime  # when it was last made, changed, paused, stopped or resumed
    next_date: date
    mark: int
    alert_mark: int
    alert_after: datetime  # no alert before this instant, so that they come folded together
    reason: str | None = None  # why it is stopped, in the words for its owner
