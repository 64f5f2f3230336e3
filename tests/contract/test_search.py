from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.claims.claim import Claim, Stance
from bot.errors import PermanentError
from bot.ports import ClaimFilter, Library, Passage, PassageRecord, Sought, UnitOfWork
from bot.span import Span
from tests.builders import a_claim, a_passage, an_article, stored_article, stored_claims

ANY = ClaimFilter()
STEMS = st.lists(st.text(st.characters(exclude_categories=("Cs", "Zs", "Cc")), min_size=1, max_size=70), max_size=6)


async def test_passages_come_back_whole_with_their_article(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        passage = a_passage(article, "bridg safe bridg", "mayor ostmark")
        await uow.search.index(article, [passage])
        await uow.commit()
    async with library.begin() as uow:
        found = PassageRecord(passage, article.outlet, article.published)
        assert list(await uow.search.passages(["bridg"], ANY)) == [found]
        assert list(await uow.search.passages(["ostmark"], ANY)) == [found]
        assert list(await uow.search.passages(["river"], ANY)) == []
        assert list(await uow.search.passages([], ANY)) == []


async def test_index_puts_earlier_passages_of_the_article_away(library: Library) -> None:
    async with library.begin() as uow:
        first, other = await stored_article(uow), await stored_article(uow, "a2")
        await uow.search.index(first, [a_passage(first, "bridg safe"), a_passage(first, "engin deni")])
        await uow.search.index(other, [a_passage(other, "bridg fell", "safe")])
        second = await stored_article(uow, text="The bridge fell.")
        await uow.search.index(second, [a_passage(second, "river")])
        assert await uow.search.frequencies(["bridg", "safe", "engin", "river"]) == {"bridg": 1, "safe": 1, "river": 1}
        assert await uow.search.size() == (2, 1.5)
        assert await _found(uow, "bridg", "engin", "river") == [("a1", 0), ("a2", 0)]
        await uow.search.index(second, [])
        assert await uow.search.size() == (1, 2.0)


async def test_frequencies_count_passages_not_occurrences(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        passages = [
            a_passage(article, "bridg bridg", "bridg"),
            a_passage(article, "safe", "bridg"),
            a_passage(article, ""),
        ]
        await uow.search.index(article, passages)
        assert await uow.search.frequencies(["bridg", "safe", "river"]) == {"bridg": 2, "safe": 1}
        assert await uow.search.size() == (3, 1.0)


async def test_an_empty_index_has_size_zero(library: Library) -> None:
    async with library.begin() as uow:
        assert await uow.search.size() == (0, 0.0)
        assert await uow.search.frequencies(["bridg"]) == {}


async def test_more_of_the_stems_come_first_own_words_before_context_rare_before_common(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        await uow.search.index(
            article,
            [
                a_passage(article, "common", start=10),
                a_passage(article, "common rare", start=20),
                a_passage(article, "other", "rare common", start=30),
                a_passage(article, "rare", start=40),
                a_passage(article, "common", start=50),
                a_passage(article, "common", start=60),
            ],
        )
        starts = [start for _, start in await _found(uow, "common", "rare")]
        assert starts == [20, 40, 30, 10, 50, 60]
        assert [start for _, start in await _found(uow, "common", "rare", limit=2)] == [20, 40]


async def test_among_equals_the_article_indexed_last_comes_first_and_its_first_sentence(library: Library) -> None:
    async with library.begin() as uow:
        for article_id in ("b", "a"):
            article = await stored_article(uow, article_id)
            await uow.search.index(article, [a_passage(article, "bridg", start=start) for start in (0, 20)])
        assert await _found(uow, "bridg") == [("a", 0), ("a", 20), ("b", 0), ("b", 20)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (ClaimFilter(article_ids=("a", "c")), {"a", "c"}),
        (ClaimFilter(outlets=("östmark herald",)), {"a"}),
        (ClaimFilter(since=date(2031, 5, 2)), {"b"}),
        (ClaimFilter(until=date(2031, 5, 1)), {"a"}),
        (ClaimFilter(since=date(2031, 5, 1), until=date(2031, 5, 2)), {"a", "b"}),
        (ClaimFilter(speaker_ids=("nobody",), stances=(Stance.DENIES,)), {"a", "b", "c"}),
    ],
)
async def test_passages_are_filtered_by_their_article(
    library: Library, wanted: ClaimFilter, expected: set[str]
) -> None:
    async with library.begin() as uow:
        for article_id, outlet, day in (
            ("a", "Östmark Herald", date(2031, 5, 1)),
            ("b", "The Weekly", date(2031, 5, 2)),
            ("c", None, None),
        ):
            article = await stored_article(uow, article_id, outlet=outlet, published=day)
            await uow.search.index(article, [a_passage(article, "bridg")])
        found = await uow.search.passages(["bridg"], wanted)
    assert {record.passage.article_id for record in found} == expected


async def test_claims_are_found_by_stems_and_filter(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        await stored_claims(uow, article)
        claims = [a_claim("c1", article), a_claim("c2", article, stance=Stance.DENIES), a_claim("c3", article)]
        stems = [("bridg", "safe"), ("bridg",), ("river",)]
        await uow.claims.replace(article, [(claim, "s1") for claim in claims], stems)
        assert await _claims(uow, "bridg", "safe") == ["c1", "c2"]
        assert await _claims(uow, "bridg", wanted=ClaimFilter(stances=(Stance.DENIES,))) == ["c2"]
        assert await _claims(uow, "bridg", wanted=ClaimFilter(since=date(2032, 1, 1))) == []
        assert (await uow.search.claims(["river"], ANY))[0].terms == ("river",)
        await uow.claims.replace(article, [(claims[2], "s1")], [("bridg",)])
        assert await _claims(uow, "bridg", "river") == ["c3"]
        assert await uow.search.frequencies(["bridg"]) == {}  # those are of passages


async def test_among_equal_claims_the_first_of_the_article_comes_first(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        await stored_claims(uow, article, *(a_claim(f"c{number}", article) for number in range(4)))
        assert await _claims(uow, "bridg", limit=3) == ["c0", "c1", "c2"]


async def test_passages_need_a_stored_article(library: Library) -> None:
    async with library.begin() as uow:
        article = an_article(version=1)
        with pytest.raises(PermanentError, match="not stored"):
            await uow.search.index(article, [a_passage(article, "bridg")])


async def test_a_question_of_thousands_of_stems_is_answered(library: Library) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        await uow.search.index(article, [a_passage(article, " ".join(f"w{number}" for number in range(3000)))])
        stems = [f"w{number}" for number in range(8000)]
        assert len(await uow.search.frequencies(stems)) == 3000
        assert await _found(uow, *stems) == [("a1", 0)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEMS, STEMS)
async def test_any_stem_is_kept_and_found_as_it_is(library: Library, own: list[str], context: list[str]) -> None:
    async with library.begin() as uow:
        article = await stored_article(uow)
        await uow.search.index(article, [Passage("a1", 1, Span(0, 1), tuple(own), tuple(context))])
        for stem in (*own, *context):
            (found,) = await uow.search.passages([stem], ANY)
            assert found.passage.terms == tuple(each[:64] for each in own)
            assert await uow.search.frequencies([stem]) == {stem[:64]: 1}
        assert await uow.search.passages(["no such stem"], ANY) == []


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=4), min_size=1, max_size=12), st.integers(1, 5))
async def test_counts_stay_exact_however_articles_change(
    library: Library, versions: list[list[str]], articles: int
) -> None:
    held: dict[str, tuple[str, ...]] = {}
    async with library.begin() as uow:
        for number, words in enumerate(versions):
            article = await stored_article(uow, f"a{number % articles}", text=f"Text {number}.")
            await uow.search.index(article, [Passage(article.id, article.version, Span(0, 1), tuple(words))])
            held[article.id] = tuple(words)
        counts = {stem: sum(stem in words for words in held.values()) for stem in "abcdef"}
        assert await uow.search.frequencies("abcdef") == {stem: count for stem, count in counts.items() if count}
        assert await uow.search.size() == (len(held), sum(map(len, held.values())) / len(held))


async def _found(uow: UnitOfWork, *stems: str, limit: int = 200) -> list[tuple[str, int]]:
    records = await uow.search.passages(stems, ANY, limit=limit)
    return [(record.passage.article_id, record.passage.span.start) for record in records]


async def _claims(uow: UnitOfWork, *stems: str, wanted: ClaimFilter = ANY, limit: int = 200) -> list[str]:
    return [record.claim.id for record in await uow.search.claims(stems, wanted, limit=limit)]


async def test_questions_asked_together_find_what_each_finds_alone(library: Library) -> None:
    chance = random.Random(5)
    words = [f"word{number}" for number in range(12)]
    stances = (Stance.ASSERTS, Stance.DENIES, Stance.CONFIRMS)
    async with library.begin() as uow:
        for number in range(12):
            article = await stored_article(uow, f"a{number}")
            claims = [a_claim(f"c{number}-{at}", article, stance=chance.choice(stances)) for at in range(5)]
            await stored_claims(uow, article, *(_about(one, chance.sample(words, 4)) for one in claims))
        asked = [
            Sought(tuple(chance.sample([*words, "unheard"], size)), wanted, limit)
            for size in range(6)
            for limit in (1, 4, 100)
            for wanted in (
                ANY,
                ClaimFilter(speaker_ids=("s1",)),
                ClaimFilter(speaker_ids=("nobody",)),
                ClaimFilter(stances=(Stance.DENIES, Stance.CONFIRMS)),
                ClaimFilter(article_ids=("a1", "a7")),
                ClaimFilter(since=date(2031, 5, 5)),
            )
        ]
        alone = [list(await uow.search.outlines(one.terms, one.wanted, limit=one.limit)) for one in asked]
        assert [list(found) for found in await uow.search.outlines_of(asked)] == alone
        assert sum(map(bool, alone)) > len(asked) / 3
        assert await uow.search.outlines_of([]) == []


def _about(claim: Claim, terms: list[str]) -> Claim:
    return replace(claim, proposition=replace(claim.proposition, terms=tuple(terms)))
