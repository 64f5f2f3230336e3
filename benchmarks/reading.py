"""Reading: what it costs beside the bare language pipeline, what a second process brings, what chat notices of it."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from adapters.executors import ahead_of, at_once, open_executor
from adapters.rooms import OwnRoom
from adapters.settings import Settings
from adapters.settling import settle
from adapters.terminal.background import BackgroundLoop
from benchmarks._corpus import drafts
from benchmarks.harness import Figure, cpu_seconds, in_turns, longest_wait
from bot.articles.article import Article
from bot.articles.cleaning import article_of
from bot.language.pipeline import WEIGHTS, load_pipeline
from bot.reading.reader import Reader, Readers
from bot.reading.reading import Reading, read, store
from storage.library import SqlLibrary, open_library
from storage.schema import upgrade

ARTICLES = int(os.environ.get("BENCH_ARTICLES", "60"))


def figures() -> Iterator[Figure]:
    """Measure on invented articles; BENCH_ARTICLES sets how many."""
    import spacy

    articles = [replace(article_of(draft), version=1) for draft in drafts(ARTICLES)]  # as they will be stored
    pipeline, bare = load_pipeline(), spacy.load(WEIGHTS)
    texts = [article.quote(block.span) for article in articles for block in article.blocks]
    seconds = in_turns(
        {
            "pipe": lambda: deque(bare.pipe(texts, batch_size=64), maxlen=0),
            "read": lambda: deque((read(article, pipeline) for article in articles), maxlen=0),
        },
        rounds=3,
    )
    readings = [read(article, pipeline) for article in articles]
    yield Figure("articles", len(articles), "articles")
    yield Figure("nlp.pipe alone on the same texts", len(articles) / seconds["pipe"], "articles per CPU second")
    yield Figure("reading", len(articles) / seconds["read"], "articles per CPU second")
    yield Figure("reading against nlp.pipe", 100 * seconds["pipe"] / seconds["read"], "%", at_least=85)
    with tempfile.TemporaryDirectory() as place:
        storing = cpu_seconds(lambda: asyncio.run(_store_all(Path(place), readings)))
    yield Figure("storing and judging", 1000 * storing / len(articles), "CPU ms per article")
    walls = {count: _drained(count, articles) for count in (1, 2)}
    yield Figure("one process", len(articles) / walls[1][0], "articles per second")
    yield Figure("two processes", len(articles) / walls[2][0], "articles per second")
    yield Figure("two processes against one", walls[1][0] / walls[2][0], "times", at_least=1.8)
    yield Figure("longest hold-up of the chats' event loop", 1000 * walls[2][1], "ms", at_most=50)


async def _store_all(place: Path, readings: list[Reading]) -> None:
    async with await _filled(place, [reading.article for reading in readings]) as library:
        for reading in readings:
            async with library.begin() as uow:
                await store(reading, uow)
                await uow.readings.finish(reading.article, reading.model)
                await uow.commit()


class _Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)


def _drained(count: int, articles: list[Article]) -> tuple[float, float]:
    """Return the wall seconds in which so many processes read all, and the longest hold-up of another event loop."""
    with tempfile.TemporaryDirectory() as place, ExitStack() as room:
        background = room.enter_context(BackgroundLoop())
        settings = Settings(readers=count, database_url=SecretStr(f"sqlite:///{Path(place) / 'library.db'}"))
        executor = open_executor(settings)
        library = background.run(_filled(Path(place), articles))
        readers = Readers(executor, ahead_of(settings), at_once(settings), room=OwnRoom())
        reader = Reader(library, load_pipeline, _Clock(), readers)
        background.run(_warm(reader, executor, count))
        settle()  # as `gainsay serve` does
        seconds, longest = asyncio.run(_beside(background, reader))
        background.run(library.close())
        executor.shutdown()
        return seconds, longest


async def _beside(background: BackgroundLoop, reader: Reader) -> tuple[float, float]:
    """Let the background read, and watch how late this event loop wakes meanwhile."""
    start = time.perf_counter()
    longest = await longest_wait(lambda: background.run(_drain(reader)))
    return time.perf_counter() - start, longest


async def _drain(reader: Reader) -> None:
    async for _ in reader.drain():
        pass


async def _warm(reader: Reader, executor: Executor, count: int) -> None:
    """Let every process load its model before the clock runs."""
    await reader.version()
    futures = [executor.submit(_loaded, 0.5) for _ in range(4 * count)]
    await asyncio.gather(*(asyncio.wrap_future(future) for future in futures))


def _loaded(seconds: float) -> None:
    load_pipeline()
    time.sleep(seconds)


async def _filled(place: Path, articles: list[Article]) -> SqlLibrary:
    library = await _library(place)
    async with library.begin() as uow:
        for article in articles:
            await uow.articles.put(article)
        await uow.commit()
    return library


async def _library(place: Path) -> SqlLibrary:
    address = f"sqlite:///{place / 'library.db'}"
    await upgrade(address)
    return await open_library(address)
