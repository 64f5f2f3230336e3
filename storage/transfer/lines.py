"""Lines of an export: JSON objects, one a line.

What schema.org has words for stands in them, so that other programs can read it: articles are `NewsArticle`s, claims
`Claim`s, contradictions `ClaimReview`s without a rating, for Gainsay gives none. What only Gainsay knows stands under
"gainsay".
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

FORMAT = 1  # a later one may hold what this Gainsay cannot read

Line = dict[str, Any]


class Sort(StrEnum):
    """What can be exported by itself."""

    ARTICLES = "articles"
    CLAIMS = "claims"
    CONTRADICTIONS = "contradictions"
    SUBSCRIPTIONS = "subscriptions"  # and feeds


def line(kind: str, own: Line, public: Line | None = None) -> Line:
    """Return a line of a kind: in schema.org's words, and in Gainsay's own."""
    return {**(public or {}), "gainsay": {"kind": kind, **own}}


def written_day(day: date | None) -> str | None:
    """Return a day as a line holds it."""
    return None if day is None else day.isoformat()


def read_day(text: str | None) -> date | None:
    """Return the day that a line holds."""
    return None if text is None else date.fromisoformat(text)


def written_instant(instant: datetime | None) -> str | None:
    """Return an instant as a line holds it."""
    return None if instant is None else instant.isoformat()


def read_instant(text: str | None) -> datetime | None:
    """Return the instant that a line holds."""
    return None if text is None else datetime.fromisoformat(text)
