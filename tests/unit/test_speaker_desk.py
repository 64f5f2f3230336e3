"""Merging and splitting speakers: what operators rule outlasts a new reading, and claims and contradictions follow."""

from datetime import UTC, date, datetime

import pytest

from bot.articles.draft import Draft
from bot.claims.claim import SpeakerKind
from bot.desk import Desk
from bot.errors import UserError
from bot.names import NameKind
from bot.ports import ClaimFilter
from bot.reading.reading import read, store
from bot.requests import ContradictionsRequest
from storage.memory import MemoryLibrary

MORE = " The old pier of Ostrel has stood in the harbour for ninety years, and its planks were laid by hand."
FIRST = "Ada Mirel, the mayor of Ostrel, said on Monday that the pier would close in March." + MORE
SECOND = "Adele Mirel denied on Friday that the pier would close in March." + MORE
THIRD = "Ada Mirel denied on Friday that the pier would close in March." + MORE


class Noon:
    def now(self):
        return datetime(2031, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def library():
    return MemoryLibrary()


@pytest.fixture
def desk(library, pipeline):
    return Desk(library, lambda: pipeline, Noon())


async def take_in(desk, *texts):
    drafts = [Draft(f"pier-{at}", text, published=date(2031, 5, 1 + at)) for at, text in enumerate(texts)]
    return [one.article async for one in desk.intake.ingest(drafts)]


async def read_again(library, pipeline, articles):
    async with library.begin() as uow:
        for article in articles:
            await store(read(article, pipeline), uow)
        await uow.commit()


async def names(library):
    async with library.begin() as uow:
        found = await uow.claims.find(ClaimFilter())
    return {record.speaker_name for record in found if record.claim.speaker.kind is SpeakerKind.PERSON}


async def test_a_ruling_about_one_who_is_merged_goes_on_with_whoever_they_became(library, pipeline, desk):
    articles = await take_in(desk, FIRST, SECOND, THIRD)
    apart = await desk.speakers.split("Ada Mirel", article_id=articles[2].id, called="Old Mirel")
    assert apart.speaker.name == "Old Mirel"
    ada = (await desk.speakers.show("Ada Mirel")).speaker.id
    await desk.speakers.merge(ada, "Adele Mirel")
    await read_again(library, pipeline, articles)
    assert await names(library) == {"Adele Mirel", "Old Mirel"}
    reasons = {link.why for link in (await desk.speakers.show(apart.speaker.id)).links}
    assert all(why.startswith("an operator split so on 2031-05-04") for why in reasons)


async def test_what_nobody_is_named_for_cannot_be_merged(desk):
    await take_in(desk, "They said on Monday that the pier would close in March." + MORE, FIRST)
    with pytest.raises(UserError):
        await desk.speakers.merge("unnamed", "Ada Mirel")


async def test_who_speaks_is_listed_and_shown_with_the_evidence(desk):
    await take_in(desk, FIRST, THIRD)
    (ada,) = await desk.speakers.list("mir")
    page = await desk.speakers.show("ada mirel")
    assert (ada.id, page.speaker.name) == (page.speaker.id, "Ada Mirel")
    assert len(page.links) == 2
    assert all(link.why == "the same full name" and link.evidence for link in page.links)


async def test_a_merge_moves_the_claims_and_outlasts_a_new_reading(desk, library, pipeline):
    articles = await take_in(desk, FIRST, SECOND)
    assert await names(library) == {"Ada Mirel", "Adele Mirel"}
    moved = await desk.speakers.merge("Adele Mirel", "Ada Mirel")
    assert (moved.speaker.name, moved.claims) == ("Ada Mirel", 1)
    assert await names(library) == {"Ada Mirel"}
    await read_again(library, pipeline, articles)
    assert await names(library) == {"Ada Mirel"}
    page = await desk.speakers.show("Adele Mirel")
    assert any(link.why == "an operator merged so on 2031-05-04" for link in page.links)


async def test_contradictions_follow_a_merge(desk, library):
    await take_in(desk, FIRST, SECOND)
    before = {one.contradiction.verdict.kind for one in await desk.contradictions(ContradictionsRequest())}
    await desk.speakers.merge("Adele Mirel", "Ada Mirel")
    after = {one.contradiction.verdict.kind for one in await desk.contradictions(ContradictionsRequest())}
    assert {kind.value for kind in before} == {"denial"}
    assert {kind.value for kind in after} == {"position change"}


async def test_splitting_the_merged_name_undoes_the_merge(desk, library, pipeline):
    articles = await take_in(desk, FIRST, SECOND)
    await desk.speakers.merge("Adele Mirel", "Ada Mirel")
    moved = await desk.speakers.split("Ada Mirel", name="Adele Mirel")
    assert (moved.speaker.name, moved.claims) == ("Adele Mirel", 1)
    await read_again(library, pipeline, articles)
    assert await names(library) == {"Ada Mirel", "Adele Mirel"}


async def test_an_article_is_split_off_and_stays_apart(desk, library, pipeline):
    articles = await take_in(desk, FIRST, THIRD)
    assert await names(library) == {"Ada Mirel"}
    moved = await desk.speakers.split("Ada Mirel", article_id=articles[1].id, called="Ada Mirel of Varn")
    assert moved.claims == 1
    await read_again(library, pipeline, articles)
    assert await names(library) == {"Ada Mirel", "Ada Mirel of Varn"}


async def test_the_names_that_are_offered_follow_a_ruling(desk):
    articles = await take_in(desk, FIRST, THIRD)
    await desk.speakers.split("Ada Mirel", article_id=articles[1].id, called="Ada Mirel of Varn")
    assert set(await desk.suggest(NameKind.SPEAKER, "ada")) == {"Ada Mirel", "Ada Mirel of Varn"}
    await desk.speakers.merge("Ada Mirel of Varn", "Ada Mirel")
    assert await desk.suggest(NameKind.SPEAKER, "ada") == ("Ada Mirel",)


async def test_a_merge_into_a_merged_speaker_leads_to_the_last_one(desk, library, pipeline):
    articles = await take_in(desk, FIRST, SECOND, "Bo Corvin said that the pier would not close." + MORE)
    await desk.speakers.merge("Adele Mirel", "Ada Mirel")
    await desk.speakers.merge("Ada Mirel", "Bo Corvin")
    await read_again(library, pipeline, articles)
    assert await names(library) == {"Bo Corvin"}


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda desk: desk.merge("Nobody", "Ada Mirel"), "No speaker is called “Nobody”"),
        (lambda desk: desk.merge("Ada Mirel", "Ada Mirel"), "is one speaker already"),
        (lambda desk: desk.merge("mirel", "Ada Mirel"), "give the id"),
        (lambda desk: desk.split("Ada Mirel"), "Say what to split off"),
        (lambda desk: desk.split("Ada Mirel", name="Ada Mirel"), "own name"),
        (lambda desk: desk.split("Ada Mirel", article_id="0"), "says nothing in article 0"),
        (lambda desk: desk.show(""), "No speaker is called"),
    ],
)
async def test_what_cannot_be_done_is_said_and_changes_nothing(desk, library, act, sentence):
    await take_in(desk, FIRST, SECOND)
    with pytest.raises(UserError, match=sentence):
        await act(desk.speakers)
    assert await names(library) == {"Ada Mirel", "Adele Mirel"}
