"""What could not be taken in or read, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Failure:
    """One file, page or article that failed. `code` is for programs, `reason` for people."""

    key: str  # of the draft, else the address
    name: str  # as it is shown
    code: str
    reason: str
    at: datetime


class FailureStore(Protocol):
    """The failures that stand: what succeeds later is taken off."""

    async def put(self, failure: Failure) -> None:
        """Store a failure, in the place of an earlier one of the same key."""

    async def clear(self, key: str) -> None:
        """Take a failure off, if there is one."""

    async def list(self, *, limit: int = 50, offset: int = 0) -> Sequence[Failure]:
        """Return failures, the latest first, then by key."""

    async def count(self) -> int:
        """Return how many stand."""
