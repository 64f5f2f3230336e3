from dataclasses import replace
from datetime import date

import pytest

from bot.answers.pages import article_page, speaker_page
from bot.answers.storyline import storyline
from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.errors import UserError
from bot.replies import ReplyKind
from bot.requests import TimelineRequest
from tests.builders import a_contradiction
from tests.unit.answers.story import TODAY, told_library


@pytest.fixture
async def library():
    return await told_library()


async def test_a_speakers_page(library):
    async with library.begin() as uow:
        change = a_contradiction("c1", "herald-1", "courier-0", kind=ContradictionKind.POSITION_CHANGE)
        await uow.contradictions.put([change])
        reply = await speaker_page("reld", uow)
    assert reply.kind is ReplyKind.CLAIMS
    assert reply.summary == (
        "Tomas Reld (Mayor): 3 claims in 2 outlets, 3 May 2031 to 21 May 2031. 2 denied, 1 confirmed."
    )
    said, changed = (section.heading for section in reply.sections)
    assert said == "Attributed to them"
    assert changed == (
        "The position changed: Tomas Reld, on 3 May 2031, denied that the bridge was unsafe; "
        "Tomas Reld, on 20 May 2031, confirmed that the bridge had cracks."
    )
    assert [item.said for item in reply.sections[1].items] == ["3 May 2031", "20 May 2031"]


async def test_nobody_of_that_name_has_a_page(library):
    async with library.begin() as uow:
        with pytest.raises(UserError, match="Nobody called “Zebulon Quux” is stored"):
            await speaker_page("Zebulon Quux", uow)


@pytest.mark.parametrize("reference", ["herald", "Engineers fear Mirr bridge"])
async def test_an_articles_page(library, reference):
    async with library.begin() as uow:
        await uow.contradictions.put([a_contradiction("c1", "herald-1", "courier-0")])
        reply = await article_page(reference, uow)
    assert reply.summary == (
        "“Engineers fear for the Mirr bridge”, The Ostmark Herald, 6 May 2031: 5 claims of 5 speakers."
    )
    said, disputed = (section.heading for section in reply.sections)
    assert said == "Who said what"
    assert str(disputed).startswith("One denies what the other says: Tomas Reld, on 3 May 2031, denied that")
    assert [item.speaker for item in reply.sections[0].items][:2] == ["Dana Corvin", "Tomas Reld"]


async def test_an_unknown_article_is_refused(library):
    async with library.begin() as uow:
        with pytest.raises(UserError, match="No stored article fits"):
            await article_page("zeppelins over the moon", uow)
        with pytest.raises(UserError, match="No stored article fits"):
            await article_page("?", uow)


async def test_a_topics_timeline_is_by_day_and_has_a_chart(library):
    async with library.begin() as uow:
        found = await storyline(TimelineRequest(about="the bridge"), uow, TODAY)
    assert found.reply.kind is ReplyKind.TIMELINE
    headings = [section.heading for section in found.reply.sections]
    assert headings == ["2 May 2031", "3 May 2031", "4 May 2031", "5 May 2031", "20 May 2031"]
    assert found.chart is not None
    assert found.chart.speakers == ("Dana Corvin", "Tomas Reld", "Aldo Finn", "Ilse Varga")
    assert "3 May 2031: Tomas Reld denied" in found.chart.alt


async def test_a_speakers_timeline_within_days(library):
    async with library.begin() as uow:
        wanted = TimelineRequest(speaker="Reld", since=date(2031, 5, 10))
        found = await storyline(wanted, uow, TODAY)
        assert {item.speaker for section in found.reply.sections for item in section.items} == {"Tomas Reld"}
        assert [item.stance for section in found.reply.sections for item in section.items] == [
            Stance.CONFIRMS.past,
            Stance.DENIES.past,
        ]
        assert found.chart is None
        nothing = await storyline(replace(wanted, since=date(2032, 1, 1)), uow, TODAY)
    assert nothing.reply.kind is ReplyKind.REFUSAL


async def test_a_timeline_of_nothing_is_no_timeline(library):
    async with library.begin() as uow:
        with pytest.raises(UserError, match="topic or a speaker"):
            await storyline(TimelineRequest(), uow, TODAY)
