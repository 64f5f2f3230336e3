from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.claims.rulings import Ruling
from bot.errors import PermanentError
from bot.ports import ClaimFilter, ContradictionFilter, Library, SpeakerRecord, UnitOfWork
from tests.builders import a_claim, a_contradiction, a_speaker, stored_article, stored_claims

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


async def test_a_speaker_comes_back_with_folded_aliases(library: Library) -> None:
    async with library.begin() as uow:
        await uow.speakers.put(a_speaker("s1", "Dana Corvin", "Dana  Corvin", "Çorvin", "D’Corvin"))
        found = await uow.speakers.get("s1")
    assert found == SpeakerRecord("s1", "Dana Corvin", "person", "Ostmark", ("corvin", "d'corvin", "dana corvin"), 0)


async def test_unknown_speakers_are_none(library: Library) -> None:
    async with library.begin() as uow:
        assert await uow.speakers.get("nobody") is None


async def test_aliases_are_united_and_the_rest_replaced(library: Library) -> None:
    async with library.begin() as uow:
        await uow.speakers.put(a_speaker("s1", "D. Corvin", "d. corvin"))
        await uow.speakers.put(replace(a_speaker("s1", "Dana Corvin", "Dana Corvin"), kind="group", stands_for=None))
        found = await uow.speakers.get("s1")
    assert found == SpeakerRecord("s1", "Dana Corvin", "group", None, ("d. corvin", "dana corvin"), 0)


async def test_by_alias_compares_folded_whole_names(library: Library) -> None:
    async with library.begin() as uow:
        await uow.speakers.put(a_speaker("s1", "Dana Corvin", "Dana Corvin"))
        await uow.speakers.put(a_speaker("s2", "Dana Corvin-Weiß", "DANA CORVIN", "Dana Corvin-Weiß"))
        assert _ids(await uow.speakers.by_alias(["dana CORVIN"])) == ["s1", "s2"]
        assert _ids(await uow.speakers.by_alias(["Dana Corvin Weiss", "nobody"])) == ["s2"]
        assert _ids(await uow.speakers.by_alias(["Dana"])) == []
        assert _ids(await uow.speakers.by_alias([])) == []


async def test_known_speakers_are_found_by_id_and_by_name_as_they_are_stored(library: Library) -> None:
    async with library.begin() as uow:
        await _corvins(uow)
        found = await uow.speakers.known(["s1", "nobody"], ["ADA  corvin", "Corvin"])
        assert [(one.id, one.aliases, one.claims) for one in found] == [
            ("s1", ("corvin",), 0),
            ("s2", ("corvin",), 0),
            ("s3", ("corvin",), 0),
        ]
        assert [one.id for one in await uow.speakers.known(["s3"])] == ["s3"]
        await uow.speakers.put(a_speaker("s4", "officials"))
        assert [(one.name, one.aliases) for one in await uow.speakers.known(["s4"])] == [("officials", ())]
        assert list(await uow.speakers.known([], [])) == []


async def test_speakers_are_stored_together_as_one_by_one(library: Library) -> None:
    async with library.begin() as uow:
        await uow.speakers.put(a_speaker("s1", "Dana Lisk", "Dana Lisk"))
        await uow.speakers.put(a_speaker("s1", "Dana Corvin", "Dana Corvin"), a_speaker("s2", "Bo Tarn", "B. Tarn"))
        await uow.speakers.put()
        assert [(one.name, one.aliases) for one in await uow.speakers.known(["s1", "s2"])] == [
            ("Dana Corvin", ("dana corvin", "dana lisk")),
            ("Bo Tarn", ("b. tarn",)),
        ]
        assert [_ids(await uow.speakers.suggest(start)) for start in ("cor", "lis", "tar", "b.")] == [
            ["s1"],
            ["s1"],
            ["s2"],
            ["s2"],
        ]


async def test_the_name_alone_is_no_alias(library: Library) -> None:
    """Speakers of one article, such as "officials", must not be found from another."""
    async with library.begin() as uow:
        await uow.speakers.put(a_speaker("s1", "officials"))
        assert _ids(await uow.speakers.by_alias(["officials"])) == []


async def test_claims_are_counted_and_the_busiest_come_first(library: Library) -> None:
    async with library.begin() as uow:
        await _corvins(uow)
        found = await uow.speakers.by_alias(["corvin"])
        assert [(one.id, one.claims) for one in found] == [("s2", 2), ("s3", 1), ("s1", 0)]
        assert await uow.speakers.get("s2") == replace(found[0])


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("cor", ["s2", "s3", "s1"]),
        ("COR", ["s2", "s3", "s1"]),
        ("ada c", ["s2"]),
        ("b", ["s3"]),
        ("rvin", []),  # not the start of a word
        ("", ["s2", "s3", "s1"]),
        ("%", []),
        ("_", []),
    ],
)
async def test_suggest_by_the_start_of_any_word(library: Library, prefix: str, expected: list[str]) -> None:
    async with library.begin() as uow:
        await _corvins(uow)
        assert _ids(await uow.speakers.suggest(prefix)) == expected


async def test_suggest_stops_at_the_limit(library: Library) -> None:
    async with library.begin() as uow:
        await _corvins(uow)
        assert _ids(await uow.speakers.suggest("cor", limit=2)) == ["s2", "s3"]


async def test_a_name_that_was_replaced_no_longer_leads_to_its_speaker(library: Library) -> None:
    async with library.begin() as uow:
        await uow.speakers.put(a_speaker("s1", "Misspelt"))
        await uow.speakers.put(a_speaker("s1", "Corvin"))
        assert _ids(await uow.speakers.suggest("miss")) == []
        assert _ids(await uow.speakers.suggest("corv")) == ["s1"]


async def test_very_long_names_are_cut_for_comparing_only(library: Library) -> None:
    name = "people " * 800
    async with library.begin() as uow:
        await uow.speakers.put(a_speaker("s1", name, name))
        found = await uow.speakers.by_alias([name])
    assert [one.name for one in found] == [name]


async def _corvins(uow: UnitOfWork) -> None:
    """Store three speakers with no, two and one claims."""
    await uow.speakers.put(a_speaker("s1", "Corvin", "corvin"))
    await uow.speakers.put(a_speaker("s2", "Ada Corvin", "corvin"))
    await uow.speakers.put(a_speaker("s3", "Bo Corvin", "corvin"))
    first, second = await stored_article(uow, "a"), await stored_article(uow, "b")
    await stored_claims(uow, first, a_claim("c1", first), a_claim("c2", first), speaker_id="s2")
    await stored_claims(uow, second, a_claim("c3", second), speaker_id="s3")


def _ids(records: object) -> list[str]:
    assert isinstance(records, list)
    return [record.id for record in records]


async def test_the_busiest_come_first_and_in_pages(library: Library) -> None:
    async with library.begin() as uow:
        await _corvins(uow)
        assert [one.id for one in await uow.speakers.busiest()] == ["s2", "s3", "s1"]
        assert [one.id for one in await uow.speakers.busiest(limit=1, offset=1)] == ["s3"]


async def test_a_removed_speaker_leaves_no_name_behind(library: Library) -> None:
    async with library.begin() as uow:
        await _corvins(uow)
        await uow.speakers.remove("s1")
        await uow.speakers.remove("nobody")
        assert await uow.speakers.get("s1") is None
        assert _ids(await uow.speakers.by_alias(["corvin"])) == ["s2", "s3"]


async def test_a_speaker_with_claims_cannot_be_removed(library: Library) -> None:
    async with library.begin() as uow:
        await _corvins(uow)
        with pytest.raises(PermanentError):
            await uow.speakers.remove("s2")


async def test_dropped_aliases_lead_nowhere_and_the_name_still_does(library: Library) -> None:
    async with library.begin() as uow:
        await uow.speakers.put(a_speaker("s1", "Dana Corvin", "Dana Corvin", "D.C."))
        await uow.speakers.drop_aliases("s1", ["d.c.", "unknown"])
        await uow.speakers.drop_aliases("nobody", ["d.c."])
        assert _ids(await uow.speakers.by_alias(["d.c."])) == []
        assert _ids(await uow.speakers.suggest("d.c")) == []
        assert _ids(await uow.speakers.suggest("corv")) == ["s1"]


async def test_rulings_come_with_all_they_lead_to(library: Library) -> None:
    merge = Ruling("a", "b", NOON, was_name="A", was_kind="person", was_stands_for="Ostmark", was_aliases=("a", "aa"))
    split = Ruling("b", "c", NOON + timedelta(hours=1), name="bee", article_id="a1")
    async with library.begin() as uow:
        for one in (split, merge, Ruling("x", "y", NOON)):
            await uow.speakers.rule(one)
        assert list(await uow.speakers.rulings(["a"])) == [merge, split]
        assert list(await uow.speakers.rulings(["c"])) == [split]
        assert list(await uow.speakers.rulings([])) == []
        later = replace(split, target="d")
        await uow.speakers.rule(later)
        await uow.speakers.unrule(merge)
        assert list(await uow.speakers.rulings(["a", "b"])) == [later]


async def test_reassigned_claims_are_found_under_their_new_speaker_and_words(library: Library) -> None:
    async with library.begin() as uow:
        await _corvins(uow)
        await uow.contradictions.put([a_contradiction("d1", "c1", "c3"), a_contradiction("d2", "c2", "c3")])
        await uow.claims.reassign({"c1": ("s3", ("bo", "bridg")), "gone": ("s3", ())})
        moved = await uow.claims.get("c1")
        assert moved is not None
        assert (moved.speaker_id, moved.speaker_name, moved.terms) == ("s3", "Bo Corvin", ("bo", "bridg"))
        assert [record.claim.id for record in await uow.search.claims(["bo"], ClaimFilter())] == ["c1"]
        assert [one.id for one in await uow.contradictions.find(ContradictionFilter())] == ["d2"]
        assert [one.id for one in await uow.speakers.busiest(limit=1)] == ["s3"]
