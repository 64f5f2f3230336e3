"""What an operator ruled about a contradiction, kept with what was seen so that the judge can be measured by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Opinion(StrEnum):
    """What the operator says of a contradiction."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Review:
    """One ruling; the newest of a contradiction stands.

    It outlasts the contradiction, which has the same id whenever the same two claims are judged again. `seen` is plain
    JSON: the verdict and the two claims as they stood when the operator ruled.
    """

    contradiction_id: str
    opinion: Opinion
    note: str
    made: datetime  # UTC
    seen: Mapping[str, object]
