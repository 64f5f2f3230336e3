"""Digests out to a Slack on loopback: posted once, found again, refusals told apart."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.slack.access import OneWorkspace
from adapters.slack.sender import SlackSender
from bot.digests.delivery import Absent, Ambiguous, Failed, Outgoing, PartKind, RetryAfter, Sent, Unknown
from bot.places import Person, Place, Platform
from bot.replies import ReplyKind
from tests.support.desk import FakeDesk
from tests.support.loopback_slack import LoopbackSlack
from tests.support.replies import item, reply
from tests.support.slack_blocks import assert_slack_takes_message

CHANNEL = Place(Platform.SLACK, "T1", "C1")


@pytest.fixture
def sender(server: LoopbackSlack, desk: FakeDesk) -> SlackSender:
    return SlackSender(desk, OneWorkspace("xoxb-1", server.api_url))


def outgoing(number: int = 1, root: str | None = None, to: Place | Person = CHANNEL, items: int = 1) -> Outgoing:
    found = reply(*(item(f"Sentence {n}.") for n in range(items)), kind=ReplyKind.DIGEST)
    return Outgoing(f"digest/{number}", to, PartKind.DIGEST, found, number, 2, root)


async def test_parts_stand_in_one_thread_and_carry_their_key(sender: SlackSender, server: LoopbackSlack) -> None:
    first = await sender.send(outgoing())
    assert first == Sent("1.0")
    assert await sender.send(outgoing(2, "1.0")) == Sent("2.0")
    root, part = server.posts
    assert_slack_takes_message(root)
    assert (root["channel"], root.get("thread_ts"), part["thread_ts"]) == ("C1", None, "1.0")
    keys = [post["metadata"]["event_payload"]["key"] for post in server.posts]
    assert keys == ["digest/1", "digest/2"]


async def test_a_long_part_is_one_post_that_turns_its_pages(sender: SlackSender, server: LoopbackSlack) -> None:
    await sender.send(outgoing(items=40))
    (post,) = server.posts
    assert "turn_next" in str(post["blocks"])


async def test_a_person_is_reached_directly(sender: SlackSender, server: LoopbackSlack) -> None:
    await sender.send(outgoing(to=Person(Platform.SLACK, "T1", "U1")))
    assert server.posts[0]["channel"] == "U1"


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ((429, {"Retry-After": "7"}, {"ok": False, "error": "ratelimited"}), RetryAfter(7.0)),
        ((503, {}, {"ok": False, "error": "service_unavailable"}), Ambiguous("service_unavailable")),
        ((200, {}, {"ok": False, "error": "fatal_error"}), Ambiguous("fatal_error")),
        ((200, {}, {"ok": False, "error": "is_archived"}), Failed("is_archived", permanent=True)),
        ((200, {}, {"ok": False, "error": "not_in_channel"}), Failed("not_in_channel", permanent=True)),
        ((200, {}, {"ok": False, "error": "msg_blocks_too_long"}), Failed("msg_blocks_too_long")),
    ],
)
async def test_a_refusal_is_told_and_never_repeated(
    fault: Any, outcome: object, sender: SlackSender, server: LoopbackSlack
) -> None:
    server.faults["chat.postMessage"] = [fault]
    assert await sender.send(outgoing()) == outcome
    assert server.calls.count("chat.postMessage") == 1
    assert server.posts == []


async def test_where_slack_cannot_be_reached_nothing_was_posted(desk: FakeDesk) -> None:
    sender = SlackSender(desk, OneWorkspace("xoxb-1", "http://127.0.0.1:9/api/"))
    outcome = await sender.send(outgoing())
    assert isinstance(outcome, Failed)
    assert not outcome.permanent


async def test_a_message_is_found_again_by_its_key(sender: SlackSender, server: LoopbackSlack) -> None:
    assert await sender.look_up(outgoing()) == Absent()
    await sender.send(outgoing())
    assert await sender.look_up(outgoing()) == Sent("1.0")
    assert await sender.look_up(outgoing(2, "1.0")) == Absent()
    server.faults["conversations.history"] = [(200, {}, {"ok": False, "error": "missing_scope"})]
    assert await sender.look_up(outgoing()) == Unknown()
