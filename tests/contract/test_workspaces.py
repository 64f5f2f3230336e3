from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.feedback import Feedback, Feedbacks
from bot.places import Person, Platform, Workspace
from bot.ports import Library
from bot.replies import Picture
from bot.seen import Seen
from bot.shown import KEPT, Shown, ShownReplies
from bot.workspaces import Workspaces
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
