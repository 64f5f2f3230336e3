"""Slack under load: acknowledgements, answers lost or doubled, and the adapter's own CPU time an answer.

First the adapter alone, whose core answers at once; then the real core over 100,000 claims, its answers made in the
processes that make them in earnest. Slack is a loopback counterpart in a process of its own.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks._prompt import prompt
from benchmarks.harness import Figure
from benchmarks.lag import Lag
from benchmarks.questions import Newsroom, filled

EVERY = 1 / 50  # seconds between two questions
QUESTIONS = 50 * int(os.environ.get("BENCH_SECONDS", "60"))
WARM = 50  # before anything is counted
PATIENCE = 300.0  # seconds for what is waited for to arrive; an answer that takes over 120 is given up, and said so
ANSWERERS = max(1, (os.cpu_count() or 2) - 1)


def figures() -> Iterator[Figure]:
    """Send a minute of questions over Socket Mode and count what becomes of them, twice."""
    with tempfile.TemporaryDirectory() as directory:
        cpu, _, told = _measured(prompt(Path(directory) / "benchmark.db"))
    yield from _of_questions("", told)
    yield Figure("adapter's CPU an answer, database included", 1000 * cpu / QUESTIONS, "ms", at_most=10)
    with filled() as file:
        _, lag, told = _measured(_real(file))
    yield from _of_questions("real core: ", told)
    yield Figure("real core: the last answer after the last question", told["late"], "s")
    yield Figure("real core: given up after two minutes, and said so", told["given_up"], "")
    yield Figure("real core: event loop held up, 99th percentile", 1000 * lag.percentile(0.99), "ms", at_most=50)
    yield Figure("real core: event loop held up, longest", 1000 * lag.percentile(1), "ms")


def _of_questions(which: str, told: dict[str, Any]) -> Iterator[Figure]:
    waits = sorted(told["waits"])
    yield Figure(f"{which}questions a second", QUESTIONS / told["seconds"], "")
    yield Figure(f"{which}acknowledged, median", 1000 * waits[len(waits) // 2], "ms")
    yield Figure(f"{which}acknowledged, 99th percentile", 1000 * waits[int(len(waits) * 0.99)], "ms", at_most=100)
    yield Figure(f"{which}answers lost", QUESTIONS + WARM - len(told["posts"]), "", at_most=0)
    yield Figure(f"{which}answers doubled", sum(n - 1 for n in told["posts"].values()), "", at_most=0)


def _measured(desk: AbstractAsyncContextManager[Any]) -> tuple[float, Lag, dict[str, Any]]:
    """Return CPU seconds of this process, how its event loop was held up, and what the counterpart counted."""
    ours, theirs = multiprocessing.Pipe()
    slack = multiprocessing.get_context("spawn").Process(target=_slack, args=(theirs,))
    slack.start()
    theirs.close()  # so that the end of that process is an error here and no wait for ever
    measured = asyncio.run(_serve(ours, desk))
    slack.join()
    return measured


async def _serve(pipe: Connection, opening: AbstractAsyncContextManager[Any]) -> tuple[float, Lag, dict[str, Any]]:
    """Run Gainsay until the counterpart has what it waits for."""
    from adapters.settling import settle
    from adapters.slack.access import OneWorkspace
    from adapters.slack.app import build
    from adapters.slack.socket import serve

    async with opening as desk:
        app = build(desk, OneWorkspace("xoxb-1", await asyncio.to_thread(pipe.recv)))
        settle()  # as `gainsay serve` does
        serving = asyncio.create_task(serve(app, app_token="xapp-1"))
        await asyncio.to_thread(pipe.recv)  # warm
        before = time.process_time()
        async with Lag() as lag:
            told = await asyncio.to_thread(pipe.recv)
        spent = time.process_time() - before
        serving.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await serving
    return spent, lag, told


@contextlib.asynccontextmanager
async def _real(file: Path) -> AsyncIterator[Any]:
    """Yield the desk that `gainsay serve` gives to its chats."""
    from pydantic import SecretStr

    from adapters.answering import answering
    from adapters.composition import open_desk
    from adapters.settings import Settings

    settings = Settings(database_url=SecretStr(f"sqlite:///{file}"), answerers=ANSWERERS)
    async with open_desk(settings) as desk, answering(desk, settings) as answered:
        yield answered


def _slack(pipe: Connection) -> None:
    asyncio.run(_ask(pipe))


async def _ask(pipe: Connection) -> None:
    """Be Slack: send the questions, each an event of its own, and tell how long each acknowledgement took."""
    from tests.support.loopback_slack import LoopbackSlack

    newsroom = Newsroom()
    questions = [f"who denied the {' '.join(newsroom.some(3))}?" for _ in range(WARM + QUESTIONS)]
    slack = LoopbackSlack(PATIENCE)
    await slack.start()
    pipe.send(slack.api_url)
    await slack.until(lambda: slack.sockets)
    for number in range(WARM):
        await _question(slack, number, questions[number])
    await _all_posted(slack, WARM)
    pipe.send("warm")
    began, asked = time.perf_counter(), []
    for number in range(WARM, WARM + QUESTIONS):
        await asyncio.sleep(max(0.0, began + (number - WARM) * EVERY - time.perf_counter()))
        asked.append(asyncio.create_task(_question(slack, number, questions[number])))
    waits = await asyncio.gather(*asked)
    ended = time.perf_counter()
    await _all_posted(slack, WARM + QUESTIONS)
    late = time.perf_counter() - ended
    posts = Counter(post["thread_ts"] for post in slack.posts)
    given_up = sum("Log id" in post["text"] for post in slack.posts)
    told = {"waits": waits, "seconds": ended - began, "posts": posts, "late": late, "given_up": given_up}
    pipe.send(told)
    await slack.stop()


async def _question(slack: Any, number: int, text: str) -> float:
    event = {
        "type": "message", "channel_type": "im", "user": "U1", "channel": "D1", "ts": f"{number}.1", "text": text,
    }  # fmt: skip
    sent = time.perf_counter()
    await slack.event(event)
    return time.perf_counter() - sent


async def _all_posted(slack: Any, count: int) -> None:
    with contextlib.suppress(TimeoutError):  # what is missing then is counted as lost
        await slack.until(lambda: len(slack.posts) >= count)
