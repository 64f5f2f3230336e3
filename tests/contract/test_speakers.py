from __future__ import annotations

from dataclasses import replace

import pytest

from bot.ports import Library, SpeakerRecord, UnitOfWork
from tests.builders import a_claim, a_speaker, stored_article, stored_claims


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
