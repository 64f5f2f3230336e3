"""Origins on every library."""

from __future__ import annotations

import pytest

from bot.articles.likeness import bands
from bot.articles.origins import settle_origin
from bot.errors import PermanentError
from bot.ports import Library, UnitOfWork
from tests.builders import stored_article

REPORT = (
    "The mayor of Ostmark said on Tuesday that the old bridge would stay closed until spring because engineers had "
    "found cracks in two of its pillars. Ferries will run every half an hour between the two banks until the evening. "
    "A spokesman for the engineers denied that the bridge had ever been unsafe and called the closure premature."
)
OTHER = (
    "Fishermen on the western coast reported the largest catch of herring in a decade after a long winter of storms. "
    "Prices at the morning auction fell by a third, and the cannery hired forty people for the season, its owner said. "
    "Scientists warned that the stock might not last if every boat went out as often as it did this month."
)


async def test_articles_that_share_a_mark_are_near_those_with_most_first(library: Library) -> None:
    async with library.begin() as uow:
        for name, marks in (("a", ["1", "2"]), ("b", ["2"]), ("c", ["3"]), ("d", ["1", "2", "3"])):
            await stored_article(uow, name)
            await uow.origins.put(name, name, marks)
        assert list(await uow.origins.near(["1", "2"])) == ["a", "d", "b"]
        assert list(await uow.origins.near(["1", "2"], limit=1)) == ["a"]
        assert list(await uow.origins.near(["9"])) == []
        assert list(await uow.origins.near([])) == []


async def test_an_origin_is_replaced_with_its_marks(library: Library) -> None:
    async with library.begin() as uow:
        for name in ("a", "b"):
            await stored_article(uow, name)
        await uow.origins.put("b", "b", ["1", "1"])
        await uow.origins.put("b", "a", ["2"])
        assert list(await uow.origins.near(["1"])) == []
        assert list(await uow.origins.near(["2"])) == ["b"]
        assert dict(await uow.origins.of(["b", "a", "nobody"])) == {"a": "a", "b": "a", "nobody": "nobody"}
        assert list(await uow.origins.members("a")) == ["b"]


async def test_an_article_that_is_not_stored_has_no_origin(library: Library) -> None:
    async with library.begin() as uow:
        with pytest.raises(PermanentError, match="not stored"):
            await uow.origins.put("nobody", "nobody", [])


async def _settled(uow: UnitOfWork, name: str, text: str) -> str:
    return await settle_origin(await stored_article(uow, name, text), bands(text), uow)


async def test_wire_copy_is_one_origin_and_another_story_is_not(library: Library) -> None:
    async with library.begin() as uow:
        assert await _settled(uow, "b", REPORT) == "b"
        assert await _settled(uow, "c", OTHER) == "c"
        assert await _settled(uow, "a", REPORT.replace("Tuesday", "Tuesday morning")) == "b"
        assert await _settled(uow, "d", "New headline. " + REPORT + " This report was written by an agency.") == "b"
        assert await _settled(uow, "f", "Too short to say.") == "f"


async def test_an_article_that_others_go_back_to_stays_their_origin(library: Library) -> None:
    async with library.begin() as uow:
        await _settled(uow, "a", REPORT)
        await _settled(uow, "b", REPORT + " An agency wrote this.")
        assert await _settled(uow, "a", OTHER) == "a"
        assert dict(await uow.origins.of(["b"])) == {"b": "a"}
