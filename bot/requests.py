"""What a surface may ask the desk to look up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind


@dataclass(frozen=True, slots=True)
class ClaimsRequest:
    """A look-up of claims; names are as people write them. `since` and `until` are inclusive days."""

    speaker: str | None = None
    stance: Stance | None = None
    about: str | None = None
    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True)
class ContradictionsRequest:
    """A look-up of contradictions."""

    about: str | None = None
    speaker: str | None = None
    kind: ContradictionKind | None = None
    since: date | None = None
    limit: int = 20
    dismissed: bool = False  # those that an operator dismissed too


@dataclass(frozen=True, slots=True)
class TimelineRequest:
    """A look-up of who stood where on a topic, and when. One of `about` and `speaker` is to be given."""

    about: str | None = None
    speaker: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int = 12


@dataclass(frozen=True, slots=True)
class WhoRequest:
    """A look-up of who takes a stance on a topic; without a stance, of everybody who speaks about it."""

    about: str
    stance: Stance | None = None
    since: date | None = None
    until: date | None = None
