"""A clock that a test sets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class SetClock:
    """Stands still until it is told."""

    def __init__(self, at: str = "2031-05-04T12:00") -> None:
        self.at = datetime.fromisoformat(at).replace(tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def set(self, at: str) -> None:
        self.at = datetime.fromisoformat(at).replace(tzinfo=UTC)

    def pass_by(self, **units: float) -> None:
        self.at += timedelta(**units)
