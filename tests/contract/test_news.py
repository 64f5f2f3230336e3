from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.articles.article import Article
from bot.claims.claim import Claim, Stance
from bot.contradictions.contradiction import Severity
from bot.ports import Library, UnitOfWork
from tests.builders import TEXT, a_claim, a_contradiction, stored_article, stored_claims

BIG = 1000


def saying(claim_id: str, article: Article, text: str) -> Claim:
    made = a_claim(claim_id, article)
    return replace(made, proposition=replace(made.proposition, text=text))


async def news(uow: UnitOfWork, after: int = 0) -> list[str]:
    return [line.claim_id for line in await uow.news.claims(after, await uow.news.mark(), limit=BIG)]


async def test_an_empty_library_has_mark_nought(library: Library) -> None:
    async with library.begin() as uow:
        assert await uow.news.mark() == 0
        assert await news(uow) == []


async def test_what_was_stored_since_a_mark(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow, "a1")
        await stored_claims(uow, article, saying("c1", article, "one"), saying("c2", article, "two"))
        await uow.commit()
    async with library.begin() as uow:
        mark = await uow.news.mark()
        article = await stored_article(uow, "a2")
        await stored_claims(uow, article, saying("c3", article, "one"))
        await uow.commit()
    async with library.begin() as uow:
        assert await news(uow) == ["c3", "c1", "c2"]
        assert await news(uow, mark) == ["c3"]
        assert await news(uow, await uow.news.mark()) == []
        assert [line.claim_id for line in await uow.news.claims(0, mark, limit=1)] == ["c1"]
        assert await uow.news.mark_of("c1") == mark
        assert await uow.news.mark_of("nothing") is None


async def test_a_line_has_what_choosing_needs(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow, "a1", outlet="Harbour Gazette")
        await stored_claims(uow, article, a_claim("c1", article, stance=Stance.DENIES))
        (line,) = await uow.news.claims(0, BIG, limit=BIG)
    assert (line.claim_id, line.article_id, line.speaker_id) == ("c1", "a1", "s1")
    assert (line.stance, line.outlet, line.terms) == (Stance.DENIES, "Harbour Gazette", {"bridg", "safe"})


async def test_reading_an_article_again_makes_nothing_new(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow, "a1")
        await stored_claims(uow, article, saying("c1", article, "one"))
        await uow.commit()
    async with library.begin() as uow:
        mark = await uow.news.mark()
        better = [saying("c1", article, "one"), saying("c9", article, "what the old model missed")]
        await stored_claims(uow, article, *better)
        await uow.commit()
    async with library.begin() as uow:
        assert await news(uow, mark) == []


async def test_a_new_edition_makes_only_its_new_statements_new(library: Library) -> None:
    async with library.begin() as uow:
        first = await stored_article(uow, "a1")
        await stored_claims(uow, first, saying("c1", first, "The bridge is safe"))
        await uow.commit()
    async with library.begin() as uow:
        mark = await uow.news.mark()
        second = await stored_article(uow, "a1", TEXT + " It will close.")
        await stored_claims(
            uow, second, saying("c2", second, "the bridge  is safe"), saying("c3", second, "it will close")
        )
        await uow.commit()
    async with library.begin() as uow:
        assert await news(uow, mark) == ["c3"]


async def test_contradictions_major_first_with_both_sides(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow, "a1")
        await stored_claims(uow, article, *(saying(f"c{n}", article, f"words {n}") for n in range(1, 4)))
        mark = await uow.news.mark()
        minor = a_contradiction("k1", "c1", "c2", severity=Severity.MINOR, score=0.9)
        await uow.contradictions.put([minor, a_contradiction("k2", "c2", "c3")])
        await uow.commit()
    async with library.begin() as uow:
        found = await uow.news.disputes(mark, await uow.news.mark(), limit=BIG)
        assert [one.contradiction.id for one in found] == ["k2", "k1"]
        assert (found[0].earlier.claim_id, found[0].later.claim_id) == ("c2", "c3")
        assert await uow.news.disputes(await uow.news.mark(), BIG, limit=BIG) == []
        assert await uow.news.mark_of("k1") == found[0].mark


async def test_a_contradiction_found_again_is_not_new(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow, "a1")
        claims = [saying("c1", article, "one"), saying("c2", article, "two")]
        await stored_claims(uow, article, *claims)
        await uow.contradictions.put([a_contradiction("k1", "c1", "c2")])
        await uow.commit()
    async with library.begin() as uow:
        mark = await uow.news.mark()
        await stored_claims(uow, article, *claims)  # read again: the contradiction goes, and is found again
        await uow.contradictions.put([a_contradiction("k1", "c1", "c2")])
        second = await stored_article(uow, "a1", TEXT + " More.")
        await stored_claims(uow, second, saying("n1", second, "one"), saying("n2", second, "two"))
        await uow.contradictions.put([a_contradiction("k9", "n2", "n1")])  # the same pair in the new edition
        await uow.commit()
    async with library.begin() as uow:
        assert await uow.news.disputes(mark, BIG, limit=BIG) == []
        assert [one.contradiction.id for one in await uow.news.disputes(0, BIG, limit=BIG)] == ["k9"]


async def test_marks_of_readings_at_once_differ(library: Library) -> None:
    async def read(number: int) -> None:
        async with library.begin() as uow:
            article = await stored_article(uow, f"a{number}")
            await stored_claims(uow, article, saying(f"c{number}", article, "one"), speaker_id=f"s{number}")
            await uow.commit()

    await asyncio.gather(*(read(number) for number in range(5)))
    async with library.begin() as uow:
        lines = await uow.news.claims(0, BIG, limit=BIG)
        assert len({line.mark for line in lines}) == 5
