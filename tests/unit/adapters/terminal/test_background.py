"""The loop that serves other chats while the terminal waits."""

import asyncio
import threading
from contextlib import asynccontextmanager

import pytest

from adapters.terminal.background import BackgroundLoop


def test_a_coroutine_runs_in_another_thread_and_its_result_comes_back():
    async def where():
        return threading.current_thread().name

    with BackgroundLoop() as background:
        assert background.run(where()) != threading.current_thread().name


def test_an_error_reaches_who_asked():
    async def fail():
        raise LookupError("not there")

    with BackgroundLoop() as background, pytest.raises(LookupError, match="not there"):
        background.run(fail())


def test_tasks_go_on_between_calls_and_a_context_is_closed_on_the_way_out():
    seen = []

    @asynccontextmanager
    async def ticking():
        ticked = threading.Event()

        async def tick():
            await asyncio.sleep(0)
            ticked.set()

        task = asyncio.create_task(tick())
        yield ticked
        seen.append(task.done())

    with BackgroundLoop() as background, background.entered(ticking()) as ticked:
        assert ticked.wait(10), "the loop stood still while nobody asked"
    assert seen == [True]
