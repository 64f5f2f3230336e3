"""Operators' rulings, and the history of a contradiction as claims come and go."""

from datetime import UTC, date, datetime

import pytest

from bot.articles.draft import Draft
from bot.contradictions.review import Opinion
from bot.desk import Desk
from bot.errors import UserError
from bot.requests import ContradictionsRequest
from storage.memory import MemoryLibrary

MORE = " The old pier of Ostrel has stood in the harbour for ninety years."
SAID = "Ada Mirel, the mayor of Ostrel, said on Monday that the pier would close in March." + MORE
DENIED = "Otto Fen denied on Friday that the pier would close in March." + MORE
TURNED = "Otto Fen confirmed on Sunday that the pier would close in March." + MORE
ALL = ContradictionsRequest()


class Clock:
    def __init__(self):
        self.at = datetime(2031, 5, 4, 12, tzinfo=UTC)

    def now(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(pipeline, clock):
    return Desk(MemoryLibrary(), lambda: pipeline, clock)


async def take_in(desk, *texts, first=1):
    drafts = [Draft(f"pier-{at}", text, published=date(2031, 5, at)) for at, text in enumerate(texts, first)]
    async for one in desk.intake.ingest(drafts):
        assert one.error is None


async def between(desk, one, other):
    found = await desk.contradictions(ALL)
    return [x for x in found if {x.earlier.speaker_name, x.later.speaker_name} == {one, other}]


async def test_a_dismissed_contradiction_is_gone_from_lists_and_its_ruling_stays(desk):
    await take_in(desk, SAID, DENIED)
    (found,) = await between(desk, "Ada Mirel", "Otto Fen")

    ruled = await desk.disagreements.rule(found.contradiction.id, Opinion.DISMISSED, " two piers ")

    assert ruled.review.note == "two piers"
    assert await between(desk, "Ada Mirel", "Otto Fen") == []
    asked = await desk.contradictions(ContradictionsRequest(dismissed=True))
    assert any(one.review and one.review.opinion is Opinion.DISMISSED for one in asked)
    (kept,) = await desk.disagreements.reviews()
    assert kept.seen["kind"] == "denial"
    assert {kept.seen[side]["speaker"] for side in ("earlier", "later")} == {"Ada Mirel", "Otto Fen"}


async def test_a_ruling_needs_a_contradiction(desk):
    with pytest.raises(UserError, match="no contradiction of that id"):
        await desk.disagreements.rule("0" * 16, Opinion.CONFIRMED, "")


async def test_a_contradiction_keeps_its_first_sighting_and_says_what_resolved_it(desk, clock):
    seen = clock.at
    await take_in(desk, SAID, DENIED)
    clock.at = datetime(2031, 5, 9, 12, tzinfo=UTC)
    await take_in(desk, TURNED, first=9)

    (found,) = await between(desk, "Ada Mirel", "Otto Fen")

    assert found.first_seen == seen
    assert found.resolved_by is not None
    assert found.resolved_by.claim.stance.value == "confirms"
    (changed,) = await between(desk, "Otto Fen", "Otto Fen")
    assert changed.contradiction.verdict.kind.value == "position change"


async def test_a_denial_that_its_speaker_later_defends_is_not_taken_back(desk):
    await take_in(desk, SAID, DENIED.replace("the pier", "the Ostrel pier"))
    defended = "Otto Fen said on Sunday that it was the right of the council to close the Ostrel pier in March." + MORE
    await take_in(desk, defended, first=9)

    (found,) = await between(desk, "Ada Mirel", "Otto Fen")

    changes = await between(desk, "Otto Fen", "Otto Fen")
    assert [one.contradiction.verdict.reasons[0] for one in changes] == ["defended"]
    assert found.resolved_by is None


async def test_a_corrected_article_takes_its_contradictions_along(desk):
    await take_in(desk, SAID, DENIED)
    await take_in(desk, MORE + " Its planks were laid by hand, and the lamps on it are lit at dusk.", first=2)

    assert await between(desk, "Ada Mirel", "Otto Fen") == []
