"""What belongs to no subscription is told once, and can be resent by its workspace alone."""

from __future__ import annotations

import pytest

from bot.digests.delivery import Failed, PartKind
from bot.digests.noticing import Notices
from bot.errors import UserError
from bot.places import Platform, Workspace
from bot.replies import Reply, ReplyKind
from tests.unit.digests.world import World, a_place

PLACE = a_place("C1")
TOLD = Reply(ReplyKind.NOTICE, "The feed Gazette is no longer looked at.")


async def tell(world: World) -> None:
    async with world.library.begin() as uow:
        await Notices(world.clock).tell(PLACE, "feed-f1", TOLD, uow)
        await uow.commit()


async def test_it_is_sent_once_however_often_it_is_told() -> None:
    world = World()
    await tell(world)
    await tell(world)
    await world.deliver()
    await tell(world)
    await world.deliver()
    assert [(one.to, one.kind, one.reply.summary) for one in world.counterpart.posted] == [
        (PLACE, PartKind.NOTICE, TOLD.summary)
    ]


async def test_a_refused_one_can_be_sent_again_within_its_workspace() -> None:
    world = World()
    world.counterpart.plan = [Failed("channel_not_found", permanent=True)]
    await tell(world)
    await world.deliver()
    (stuck,) = await world.desk.stuck()
    with pytest.raises(UserError):
        await world.desk.resend(stuck.key, within=Workspace(Platform.SLACK, "T2"))
    assert await world.desk.resend(stuck.key, within=Workspace(PLACE.platform, PLACE.workspace)) == 1
    await world.deliver()
    assert len(world.counterpart.posted) == 1
