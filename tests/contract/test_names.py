from __future__ import annotations

import pytest

from bot.names import NameKind
from bot.ports import Library, UnitOfWork
from tests.builders import stored_article

SPEAKERS = {
    (NameKind.SPEAKER, "Dana Corvin"): 2,
    (NameKind.SPEAKER, "Çorvin"): 1,
    (NameKind.SPEAKER, "Aldo Finn"): 5,
    (NameKind.TOPIC, "Corvin Bridge"): 9,
}


async def _names(uow: UnitOfWork, kind: NameKind, start: str, limit: int = 10) -> list[tuple[str, int]]:
    return [(one.name, one.claims) for one in await uow.names.starting(kind, start, limit=limit)]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("cor", ["Dana Corvin", "Çorvin"]),
        ("dana c", ["Dana Corvin"]),
        ("FINN", ["Aldo Finn"]),
        ("rvin", []),
        ("", ["Aldo Finn", "Dana Corvin", "Çorvin"]),
        ("%", []),
    ],
)
async def test_names_by_the_start_of_any_word(library: Library, start: str, expected: list[str]) -> None:
    async with library.begin() as uow:
        await stored_article(uow)
        await uow.names.replace("a1", SPEAKERS)
        assert [name for name, _ in await _names(uow, NameKind.SPEAKER, start)] == expected


async def test_kinds_are_apart_and_the_limit_holds(library: Library) -> None:
    async with library.begin() as uow:
        await stored_article(uow)
        await uow.names.replace("a1", SPEAKERS)
        assert await _names(uow, NameKind.TOPIC, "cor") == [("Corvin Bridge", 9)]
        assert await _names(uow, NameKind.OUTLET, "") == []
        assert await _names(uow, NameKind.SPEAKER, "", limit=1) == [("Aldo Finn", 5)]


async def test_names_add_up_over_articles_and_go_with_the_last(library: Library) -> None:
    async with library.begin() as uow:
        for article_id in ("a1", "a2"):
            await stored_article(uow, article_id)
        await uow.names.replace("a1", {(NameKind.SPEAKER, "Dana Corvin"): 2, (NameKind.SPEAKER, "Aldo Finn"): 1})
        await uow.names.replace("a2", {(NameKind.SPEAKER, "DANA CORVIN"): 3})
        assert await _names(uow, NameKind.SPEAKER, "corvin") == [("Dana Corvin", 5)]
        await uow.names.replace("a1", {(NameKind.SPEAKER, "Dana Corvin"): 1})
        assert await _names(uow, NameKind.SPEAKER, "") == [("Dana Corvin", 4)]
        await uow.names.replace("a1", {})
        await uow.names.replace("a2", {})
        assert await _names(uow, NameKind.SPEAKER, "") == []


async def test_names_that_fold_alike_are_one(library: Library) -> None:
    async with library.begin() as uow:
        await stored_article(uow)
        topics = {(NameKind.TOPIC, name): 1 for name in ("Zürich", "zurich", "ZURICH", "´")}
        await uow.names.replace("a1", topics)
        assert (await _names(uow, NameKind.TOPIC, "zur"))[0] == ("Zürich", 3)


@pytest.mark.parametrize("typed", ["corvin", "corv", "covrin", "corvn", "korvin", "corrvin", "corvinn", "CORVYN"])
async def test_words_by_their_near_spellings(library: Library, typed: str) -> None:
    async with library.begin() as uow:
        await stored_article(uow)
        await uow.names.replace("a1", SPEAKERS)
        assert "corvin" in await uow.names.words_like(typed)


@pytest.mark.parametrize("typed", ["co", "cor", "", "xyzzy", "hrvoje"])
async def test_other_words_lead_nowhere(library: Library, typed: str) -> None:
    async with library.begin() as uow:
        await stored_article(uow)
        await uow.names.replace("a1", SPEAKERS)
        assert await uow.names.words_like(typed) == []


async def test_short_words_have_no_near_spellings(library: Library) -> None:
    async with library.begin() as uow:
        await stored_article(uow)
        await uow.names.replace("a1", {(NameKind.SPEAKER, "Bo Ek"): 1})
        assert await _names(uow, NameKind.SPEAKER, "ek") == [("Bo Ek", 1)]
        assert await uow.names.words_like("boek") == []


async def test_names_that_hold_whole_words(library: Library) -> None:
    async with library.begin() as uow:
        await stored_article(uow)
        names = ("The Ostmark Herald", "Ostmark24", "Herald", "Mirr Courier")
        await uow.names.replace("a1", {(NameKind.OUTLET, name): 1 for name in names})
        assert await uow.names.holding(NameKind.OUTLET, ["HERALD"]) == ["Herald", "The Ostmark Herald"]
        assert await uow.names.holding(NameKind.OUTLET, ["ostmark", "mirr courier"]) == [
            "Mirr Courier",
            "The Ostmark Herald",
        ]
        assert await uow.names.holding(NameKind.OUTLET, ["", "ost", "courier mirr"]) == []
        assert await uow.names.holding(NameKind.SPEAKER, ["herald"]) == []
