from __future__ import annotations

from datetime import date

import pytest

from bot.digests.digest import DigestState
from bot.errors import PermanentError
from bot.ports import Library
from tests.subscribed import NOW, a_digest, a_subscription, an_alert


@pytest.fixture
async def subscribed(library: Library) -> Library:
    async with library.begin() as uow:
        await uow.subscriptions.put_all([(a_subscription("s1"), NOW), (a_subscription("s2"), NOW)])
        await uow.commit()
    return library


async def test_a_day_is_decided_once(subscribed: Library) -> None:
    first, other_day = a_digest("d1"), a_digest("d2", day=date(2031, 5, 5), state=DigestState.EMPTY, items=())
    async with subscribed.begin() as uow:
        assert await uow.digests.add([first, other_day]) == {"d1", "d2"}
        await uow.commit()
    async with subscribed.begin() as uow:
        again = a_digest("d1", state=DigestState.SKIPPED, reason="too late")
        of_other = a_digest("d3", subscription_id="s2")
        assert await uow.digests.add([again, of_other]) == {"d3"}
        assert await uow.digests.add([]) == set()
        await uow.commit()
    async with subscribed.begin() as uow:
        assert await uow.digests.get("d1") == first
        assert list(await uow.digests.of("s1")) == [other_day, first]
        assert list(await uow.digests.of("s1", day=date(2031, 5, 5))) == [other_day]
        assert list(await uow.digests.of("s1", limit=1)) == [other_day]


async def test_one_day_has_one_digest_whatever_its_id(subscribed: Library) -> None:
    async with subscribed.begin() as uow:
        assert len(await uow.digests.add([a_digest("d1"), a_digest("d9")])) == 1
        assert len(await uow.digests.of("s1")) == 1


async def test_a_digest_needs_its_subscription(subscribed: Library) -> None:
    async with subscribed.begin() as uow:
        with pytest.raises(PermanentError):
            await uow.digests.add([a_digest(subscription_id="nobody")])


async def test_alerts_by_subscription_and_mark(subscribed: Library) -> None:
    async with subscribed.begin() as uow:
        early, late = an_alert("a1", upto=3), an_alert("a2", after=3, upto=8, items=("k2", "k3"))
        assert await uow.digests.add_alerts([late, early]) == {"a1", "a2"}
        assert await uow.digests.add_alerts([early, an_alert("a3", subscription_id="s2")]) == {"a3"}
        assert list(await uow.digests.alerts(["s1"], above=0)) == [early, late]
        assert list(await uow.digests.alerts(["s1"], above=3)) == [late]
        assert len(await uow.digests.alerts(["s1", "s2"], above=0)) == 3
        assert list(await uow.digests.alerts([], above=0)) == []
