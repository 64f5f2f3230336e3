"""The time."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The time, injected so that tests can set it."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
