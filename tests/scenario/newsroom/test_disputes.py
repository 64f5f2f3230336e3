"""Which disagreements of two stories a newsroom is told, and which it is spared."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.desk import Desk
from bot.language.pipeline import Pipeline
from bot.ports import ContradictionRecord
from bot.requests import ContradictionsRequest
from storage.memory import MemoryLibrary
from tests.scenario.newsroom.conftest import Clock
from tests.scenario.newsroom.disputes import ARTICLES


@pytest.fixture(scope="module")
def found(pipeline: Pipeline) -> Sequence[ContradictionRecord]:
    desk = Desk(MemoryLibrary(), lambda: pipeline, Clock())

    async def read() -> Sequence[ContradictionRecord]:
        async for one in desk.intake.ingest(ARTICLES):
            assert one.article is not None, one
        return await desk.contradictions(ContradictionsRequest(limit=100))

    return asyncio.run(read())


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Nela Brand", "two diplomats", "denial"),  # no meeting; they met
        ("Nela Brand", "Jon Ekker", "denial"),
        ("Jon Ekker", "Orvia's justice ministry", "number"),  # 300 prisoners; 180
        ("Orvia", "Tamland's defence ministry", "denial"),
        ("Varnia's embassy", "Rosa Lind", "denial"),
        ("Clara Benn", "Eli Marsh", "denial"),  # no operation was cancelled; some were
        ("Jonas Pryce", "Rosa Lind", "denial"),  # no evidence; clear evidence
        ("Medora", "Medora", "position change"),  # no data stolen; data stolen
    ],
)
def test_is_told(found: Sequence[ContradictionRecord], one: str, other: str, kind: str) -> None:
    assert any(
        {one, other} == {told.earlier.speaker_name, told.later.speaker_name}
        and told.contradiction.verdict.kind.value == kind
        for told in found
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Medora", "Clara Benn"),  # the hospitals and their director
        ("Grey Heron", "Medora"),  # they never talked, said neither of what the other denies
        ("Kestrel", "Police"),  # when it began and how long before
        ("Observers of the Lund Group", "Tamland's defence ministry"),
        ("Both sides", "Residents of Weir"),
    ],
)
def test_is_spared(found: Sequence[ContradictionRecord], one: str, other: str) -> None:
    assert all({one, other} != {told.earlier.speaker_name, told.later.speaker_name} for told in found)


def test_few_are_told(found: Sequence[ContradictionRecord]) -> None:
    assert len(found) <= 18
