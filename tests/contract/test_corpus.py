"""What a workspace may see: feeds that two workspaces and the house read, on every library."""

from __future__ import annotations

import pytest

from bot.choices import Choices
from bot.corpus import EVERYBODYS, Audience, Corpora, Corpus, view_of
from bot.feeds.desk import FeedDesk
from bot.places import Place, Platform, Workspace
from bot.ports import Library
from bot.workspaces import Workspaces
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
