"""What a workspace may see: feeds that two workspaces and the house read, on every library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from bot.answers.lookups import contradictions_reply
from bot.answers.meaning import STORED, Meaning, Meant
from bot.articles.article import Article
from bot.choices import Choices
from bot.claims.rulings import Ruling
from bot.contradiction_desk import ContradictionDesk
from bot.contradictions.contradiction import ContradictionKind
from bot.corpus import EVERYBODYS, Audience, Corpora, Corpus, view_of
from bot.feeds.desk import FeedDesk
from bot.names import NameKind
from bot.places import Place, Platform, Workspace
from bot.ports import ClaimFilter, ContradictionFilter, Library, UnitOfWork
from bot.requests import ContradictionsRequest
from bot.workspaces import Workspaces
from tests.builders import a_claim, a_contradiction, a_passage, a_speaker, an_article
from tests.unit.feeds.webs import STORY, SetClock, SetWeb

HOME, OTHER = Workspace(Platform.SLACK, "T1"), Workspace(Platform.SLACK, "T2")
HOUSE = Workspace(Platform.TERMINAL, "")
FEEDS = {HOME: "https://gazette.test/home", OTHER: "https://gazette.test/other", HOUSE: "https://gazette.test/house"}


class Room:
    def __init__(self, library: Library) -> None:
        self.library, self.web, self.clock = library, SetWeb(), SetClock()
        self.desk = FeedDesk(library, self.web.web, self.clock)
        self.corpora = Corpora(library)

    async def read(self, workspace: Workspace, *pages: str) -> None:
        """Have a workspace's feed list pages, and take them all."""
        addresses = [f"https://gazette.test/{page}" for page in pages]
        for page, address in zip(pages, addresses, strict=True):
            self.web.answers.setdefault(address, f"{STORY} It is told of the bridge at {page}.".encode())
        self.web.answers[FEEDS[workspace]] = "\n".join(("feed Gazette", *addresses)).encode()
        if any(feed.address == FEEDS[workspace] for feed in await self.desk.list()):
            self.clock.pass_(days=1)
            await self.desk.poll()
        else:
            await self.desk.add(FEEDS[workspace], Place(workspace.platform, workspace.id, "C1"))
        await self.desk.take_pages()

    async def seen(self, workspace: Workspace | None) -> set[str]:
        """Return the last words of the addresses of the articles that are seen."""
        library = self.library if workspace is None else self.library.within(workspace)
        async with library.begin() as uow:
            found = await uow.articles.list()
            assert await uow.articles.count() == len(found)
            return {str(article.url).rpartition("/")[2] for article in found}


@pytest.fixture
def room(library: Library) -> Room:
    return Room(library)


async def test_what_is_read_for_everybody_is_seen_by_everybody(room: Room) -> None:
    await room.read(HOME, "a")
    await room.read(HOUSE, "b")
    assert await room.seen(HOME) == await room.seen(OTHER) == await room.seen(None) == {"a", "b"}


async def test_what_is_read_for_one_workspace_is_seen_there_alone(room: Room) -> None:
    await room.corpora.choose(HOME, Corpus.PRIVATE)
    await room.read(HOME, "a")
    await room.read(HOUSE, "b")
    assert await room.seen(HOME) == await room.seen(None) == {"a", "b"}
    assert await room.seen(OTHER) == {"b"}
    assert await room.seen(Workspace(Platform.DISCORD, "T1")) == {"b"}


async def test_a_workspace_may_see_its_own_alone(room: Room) -> None:
    await room.corpora.choose(HOME, Corpus.OWN)
    await room.read(HOUSE, "b", "c")
    await room.read(HOME, "a", "c")
    assert await room.seen(HOME) == {"a", "c"}
    assert await room.seen(OTHER) == {"b", "c"}


async def test_what_two_read_for_themselves_is_seen_by_both_and_nobody_else(room: Room) -> None:
    for workspace in (HOME, OTHER):
        await room.corpora.choose(workspace, Corpus.PRIVATE)
        await room.read(workspace, "a", "of-" + workspace.id)
    assert await room.seen(HOME) == {"a", "of-T1"}
    assert await room.seen(OTHER) == {"a", "of-T2"}
    assert await room.seen(Workspace(Platform.SLACK, "T3")) == set()


async def test_what_somebody_reads_for_everybody_is_no_longer_anybodys_alone(room: Room) -> None:
    await room.corpora.choose(HOME, Corpus.PRIVATE)
    await room.read(HOME, "a", "b")
    await room.read(OTHER, "a")
    assert await room.seen(OTHER) == {"a"}
    await room.read(HOUSE, "b")
    assert await room.seen(OTHER) == {"a", "b"}
    await room.read(HOME, "a", "b", "c")
    assert await room.seen(OTHER) == {"a", "b"}


async def test_a_page_that_waits_is_for_all_for_whom_it_was_listed(room: Room) -> None:
    await room.corpora.choose(HOME, Corpus.PRIVATE)
    address = "https://gazette.test/a"
    for workspace in (HOME, OTHER):
        room.web.answers[FEEDS[workspace]] = f"feed Gazette\n{address}".encode()
        await room.desk.add(FEEDS[workspace], Place(workspace.platform, workspace.id, "C1"))
    room.web.answers[address] = STORY.encode()
    await room.desk.take_pages()
    assert await room.seen(Workspace(Platform.SLACK, "T3")) == {"a"}


async def test_the_operators_choice_is_for_those_who_chose_none(room: Room) -> None:
    assert await room.corpora.of(HOME) is Corpus.SHARED
    await room.corpora.choose(HOME, Corpus.OWN)
    assert await room.corpora.of(HOME) is Corpus.OWN
    await Choices(room.library).put(OTHER, "threads", "on")
    assert await room.corpora.of(OTHER) is Corpus.SHARED


async def test_those_who_brought_nothing_have_one_view(room: Room) -> None:
    await room.read(OTHER, "a")
    async with room.library.begin() as uow:
        assert await view_of(HOME, uow) == await view_of(HOUSE, uow) == EVERYBODYS
        assert await view_of(OTHER, uow) != EVERYBODYS
    await room.corpora.choose(HOUSE, Corpus.OWN)
    async with room.library.begin() as uow:
        assert await view_of(HOUSE, uow) == EVERYBODYS


async def test_a_workspace_that_leaves_takes_along_what_nobody_else_may_see(room: Room) -> None:
    await room.corpora.choose(HOME, Corpus.PRIVATE)
    await room.corpora.choose(OTHER, Corpus.PRIVATE)
    await room.read(HOME, "a", "b")
    await room.read(OTHER, "b")
    await room.read(HOUSE, "c")
    listed = "https://gazette.test/waits"
    room.web.answers[FEEDS[HOME]] += f"\n{listed}".encode()
    room.clock.pass_(days=1)
    await room.desk.poll()
    await Workspaces(room.library, room.clock).forget(HOME)
    assert await room.desk.list(HOME) == []
    assert await room.seen(None) == {"b", "c"}
    assert await room.seen(Workspace(Platform.SLACK, "T3")) == {"c"}
    async with room.library.begin() as uow:
        assert await uow.pages.waiting() == 0
        assert not await uow.audiences.brings(HOME)


async def _claimed(uow: UnitOfWork, article: Article, speaker_id: str, *, called: str) -> None:
    """Store the one claim of an article, which calls its speaker so."""
    made = a_claim(f"c{article.id[1:]}", article)
    named = replace(made, speaker=replace(made.speaker, name=called))
    await uow.claims.replace(article, [(named, speaker_id)], [("bridg",)])


async def _told(uow: UnitOfWork, number: int) -> None:
    """Store an article of that number with a claim of its own speaker."""
    _, article = await uow.articles.put(an_article(f"a{number}", outlet=f"Outlet {number}"))
    await uow.speakers.put(a_speaker(f"s{number}", f"Dana Corvin{number}", f"dana corvin{number}"))
    await _claimed(uow, article, f"s{number}", called=f"Dana Corvin{number}")
    passage = a_passage(article, "bridg")
    await uow.search.index(article, [passage])
    vector = np.ones(2, dtype=STORED).tobytes()
    await uow.meanings.put(Meaning(article.id, article.version, (passage.span,), vector), "m")
    names = {(NameKind.SPEAKER, f"Dana Corvin{number}"): 1, (NameKind.OUTLET, f"Outlet {number}"): 1}
    await uow.names.replace(article.id, names)


async def test_every_store_reads_what_the_view_lets_through(library: Library) -> None:
    async with library.begin() as uow:
        for number in (1, 2, 3):
            await _told(uow, number)
        pairs = (("x12", "c1", "c2"), ("x13", "c1", "c3"))
        await uow.contradictions.put([a_contradiction(*pair) for pair in pairs])
        await uow.choices.put(HOME, "corpus", "private")
        await uow.commit()
    async with library.begin() as uow:
        await uow.audiences.listed(["https://example.org/a2"], Audience(HOME, only=True))
        await uow.audiences.bring("a2", "https://example.org/a2", new=True)
        await uow.commit()
    for workspace, numbers in ((HOME, {1, 2, 3}), (OTHER, {1, 3})):
        async with library.within(workspace).begin() as uow:
            claims = {f"c{number}" for number in numbers}
            assert {one.claim.id for one in await uow.claims.find(ClaimFilter())} == claims
            assert {one.claim_id for one in await uow.claims.outlines(ClaimFilter())} == claims
            assert await uow.claims.count() == len(numbers)
            assert (await uow.claims.get("c2") is not None) is (2 in numbers)
            assert {one.claim.id for one in await uow.search.claims(("bridg",), ClaimFilter())} == claims
            assert {one.claim_id for one in await uow.search.outlines(("bridg",), ClaimFilter())} == claims
            passages = await uow.search.passages(("bridg",), ClaimFilter())
            assert {one.passage.article_id for one in passages} == {f"a{number}" for number in numbers}
            near = await uow.meanings.nearest(Meant("m", np.ones((1, 2), np.float32)), ClaimFilter(), limit=9)
            assert {one.record.passage.article_id for one in near} == {f"a{number}" for number in numbers}
            pairs_seen = {"x12", "x13"} if 2 in numbers else {"x13"}
            assert {one.id for one in await uow.contradictions.find(ContradictionFilter())} == pairs_seen
            kinds = ContradictionFilter(kinds=(ContradictionKind.DENIAL,), claim_ids=("c2",))
            assert bool(await uow.contradictions.find(kinds)) is (2 in numbers)
            assert await uow.contradictions.count() == len(pairs_seen)
            assert (await uow.articles.get("a2") is not None) is (2 in numbers)
            assert len(await uow.articles.outlets()) == len(numbers)
            mark = await uow.news.mark()
            assert {line.claim_id for line in await uow.news.claims(-1, mark, limit=9)} == claims
            assert {one.contradiction.id for one in await uow.news.disputes(-1, mark, limit=9)} == pairs_seen
            assert (await uow.news.mark_of("c2") is not None) is (2 in numbers)
            assert (await uow.news.mark_of("x12") is not None) is (2 in numbers)
            names = {one.name for one in await uow.names.starting(NameKind.SPEAKER, "dana")}
            assert names == {f"Dana Corvin{number}" for number in numbers}
            assert bool(await uow.names.holding(NameKind.OUTLET, ["outlet 2"])) is (2 in numbers)
            speakers = {f"s{number}" for number in numbers}
            assert {one.id for one in await uow.speakers.suggest("dana")} == speakers
            assert {one.id for one in await uow.speakers.busiest()} == speakers
            assert bool(await uow.speakers.by_alias(["dana corvin2"])) is (2 in numbers)
            assert (await uow.speakers.get("s2") is not None) is (2 in numbers)


@pytest.fixture
async def named_at_home(library: Library) -> Library:
    """Return a library where HOME alone reads the article that gave Mirel her name; two others name her otherwise."""
    async with library.begin() as uow:
        await uow.speakers.put(a_speaker("s1", "Ada Beatrice Mirel", "ada beatrice mirel", "ada mirel"))
        for number, called in enumerate(("Ada Beatrice Mirel", "Ada Mirel", "Dr Ada Mirel", "Ada Mirel"), start=1):
            _, article = await uow.articles.put(an_article(f"a{number}"))
            await _claimed(uow, article, "s1", called=called)
            await uow.names.replace(article.id, {(NameKind.SPEAKER, "Ada Beatrice Mirel"): 1})
        await uow.choices.put(HOME, "corpus", "private")
        await uow.audiences.put("a1", [Audience(HOME, only=True)])
        await uow.commit()
    return library


async def _names(library: Library, workspace: Workspace) -> tuple[set[str], set[str], list[str]]:
    """Return what the speaker is called beside claims, as a speaker, and while somebody types."""
    async with library.within(workspace).begin() as uow:
        records = [*await uow.claims.find(ClaimFilter()), *await uow.search.claims(("bridg",), ClaimFilter())]
        found = [*await uow.speakers.busiest(), *await uow.speakers.by_alias(["ada mirel"])]
        typed = await uow.names.starting(NameKind.SPEAKER, "ada"), await uow.names.holding(NameKind.SPEAKER, ["ada"])
    assert [one.name for one in typed[0]] == typed[1]
    return {one.speaker_name for one in records}, {one.name for one in found}, list(typed[1])


async def test_a_speaker_is_called_by_no_name_that_an_unseen_article_gave(named_at_home: Library) -> None:
    whole = "Ada Beatrice Mirel"
    assert await _names(named_at_home, HOME) == ({whole}, {whole}, [whole])
    assert await _names(named_at_home, OTHER) == ({"Ada Mirel"}, {"Ada Mirel"}, [])
    async with named_at_home.begin() as uow:
        assert {one.speaker_name for one in await uow.claims.find(ClaimFilter())} == {whole}
        await uow.audiences.put("a1", ())
        await uow.commit()
    assert await _names(named_at_home, OTHER) == ({whole}, {whole}, [whole])


async def test_a_name_that_an_operator_gave_is_everybodys(named_at_home: Library) -> None:
    async with named_at_home.begin() as uow:
        await uow.speakers.rule(Ruling("s9", "s1", datetime(2031, 5, 4, tzinfo=UTC), name="ada mirel"))
        await uow.commit()
    named = {"Ada Beatrice Mirel"}
    assert await _names(named_at_home, OTHER) == (named, named, sorted(named))
    async with named_at_home.begin() as uow:
        await uow.speakers.rule(Ruling("s9", "s1", datetime(2031, 5, 4, tzinfo=UTC), name=""))
        await uow.speakers.unrule(Ruling("s9", "s1", datetime(2031, 5, 4, tzinfo=UTC), name="ada mirel"))
        await uow.commit()
    assert (await _names(named_at_home, OTHER))[0] == {"Ada Mirel"}


async def test_what_left_with_a_workspace_left_no_name_behind(named_at_home: Library) -> None:
    await Workspaces(named_at_home, SetClock()).forget(HOME)
    assert await _names(named_at_home, OTHER) == ({"Ada Mirel"}, {"Ada Mirel"}, [])


async def test_how_two_disagree_is_told_with_the_names_that_may_be_seen(named_at_home: Library) -> None:
    async with named_at_home.begin() as uow:
        made = replace(
            a_contradiction("x", "c2", "c4", score=0.95), explanation="Ada Beatrice Mirel said one thing, then another."
        )
        await uow.contradictions.put([made])
        await uow.commit()
    desk = ContradictionDesk(named_at_home.within(OTHER), SetClock())
    (section,) = contradictions_reply(await desk.list(ContradictionsRequest())).sections
    assert "Ada Mirel" in str(section.heading)
    assert "Beatrice" not in str(section.heading)


async def test_a_page_listed_again_for_everybody_opens_its_article(room: Room) -> None:
    await room.corpora.choose(HOME, Corpus.PRIVATE)
    await room.read(HOME, "a")
    await room.corpora.choose(HOME, Corpus.SHARED)
    assert await room.seen(OTHER) == set()
    await room.read(HOME, "a")
    assert await room.seen(OTHER) == {"a"}


async def test_audiences_are_told_and_put(room: Room) -> None:
    await room.corpora.choose(HOME, Corpus.PRIVATE)
    await room.read(HOME, "a")
    async with room.library.begin() as uow:
        (article,) = await uow.articles.list()
        assert await uow.audiences.of(article.id) == [Audience(HOME, only=True)]
        await uow.audiences.put(article.id, [Audience(OTHER, only=True)])
        await uow.commit()
    assert (await room.seen(HOME), await room.seen(OTHER)) == (set(), {"a"})
    async with room.library.begin() as uow:
        await uow.audiences.put(article.id, ())
        await uow.commit()
        assert await uow.audiences.of(article.id) == []
    assert await room.seen(HOME) == {"a"}
