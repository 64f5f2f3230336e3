"""The Slack adapter alone: acknowledgements under load, and its own CPU time an answer; the core answers at once.

Slack is a loopback counterpart in a process of its own; what was seen is kept in SQLite, as in earnest.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.harness import Figure

EVERY = 1 / 50  # seconds between two questions
QUESTIONS = 3000  # a minute of them
WARM = 50  # before anything is counted
PATIENCE = 120.0  # seconds for what is waited for to arrive


def figures() -> Iterator[Figure]:
    """Send a minute of questions over Socket Mode and count what becomes of them."""
    ours, theirs = multiprocessing.Pipe()
    slack = multiprocessing.get_context("spawn").Process(target=_slack, args=(theirs,))
    slack.start()
    theirs.close()  # so that the end of that process is an error here and no wait for ever
    cpu, told = asyncio.run(_serve(ours))
    slack.join()
    waits = sorted(told["waits"])
    yield Figure("questions a second", QUESTIONS / told["seconds"], "")
    yield Figure("acknowledged, median", 1000 * waits[len(waits) // 2], "ms")
    yield Figure("acknowledged, 99th percentile", 1000 * waits[int(len(waits) * 0.99)], "ms", at_most=100)
    yield Figure("answers lost", QUESTIONS + WARM - len(told["posts"]), "", at_most=0)
    yield Figure("answers doubled", sum(count - 1 for count in told["posts"].values()), "", at_most=0)
    yield Figure("adapter's CPU an answer, database included", 1000 * cpu / QUESTIONS, "ms", at_most=10)


async def _serve(pipe: Connection) -> tuple[float, dict[str, Any]]:
    """Run Gainsay until the counterpart has what it waits for; return CPU seconds, and what was counted there."""
    from adapters.slack.access import OneWorkspace
    from adapters.slack.app import build
    from adapters.slack.socket import serve

    with tempfile.TemporaryDirectory() as directory:
        async with _desk(Path(directory) / "benchmark.db") as desk:
            app = build(desk, OneWorkspace("xoxb-1", await asyncio.to_thread(pipe.recv)))
            serving = asyncio.create_task(serve(app, app_token="xapp-1"))
            await asyncio.to_thread(pipe.recv)  # warm
            before = time.process_time()
            told = await asyncio.to_thread(pipe.recv)
            spent = time.process_time() - before
            serving.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await serving
    return spent, told


@contextlib.asynccontextmanager
async def _desk(file: Path) -> AsyncIterator[Any]:
    """Yield a desk that answers at once, on a database of its own."""
    from bot.desk import Desk
    from storage.library import open_library
    from storage.schema import upgrade
    from tests.support.desk import FakeAnswer
    from tests.support.replies import item, reply

    class SystemClock:
        def now(self) -> datetime:
            return datetime.now(UTC)

    class Prompt(Desk):
        async def ask(self, question: str, *, thread: str | None = None) -> Any:  # noqa: ARG002 - answers at once
            return FakeAnswer(reply(*(item(f"{question} {number}") for number in range(4))))

    def unread() -> Any:
        raise NotImplementedError("nothing is read here")

    await upgrade(f"sqlite:///{file}")
    async with await open_library(f"sqlite:///{file}") as library:
        yield Prompt(library, unread, SystemClock())


def _slack(pipe: Connection) -> None:
    asyncio.run(_ask(pipe))


async def _ask(pipe: Connection) -> None:
    """Be Slack: send the questions, each an event of its own, and tell how long each acknowledgement took."""
    from tests.support.loopback_slack import LoopbackSlack

    slack = LoopbackSlack(PATIENCE)
    await slack.start()
    pipe.send(slack.api_url)
    await slack.until(lambda: slack.sockets)
    for number in range(WARM):
        await _question(slack, number)
    await _all_posted(slack, WARM)
    pipe.send("warm")
    began, asked = time.perf_counter(), []
    for number in range(QUESTIONS):
        await asyncio.sleep(max(0.0, began + number * EVERY - time.perf_counter()))
        asked.append(asyncio.create_task(_question(slack, WARM + number)))
    waits = await asyncio.gather(*asked)
    seconds = time.perf_counter() - began
    await _all_posted(slack, WARM + QUESTIONS)
    posts = Counter(post["thread_ts"] for post in slack.posts)
    pipe.send({"waits": waits, "seconds": seconds, "posts": posts})
    await slack.stop()


async def _question(slack: Any, number: int) -> float:
    event = {
        "type": "message", "channel_type": "im", "user": "U1", "channel": "D1", "ts": f"{number}.1",
        "text": f"who denied matter {number}?",
    }  # fmt: skip
    sent = time.perf_counter()
    await slack.event(event)
    return time.perf_counter() - sent


async def _all_posted(slack: Any, count: int) -> None:
    with contextlib.suppress(TimeoutError):  # what is missing then is counted as lost
        await slack.until(lambda: len(slack.posts) >= count)
