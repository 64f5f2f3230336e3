from __future__ import annotations

import asyncio

import pytest

from bot.ports import Library
from tests.builders import a_passage, a_speaker, an_article, stored_article


async def test_leaving_without_commit_rolls_back(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        await uow.search.index(article, [a_passage(article, "bridg")])
        await uow.speakers.put(a_speaker())
    async with library.begin() as uow:
        assert await uow.articles.count() == 0
        assert await uow.search.frequencies(["bridg"]) == {}
        assert await uow.speakers.get("s1") is None


async def test_an_error_rolls_back_and_passes_through(library: Library) -> None:
    with pytest.raises(ZeroDivisionError):
        async with library.begin() as uow:
            await stored_article(uow)
            raise ZeroDivisionError
    async with library.begin() as uow:
        assert await uow.articles.count() == 0


async def test_what_was_committed_stays_when_later_work_is_rolled_back(library: Library) -> None:
    async with library.begin() as uow:
        await stored_article(uow, "a")
        await uow.commit()
        await stored_article(uow, "b")
    async with library.begin() as uow:
        assert [article.id for article in await uow.articles.list()] == ["a"]


async def test_others_see_work_only_after_its_commit(library: Library) -> None:
    async with library.begin() as writing, library.begin() as reading:
        await stored_article(writing)
        assert await reading.articles.count() == 0
        await writing.commit()
    async with library.begin() as reading:
        assert await reading.articles.count() == 1


async def test_one_may_read_first_and_write_after_another_wrote(library: Library) -> None:
    async with library.begin() as first:
        assert await first.articles.count() == 0
        async with library.begin() as second:
            await stored_article(second, "b")
            await second.commit()
        await stored_article(first, "a")
        assert await first.articles.count() == 2
        await first.commit()
    async with library.begin() as reading:
        assert await reading.articles.count() == 2


async def test_many_writers_at_once_lose_nothing(library: Library) -> None:
    async def write(number: int) -> None:
        async with library.begin() as uow:
            article = await stored_article(uow, f"a{number}")
            await uow.search.index(article, [a_passage(article, f"bridg word{number}", "river")])
            await uow.commit()

    await asyncio.gather(*(write(number) for number in range(8)))
    async with library.begin() as uow:
        assert await uow.articles.count() == 8
        assert await uow.search.frequencies(["bridg", "river", "word3"]) == {"bridg": 8, "river": 8, "word3": 1}


async def test_two_at_once_put_the_same_article_once(library: Library) -> None:
    async def write() -> str:
        async with library.begin() as uow:
            outcome, _ = await uow.articles.put(an_article())
            await uow.commit()
            return outcome

    assert sorted(await asyncio.gather(write(), write())) == ["added", "unchanged"]


async def test_a_writer_that_was_cancelled_lets_the_next_one_in(library: Library) -> None:
    begun = asyncio.Event()

    async def write_and_wait() -> None:
        async with library.begin() as uow:
            await stored_article(uow, "a")
            begun.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(write_and_wait())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with library.begin() as uow:
        await stored_article(uow, "b")
        await uow.commit()
        assert await uow.articles.count() == 1
