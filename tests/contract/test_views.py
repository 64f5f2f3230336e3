"""What a workspace's view lets through: in every store, and of the names that a speaker goes by."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from bot.answers.lookups import contradictions_reply
from bot.answers.meaning import STORED, Meaning, Meant
from bot.articles.article import Article
from bot.claims.rulings import Ruling
from bot.contradiction_desk import ContradictionDesk
from bot.contradictions.contradiction import ContradictionKind
from bot.corpus import Audience
from bot.names import NameKind
from bot.places import Platform, Workspace
from bot.ports import ClaimFilter, ContradictionFilter, Library, UnitOfWork
from bot.requests import ContradictionsRequest
from bot.workspaces import Workspaces
from tests.builders import a_claim, a_contradiction, a_passage, a_speaker, an_article
from tests.unit.feeds.webs import SetClock

HOME, OTHER = Workspace(Platform.SLACK, "T1"), Workspace(Platform.SLACK, "T2")


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
