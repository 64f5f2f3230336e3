from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.claims.claim import Stance
from bot.contradictions.contradiction import Severity
from bot.digests.subscription import Subscription, SubscriptionState, Weekday, Wish
from bot.places import Person, Place, Platform, Workspace
from bot.ports import Library
from tests.subscribed import NOW, a_digest, a_part, a_subscription

EVERYTHING = Wish(
    topics=("the bridge", "ferry fares"),
    speakers=("Dana Corvin",),
    outlets=("Harbour Gazette",),
    stances=(Stance.DENIES, Stance.DOES_NOT_CONFIRM),
    least=Severity.MAJOR,
    days=frozenset({Weekday.MONDAY, Weekday.SUNDAY}),
    at=time(7, 45),
    zone="Australia/Lord_Howe",
    language="uk",
    alerts=True,
    when_empty=True,
)


async def put(library: Library, *subscriptions: Subscription, due: datetime = NOW) -> None:
    async with library.begin() as uow:
        await uow.subscriptions.put_all([(one, due) for one in subscriptions])
        await uow.commit()


async def test_a_subscription_comes_back_whole(library: Library) -> None:
    one = a_subscription(
        wish=EVERYTHING,
        owner=Person(Platform.SLACK, "T1", "U1"),
        state=SubscriptionState.STOPPED,
        next_date=date(2031, 5, 9),
        mark=7,
        alert_mark=9,
        reason="The channel was archived.",
    )
    await put(library, one, a_subscription("s2", owner=None))
    async with library.begin() as uow:
        assert await uow.subscriptions.get("s1") == one
        assert await uow.subscriptions.get("nobody") is None
        changed = replace(one, state=SubscriptionState.PAUSED, reason=None)
        await uow.subscriptions.put(changed, NOW)
        assert await uow.subscriptions.get("s1") == changed
        assert len(await uow.subscriptions.find()) == 2


async def test_finding_by_place_owner_and_workspace(library: Library) -> None:
    here = Place(Platform.DISCORD, "G1", "42")
    owner = Person(Platform.DISCORD, "G1", "7")
    await put(
        library,
        a_subscription("b", place=here, owner=owner, created=NOW - timedelta(1)),
        a_subscription("a", place=here),
        a_subscription("c", place=Place(Platform.DISCORD, "G2", "42"), owner=owner),
    )
    async with library.begin() as uow:
        found = uow.subscriptions.find
        assert [one.id for one in await found(place=here)] == ["b", "a"]
        assert [one.id for one in await found(owner=owner)] == ["b", "c"]
        assert [one.id for one in await found(workspace=Workspace(Platform.DISCORD, "G2"))] == ["c"]
        assert [one.id for one in await found(place=here, owner=owner)] == ["b"]


async def test_due_are_active_ones_whose_hint_has_passed_earliest_first(library: Library) -> None:
    hour = timedelta(hours=1)
    await put(library, a_subscription("later"), due=NOW + hour)
    await put(library, a_subscription("b"), a_subscription("a"), due=NOW)
    await put(library, a_subscription("first"), due=NOW - hour)
    await put(library, a_subscription("paused", state=SubscriptionState.PAUSED), due=NOW - hour)
    async with library.begin() as uow:
        assert [one.id for one in await uow.subscriptions.due(NOW, limit=10)] == ["first", "a", "b"]
        assert [one.id for one in await uow.subscriptions.due(NOW, limit=1)] == ["first"]
        await uow.subscriptions.hint({"first": NOW + hour, "later": NOW - hour, "gone": NOW})
        assert [one.id for one in await uow.subscriptions.due(NOW, limit=10)] == ["later", "a", "b"]
        assert [one.id for one in await uow.subscriptions.active(after="a", limit=2)] == ["b", "first"]


async def test_alertable_are_active_ones_that_want_alerts_and_have_read_less(library: Library) -> None:
    wish = Wish(alerts=True)
    await put(
        library,
        a_subscription("a", wish=wish, alert_mark=3),
        a_subscription("b", wish=wish, alert_mark=2),
        a_subscription("read", wish=wish, alert_mark=5),
        a_subscription("soon", wish=wish, alert_mark=1, alert_after=NOW + timedelta(seconds=1)),
        a_subscription("unasked", alert_mark=1),
        a_subscription("paused", wish=wish, alert_mark=1, state=SubscriptionState.PAUSED),
    )
    async with library.begin() as uow:
        assert [one.id for one in await uow.subscriptions.alertable(5, NOW, limit=10)] == ["b", "a"]
        assert [one.id for one in await uow.subscriptions.alertable(3, NOW, limit=10)] == ["b"]
        assert await uow.subscriptions.alertable(2, NOW, limit=10) == []


async def test_what_one_transaction_took_another_does_not_get(library: Library) -> None:
    await put(library, a_subscription("a"))
    taken: list[str] = []
    for _ in range(2):
        async with library.begin() as uow:
            for one in await uow.subscriptions.due(NOW, limit=10):
                taken.append(one.id)
                await uow.subscriptions.put(one, NOW + timedelta(days=1))
            await uow.commit()
    assert taken == ["a"]


async def test_removing_forgets_everything_of_it(library: Library) -> None:
    await put(library, a_subscription("s1"), a_subscription("s2"))
    async with library.begin() as uow:
        await uow.digests.add([a_digest("d1"), a_digest("d2", subscription_id="s2")])
        await uow.outbox.add([a_part("d1"), a_part("d2", subscription_id="s2")])
        await uow.subscriptions.remove("s1")
        await uow.commit()
    async with library.begin() as uow:
        assert [one.id for one in await uow.subscriptions.find()] == ["s2"]
        assert await uow.digests.get("d1") is None
        assert await uow.outbox.get("d1/1") is None
        assert await uow.outbox.get("d2/1") is not None
        await uow.subscriptions.remove("s1")
