"""The front of the core: looking up what the articles say."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest

from bot.articles.draft import Draft
from bot.charts import Chart
from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.corpus import Audience
from bot.desk import Desk
from bot.errors import UserError
from bot.names import NameKind
from bot.places import Platform, Workspace
from bot.replies import Picture, ReplyKind
from bot.requests import ClaimsRequest, ContradictionsRequest, TimelineRequest, WhoRequest
from storage.memory import MemoryLibrary
from tests.builders import a_contradiction
from tests.support.desk import SetClock
from tests.unit.answers.story import HERALD, told_library
from tests.unit.feeds.webs import STORY


@dataclass
class Pencil:
    """Draws nothing, and remembers of what."""

    charts: list[Chart] = field(default_factory=list)

    def draw(self, chart: Chart) -> Picture:
        self.charts.append(chart)
        return Picture(b"PNG", chart.alt, "timeline.png")


@pytest.fixture
async def told(pipeline):
    """Return a desk on the invented story, in which two of its claims disagree."""
    library = await told_library()
    async with library.begin() as uow:
        await uow.contradictions.put([a_contradiction("x1", "herald-1", "courier-0", score=0.95)])
        await uow.commit()
    return Desk(library, lambda: pipeline, SetClock(datetime(2031, 6, 1, tzinfo=UTC)), Pencil())


async def test_claims_are_looked_up_by_filter_and_by_topic(told):
    denied = await told.claims(ClaimsRequest(speaker="Tomas Reld", stance=Stance.DENIES))
    assert {record.claim.id for record in denied} == {"herald-1", "courier-1"}
    (harbour,) = await told.claims(ClaimsRequest(about="harbour sold", speaker="Tomas Reld", limit=1))
    assert harbour.claim.id == "courier-1"
    assert (await told.claim("courier-1")).claim == harbour.claim
    assert await told.claim("nothing") is None
    reply = await told.claims_reply(ClaimsRequest(outlet="The Ostmark Herald", limit=2))
    assert reply.kind is ReplyKind.CLAIMS
    assert len(reply.citations()) == 2
    with pytest.raises(UserError, match="Zebulon"):
        await told.claims(ClaimsRequest(speaker="Zebulon Quux"))


async def test_disagreements_are_looked_up(told):
    (found,) = await told.contradictions(ContradictionsRequest(speaker="Tomas Reld"))
    assert found.contradiction.id == "x1"
    assert not await told.contradictions(ContradictionsRequest(kind=ContradictionKind.NUMBER))
    reply = await told.contradictions_reply(ContradictionsRequest(about="bridge"))
    assert {citation.quote for citation in reply.citations()} >= {HERALD[1]}


async def test_pages_are_about_whom_and_what_they_are_asked_for(told):
    assert (await told.speaker_reply("Reld")).summary.startswith("Tomas Reld (Mayor): 3 claims")
    assert (await told.article_reply("herald")).summary.startswith("“Engineers fear for the Mirr bridge”")
    who = await told.who_reply(WhoRequest(about="the bridge", stance=Stance.WARNS))
    assert [item.speaker for item in who.sections[0].items] == ["Dana Corvin"]
    assert await told.suggest(NameKind.SPEAKER, "tom") == ("Tomas Reld",)


async def test_a_story_over_time_has_a_picture_where_it_is_worth_one(told):
    story = await told.timeline_reply(TimelineRequest(about="the bridge"))
    assert [picture.alt for picture in story.pictures] == [told._draughtsman.charts[0].alt]
    short = await told.timeline_reply(TimelineRequest(speaker="Tomas Reld", since=date(2031, 5, 10)))
    assert short.pictures == ()


async def test_what_is_held_is_counted(told):
    held = await told.holdings()
    assert (held.articles, held.claims, held.contradictions) == (2, 7, 1)
    assert "2 articles, 7 claims and 1 contradiction" in (await told.status_reply()).summary
    assert {article.id for article in await told.articles()} == {"herald", "courier"}


async def test_a_workspace_looks_up_what_it_may_see_and_no_more(told):
    home, other = Workspace(Platform.SLACK, "T1"), Workspace(Platform.SLACK, "T2")
    async with told._library.begin() as uow:
        await uow.choices.put(home, "corpus", "private")
        await uow.audiences.put("courier", [Audience(home, only=True)])
        await uow.commit()
    assert {article.id for article in await told.within(home).articles()} == {"herald", "courier"}
    assert {article.id for article in await told.within(other).articles()} == {"herald"}
    assert await told.within(other).contradictions(ContradictionsRequest()) == []


async def test_what_changed_between_versions_is_told_one_version_after_the_other(pipeline):
    desk = Desk(MemoryLibrary(), lambda: pipeline, SetClock())
    texts = (STORY, STORY + "The mayor has since said that it will open in June.")
    for text in texts:
        async for one in desk.intake.ingest([Draft("bridge", text)]):
            article = one.article
    (after,) = await desk.changes(article.id)
    assert after[0].version == 2
    assert any("June" in str(change) for change in after[1])
    with pytest.raises(UserError, match="no article 'nothing'"):
        await desk.changes("nothing")
