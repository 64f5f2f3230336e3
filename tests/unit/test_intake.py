"""Taking articles in, from drafts and from addresses."""

import pytest

from bot.articles.draft import Draft
from bot.desk import Desk
from storage.memory import MemoryLibrary
from tests.support.desk import SetClock
from tests.unit.feeds.webs import STORY, SetWeb

GERMAN = "Die Hafenbehörde teilte am Dienstag mit, dass der nördliche Pier bis zum Frühjahr geschlossen bleibt. " * 3


@pytest.fixture
def library():
    return MemoryLibrary()


async def taken_in(desk):
    return [one async for one in desk.intake.ingest([Draft("pier", GERMAN)])]


async def test_an_article_in_another_language_is_refused(library, pipeline):
    (one,) = await taken_in(Desk(library, lambda: pipeline, SetClock()))
    assert (one.outcome, one.code) == ("failed", "language")


async def test_where_other_languages_are_kept_it_is_stored_and_waits_for_nothing(library, pipeline):
    desk = Desk(library, lambda: pipeline, SetClock(), any_language=True)
    (one,) = await taken_in(desk)
    held = await desk.holdings()

    assert (one.outcome, one.claims, one.article.language) == ("added", 0, "de")
    assert one.article.text.startswith("Die Hafenbehörde")
    assert (held.articles, held.claims, held.passages, held.unread) == (1, 0, 0, 0)


async def test_an_address_is_read_or_what_is_wrong_with_it_is_kept(pipeline):
    web = SetWeb({"https://gazette.test/bridge": STORY.encode()})
    desk = Desk(MemoryLibrary(), lambda: pipeline, SetClock(), web=web.web)
    read = await desk.intake.ingest_address("https://gazette.test/bridge")
    assert (read.outcome, read.claims > 0) == ("added", True)
    gone = await desk.intake.ingest_address("https://gazette.test/gone")
    assert (gone.outcome, gone.error) == ("failed", "There is nothing here.")
    assert [failure.name for failure in await desk.failures()] == ["https://gazette.test/gone"]
    again = await desk.intake.ingest_address("https://gazette.test/bridge")
    assert again.outcome == "unchanged"
