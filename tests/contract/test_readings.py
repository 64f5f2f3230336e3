"""Who reads what, on every library."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import PermanentError
from bot.ports import Library, UnitOfWork
from bot.reading.ports import Lease
from tests.builders import an_article, stored_article

NOW = datetime(2031, 5, 4, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def leased(
    uow: UnitOfWork, *, at: datetime = NOW, limit: int = 9, model: str = "m1", **only: list[str]
) -> list[str]:
    found = await uow.readings.lease(Lease(model, "p1", at, at + HOUR), limit=limit, **only)
    return [f"{one.article.id}{one.article.version}/{one.tries}" for one in found]


async def test_articles_are_leased_in_the_order_they_came_once(library: Library) -> None:
    async with library.begin() as uow:
        for name in ("b", "c", "a"):
            await stored_article(uow, name)
        assert await leased(uow, limit=2) == ["b1/1", "c1/1"]
        assert await leased(uow) == ["a1/1"]
        assert await leased(uow) == []
        assert await leased(uow, model="m2", only=["a", "nobody"]) == ["a1/1"]
        assert await uow.readings.waiting("m1") == 3


async def test_a_lease_that_ran_out_or_was_released_is_free_and_its_tries_are_counted(library: Library) -> None:
    async with library.begin() as uow:
        await stored_article(uow, "a")
        await leased(uow)
        assert await leased(uow, at=NOW + HOUR) == ["a1/2"]
        assert list(await uow.readings.holders()) == ["p1"]
        await uow.readings.release("p1", NOW + HOUR)
        await uow.readings.release("nobody", NOW + HOUR)
        assert await leased(uow, at=NOW + HOUR) == ["a1/3"]


async def test_what_is_read_is_read_once_for_each_model(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow, "a")
        await leased(uow)
        assert await uow.readings.begin(article, "m1")
        await uow.readings.finish(article, "m1")
        await uow.readings.finish(article, "m1")
        assert not await uow.readings.begin(article, "m1")
        assert await uow.readings.begin(article, "m2")
        assert await leased(uow, at=NOW + 2 * HOUR) == []
        assert (await uow.readings.waiting("m1"), await uow.readings.waiting("m2")) == (0, 1)
        assert list(await uow.readings.holders()) == []


async def test_a_new_version_waits_and_the_old_one_no_longer_counts(library: Library) -> None:
    async with library.begin() as uow:
        old = await stored_article(uow, "a")
        await leased(uow)
        new = await stored_article(uow, "a", "The bridge fell.")
        assert not await uow.readings.begin(old, "m1")
        assert await uow.readings.begin(new, "m1")
        assert await leased(uow) == ["a2/1"]


async def test_what_was_given_up_is_not_offered_until_it_is_retried(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow, "a")
        await leased(uow)
        await uow.readings.give_up(article, "m1")
        assert await leased(uow, at=NOW + 9 * HOUR) == []
        assert await uow.readings.waiting("m1") == 0
        assert (await uow.readings.retry("m2"), await uow.readings.retry("m1")) == (0, 1)
        assert await leased(uow) == ["a1/1"]


async def test_a_version_that_is_not_stored_cannot_have_been_read(library: Library) -> None:
    async with library.begin() as uow:
        with pytest.raises(PermanentError, match="not stored"):
            await uow.readings.finish(an_article(version=1), "m1")


async def test_two_at_once_lease_different_articles(library: Library) -> None:
    async with library.begin() as uow:
        for number in range(8):
            await stored_article(uow, f"a{number}")
        await uow.commit()

    async def lease() -> list[str]:
        async with library.begin() as uow:
            found = await leased(uow, limit=3)
            await uow.commit()
            return found

    taken = [name for found in await asyncio.gather(lease(), lease(), lease()) for name in found]
    assert len(taken) == len(set(taken))
    async with library.begin() as uow:
        assert len(taken) + len(await leased(uow)) == 8


async def test_storing_waits_for_storing(library: Library) -> None:
    order: list[str] = []

    async def hold(name: str) -> None:
        async with library.begin() as uow:
            article = await stored_article(uow, name)
            assert await uow.readings.begin(article, "m1")
            order.append("begun")
            for _ in range(5):
                await uow.articles.count()
            order.append("ended")
            await uow.commit()

    await asyncio.gather(hold("a"), hold("b"), hold("c"))
    assert order == ["begun", "ended"] * 3
