from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from bot.answers.meaning import STORED, Meaning, Meant
from bot.articles.article import Article
from bot.ports import ClaimFilter, Library, UnitOfWork
from bot.span import Span
from tests.builders import a_passage, stored_article

ANY = ClaimFilter()
EAST = np.array([[1.0, 0.0]], dtype=np.float32)


def a_meaning(article: Article, *rows: tuple[float, float]) -> Meaning:
    spans = tuple(Span(10 * place, 10 * place + 5) for place in range(len(rows)))
    return Meaning(article.id, article.version, spans, np.array(rows, dtype=STORED).tobytes())


async def indexed(uow: UnitOfWork, article_id: str, *rows: tuple[float, float], model: str = "m") -> Article:
    article = await stored_article(uow, article_id)
    passages = [replace(a_passage(article, "ferri"), span=span) for span in a_meaning(article, *rows).spans]
    await uow.search.index(article, passages)
    await uow.meanings.put(a_meaning(article, *rows), model)
    return article


async def nearest(uow: UnitOfWork, wanted: ClaimFilter = ANY, *, model: str = "m", limit: int = 10) -> Sequence[str]:
    found = await uow.meanings.nearest(Meant(model, EAST), wanted, limit=limit)
    return [f"{one.record.passage.article_id}@{one.record.passage.span.start}" for one in found]


async def test_the_nearest_come_first_and_no_more_than_wanted(library: Library) -> None:
    async with library.begin() as uow:
        await indexed(uow, "a", (0.0, 1.0), (0.8, 0.6))
        await indexed(uow, "b", (1.0, 0.0), (-1.0, 0.0))
        assert await nearest(uow) == ["b@0", "a@10", "a@0", "b@10"]
        assert await nearest(uow, limit=2) == ["b@0", "a@10"]
        likenesses = [one.likeness for one in await uow.meanings.nearest(Meant("m", EAST), ANY, limit=2)]
        assert np.allclose(likenesses, [1.0, 0.8], atol=0.001)


async def test_the_filters_on_the_article_hold(library: Library) -> None:
    async with library.begin() as uow:
        await indexed(uow, "a", (1.0, 0.0))
        await indexed(uow, "b", (1.0, 0.0))
        assert await nearest(uow, ClaimFilter(article_ids=("b",))) == ["b@0"]
        assert await nearest(uow, ClaimFilter(outlets=("nobody's paper",))) == []
        assert await nearest(uow, ClaimFilter(since=date(2999, 1, 1))) == []


async def test_vectors_of_another_model_or_length_are_not_compared(library: Library) -> None:
    async with library.begin() as uow:
        await indexed(uow, "a", (1.0, 0.0), model="old")
        assert await nearest(uow) == []
        longer = Meant("old", np.array([[1.0, 0.0, 0.0]], dtype=np.float32))
        assert list(await uow.meanings.nearest(longer, ANY, limit=5)) == []


async def test_articles_wait_until_their_current_version_has_vectors_of_the_model(library: Library) -> None:
    async def waiting(uow: UnitOfWork, model: str = "m", only: Sequence[str] | None = None) -> Sequence[str]:
        return [article.id for article in await uow.meanings.waiting(model, limit=5, only=only)]

    async with library.begin() as uow:
        first = await stored_article(uow, "a")
        await stored_article(uow, "b")
        assert await waiting(uow) == ["a", "b"]
        assert await waiting(uow, only=["b"]) == ["b"]
        await uow.meanings.put(a_meaning(first, (1.0, 0.0)), "m")
        assert await waiting(uow) == ["b"]
        assert await waiting(uow, "another") == ["a", "b"]
        await stored_article(uow, "a", text="The ferry sank after all.")
        assert await waiting(uow) == ["a", "b"]


async def test_vectors_of_an_earlier_version_find_nothing_of_the_new_one(library: Library) -> None:
    async with library.begin() as uow:
        await indexed(uow, "a", (1.0, 0.0))
        new = await stored_article(uow, "a", text="The ferry sank after all.")
        await uow.search.index(new, [replace(a_passage(new, "ferri"), span=Span(0, 5))])
        assert await nearest(uow) == []


async def test_an_article_without_sentences_waits_no_longer(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow, "a")
        await uow.meanings.put(Meaning("a", article.version, (), b""), "m")
        assert list(await uow.meanings.waiting("m", limit=5)) == []
        assert await nearest(uow) == []


async def test_an_article_that_is_removed_takes_its_vectors_along(library: Library) -> None:
    async with library.begin() as uow:
        article = await indexed(uow, "a", (1.0, 0.0))
        await uow.search.index(article, [])
        await uow.articles.remove("a")
        assert await nearest(uow) == []
        again = await stored_article(uow, "a")
        assert list(await uow.meanings.waiting("m", limit=5)) == [again]
