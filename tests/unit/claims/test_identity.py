"""One canonical speaker across articles, and no wrong merges."""

import pytest

from bot.claims.claim import Speaker, SpeakerKind
from bot.claims.identity import UNNAMED_ID, identify
from storage.memory import MemoryLibrary


@pytest.fixture
async def uow():
    async with MemoryLibrary().begin() as opened:
        yield opened


def person(name, **more):
    return Speaker(name, SpeakerKind.PERSON, name, **more)


async def test_the_same_full_name_is_the_same_person_in_another_article(uow):
    first = await identify(person("Ada Mirel"), "a" * 16, uow.speakers)
    again = await identify(person("Áda Mirel"), "b" * 16, uow.speakers)
    assert first.id == again.id
    assert again.name == "Ada Mirel"


async def test_a_bare_surname_stays_in_its_article(uow):
    full = await identify(person("Ada Mirel"), "a" * 16, uow.speakers)
    bare = await identify(person("Mirel"), "b" * 16, uow.speakers)
    other = await identify(person("Mirel"), "c" * 16, uow.speakers)
    assert len({full.id, bare.id, other.id}) == 3


async def test_a_group_is_another_group_in_another_article(uow):
    group = Speaker("two residents", SpeakerKind.GROUP, "two residents")
    assert (await identify(group, "a" * 16, uow.speakers)).id != (await identify(group, "b" * 16, uow.speakers)).id


async def test_an_alias_of_one_article_leads_to_the_organisation_from_another(uow):
    long = Speaker("Harbour Safety Board", SpeakerKind.ORGANISATION, "the board", aliases=("HSB",))
    first = await identify(long, "a" * 16, uow.speakers)
    short = await identify(Speaker("HSB", SpeakerKind.ORGANISATION, "HSB"), "b" * 16, uow.speakers)
    assert short.id == first.id
    assert short.name == "Harbour Safety Board"


async def test_a_name_that_leads_to_two_leads_to_neither(uow):
    for name in ("Harbour Safety Board", "Health Services Bureau"):
        await identify(Speaker(name, SpeakerKind.ORGANISATION, name, aliases=("HSB",)), "a" * 16, uow.speakers)
    assert len(await uow.speakers.by_alias(["hsb"])) == 2
    short = await identify(Speaker("HSB", SpeakerKind.ORGANISATION, "HSB"), "b" * 16, uow.speakers)
    named = {
        (await identify(Speaker(n, SpeakerKind.ORGANISATION, n), "c" * 16, uow.speakers)).id
        for n in ("Harbour Safety Board", "Health Services Bureau")
    }
    assert len(named) == 2
    assert short.id not in named


async def test_kinds_keep_a_person_apart_from_a_place(uow):
    place = await identify(Speaker("Santa Clara", SpeakerKind.PLACE, "Santa Clara"), "a" * 16, uow.speakers)
    someone = await identify(person("Santa Clara"), "a" * 16, uow.speakers)
    assert place.id != someone.id


async def test_what_nobody_said_has_no_name(uow):
    unnamed = await identify(Speaker("", SpeakerKind.UNNAMED, ""), "a" * 16, uow.speakers)
    assert (unnamed.id, unnamed.name) == (UNNAMED_ID, "")


async def test_a_known_speaker_is_not_written_again(uow, monkeypatch):
    known = Speaker("Harbour Safety Board", SpeakerKind.ORGANISATION, "the board", aliases=("HSB",))
    await identify(known, "a" * 16, uow.speakers)

    async def refuse(speaker):
        raise AssertionError(f"written again: {speaker}")

    monkeypatch.setattr(uow.speakers, "put", refuse)
    await identify(known, "b" * 16, uow.speakers)
