"""Buttons, forms, shortcuts and the Home tab over Socket Mode against a Slack on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from bot.digests.subscription import EVERY_DAY, SubscriptionState, Weekday, Wish
from bot.places import Person, Place, Platform, Workspace
from bot.replies import Picture, ReplyKind
from bot.requests import WhoRequest
from tests.scenario.slack.conftest import connected
from tests.scenario.slack.test_slack_session import mention, message
from tests.support.desk import FakeDesk
from tests.support.loopback_slack import LoopbackSlack
from tests.support.replies import item, reply
from tests.support.slack_blocks import assert_slack_takes_view

TEAM = Workspace(Platform.SLACK, "T1")
HERE = Place(Platform.SLACK, "T1", "C1")
ANN = Person(Platform.SLACK, "T1", "U1")


def elements(payload: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for block in payload["blocks"]:
        yield from block.get("elements", ()) if block["type"] in {"actions", "context_actions"} else ()


def button(payload: dict[str, Any], action: str) -> dict[str, Any]:
    return next(element for element in elements(payload) if element.get("action_id") == action)


async def test_pages_are_turned_in_place_also_after_a_restart(server: LoopbackSlack, desk: FakeDesk) -> None:
    desk.answer = reply(*(item(f"Sentence {number}.") for number in range(30)), kind=ReplyKind.CLAIMS)
    async with connected(server, desk):
        await server.command("claims ferry")
        await server.until(lambda: server.responses)
    shown = server.responses[0]
    assert "Sentence 0." in json.dumps(shown) and "Sentence 20." not in json.dumps(shown)
    async with connected(server, desk):
        await server.press(button(shown, "turn_next"), container={"is_ephemeral": True})
        await server.until(lambda: len(server.responses) == 2)
        turned = server.responses[1]
        await server.press(button(turned, "turn_back"), container={"is_ephemeral": True})
        await server.until(lambda: len(server.responses) == 3)
    assert turned["replace_original"] is True
    assert "Sentence 0." not in json.dumps(turned)
    assert server.responses[2]["blocks"] == shown["blocks"]


async def test_an_answer_is_shared_with_who_shared_it(slack: LoopbackSlack) -> None:
    await slack.command("ask who denied it?")
    await slack.until(lambda: slack.responses)
    await slack.press(button(slack.responses[0], "share"))
    await slack.until(lambda: len(slack.responses) == 2)
    shared = slack.responses[1]
    assert (shared["response_type"], shared["replace_original"]) == ("in_channel", False)
    assert "The bridge is closed." in json.dumps(shared["blocks"])
    assert "Shared by ann" in json.dumps(shared["blocks"])


async def test_a_token_of_another_workspace_finds_nothing(slack: LoopbackSlack, desk: FakeDesk) -> None:
    token = await desk.shown.keep(Workspace(Platform.SLACK, "T2"), "who?", reply())
    await slack.press({"type": "button", "action_id": "share", "value": token})
    await slack.until(lambda: slack.responses)
    assert slack.responses[0]["response_type"] == "ephemeral"
    assert "not kept any more" in slack.responses[0]["text"]


async def test_feedback_is_stored_once_a_person_and_answer(slack: LoopbackSlack, desk: FakeDesk) -> None:
    await slack.event(mention())
    await slack.until(lambda: slack.posts)
    (thumbs,) = [element for element in elements(slack.posts[0]) if element["type"] == "feedback_buttons"]
    for side in ("positive_button", "negative_button"):
        await slack.press(thumbs, value=thumbs[side]["value"])
    await slack.until(lambda: len(slack.responses) == 2)
    assert await desk.feedback.count(TEAM) == (0, 1)
    async with desk.library.begin() as uow:
        (kept,) = await uow.feedback.of(TEAM)
    assert (kept.answer, kept.question, kept.person) == ("C1:5.5", "who denied it?", ANN)


async def test_a_slow_answer_shows_that_it_is_worked_on_and_stops_showing_it(
    slack: LoopbackSlack, desk: FakeDesk
) -> None:
    desk.delay = 1.5
    desk.error = KeyError("bug")
    await slack.event(message())
    await slack.until(lambda: len(slack.asked("assistant.threads.setStatus")) == 2)
    assert [given["status"] != "" for given in slack.asked("assistant.threads.setStatus")] == [True, False]


async def test_a_picture_is_uploaded_to_the_thread_with_its_words(slack: LoopbackSlack, desk: FakeDesk) -> None:
    desk.answer = replace(reply(), pictures=(Picture(b"\x89PNG", "Who stood where", "timeline.png"),))
    await slack.event(mention())
    await slack.until(lambda: slack.asked("files.completeUploadExternal"))
    (asked,) = slack.asked("files.getUploadURLExternal")
    assert (asked["filename"], asked["alt_txt"]) == ("timeline.png", "Who stood where")
    (done,) = slack.asked("files.completeUploadExternal")
    assert (done["channel_id"], done["thread_ts"]) == ("C1", "1.1")


async def test_find_claims_loads_first_and_then_shows(slack: LoopbackSlack, desk: FakeDesk) -> None:
    await slack.interact(
        "message_action", callback_id="find_claims", message={"text": "The <@U2|mayor> denied it"}, message_ts="1.1"
    )
    await slack.until(lambda: slack.asked("views.update"))
    (opened,), (updated,) = slack.asked("views.open"), slack.asked("views.update")
    assert_slack_takes_view(opened["view"])
    assert_slack_takes_view(updated["view"])
    assert (updated["view_id"], updated["hash"]) == ("V1", "h1")
    assert "The bridge is closed." in json.dumps(updated["view"])
    assert desk.wanted == [WhoRequest(about="The mayor denied it")]


def filled(view: dict[str, Any], **values: Any) -> dict[str, Any]:
    state = {
        "channel": {"selected_conversation": "C1"},
        "topics": {"selected_options": [{"value": "the bridge"}]},
        "days": {"selected_options": [{"value": "0"}, {"value": "2"}]},
        "at": {"selected_time": "07:30"},
        "zone": {"selected_option": {"value": "Europe/Kyiv"}},
        "least": {"selected_option": {"value": "major"}},
        "alerts": {"selected_options": [{"value": "yes"}]},
    } | values
    return view | {"state": {"values": {name: {name: value} for name, value in state.items()}}}


async def test_a_subscription_is_made_in_a_form_preset_from_the_profile(slack: LoopbackSlack, desk: FakeDesk) -> None:
    slack.admins.add("U1")
    await slack.interact("shortcut", callback_id="new_digest", channel=None)
    await slack.until(lambda: slack.asked("views.open"))
    view = slack.asked("views.open")[0]["view"]
    assert_slack_takes_view(view)
    assert "Europe/Kyiv" in json.dumps(view)
    await slack.interact("view_submission", view=filled(view))
    await slack.until(lambda: slack.asked("views.publish"))
    (one,) = await desk.digests.list(place=HERE)
    assert (one.owner, one.wish.topics, one.wish.at, one.wish.zone) == (
        ANN,
        ("the bridge",),
        time(7, 30),
        "Europe/Kyiv",
    )
    assert (one.wish.days, one.wish.alerts) == (frozenset({Weekday.MONDAY, Weekday.WEDNESDAY}), True)
    assert_slack_takes_view(slack.asked("views.publish")[0]["view"])


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"topics": {"selected_options": [{"value": "the of"}]}}, "topics"),
        ({"days": {"selected_options": []}}, "days"),
        ({"zone": {"selected_option": {"value": "Moon/Base"}}}, "zone"),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field(
    values: dict[str, Any], field: str, slack: LoopbackSlack, desk: FakeDesk
) -> None:
    slack.admins.add("U1")
    await slack.interact("shortcut", callback_id="new_digest")
    await slack.until(lambda: slack.asked("views.open"))
    await slack.interact("view_submission", view=filled(slack.asked("views.open")[0]["view"], **values))
    assert slack.answers[-1]["response_action"] == "errors"
    assert list(slack.answers[-1]["errors"]) == [field]
    assert await desk.digests.list() == []


async def test_only_admins_and_the_listed_change_a_channel(slack: LoopbackSlack, desk: FakeDesk) -> None:
    await slack.command("digest on the bridge")
    await slack.until(lambda: slack.responses)
    assert "Only admins of this workspace" in slack.responses[0]["text"]
    assert await desk.digests.list() == []
    slack.admins.add("U1")
    await slack.command("digest on the bridge at:08:00 days:mon-fri zone:Europe/Kyiv")
    await slack.until(lambda: len(slack.responses) == 2)
    (one,) = await desk.digests.list(place=HERE)
    assert (one.wish.topics, one.wish.at, one.wish.zone) == (("the bridge",), time(8), "Europe/Kyiv")
    for words, told in (("list", "One subscription"), ("time 10:15", "10:15"), ("topics the ferry", "the ferry")):
        await slack.command(f"digest {words}")
        await slack.until(lambda told=told: told in json.dumps(slack.responses[-1]))
    for words, told in (
        ("preview", "Nothing is new"), ("why", ""), ("stuck", "No message waits"), ("resend digest/1", "digest/1"),
    ):  # fmt: skip
        before = len(slack.responses)
        await slack.command(f"digest {words}")
        await slack.until(lambda before=before: len(slack.responses) > before)
        assert told.casefold() in json.dumps(slack.responses[-1]).casefold()
    for words, state in (("pause", "paused"), ("resume", "active")):
        await slack.command(f"digest {words}")
        await slack.until(lambda state=state: state in json.dumps(slack.responses[-1]))
    await slack.command("digest off")
    await slack.until(lambda: "No longer" in json.dumps(slack.responses[-1]))
    assert await desk.digests.list() == []


async def test_topics_and_zones_are_offered_while_somebody_types(slack: LoopbackSlack, desk: FakeDesk) -> None:
    desk.names = ("the bridge of Ostmark",)
    for action, typed, first in (("topics", "the br", "the br"), ("zone", "kyiv", "Europe/Kyiv")):
        await slack.interact("block_suggestion", action_id=action, block_id=action, value=typed)
        assert slack.answers[-1]["options"][0]["value"] == first
    assert len(slack.answers[-1]["options"]) <= 100


async def test_the_home_tab_lists_what_one_has_and_changes_it(slack: LoopbackSlack, desk: FakeDesk) -> None:
    desk.answer = reply(item(), item("It is open."), kind=ReplyKind.CONTRADICTIONS)
    mine = await desk.digests.subscribe(HERE, Wish(topics=("the bridge",), days=EVERY_DAY), owner=ANN)
    other = await desk.digests.subscribe(Place(Platform.SLACK, "T2", "C1"), Wish(topics=("secret",)))
    await slack.event({"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home", "view": {"hash": "h0"}})
    await slack.until(lambda: slack.asked("views.publish"))
    published = slack.asked("views.publish")[0]
    assert_slack_takes_view(published["view"])
    assert published["hash"] == "h0"
    shown = json.dumps(published["view"])
    assert "the bridge" in shown and "secret" not in shown and "It is open." in shown and "9 claims" in shown
    for action, state in (("digest_pause", SubscriptionState.PAUSED), ("digest_resume", SubscriptionState.ACTIVE)):
        before = len(slack.asked("views.publish"))
        await slack.press({"type": "button", "action_id": action, "value": mine.id})
        await slack.until(lambda before=before: len(slack.asked("views.publish")) > before)
        assert (await desk.digests.get(mine.id)).state is state
    await slack.press({"type": "button", "action_id": "digest_edit", "value": mine.id})
    await slack.until(lambda: slack.asked("views.open"))
    view = slack.asked("views.open")[0]["view"]
    assert_slack_takes_view(view)
    await slack.interact("view_submission", view=filled(view))
    assert (await desk.digests.get(mine.id)).wish.at == time(7, 30)
    await slack.press({"type": "button", "action_id": "digest_remove", "value": other.id})
    await slack.press({"type": "button", "action_id": "digest_remove", "value": mine.id})
    await slack.until(lambda: "the bridge" not in json.dumps(slack.asked("views.publish")[-1]["view"]))
    assert [one.id for one in await desk.digests.list()] == [other.id]


async def test_the_messages_tab_offers_questions(slack: LoopbackSlack) -> None:
    await slack.event({"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "messages"})
    await slack.until(lambda: slack.asked("assistant.threads.setSuggestedPrompts"))
    (given,) = slack.asked("assistant.threads.setSuggestedPrompts")
    assert given["channel_id"] == "D1"
    assert 1 <= len(given["prompts"]) <= 4


async def test_questions_are_offered_in_the_readers_language_and_asked_in_english(slack: LoopbackSlack) -> None:
    slack.locales["U1"] = "uk-UA"
    await slack.event({"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "messages"})
    await slack.until(lambda: slack.asked("assistant.threads.setSuggestedPrompts"))
    (given,) = slack.asked("assistant.threads.setSuggestedPrompts")
    assert given["prompts"][0] == {"title": "Хто це заперечив?", "message": "Who denied it?"}


async def test_a_workspace_that_leaves_is_forgotten(slack: LoopbackSlack, desk: FakeDesk) -> None:
    await slack.event(mention())
    await slack.until(lambda: slack.posts)
    await desk.digests.subscribe(HERE, Wish(topics=("the bridge",)), owner=ANN)
    await slack.event({"type": "tokens_revoked", "tokens": {"bot": ["UBOT"], "oauth": ["U1"]}})
    await slack.event({"type": "app_uninstalled"})
    for _ in range(200):
        if not await desk.digests.list() and not await desk.seen.joined("slack:T1:C1:1.1"):
            break
        await slack.event({"type": "tokens_revoked", "tokens": {}})
    assert await desk.digests.list() == []
    assert not await desk.seen.joined("slack:T1:C1:1.1")


async def test_feeds_belong_to_the_workspace_and_are_for_those_allowed(slack: LoopbackSlack) -> None:
    for words, told in (
        ("", "No feeds are looked at here"),
        ("add https://news.example/feed", "Only admins"),
        ("mend", "comes list or corpus, or one of"),
        ("corpus", "all that is read for everybody"),
        ("corpus own", "Only admins"),
        ("check https://news.example/feed", "Only admins"),
    ):
        before = len(slack.responses)
        await slack.command(f"feeds {words}")
        await slack.until(lambda before=before: len(slack.responses) > before)
        assert told in slack.responses[-1]["text"]
    slack.admins.add("U1")
    for words, told in (
        ("check https://news.example/feed", "no access to the web"),
        ("add https://news.example/feed", "no access to the web"),
        ("pause 12345678", "12345678"),
        ("corpus mine", "one of shared, private, own"),
        ("corpus own", "nowhere else"),
        ("corpus", "nowhere else"),
    ):
        before = len(slack.responses)
        await slack.command(f"feeds {words}")
        await slack.until(lambda before=before: len(slack.responses) > before)
        assert told in slack.responses[-1]["text"]
