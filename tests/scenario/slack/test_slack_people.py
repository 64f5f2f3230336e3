"""What differs from person to person: their language, and what those who manage a workspace see and may do."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.corpus import Corpus
from bot.digests.delivery import Part, PartKind, PartState
from bot.digests.digest import Digest, DigestState
from bot.digests.subscription import Subscription, Wish
from bot.feeds.feed import Feed, FeedState
from bot.places import Person, Place, Platform, Workspace
from bot.ports import SpeakerRecord
from bot.replies import Reply, ReplyKind
from tests.builders import a_claim, stored_article
from tests.scenario.slack.test_slack_session import mention
from tests.support.desk import FakeDesk
from tests.support.loopback_slack import LoopbackSlack
from tests.support.slack_blocks import assert_slack_takes_view

HERE = Place(Platform.SLACK, "T1", "C1")
BEN = Person(Platform.SLACK, "T1", "U2")
NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)


async def test_each_is_answered_in_the_language_of_their_profile(slack: LoopbackSlack) -> None:
    slack.locales["U1"] = "uk-UA"
    await slack.event(mention())
    await slack.until(lambda: slack.posts)
    assert "Не корисно" in json.dumps(slack.posts[0]["blocks"], ensure_ascii=False)
    await slack.event(mention(user="U2", ts="7.7"))
    await slack.until(lambda: len(slack.posts) == 2)
    assert "Not helpful" in json.dumps(slack.posts[1]["blocks"])
    await slack.event(mention(ts="8.8"))
    await slack.until(lambda: len(slack.posts) == 3)
    assert len(slack.asked("users.info")) == 2


async def test_a_profile_that_cannot_be_had_holds_up_no_answer(slack: LoopbackSlack) -> None:
    slack.faults["users.info"] = [(200, {}, {"ok": False, "error": "user_not_found"})]
    await slack.event(mention())
    await slack.until(lambda: slack.posts)
    assert slack.posts[0]["text"].startswith("The mayor denied it.")


async def _left(desk: FakeDesk) -> Subscription:
    """Leave behind what a workspace has: somebody's subscription, a message that is stuck, and feeds."""
    one = await desk.digests.subscribe(HERE, Wish(topics=("the lighthouse",)), owner=BEN)
    async with desk.library.begin() as uow:
        digest = Digest("g1", one.id, date(2031, 5, 4), DigestState.COMPOSED, NOW, 0, 1, (), None)
        await uow.digests.add([digest])
        part = Part(
            key="k1", source="g1", kind=PartKind.DIGEST, subscription_id=one.id, to=HERE, number=1, of=1,
            reply=Reply(ReplyKind.DIGEST, "1 article"), state=PartState.AMBIGUOUS, available=NOW, created=NOW,
            reason="the connection broke",
        )  # fmt: skip
        await uow.outbox.add([part])
        for number, state in enumerate((FeedState.ACTIVE, FeedState.FAILING)):
            address = f"https://news.example/{number}"
            error = "It cannot be reached." if state is FeedState.FAILING else None
            await uow.feeds.put(Feed(f"f{number}", address, HERE, NOW, NOW + timedelta(1), state=state, error=error))
        await uow.commit()
    return one


async def _home(slack: LoopbackSlack) -> str:
    before = len(slack.asked("views.publish"))
    await slack.event({"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"})
    await slack.until(lambda: len(slack.asked("views.publish")) > before)
    view = slack.asked("views.publish")[-1]["view"]
    assert_slack_takes_view(view)
    return json.dumps(view)


async def test_those_who_manage_see_every_channel_and_what_is_stuck(slack: LoopbackSlack, desk: FakeDesk) -> None:
    await _left(desk)
    seen = await _home(slack)
    assert "the lighthouse" not in seen and "the connection broke" not in seen and "static_select" not in seen
    assert "It cannot be reached." in seen
    slack.admins.add("U1")
    seen = await _home(slack)
    assert "the lighthouse" in seen and "the connection broke" in seen and '"channel_id": "C1"' in seen
    assert seen.index("It cannot be reached.") < seen.index("https://news.example/0")


async def test_a_stuck_message_is_sent_again_by_those_who_may(slack: LoopbackSlack, desk: FakeDesk) -> None:
    await _left(desk)
    pressed: dict[str, Any] = {"type": "button", "action_id": "digest_resend", "value": "k1"}
    await slack.press(pressed)
    await slack.until(lambda: slack.asked("views.open"))
    told = slack.asked("views.open")[0]["view"]
    assert told["title"]["text"] == "That did not work"
    assert "Only admins" in json.dumps(told)
    assert len(await desk.digests.stuck()) == 1
    slack.admins.add("U1")
    await slack.press(pressed)
    await slack.until(lambda: slack.asked("views.publish"))
    assert await desk.digests.stuck() == []


async def test_the_corpus_is_chosen_in_the_home_tab_by_those_who_may(slack: LoopbackSlack, desk: FakeDesk) -> None:
    home = Workspace(Platform.SLACK, "T1")
    chosen = {"type": "static_select", "action_id": "corpus", "block_id": "b", "selected_option": {"value": "own"}}
    await slack.interact("block_actions", actions=[chosen])
    await slack.until(lambda: slack.asked("views.open"))
    assert await desk.corpora.of(home) is Corpus.SHARED
    slack.admins.add("U1")
    await slack.interact("block_actions", actions=[chosen])
    await slack.until(lambda: slack.asked("views.publish"))
    assert await desk.corpora.of(home) is Corpus.OWN


async def _ruled(slack: LoopbackSlack, words: str) -> str:
    before = len(slack.responses)
    await slack.command(f"speaker {words}")
    await slack.until(lambda: len(slack.responses) > before)
    return json.dumps(slack.responses[-1]["blocks"])


async def test_speakers_are_merged_and_split_by_those_who_may(slack: LoopbackSlack, desk: FakeDesk) -> None:
    async with desk.library.begin() as uow:
        article = await stored_article(uow)
        for name in ("Dana Corvin", "D. Corvin"):
            await uow.speakers.put(SpeakerRecord(name[:2], name, "person", None, (name.casefold(),), 0))
        claims = [(a_claim("c1", article), "Da"), (a_claim("c2", article), "D.")]
        await uow.claims.replace(article, claims, [("bridg",), ("bridg",)])
        await uow.commit()
    merging = 'merge "D. Corvin" into Dana Corvin'
    assert "Only admins" in await _ruled(slack, merging)
    slack.admins.add("U1")
    assert "merge ONE into OTHER" in await _ruled(slack, "merge Dana Corvin")
    assert "1 claim is Dana Corvin" in await _ruled(slack, merging)
    assert [one.claims for one in await desk.speakers.list()] == [2]
    assert "No speaker is called" in await _ruled(slack, "merge Nobody Here into Dana Corvin")
