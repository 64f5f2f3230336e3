"""How long an event loop is held up: the time by which short sleeps on it overrun."""

from __future__ import annotations

import asyncio
import time
from types import TracebackType
from typing import Self

_NAP = 0.005  # seconds


class Lag:
    """Measures the running loop for as long as its block runs."""

    def __init__(self) -> None:
        self._overruns: list[float] = []

    async def __aenter__(self) -> Self:
        self._watching = asyncio.create_task(self._watch())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._watching.cancel()

    def percentile(self, share: float) -> float:
        """Return the seconds that so large a share of the naps overran by at most."""
        ordered = sorted(self._overruns)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]

    async def _watch(self) -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_NAP)
            self._overruns.append(time.perf_counter() - began - _NAP)
