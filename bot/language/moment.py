"""A time as a text states it, resolved against the article's date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.span import Span


class Precision(StrEnum):
    """How exactly a time is known."""

    DAY = "day"
    PART_OF_MONTH = "part of month"  # "earlier in October", "late March"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"  # also quarters and "early 2024"
    YEAR = "year"
    VAGUE = "vague"  # "recently"; first and last may be None


class Relation(StrEnum):
    """How the event stands to the time that is named."""

    AT = "at"
    BY = "by"
    BEFORE = "before"
    UNTIL = "until"
    SINCE = "since"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of calendar days, both ends inclusive; `basis` says how it was found ("written", "weekday", ...)."""

    first: date | None
    last: date | None
    precision: Precision
    basis: str
    span: Span | None = None  # where the text says so; None when taken from the article's own date
    relation: Relation = Relation.AT
