from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.digests.delivery import PartState
from bot.errors import UserError
from bot.feedback import Feedback, Feedbacks
from bot.feeds.feed import Feed
from bot.places import Person, Place, Platform, Workspace
from bot.ports import Library
from bot.replies import Picture
from bot.seen import Seen
from bot.shown import KEPT, Shown, ShownReplies
from bot.workspaces import Kept, Workspaces
from tests.subscribed import NOW, a_digest, a_part, a_subscription, an_alert
from tests.support.desk import SetClock
from tests.support.replies import item, reply

HOME, OTHER = Workspace(Platform.SLACK, "T1"), Workspace(Platform.SLACK, "T10")
ANN, BEN = Person(Platform.SLACK, "T1", "U1"), Person(Platform.SLACK, "T1", "U2")


async def test_a_shown_reply_is_found_again_as_it_was_but_for_its_picture(library: Library) -> None:
    clock = SetClock()
    shown = ShownReplies(library, clock)
    told = reply(item("The “bridge” is <closed> \\ & safe.\n\u202e Київ"))
    pictured = replace(told, pictures=(Picture(b"\x89PNG", "a picture", "a.png"),))
    token = await shown.keep(HOME, "who denied it?", pictured)
    assert await shown.get(HOME, token) == Shown("who denied it?", told)
    assert await shown.get(OTHER, token) is None
    assert await shown.get(Workspace(Platform.DISCORD, "T1"), token) is None
    clock.time += KEPT
    assert await shown.get(HOME, token) is None


async def test_a_persons_latest_verdict_on_an_answer_counts(library: Library) -> None:
    clock = SetClock()
    feedback = Feedbacks(library, clock)
    await feedback.give(ANN, "C1:1.1", "who?", helpful=True)
    clock.time += timedelta(minutes=1)
    await feedback.give(ANN, "C1:1.1", "who?", helpful=False)
    await feedback.give(BEN, "C1:1.1", "who?", helpful=False)
    await feedback.give(ANN, "C1:2.1", "when?", helpful=True)
    await feedback.give(Person(Platform.SLACK, "T10", "U1"), "C1:1.1", "who?", helpful=True)
    assert await feedback.count(HOME) == (1, 2)
    async with library.begin() as uow:
        found = await uow.feedback.of(HOME)
        assert found[0] == Feedback(ANN, "C1:1.1", "who?", False, clock.time)
        assert [(one.person.id, one.answer) for one in found] == [("U1", "C1:1.1"), ("U1", "C1:2.1"), ("U2", "C1:1.1")]
        assert len(await uow.feedback.of(HOME, limit=1)) == 1


async def test_a_workspace_that_leaves_is_forgotten_alone(library: Library) -> None:
    clock = SetClock()
    seen, shown, feedback = Seen(library, clock), ShownReplies(library, clock), Feedbacks(library, clock)
    tokens = {}
    for workspace in (HOME, OTHER):
        name = f"slack:{workspace.id}:C1:1.1"
        await seen.join(name)
        tokens[workspace] = await shown.keep(workspace, "who?", reply())
        await feedback.give(Person(Platform.SLACK, workspace.id, "U1"), "C1:1.1", "who?", helpful=True)
        async with library.begin() as uow:
            await uow.conversations.put(name, "state", clock.time + KEPT)
            await uow.commit()
    await Workspaces(library, clock).forget(HOME)
    for workspace, kept in ((HOME, False), (OTHER, True)):
        name = f"slack:{workspace.id}:C1:1.1"
        assert await seen.joined(name) is kept
        assert (await shown.get(workspace, tokens[workspace]) is not None) is kept
        assert await feedback.count(workspace) == (int(kept), 0)
        async with library.begin() as uow:
            assert (await uow.conversations.get(name, clock.time) is not None) is kept


async def test_a_sweep_drops_what_has_expired(library: Library) -> None:
    clock = SetClock()
    workspaces = Workspaces(library, clock)
    await Seen(library, clock).first_time("slack:T1:event:1")
    await ShownReplies(library, clock).keep(HOME, "who?", reply())
    assert await workspaces.sweep() == 0
    clock.time += KEPT
    assert await workspaces.sweep() == 2


async def test_a_workspace_is_known_by_anything_that_is_kept_of_it(library: Library) -> None:
    clock = SetClock()
    await Feedbacks(library, clock).give(ANN, "C1:1.1", "who?", helpful=True)
    async with library.begin() as uow:
        await uow.subscriptions.put(a_subscription(place=Place(Platform.DISCORD, "9", "C1")), NOW)
        await uow.digests.add([a_digest()])
        await uow.feeds.put(a_feed(owner=Place(Platform.SLACK, "T10", "C1")))
        await uow.commit()
    await Workspaces(library, clock).keep(Workspace(Platform.SLACK, "T3"), 30)

    assert list(await Workspaces(library, clock).list()) == [
        Kept(Workspace(Platform.DISCORD, "9"), 1, 0, 1, 0, None),
        Kept(HOME, 0, 0, 0, 1, None),
        Kept(OTHER, 0, 1, 0, 0, None),
        Kept(Workspace(Platform.SLACK, "T3"), 0, 0, 0, 0, 30),
    ]


async def test_subscriptions_and_feeds_go_with_their_workspace(library: Library) -> None:
    async with library.begin() as uow:
        for one_id, team in (("s1", "T1"), ("s2", "T10")):
            await uow.subscriptions.put(a_subscription(one_id, place=Place(Platform.SLACK, team, "C1")), NOW)
            await uow.feeds.put(a_feed(id=one_id, owner=Place(Platform.SLACK, team, "C1")))
        await uow.digests.add([a_digest()])
        await uow.commit()

    await Workspaces(library, SetClock()).forget(HOME)

    async with library.begin() as uow:
        assert [one.id for one in await uow.subscriptions.find()] == ["s2"]
        assert [feed.id for feed in await uow.feeds.all()] == ["s2"]
        assert await uow.digests.get("d1") is None


async def test_what_was_kept_long_enough_is_dropped_and_what_waits_stays(library: Library) -> None:
    clock = SetClock(NOW + timedelta(days=100))
    workspaces, feedback = Workspaces(library, clock), Feedbacks(library, SetClock(NOW))
    for person in (ANN, Person(Platform.SLACK, "T10", "U1")):
        await feedback.give(person, "C1:1.1", "who?", helpful=True)
    async with library.begin() as uow:
        await uow.subscriptions.put(a_subscription(mark=5), NOW)
        await uow.digests.add([a_digest("d1"), a_digest("d2", day=date(2031, 5, 3))])
        await uow.digests.add_alerts([an_alert("a1", upto=5), an_alert("a2", upto=6)])
        await uow.outbox.add([a_part("d1", state=PartState.SENT), a_part("d2")])
        await uow.commit()
    await workspaces.keep(OTHER, 0)

    assert await workspaces.drop_old(101) == 0
    assert await workspaces.drop_old(99) == 4  # a verdict, a message, its digest, an alert
    assert await workspaces.drop_old(0) == 0

    assert await feedback.count(OTHER) == (1, 0)
    async with library.begin() as uow:
        assert [one.id for one in await uow.digests.of("s1")] == ["d2"]
        assert [one.id for one in await uow.digests.alerts(["s1"], above=0)] == ["a2"]
        assert await uow.outbox.get("d1/1") is None
        assert await uow.outbox.get("d2/1") is not None


async def test_a_workspace_may_choose_for_how_long(library: Library) -> None:
    clock = SetClock(NOW + timedelta(days=10))
    workspaces = Workspaces(library, clock)
    await Feedbacks(library, SetClock(NOW)).give(ANN, "C1:1.1", "who?", helpful=True)
    with pytest.raises(UserError):
        await workspaces.keep(HOME, 1)
    await workspaces.keep(HOME, 5)
    await workspaces.keep(HOME, None)
    assert await workspaces.drop_old(365) == 0
    await workspaces.keep(HOME, 5)
    assert await workspaces.drop_old(365) == 1


def a_feed(**changes: object) -> Feed:
    made = Feed("f1", "https://example.org/feed", Place(Platform.SLACK, "T1", "C1"), NOW, NOW)
    return replace(made, **changes)  # type: ignore[arg-type]
