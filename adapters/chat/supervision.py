"""Keeps a connection up."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from typing import Any

import structlog

from adapters.network import network_failure
from bot.errors import PermanentError, RetryableError

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
    """Run `run` again whenever it ends or fails, with backoff. Ends only by cancellation or a PermanentError.

    What the network or the other side did not do is logged in one line, with when it is tried again; only what nobody
    expected with its traceback.
    """
    failures = 0
    while True:
        started = clock()
        error = await _end_of(run)
        failures = 1 if clock() - started >= HEALTHY_AFTER else failures + 1
        pause = pause_after(failures)
        _tell(name, error, pause)
        await sleep(pause)


async def _end_of(run: Callable[[], Awaitable[None]]) -> Exception | None:
    try:
        await run()
    except PermanentError:
        raise
    except Exception as error:
        return error
    return None


def _tell(name: str, error: Exception | None, pause: float) -> None:
    about: dict[str, Any] = {"connection": name, "retry_in_seconds": round(pause, 1)}
    if error is None:
        _log.warning("connection ended", **about)
    elif reason := str(error) if isinstance(error, RetryableError) else network_failure(error):
        _log.warning("connection failed", reason=reason, **about)
    else:
        _log.error("connection failed", exc_info=error, **about)
