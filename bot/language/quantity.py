"""A quantity as a text states it: value, bound, unit, and what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.span import Span


class Bound(StrEnum):
    """How the stated value limits the true one."""

    EXACT = "exact"
    ABOUT = "about"  # about, some, nearly, around
    AT_LEAST = "at least"  # at least, more than, over
    AT_MOST = "at most"  # up to, fewer than, as many as
    RANGE = "range"  # low and high both stated


class QuantityKind(StrEnum):
    """What sort of thing the number measures."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text. `low` equals `high` unless the bound is RANGE; scales ("1.5 million") are multiplied out."""

    span: Span
    kind: QuantityKind
    low: float
    high: float
    bound: Bound
    unit: str | None  # ISO 4217 code for money, lemma of the unit for measures ("kilometre"), None for counts
    counted: str | None  # lemma of the noun that is counted ("troop")
    modifiers: tuple[str, ...] = ()  # lower-case words that narrow what is counted ("north korean", "wounded")
