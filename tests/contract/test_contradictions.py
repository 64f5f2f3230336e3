from __future__ import annotations

from datetime import date

import pytest

from bot.contradictions.contradiction import ContradictionKind, Severity
from bot.errors import PermanentError
from bot.ports import ContradictionFilter, Library, UnitOfWork
from tests.builders import a_claim, a_contradiction, a_moment, stored_article, stored_claims


async def test_a_contradiction_comes_back_whole(library: Library) -> None:
    async with library.begin() as uow:
        await _three_claims(uow)
        assert await uow.contradictions.put([a_contradiction("k1", "c1", "c2")]) == 1
        await uow.commit()
    async with library.begin() as uow:
        assert list(await uow.contradictions.find(ContradictionFilter())) == [a_contradiction("k1", "c1", "c2")]


async def test_put_counts_the_new_and_updates_the_known(library: Library) -> None:
    async with library.begin() as uow:
        await _three_claims(uow)
        await uow.contradictions.put([a_contradiction("k1", "c1", "c2")])
        changed = a_contradiction("k1", "c1", "c2", score=0.9)
        assert await uow.contradictions.put([changed, a_contradiction("k2", "c2", "c3")]) == 1
        assert await uow.contradictions.put([]) == 0
        assert await uow.contradictions.count() == 2
        assert changed in await uow.contradictions.find(ContradictionFilter())


async def test_of_two_with_one_id_the_later_is_kept(library: Library) -> None:
    async with library.begin() as uow:
        await _three_claims(uow)
        later = a_contradiction("k1", "c1", "c2", score=0.9)
        assert await uow.contradictions.put([a_contradiction("k1", "c1", "c2"), later]) == 1
        assert list(await uow.contradictions.find(ContradictionFilter())) == [later]


async def test_only_the_likely_ones_where_a_score_is_asked_for(library: Library) -> None:
    async with library.begin() as uow:
        await _three_claims(uow)
        weak, likely = a_contradiction("k1", "c1", "c2", score=0.3), a_contradiction("k2", "c2", "c3", score=0.5)
        await uow.contradictions.put([weak, likely])
        assert list(await uow.contradictions.find(ContradictionFilter(least=0.5))) == [likely]
        assert len(await uow.contradictions.find(ContradictionFilter())) == 2


async def test_what_was_judged_again_takes_the_place_of_what_was(library: Library) -> None:
    async with library.begin() as uow:
        await _three_claims(uow)
        old = [a_contradiction("k1", "c1", "c2"), a_contradiction("k2", "c2", "c3"), a_contradiction("k3", "c1", "c3")]
        await uow.contradictions.put(old)
        changed = a_contradiction("k3", "c1", "c3", score=0.9)
        assert await uow.contradictions.replace(["c1"], [changed]) == 0
        assert {one.id: one.verdict.score for one in await uow.contradictions.find(ContradictionFilter())} == {
            "k2": old[1].verdict.score,
            "k3": 0.9,
        }
        assert await uow.contradictions.replace(["c2", "c3"], []) == 0
        assert await uow.contradictions.count() == 0


async def test_both_claims_must_be_stored(library: Library) -> None:
    async with library.begin() as uow:
        await _three_claims(uow)
        with pytest.raises(PermanentError, match="not stored"):
            await uow.contradictions.put([a_contradiction("k1", "c1", "nobody")])


async def test_find_is_major_first_then_by_score_then_by_id(library: Library) -> None:
    async with library.begin() as uow:
        await _three_claims(uow)
        await uow.contradictions.put(
            [
                a_contradiction("k1", "c1", "c2", severity=Severity.MINOR, score=0.9),
                a_contradiction("k3", "c1", "c2", score=0.2),
                a_contradiction("k2", "c1", "c2", score=0.2),
                a_contradiction("k4", "c1", "c2", score=0.3),
            ]
        )
        assert _ids(await uow.contradictions.find(ContradictionFilter())) == ["k4", "k2", "k3", "k1"]
        assert _ids(await uow.contradictions.find(ContradictionFilter(), limit=2, offset=1)) == ["k2", "k3"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (ContradictionFilter(kinds=(ContradictionKind.NUMBER,)), {"k2"}),
        (ContradictionFilter(severity=Severity.MINOR), {"k3"}),
        (ContradictionFilter(speaker_ids=("s2",)), {"k2", "k3"}),
        (ContradictionFilter(claim_ids=("c1",)), {"k1", "k3"}),
        (ContradictionFilter(claim_ids=("c1",), severity=Severity.MAJOR), {"k1"}),
        (ContradictionFilter(since=date(2031, 5, 2)), {"k1", "k2"}),
        (ContradictionFilter(since=date(2031, 5, 3)), set()),
    ],
)
async def test_either_claim_may_pass_the_filter(
    library: Library, wanted: ContradictionFilter, expected: set[str]
) -> None:
    async with library.begin() as uow:
        await _three_claims(uow)
        await uow.contradictions.put(
            [
                a_contradiction("k1", "c1", "c2"),
                a_contradiction("k2", "c2", "c3", kind=ContradictionKind.NUMBER),
                a_contradiction("k3", "c1", "c3", severity=Severity.MINOR),
            ]
        )
        assert set(_ids(await uow.contradictions.find(wanted))) == expected


async def _three_claims(uow: UnitOfWork) -> None:
    """Store two claims of speaker s1, on the first and second of May, and one of s2 of an unknown day."""
    first, second = await stored_article(uow, "a"), await stored_article(uow, "b", published=None)
    early = a_claim("c1", first, said=a_moment(date(2031, 5, 1)))
    late = a_claim("c2", first, said=a_moment(date(2031, 5, 2)))
    await stored_claims(uow, first, early, late)
    await stored_claims(uow, second, a_claim("c3", second, said=None), speaker_id="s2")


def _ids(found: object) -> list[str]:
    assert isinstance(found, list)
    return [one.id for one in found]
