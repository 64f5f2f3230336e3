"""A desk over what was read of the two stories, once for all the questions."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.desk import Desk
from bot.language.pipeline import Pipeline
from storage.memory import MemoryLibrary
from tests.scenario.newsroom.stories import ARTICLES


class Clock:
    def now(self) -> datetime:
        return datetime(2031, 5, 20, tzinfo=UTC)


@pytest.fixture(scope="session")
def read_stories(pipeline: Pipeline) -> MemoryLibrary:
    library = MemoryLibrary()

    async def read() -> None:
        async for one in Desk(library, lambda: pipeline, Clock()).intake.ingest(ARTICLES):
            assert one.article is not None, one

    asyncio.run(read())
    return library


@pytest.fixture
def desk(read_stories: MemoryLibrary, pipeline: Pipeline) -> Desk:
    return Desk(read_stories, lambda: pipeline, Clock())
