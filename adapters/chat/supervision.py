"""Keeps a connection up."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable

import structlog

from bot.errors import PermanentError

LONGEST_PAUSE = 60.0  # seconds
HEALTHY_AFTER = 300.0  # seconds of life after which earlier failures no longer count

_log = structlog.get_logger(__name__)


def pause_after(failures: int) -> float:
    """Return the seconds to wait after that many failures in a row: doubling, capped, half of it random."""
    longest = min(LONGEST_PAUSE, 2.0 ** min(failures, 16))
    return longest / 2 + random.uniform(0, longest / 2)  # noqa: S311 - jitter, no secret


async def supervise(
    name: str,
    run: Callable[[], Awaitable[None]],
    *,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Run `run` again whenever it ends or fails, with backoff. Ends only by cancellation or a PermanentError."""
    failures = 0
    while True:
        started = clock()
        try:
            await run()
            _log.warning("connection ended", connection=name)
        except PermanentError:
            raise
        except Exception:
            _log.exception("connection failed", connection=name)
        failures = 1 if clock() - started >= HEALTHY_AFTER else failures + 1
        await sleep(pause_after(failures))
