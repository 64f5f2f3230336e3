"""One canonical speaker across articles, and no wrong merges."""

from datetime import UTC, datetime

import pytest

from bot.claims.claim import Speaker, SpeakerKind
from bot.claims.identity import UNNAMED_ID, identify, identify_all
from bot.claims.rulings import Ruling
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


async def test_a_known_speaker_is_not_written_again(uow):
    known = Speaker("Harbour Safety Board", SpeakerKind.ORGANISATION, "the board", aliases=("HSB",))
    await identify(known, "a" * 16, uow.speakers)

    cast = await identify_all([known], "b" * 16, uow.speakers)
    assert [one.name for one in cast.told] == ["Harbour Safety Board"]
    assert not cast.changed


ONE_ARTICLE = (
    Speaker("Harbour Safety Board", SpeakerKind.ORGANISATION, "the board", aliases=("HSB",)),
    person("Ada Mirel", stands_for="HSB"),
    Speaker("HSB", SpeakerKind.ORGANISATION, "HSB"),  # whom the first of them made known
    Speaker("officials", SpeakerKind.GROUP, "officials"),
    person("Mirel"),
    Speaker("", SpeakerKind.UNNAMED, ""),
    person("Áda Mirel", aliases=("Ada Beatrice Mirel",)),
    person("Ada  Beatrice Mirel"),
    person("Ada Mirel", stands_for="HSB"),
)


async def test_the_speakers_of_an_article_are_told_apart_as_one_after_the_other(uow):
    cast = await identify_all(ONE_ARTICLE, "a" * 16, uow.speakers)
    assert await uow.speakers.busiest() == []  # nothing is stored yet
    assert cast.told[0].id == cast.told[2].id
    assert len({cast.told[place].id for place in (1, 6, 7, 8)}) == 1
    assert len(cast.told) == len(ONE_ARTICLE)
    await uow.speakers.put(*cast.changed)
    stored = {one.id: one for one in await uow.speakers.busiest()}

    async with MemoryLibrary().begin() as other:
        told = [await identify(one, "a" * 16, other.speakers) for one in ONE_ARTICLE]
        assert {one.id: one for one in await other.speakers.busiest()} == stored
    assert [one.id for one in told] == [one.id for one in cast.told]


async def test_a_ruling_leads_from_one_speaker_of_an_article_to_another(uow):
    long, short = person("Ada Beatrice Mirel"), person("Ada Mirel")
    target, origin = (await identify_all([long, short], "a" * 16, uow.speakers)).told
    await uow.speakers.rule(Ruling(origin.id, target.id, datetime(2031, 5, 4, tzinfo=UTC)))
    cast = await identify_all([long, short], "b" * 16, uow.speakers)
    assert [one.id for one in cast.told] == [target.id, target.id]
    assert [one.id for one in cast.changed] == [target.id]


async def test_many_speakers_are_looked_up_together(uow, monkeypatch):
    asked = []
    known = uow.speakers.known

    async def noted(*wanted):
        asked.append(wanted)
        return await known(*wanted)

    monkeypatch.setattr(uow.speakers, "known", noted)
    await identify_all(ONE_ARTICLE, "a" * 16, uow.speakers)
    assert len(asked) == 1
