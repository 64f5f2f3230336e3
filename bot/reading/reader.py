"""The reader: leases articles, has them read on an executor, and what was found stored in the order they came.

The executor may be a thread, a pool of processes or a cluster. Where its processes reach the library, they judge what
they read and store it when their turn comes; else this process does. An article whose reading is lost with its process
is leased again by whoever looks next.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import takewhile, zip_longest
from typing import TypeVar

from bot.articles.article import Article
from bot.contradictions.judge import Judge, RuleJudge
from bot.contradictions.rehearsal import Rehearsal
from bot.errors import PermanentError, RetryableError
from bot.ports import Clock, Library, UnitOfWork
from bot.reading.ports import Lease, Leased
from bot.reading.reading import Reading, read
from bot.reading.rooms import Kept, LoadPipeline, Prepared, Room, keep, keep_with, patiently, prepare_with
from bot.taking import refuse

LEASE = timedelta(minutes=15)  # longer than any article takes, and any window of articles before it
TRIES = 10  # begun readings of one article that ended with their process
_ALONE = 3  # readings that a broken executor ended until the article itself is to blame
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
    at_once: int = 64  # of these, how many the executor has: the rest stands back, so that what stores need not queue
    holder: str = "here"
    is_gone: Callable[[str], bool] = lambda _holder: False  # whether a holder's process is certainly gone
    room: Room | None = None  # where the executor's processes reach the library; without it they only read


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
        self._turns = asyncio.Semaphore(readers.at_once)
        self._is_gone = readers.is_gone
        self._room = readers.room
        self._line: list[Begun] = []  # what is on its way, in order
        self._promised: dict[Begun, Future[Kept | None]] = {}  # what is being stored together with one before it
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

    async def drain(self) -> AsyncIterator[Read]:
        """Read all that waits, and yield what became of each in the order they came."""
        begun: deque[Begun] = deque()
        try:
            while True:
                if wanted := self._wanted(len(begun)):
                    begun.extend(await self.begin(limit=wanted))
                if not begun:
                    return
                yield await self.finish(begun.popleft())
        finally:
            if begun:
                await self.abandon(begun)

    def _wanted(self, begun: int) -> int:
        """Return how many articles to lease: none until half of the window is free.

        Leasing writes, and so it waits for whoever is storing just then.
        """
        free = self.ahead - begun
        return free if free >= self.ahead // 2 else 0

    async def begin(self, *, limit: int, only: Sequence[str] | None = None) -> list[Begun]:
        """Lease up to `limit` articles and start to read them."""
        model, now = await self.version(), self._clock.now()
        async with self._library.begin() as uow:
            if not self._looked:
                await self._release_gone(now, uow)
            found = await uow.readings.lease(Lease(model, self._holder, now, now + LEASE), limit=limit, only=only)
            await uow.commit()
        fresh = [Begun(leased, asyncio.create_task(self._in_turn(leased.article))) for leased in found]
        self._line.extend(fresh)
        return fresh

    async def finish(self, begun: Begun) -> Read:
        """Wait for a reading and store it; what cannot be read is given up, with its reason."""
        try:
            return await self._finished(begun)
        finally:
            self._leave([begun])

    async def _finished(self, begun: Begun) -> Read:
        article = begun.leased.article
        promised = self._promised.pop(begun, None)
        if promised is not None and (kept := await asyncio.wrap_future(promised)) is not None:
            return Read(article, kept.claims, kept.contradictions)
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
        return await (self._store(reading) if isinstance(reading, Reading) else self._keep(begun, reading))

    async def abandon(self, begun: Sequence[Begun]) -> None:
        """Give back what will not be waited for."""
        self._leave(begun)
        for one in begun:
            one.future.cancel()
        await asyncio.gather(*(one.future for one in begun), return_exceptions=True)
        async with self._library.begin() as uow:
            await uow.readings.release(self._holder, self._clock.now())
            await uow.commit()

    async def _release_gone(self, now: datetime, uow: UnitOfWork) -> None:
        """End the leases of processes that are gone: what they were reading waits again at once."""
        for holder in await uow.readings.holders():
            if holder != self._holder and self._is_gone(holder):
                await uow.readings.release(holder, now)
        self._looked = True

    def _leave(self, begun: Sequence[Begun]) -> None:
        self._line = [one for one in self._line if one not in begun]
        for one in begun:
            self._promised.pop(one, None)

    async def _in_turn(self, article: Article) -> Reading | Prepared:
        """Read an article as soon as the executor has few enough."""
        async with self._turns:
            return await asyncio.wrap_future(await self._submit(article))

    async def _submit(self, article: Article) -> Future[Reading | Prepared]:
        """Hand an article out; starting a process or reaching a cluster must not hold the event loop up."""
        submit, room = self._executor.submit, self._room
        if room is None:
            return await asyncio.to_thread(submit, read_with, article, self._load)
        return await asyncio.to_thread(submit, prepare_with, article, self._load, room, self._holder)

    async def _reading(self, begun: Begun) -> Reading | Prepared:
        """Return the reading; what was lost with its process is read again: another article may have been to blame."""
        reading: Awaitable[Reading | Prepared] = self._result(begun.future)
        for _ in range(_ALONE - 1):
            try:
                return await reading
            except BrokenExecutor:
                reading = self._result(await self._submit(begun.leased.article))
        return await reading

    async def _result(self, future: Future[_Result] | asyncio.Future[_Result]) -> _Result:
        waiting = asyncio.wrap_future(future)
        await asyncio.wait([waiting])  # which leaves the reading alone when we are cancelled
        if waiting.cancelled():
            raise RetryableError("The readers were stopped.")
        return waiting.result()

    async def _keep(self, begun: Begun, prepared: Prepared) -> Read:
        """Have a reading stored on the executor, and with it those after it in line that are ready too."""
        await self._check(prepared.model)
        others = [(one, one.future.result()) for one in self._ready_after(begun)]
        together = [(one, ready) for one, ready in others if isinstance(ready, Prepared)]
        promises = {one: Future[Kept | None]() for one, _ in together}
        self._promised |= promises
        kept: list[Kept] = []
        try:
            kept = await self._kept([prepared, *(ready for _, ready in together)])
        finally:
            for (one, _), its in zip_longest(together, kept[1:]):
                promises[one].set_result(its)
        if not kept:
            return await self._store(*prepared.unpacked())
        return Read(begun.leased.article, kept[0].claims, kept[0].contradictions)

    def _ready_after(self, begun: Begun) -> Iterator[Begun]:
        """Yield what comes next in line, up to the first that is not read yet."""
        after = self._line[self._line.index(begun) + 1 :]
        return takewhile(lambda one: one.future.done() and not one.failed and one not in self._promised, after)

    async def _kept(self, prepared: Sequence[Prepared]) -> list[Kept]:
        """Return what came of storing on the executor, nothing where its processes die of it or cannot do it."""
        room = self._room
        for _ in range(_ALONE):
            if room is None:
                break
            submit = partial(self._executor.submit, keep_with, prepared, self._clock.now(), room)
            with suppress(BrokenExecutor):
                return await self._result(await asyncio.to_thread(submit))
        return []

    async def _store(self, reading: Reading, rehearsal: Rehearsal | None = None) -> Read:
        """Store a reading; a database that had to give way is asked again."""
        return await patiently(lambda: self._stored(reading, rehearsal))

    async def _stored(self, reading: Reading, rehearsal: Rehearsal | None = None) -> Read:
        await self._check(reading.model)
        kept = await keep(reading, self._library, self._clock.now(), self._judge, rehearsal)
        return Read(reading.article, kept.claims, kept.contradictions)

    async def _check(self, model: str) -> None:
        if model != await self.version():
            raise PermanentError(
                f"A reader has the language model {model!r}, others {self._version!r}; make them alike."
            )

    async def _give_up(self, article: Article, code: str, reason: str) -> Read:
        model, name = await self.version(), article.url or article.key
        async with self._library.begin() as uow:
            await uow.readings.give_up(article, model)
            await refuse(article.key, name, code, reason, self._clock.now(), uow)
            await uow.commit()
        return Read(article, error=reason, code=code)


@dataclass(frozen=True, slots=True, eq=False)
class Begun:
    """An article on its way."""

    leased: Leased
    future: asyncio.Future[Reading | Prepared]

    @property
    def failed(self) -> bool:
        """Whether it is not read, now that its future is done, or is not to be read."""
        return self.leased.tries > TRIES or self.future.cancelled() or self.future.exception() is not None
