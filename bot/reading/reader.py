"""The reader: leases articles, has them read on an executor, and stores what was found in the order they came.

The executor may be a thread, a pool of processes or a cluster; whichever it is, only this process writes. An article
whose reading is lost with its process is leased again by whoever looks next.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from bot.articles.article import Article
from bot.contradictions.judge import Judge, RuleJudge
from bot.errors import PermanentError, RetryableError
from bot.language.pipeline import Pipeline
from bot.ports import Clock, Library, UnitOfWork
from bot.reading.ports import Lease, Leased
from bot.reading.reading import Reading, read, store
from bot.taking import refuse

LEASE = timedelta(minutes=15)  # longer than any article takes, and any window of articles before it
TRIES = 10  # begun readings of one article that ended with their process
_ALONE = 3  # readings that a broken executor ended until the article itself is to blame
_STORE_TRIES = 5

LoadPipeline = Callable[[], Pipeline]
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one article. `error` is a sentence; a failed article has one, and a reason code."""

    article: Article
    claims: int = 0
    contradictions: int = 0
    error: str | None = None
    code: str | None = None


def read_with(article: Article, load: LoadPipeline) -> Reading:
    """Read `article` in whatever process this is; `load` loads the pipeline once for each."""
    return read(article, load())


def version_of(load: LoadPipeline) -> str:
    """Return the version of the pipeline that `load` loads."""
    return load().version


@dataclass(frozen=True, slots=True)
class Readers:
    """What articles are read on, how many of them are on their way at once, and who holds their leases meanwhile."""

    executor: Executor
    ahead: int = 4
    holder: str = "here"
    is_gone: Callable[[str], bool] = lambda _holder: False  # whether a holder's process is certainly gone


class Reader:
    """Reads what waits, `ahead` articles at once: memory is bounded by it."""

    def __init__(
        self,
        library: Library,
        load: LoadPipeline,
        clock: Clock,
        readers: Readers | None = None,
        judge: Judge | None = None,
    ) -> None:
        self._library = library
        self._load = load
        self._clock = clock
        self._judge = judge or RuleJudge()  # one for all: it remembers what it worked out of stored claims
        readers = readers or Readers(ThreadPoolExecutor(1, "gainsay-reader"))
        self._executor = readers.executor
        self._holder = readers.holder
        self.ahead = readers.ahead
        self._is_gone = readers.is_gone
        self._looked = False  # for leases of processes that are gone
        self._version: str | None = None

    async def version(self) -> str:
        """Return the version of the model that articles are read with."""
        if self._version is None:
            self._version = await self._result(await asyncio.to_thread(self._executor.submit, version_of, self._load))
        return self._version

    async def waiting(self) -> int:
        """Return how many articles wait."""
        model = await self.version()
        async with self._library.begin() as uow:
            return await uow.readings.waiting(model)

    async def retry(self) -> int:
        """Let what was given up wait again, and return how many articles that are."""
        model = await self.version()
        async with self._library.begin() as uow:
            count = await uow.readings.retry(model)
            await uow.commit()
        return count

    async def drain(self, *, most: int | None = None) -> AsyncIterator[Read]:
        """Read all that waits, or the first `most`, and yield what became of each in the order they came."""
        begun: deque[Begun] = deque()
        left = most  # None: all
        try:
            while True:
                room = self.ahead - len(begun) if left is None else min(self.ahead - len(begun), left)
                fresh = await self.begin(limit=room) if room else []
                left = None if left is None else left - len(fresh)
                begun.extend(fresh)
                if not begun:
                    return
                yield await self.finish(begun.popleft())
        finally:
            if begun:
                await self.abandon(begun)

    async def begin(self, *, limit: int, only: Sequence[str] | None = None) -> list[Begun]:
        """Lease up to `limit` articles and start to read them."""
        model, now = await self.version(), self._clock.now()
        async with self._library.begin() as uow:
            if not self._looked:
                await self._release_gone(now, uow)
            found = await uow.readings.lease(Lease(model, self._holder, now, now + LEASE), limit=limit, only=only)
            await uow.commit()
        return [Begun(leased, await self._submit(leased.article)) for leased in found]

    async def finish(self, begun: Begun) -> Read:
        """Wait for a reading and store it; what cannot be read is given up, with its reason."""
        article = begun.leased.article
        if begun.leased.tries > TRIES:
            begun.future.cancel()
            return await self._give_up(article, "crash", f"Its reading was begun {TRIES} times and never ended.")
        try:
            reading = await self._reading(begun)
        except BrokenExecutor:
            return await self._give_up(article, "crash", "Every process that reads it dies.")
        except (PermanentError, RetryableError):
            raise
        except Exception as error:  # whatever it is, the other articles are read
            return await self._give_up(article, "reading", f"Reading it failed: {type(error).__name__}.")
        return await self._store(reading)

    async def abandon(self, begun: Sequence[Begun]) -> None:
        """Give back what will not be waited for."""
        for one in begun:
            one.future.cancel()
        async with self._library.begin() as uow:
            await uow.readings.release(self._holder, self._clock.now())
            await uow.commit()

    async def _release_gone(self, now: datetime, uow: UnitOfWork) -> None:
        """End the leases of processes that are gone: what they were reading waits again at once."""
        for holder in await uow.readings.holders():
            if holder != self._holder and self._is_gone(holder):
                await uow.readings.release(holder, now)
        self._looked = True

    async def _submit(self, article: Article) -> Future[Reading]:
        """Hand an article out; starting a process or reaching a cluster must not hold the event loop up."""
        return await asyncio.to_thread(self._executor.submit, read_with, article, self._load)

    async def _reading(self, begun: Begun) -> Reading:
        """Return the reading; what was lost with its process is read again: another article may have been to blame."""
        future = begun.future
        for _ in range(_ALONE - 1):
            try:
                return await self._result(future)
            except BrokenExecutor:
                future = await self._submit(begun.leased.article)
        return await self._result(future)

    async def _result(self, future: Future[_Result]) -> _Result:
        waiting = asyncio.wrap_future(future)
        await asyncio.wait([waiting])  # which leaves the reading alone when we are cancelled
        if waiting.cancelled():
            raise RetryableError("The readers were stopped.")
        return waiting.result()

    async def _store(self, reading: Reading) -> Read:
        """Store a reading; a database that had to give way is asked again."""
        for attempt in range(1, _STORE_TRIES + 1):
            try:
                return await self._stored(reading)
            except RetryableError:
                if attempt == _STORE_TRIES:
                    raise
        raise AssertionError  # the last try returns or raises

    async def _stored(self, reading: Reading) -> Read:
        if reading.model != await self.version():
            raise PermanentError(
                f"A reader has the language model {reading.model!r}, others {self._version!r}; make them alike."
            )
        async with self._library.begin() as uow:
            if not await uow.readings.begin(reading.article, reading.model):
                return Read(reading.article)  # another process has read it, or there is a newer version
            contradictions = await store(reading, uow, self._clock.now(), self._judge)
            await uow.readings.finish(reading.article, reading.model)
            await uow.failures.clear(reading.article.key)
            await uow.commit()
        return Read(reading.article, len(reading.claims), contradictions)

    async def _give_up(self, article: Article, code: str, reason: str) -> Read:
        model, name = await self.version(), article.url or article.key
        async with self._library.begin() as uow:
            await uow.readings.give_up(article, model)
            await refuse(article.key, name, code, reason, self._clock.now(), uow)
            await uow.commit()
        return Read(article, error=reason, code=code)


@dataclass(frozen=True, slots=True)
class Begun:
    """An article on its way."""

    leased: Leased
    future: Future[Reading]
