from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.claims.claim import Stance
from bot.errors import PermanentError
from bot.language.moment import Moment, Precision
from bot.ports import ClaimFilter, ClaimOutline, ClaimRecord, Library, UnitOfWork
from bot.span import Span
from tests.builders import a_claim, a_contradiction, a_moment, a_speaker, an_article, stored_article, stored_claims


async def test_a_claim_comes_back_whole(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        await stored_claims(uow, article, a_claim("c1", article))
        await uow.commit()
    async with library.begin() as uow:
        found = await uow.claims.get("c1")
    assert found == ClaimRecord(a_claim("c1", article), "s1", "Dana Corvin", article, ("bridg", "safe"))
    assert found.article.quote(found.claim.sentence) == "The mayor of Ostmark said the bridge was safe."


async def test_a_claim_comes_back_where_little_is_known(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow, published=None)
        bare = a_claim("c1", article, said=None, hedges=(), trail=())
        unread = Moment(None, None, Precision.VAGUE, "recently", None)
        bare = replace(
            bare,
            attribution=replace(bare.attribution, source=(), parent=None),
            speaker=replace(bare.speaker, role=None, stands_for=None, aliases=(), evidence=()),
            proposition=replace(bare.proposition, predicate=None, quantities=(), times=(unread,), names=(), terms=()),
        )
        await stored_claims(uow, article, bare)
        found = await uow.claims.get("c1")
    assert found == ClaimRecord(bare, "s1", "Dana Corvin", article, ())


async def test_unknown_claims_are_none(library: Library) -> None:
    async with library.begin() as uow:
        assert await uow.claims.get("nobody") is None


async def test_replace_puts_all_earlier_claims_of_the_article_away(library: Library) -> None:
    async with library.begin() as uow:
        first, other = await stored_article(uow), await stored_article(uow, "a2")
        await stored_claims(uow, first, a_claim("c1", first), a_claim("c2", first))
        await stored_claims(uow, other, a_claim("c3", other))
        second = await stored_article(uow, text="The bridge fell.")
        await stored_claims(uow, second, a_claim("c4", second, sentence=Span(0, 16)))
        assert sorted(_ids(await uow.claims.find(ClaimFilter()))) == ["c3", "c4"]
        await stored_claims(uow, second)
        assert _ids(await uow.claims.find(ClaimFilter())) == ["c3"]


async def test_the_same_ids_may_be_put_again(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        for confidence in (0.25, 0.75):
            await stored_claims(uow, article, a_claim("c1", article, confidence=confidence))
        found = await uow.claims.get("c1")
    assert found is not None
    assert found.claim.confidence == 0.75


async def test_until_the_new_version_is_read_claims_cite_the_old_one(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        await stored_claims(uow, article, a_claim("c1", article))
        await uow.articles.put(an_article(text="The bridge fell."))
        found = await uow.claims.get("c1")
    assert found is not None
    assert found.article == article


async def test_contradictions_of_claims_that_go_go_too(library: Library) -> None:
    async with library.begin() as uow:
        first, second = await stored_article(uow, "a"), await stored_article(uow, "b")
        await stored_claims(uow, first, a_claim("c1", first))
        await stored_claims(uow, second, a_claim("c2", second), a_claim("c3", second))
        await uow.contradictions.put([a_contradiction("k1", "c1", "c2"), a_contradiction("k2", "c2", "c3")])
        await stored_claims(uow, first, a_claim("c1", first))
        assert await uow.contradictions.count() == 1
        await stored_claims(uow, second)
        assert await uow.contradictions.count() == 0


async def test_a_claim_needs_a_stored_speaker(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        with pytest.raises(PermanentError, match="not stored"):
            await uow.claims.replace(article, [(a_claim("c1", article), "nobody")], [()])


async def test_a_claim_needs_a_stored_article(library: Library) -> None:
    async with library.begin() as uow:
        await uow.speakers.put(a_speaker())
        article = an_article(version=1)
        with pytest.raises(PermanentError, match="not stored"):
            await uow.claims.replace(article, [(a_claim("c1", article), "s1")], [()])


async def test_two_claims_of_one_id_are_refused(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        with pytest.raises(PermanentError, match="repeats an id"):
            await stored_claims(uow, article, a_claim("c1", article), a_claim("c1", article))


async def test_find_is_newest_statement_first_undated_last_then_by_place(library: Library) -> None:
    async with library.begin() as uow:
        await _dated_claims(uow)
        expected = ["late", "stretch", "as printed", "no day", "early", "unknown 1", "unknown 2"]
        assert _ids(await uow.claims.find(ClaimFilter())) == expected
        assert _ids(await uow.claims.find(ClaimFilter(), limit=2, offset=1)) == expected[1:3]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2031, 5, 9), None, {"late"}),
        (date(2031, 5, 10), None, set()),
        (None, date(2031, 1, 1), {"early"}),
        (None, date(2030, 12, 31), set()),
        (date(2031, 5, 5), date(2031, 5, 5), {"stretch"}),
        (date(2031, 5, 4), date(2031, 5, 4), {"as printed", "no day", "stretch"}),
        (date.min, date.max, {"late", "stretch", "as printed", "no day", "early"}),
    ],
)
async def test_since_and_until_are_inclusive_and_leave_out_the_unknown(
    library: Library, since: date | None, until: date | None, expected: set[str]
) -> None:
    async with library.begin() as uow:
        await _dated_claims(uow)
        wanted = ClaimFilter(since=since, until=until)
        assert set(_ids(await uow.claims.find(wanted))) == expected
        assert await uow.claims.count(wanted) == len(expected)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (ClaimFilter(), {"c1", "c2", "c3"}),
        (ClaimFilter(speaker_ids=("s1",)), {"c1", "c2"}),
        (ClaimFilter(speaker_ids=("s1", "s2")), {"c1", "c2", "c3"}),
        (ClaimFilter(stances=(Stance.DENIES,)), {"c2", "c3"}),
        (ClaimFilter(speaker_ids=("s1",), stances=(Stance.DENIES, Stance.WARNS)), {"c2"}),
        (ClaimFilter(outlets=("THE ÖSTMARK HERALD",)), {"c1", "c2"}),
        (ClaimFilter(outlets=("Herald",)), set()),
        (ClaimFilter(article_ids=("b",)), {"c3"}),
        (ClaimFilter(claim_ids=("c1", "c3", "nobody")), {"c1", "c3"}),
        (ClaimFilter(claim_ids=("c1",), article_ids=("b",)), set()),
    ],
)
async def test_every_condition_that_is_set_must_hold(library: Library, wanted: ClaimFilter, expected: set[str]) -> None:
    async with library.begin() as uow:
        first = await stored_article(uow, "a", outlet="The Östmark Herald")
        second = await stored_article(uow, "b", outlet=None)
        denial = a_claim("c2", first, stance=Stance.DENIES)
        await stored_claims(uow, first, a_claim("c1", first), denial, speaker_id="s1")
        await stored_claims(uow, second, a_claim("c3", second, stance=Stance.DENIES), speaker_id="s2")
        assert set(_ids(await uow.claims.find(wanted))) == expected
        assert await uow.claims.count(wanted) == len(expected)


async def _dated_claims(uow: UnitOfWork) -> None:
    """Store claims whose ids tell when they were said; article "b" has no date."""
    dated = await stored_article(uow, "a", published=date(2031, 5, 4))
    undated = await stored_article(uow, "b", published=None)
    vague = Moment(None, None, Precision.VAGUE, "recently")
    await stored_claims(
        uow,
        dated,
        a_claim("as printed", dated, said=None),
        a_claim("no day", dated, said=vague),
        a_claim("early", dated, said=a_moment(date(2031, 1, 1))),
        a_claim("stretch", dated, said=a_moment(date(2031, 5, 1), date(2031, 5, 6))),
    )
    await stored_claims(
        uow,
        undated,
        a_claim("unknown 1", undated, said=None),
        a_claim("unknown 2", undated, said=vague),
        a_claim("late", undated, said=a_moment(date(2031, 5, 9))),
    )


def _ids(records: object) -> list[str]:
    assert isinstance(records, list)
    return [record.claim.id for record in records]


async def test_bare_claims_come_without_frames_and_outlines_in_the_same_order(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        await stored_claims(uow, article, *(a_claim(f"c{number}", article) for number in range(3)))
        full = await uow.claims.find(ClaimFilter())
        bare = await uow.claims.find(ClaimFilter(), bare=True)
        outlines = await uow.claims.outlines(ClaimFilter(), limit=2)
        assert [one.claim.proposition.frames for one in bare] == [(), (), ()]
        assert [replace(one.claim.proposition, frames=(), refers=()) for one in full] == [
            one.claim.proposition for one in bare
        ]
        assert [one.claim_id for one in outlines] == [one.claim.id for one in full][:2]
        assert outlines[0] == ClaimOutline("c0", "a1", "s1", Stance.ASSERTS, full[0].terms)
        assert list(await uow.search.outlines(["bridg"], ClaimFilter(), limit=2)) == list(outlines)
