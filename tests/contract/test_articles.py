from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.articles.article import Article, Basis
from bot.ports import Library, Put
from tests.builders import an_article, stored_article


async def test_a_new_article_becomes_version_one(library: Library) -> None:
    async with library.begin() as uow:
        outcome, stored = await uow.articles.put(an_article())
        assert (outcome, stored) == (Put.ADDED, replace(an_article(), version=1))
        assert await uow.articles.get("a1") == stored
        assert await uow.articles.count() == 1


async def test_every_field_survives_where_all_is_unknown(library: Library) -> None:
    bare = an_article(
        title=None,
        title_basis=Basis.UNKNOWN,
        outlet=None,
        outlet_basis=Basis.UNKNOWN,
        url=None,
        published=None,
        published_basis=Basis.UNKNOWN,
        byline=None,
        blocks=(),
    )
    async with library.begin() as uow:
        await uow.articles.put(bare)
        await uow.commit()
    async with library.begin() as uow:
        assert await uow.articles.get("a1") == replace(bare, version=1)


async def test_the_same_text_again_changes_nothing(library: Library) -> None:
    async with library.begin() as uow:
        _, first = await uow.articles.put(an_article())
        assert await uow.articles.put(an_article(title="Another headline")) == (Put.UNCHANGED, first)
        assert await uow.articles.get("a1") == first


async def test_a_changed_text_makes_a_new_version_and_keeps_the_old(library: Library) -> None:
    async with library.begin() as uow:
        _, first = await uow.articles.put(an_article())
        outcome, second = await uow.articles.put(an_article(text="The bridge fell."))
        assert (outcome, second.version) == (Put.NEW_VERSION, 2)
        assert await uow.articles.get("a1") == second
        assert await uow.articles.get("a1", 1) == first
        assert await uow.articles.get("a1", 3) is None
        assert await uow.articles.count() == 1


async def test_a_text_that_returns_is_a_third_version(library: Library) -> None:
    async with library.begin() as uow:
        await uow.articles.put(an_article())
        await uow.articles.put(an_article(text="The bridge fell."))
        outcome, third = await uow.articles.put(an_article())
        assert (outcome, third.version) == (Put.NEW_VERSION, 3)


async def test_unknown_articles_are_none(library: Library) -> None:
    async with library.begin() as uow:
        assert await uow.articles.get("nobody") is None
        assert await uow.articles.get("nobody", 1) is None


async def test_list_is_newest_first_then_undated_then_by_id(library: Library) -> None:
    days = {"b": date(2031, 1, 2), "a": date(2031, 1, 2), "c": None, "d": date(2031, 1, 3), "B": None}
    async with library.begin() as uow:
        for article_id, day in days.items():
            await uow.articles.put(an_article(article_id, published=day))
        assert _ids(await uow.articles.list()) == ["d", "a", "b", "B", "c"]
        assert _ids(await uow.articles.list(limit=2, offset=1)) == ["a", "b"]


async def test_list_shows_the_current_version_only(library: Library) -> None:
    async with library.begin() as uow:
        await uow.articles.put(an_article())
        _, second = await uow.articles.put(an_article(text="The bridge fell."))
        assert list(await uow.articles.list()) == [second]


async def test_outlets_are_those_of_current_versions_sorted(library: Library) -> None:
    async with library.begin() as uow:
        await uow.articles.put(an_article("a", outlet="the weekly"))
        await uow.articles.put(an_article("b", outlet="Zeitung"))
        await uow.articles.put(an_article("c", outlet="Zeitung"))
        await uow.articles.put(an_article("d", outlet=None))
        await uow.articles.put(an_article("e", outlet="Old name"))
        await uow.articles.put(an_article("e", text="Changed.", outlet="New name"))
        assert list(await uow.articles.outlets()) == ["New name", "Zeitung", "the weekly"]


async def test_any_letters_survive(library: Library) -> None:
    text = "Ünïcødé “quotes” 🌉 \t tabs, 'apostrophes' and \\ slashes; 100 % sure: :name $1 ?"
    async with library.begin() as uow:
        stored = await stored_article(uow, text=text, title="'; DROP TABLE article; --", outlet="ÖSTMARK")
        await uow.commit()
    async with library.begin() as uow:
        assert await uow.articles.get("a1") == stored


def _ids(articles: object) -> list[str]:
    assert isinstance(articles, list)
    return [article.id for article in articles if isinstance(article, Article)]
