"""A process may die at any commit: after the next start everything is as if it had not."""

from datetime import UTC, date, datetime

import pytest

from bot.articles.draft import Draft
from bot.desk import Desk
from bot.ports import ClaimFilter, ContradictionFilter
from bot.reading.reader import Readers
from storage.memory import MemoryLibrary

MORE = " The old pier of Ostrel has stood in the harbour for ninety years, and its planks were laid by hand."
SAID = (
    "Ada Mirel, the mayor of Ostrel, said on Monday that the pier would close in March.",
    "Bo Tarn denied on Friday that the pier would close in March.",
    "Engineers told the council that 40 planks of the pier were rotten.",
    "Ada Mirel denied on Friday that the pier would close in March.",
    "The council said that 90 planks of the pier were rotten.",
)
DRAFTS = [Draft(f"pier-{at}", text + MORE, published=date(2031, 5, 1 + at)) for at, text in enumerate(SAID)]


class Death(BaseException):
    """Stands for the end of the process: nothing catches it."""


class Noon:
    def now(self):
        return datetime(2031, 5, 4, 12, tzinfo=UTC)


class Mortal(MemoryLibrary):
    """Dies at a commit: just before it, or just after."""

    def __init__(self):
        super().__init__()
        self.commits_left = -1  # never
        self.commits = 0
        self.before = True

    def begin(self):
        uow = super().begin()
        whole = uow.commit

        async def commit():
            self.commits += 1
            self.commits_left -= 1
            dies = self.commits_left == 0
            if dies and self.before:
                raise Death
            await whole()
            if dies:
                raise Death

        uow.commit = commit
        return uow


async def contents(library):
    async with library.begin() as uow:
        articles = await uow.articles.list()
        claims = [(one.claim, one.speaker_id) for one in await uow.claims.find(ClaimFilter(), limit=1000)]
        contradictions = await uow.contradictions.find(ContradictionFilter(), limit=1000)
        readings = sorted(uow._work.state.readings)
        return list(articles), claims, list(contradictions), readings, dict(uow._work.state.origins)


@pytest.fixture
def start(pipeline, executor):
    """Return what starts a process: it ingests all drafts, and reads what was left unread."""

    async def run(library, name):
        readers = Readers(executor, holder=name, is_gone=lambda holder: holder != name)
        desk = Desk(library, lambda: pipeline, Noon(), readers=readers)
        async for _ in desk.intake.ingest(DRAFTS):
            pass
        async for _ in desk.reader.drain():
            pass

    return run


@pytest.fixture
def executor():
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as made:
        yield made


async def test_whenever_it_dies_the_next_start_makes_it_whole(start):
    undisturbed = Mortal()
    await start(undisturbed, "only")
    whole = await contents(undisturbed)
    assert whole[1]
    assert whole[2]
    for at in range(1, undisturbed.commits + 1):
        library = Mortal()
        library.commits_left, library.before = at, bool(at % 2)
        with pytest.raises(Death):
            await start(library, "first")
        library.commits_left = -1
        await start(library, "second")
        assert await contents(library) == whole, at


async def test_what_a_new_version_no_longer_says_is_withdrawn(start, pipeline):
    library = MemoryLibrary()
    await start(library, "only")
    before = await contents(library)
    desk = Desk(library, lambda: pipeline, Noon())
    mended = Draft("pier-1", "Bo Tarn said nothing about the pier of Ostrel." + MORE, published=date(2031, 5, 9))
    assert [one.outcome async for one in desk.intake.ingest([mended])] == ["new version"]
    after = await contents(library)
    old = {claim.id for claim, _ in before[1]} - {claim.id for claim, _ in after[1]}
    assert old
    assert all({one.earlier, one.later}.isdisjoint(old) for one in after[2])
    ((version, changed),) = await desk.changes(next(one.id for one in after[0] if one.key == "pier-1"))
    assert version.version == 2
    assert [one.after for one in changed] == [version.text]
