from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.contradictions.review import Opinion, Review
from bot.ports import ContradictionFilter, Library
from tests.builders import a_claim, a_contradiction, stored_article, stored_claims

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
REVIEW = Review("k1", Opinion.DISMISSED, "two ferries", NOW, {"kind": "denial", "score": 0.5, "reasons": ["x"]})


async def test_a_ruling_comes_back_whole(library: Library) -> None:
    async with library.begin() as uow:
        await uow.reviews.put(REVIEW)
        await uow.commit()
    async with library.begin() as uow:
        assert await uow.reviews.of(["k1", "k2"]) == {"k1": REVIEW}
        assert list(await uow.reviews.all()) == [REVIEW]


async def test_the_newest_ruling_stands(library: Library) -> None:
    later = replace(REVIEW, opinion=Opinion.CONFIRMED, made=NOW + timedelta(days=1))
    async with library.begin() as uow:
        await uow.reviews.put(REVIEW)
        await uow.reviews.put(later)
        await uow.reviews.put(replace(REVIEW, contradiction_id="k0"))
        assert [one.contradiction_id for one in await uow.reviews.all()] == ["k0", "k1"]
        assert await uow.reviews.of(["k1"]) == {"k1": later}


async def test_the_first_sighting_is_kept(library: Library) -> None:
    async with library.begin() as uow:
        await uow.reviews.saw(["k1"], NOW)
        await uow.reviews.saw(["k1", "k2", "k2"], NOW + timedelta(days=1))
        await uow.reviews.saw([], NOW)
        await uow.commit()
    async with library.begin() as uow:
        assert await uow.reviews.first_seen(["k1", "k2", "k3"]) == {"k1": NOW, "k2": NOW + timedelta(days=1)}


async def test_dismissed_contradictions_are_found_only_where_they_are_wanted(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        await stored_claims(uow, article, *(a_claim(one, article) for one in ("c1", "c2", "c3")))
        await uow.contradictions.put([a_contradiction("k1", "c1", "c2"), a_contradiction("k2", "c2", "c3")])
        await uow.reviews.put(REVIEW)
        await uow.reviews.put(replace(REVIEW, contradiction_id="k2", opinion=Opinion.CONFIRMED))
        shown = [one.id for one in await uow.contradictions.find(ContradictionFilter())]
        everything = [one.id for one in await uow.contradictions.find(ContradictionFilter(dismissed=True))]
        news = [line.contradiction.id for line in await uow.news.disputes(-1, 9, limit=9)]
        one = [one.id for one in await uow.contradictions.find(ContradictionFilter(ids=("k1",), dismissed=True))]
        assert (shown, news, sorted(everything), one) == (["k2"], ["k2"], ["k1", "k2"], ["k1"])
