from __future__ import annotations

import asyncio

import pytest
from structlog.testing import capture_logs

from adapters.chat.supervision import HEALTHY_AFTER, LONGEST_PAUSE, pause_after, supervise
from adapters.chat.trouble import notice, settled
from bot.errors import PermanentError, UserError
from bot.replies import Reply


async def test_a_connection_is_run_again_until_it_can_never_succeed() -> None:
    ends = [None, OSError("reset"), ValueError("bad frame"), None, PermanentError("refused")]
    pauses: list[float] = []

    async def run() -> None:
        end = ends.pop(0)
        if end is not None:
            raise end

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    with capture_logs() as logs, pytest.raises(PermanentError):
        await supervise("test", run, sleep=sleep, clock=lambda: 0.0)
    assert ends == []
    assert len(pauses) == 4
    assert all(2**n / 2 <= pause <= 2**n for n, pause in enumerate(pauses, 1))
    assert [entry["log_level"] for entry in logs] == ["warning", "error", "error", "warning"]


async def test_a_long_life_clears_earlier_failures() -> None:
    now = 0.0
    lives = iter([1.0, 1.0, HEALTHY_AFTER])
    pauses: list[float] = []

    async def run() -> None:
        nonlocal now
        life = next(lives, None)
        if life is None:
            raise PermanentError("over")
        now += life
        raise OSError

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    with capture_logs(), pytest.raises(PermanentError):
        await supervise("test", run, sleep=sleep, clock=lambda: now)
    assert pauses[2] <= 2


async def test_cancelling_goes_through() -> None:
    started = asyncio.Event()

    async def run() -> None:
        started.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(supervise("test", run))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


def test_pauses_grow_to_a_cap() -> None:
    assert all(LONGEST_PAUSE / 2 <= pause_after(failures) <= LONGEST_PAUSE for failures in (6, 20, 10_000))


async def test_work_that_takes_too_long_is_given_up_and_told() -> None:
    async def slow() -> Reply:
        await asyncio.sleep(60)
        return notice("late")

    with capture_logs() as logs:
        reply = await settled(slow(), surface="test", within=0.01)
    assert logs[0]["ref"] in reply.summary


async def test_cancelled_work_is_not_answered() -> None:
    async def cancelled() -> Reply:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await settled(cancelled(), surface="test", within=1)


async def test_a_persons_mistake_is_not_logged() -> None:
    async def mistaken() -> Reply:
        raise UserError("Ask something.")

    with capture_logs() as logs:
        assert (await settled(mistaken(), surface="test", within=1)).summary == "Ask something."
    assert logs == []
