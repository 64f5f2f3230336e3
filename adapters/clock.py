"""The machine's clock."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """The `Clock` of every process."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return datetime.now(UTC)
