from __future__ import annotations

import asyncio
import errno

import aiohttp
import pytest
from structlog.testing import capture_logs

from adapters.chat.supervision import HEALTHY_AFTER, LONGEST_PAUSE, pause_after, supervise
from adapters.chat.trouble import notice, settled
from bot.errors import PermanentError, RetryableError, UserError
from bot.replies import Reply


async def test_a_connection_is_run_again_until_it_can_never_succeed() -> None:
    ends = [None, ConnectionResetError("reset"), ValueError("bad frame"), None, PermanentError("refused")]
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
    assert [entry["log_level"] for entry in logs] == ["warning", "warning", "error", "warning"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.EHOSTUNREACH, "no route\nto host"), f"[Errno {errno.EHOSTUNREACH}] no route to host"),
        (TimeoutError(), "nothing came in time"),
        (aiohttp.ServerDisconnectedError(), "Server disconnected"),
        (RetryableError("It answers with status 503."), "It answers with status 503."),
    ],
)
async def test_what_the_network_did_not_do_is_one_line_with_when_it_is_tried_again(
    error: Exception, reason: str
) -> None:
    ends = [error, PermanentError("over")]
    pauses: list[float] = []

    async def run() -> None:
        raise ends.pop(0)

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    with capture_logs() as logs, pytest.raises(PermanentError):
        await supervise("test", run, sleep=sleep)
    (entry,) = logs
    assert (entry["reason"], entry["retry_in_seconds"]) == (reason, round(pauses[0], 1))
    assert "exc_info" not in entry


async def test_a_mistake_of_ours_keeps_its_traceback() -> None:
    ends = [OSError(errno.ENOSPC, "the disk is full"), PermanentError("over")]

    async def run() -> None:
        raise ends.pop(0)

    async def sleep(_: float) -> None:
        pass

    with capture_logs() as logs, pytest.raises(PermanentError):
        await supervise("test", run, sleep=sleep)
    assert isinstance(logs[0]["exc_info"], OSError)


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
