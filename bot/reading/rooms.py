"""Rooms: where a process that reads can reach the library itself, compare what it read with it, and store it.

What is judged before storing is judged against the library as it stands then; what came meanwhile is judged when the
reading is stored, under the one lock that storing takes. So the two together find what one at a time would.
"""

from __future__ import annotations

import pickle
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Protocol, TypeVar

from bot.articles.article import Article
from bot.contradictions.judge import Judge
from bot.contradictions.rehearsal import Rehearsal
from bot.errors import GainsayError, RetryableError
from bot.language.pipeline import Pipeline
from bot.ports import Library
from bot.reading.reading import Reading, read, rehearsed, store

_STORE_TRIES = 5
LoadPipeline = Callable[[], Pipeline]
_Result = TypeVar("_Result")


class Room(Protocol):
    """The way to the library of whatever process this is; it goes along with the work."""

    def run(self, work: Callable[[Library, Judge], Coroutine[Any, Any, _Result | None]]) -> _Result | None:
        """Do it and return what comes of it; None where the library cannot be reached from here."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading with its rehearsal, packed for whichever process stores it."""

    model: str
    packed: bytes

    def unpacked(self) -> tuple[Reading, Rehearsal]:
        """Return the two."""
        reading, rehearsal = pickle.loads(self.packed)  # noqa: S301 - packed by `prepare_with`
        return reading, rehearsal


@dataclass(frozen=True, slots=True)
class Kept:
    """What storing a reading brought; nothing where another process had stored it, or there is a newer version."""

    claims: int = 0
    contradictions: int = 0


def prepare_with(article: Article, load: LoadPipeline, room: Room, holder: str) -> Reading | Prepared:
    """Read an article that `holder` leases, and compare its claims with the library where that can be reached."""
    reading = read(article, load())
    rehearsal = room.run(partial(_rehearsed, reading, holder))
    return reading if rehearsal is None else Prepared(reading.model, pickle.dumps((reading, rehearsal)))


async def _rehearsed(reading: Reading, holder: str, library: Library, judge: Judge) -> Rehearsal | None:
    """Rehearse, unless this is another library than the one that the article is leased in."""
    async with library.begin() as uow:
        if holder not in await uow.readings.holders(reading.article):
            return None
        return await rehearsed(reading, uow, judge)


def keep_with(prepared: Sequence[Prepared], now: datetime, room: Room) -> list[Kept]:
    """Store readings one after the other; fewer come back where one cannot be stored from here.

    Raises GainsayError where the first cannot.
    """
    kept: list[Kept] = []
    for one in prepared:
        try:
            stored = room.run(partial(_kept, *one.unpacked(), now))
        except GainsayError:
            if not kept:
                raise
            break
        if stored is None:
            break
        kept.append(stored)
    return kept


async def _kept(reading: Reading, rehearsal: Rehearsal, now: datetime, library: Library, judge: Judge) -> Kept:
    return await patiently(lambda: keep(reading, library, now, judge, rehearsal))


async def keep(
    reading: Reading, library: Library, now: datetime, judge: Judge, rehearsal: Rehearsal | None = None
) -> Kept:
    """Store a reading in one transaction, unless that has been done."""
    async with library.begin() as uow:
        if not await uow.readings.begin(reading.article, reading.model):
            return Kept()
        contradictions = await store(reading, uow, now, judge, rehearsal)
        await uow.readings.finish(reading.article, reading.model)
        await uow.failures.clear(reading.article.key)
        await uow.commit()
    return Kept(len(reading.claims), contradictions)


async def patiently(work: Callable[[], Awaitable[_Result]]) -> _Result:
    """Do what a database may have to give way to, some times over."""
    for _ in range(_STORE_TRIES - 1):
        try:
            return await work()
        except RetryableError:
            continue
    return await work()
