"""Real slack-bolt over Socket Mode against a Slack on loopback."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from datetime import date
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from structlog.testing import capture_logs

from adapters.slack import limits
from adapters.slack.access import OneWorkspace
from adapters.slack.app import build
from adapters.slack.sending import web_client
from adapters.slack.socket import serve
from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.errors import PermanentError, RetryableError, UserError
from bot.requests import ClaimsRequest, ContradictionsRequest
from tests.scenario.slack.conftest import connected
from tests.support.desk import FakeDesk
from tests.support.loopback_slack import LoopbackSlack
from tests.support.replies import item, reply


def mention(text: str = "<@UBOT> who denied it?", **fields: Any) -> dict[str, Any]:
    return {"type": "app_mention", "user": "U1", "channel": "C1", "ts": "1.1", "text": text} | fields


def message(text: str = "who denied it?", **fields: Any) -> dict[str, Any]:
    return {"type": "message", "channel_type": "im", "user": "U1", "channel": "D1", "ts": "2.1", "text": text} | fields


async def quiet(slack: LoopbackSlack) -> None:
    """Wait until whatever was sent has been worked on: a later mention of another channel has its answer."""
    await slack.event(mention(channel="CLAST", ts="9.9"))
    await slack.until(lambda: any(post["channel"] == "CLAST" for post in slack.posts))


async def test_a_mention_is_answered_in_its_thread(slack: LoopbackSlack, desk: FakeDesk) -> None:
    await slack.event(mention("<@UBOT> who denied &lt;it&gt; in <#C2|harbour>?"))
    await slack.until(lambda: slack.posts)
    (post,) = slack.posts
    assert (post["channel"], post["thread_ts"]) == ("C1", "1.1")
    assert post["unfurl_links"] is post["unfurl_media"] is post["link_names"] is False
    assert post["parse"] == "none"
    assert post["text"].startswith("The mayor denied it.")
    assert "The bridge is closed." in json.dumps(post["blocks"])
    assert desk.asked == [("who denied <it> in harbour?", "slack:T1:C1:1.1")]


async def test_a_mention_inside_a_thread_stays_there(slack: LoopbackSlack, desk: FakeDesk) -> None:
    await slack.event(mention(ts="1.5", thread_ts="1.1"))
    await slack.until(lambda: slack.posts)
    assert slack.posts[0]["thread_ts"] == "1.1"
    assert desk.asked[0][1] == "slack:T1:C1:1.1"


async def test_a_direct_message_needs_no_mention(slack: LoopbackSlack, desk: FakeDesk) -> None:
    await slack.event(message())
    await slack.until(lambda: slack.posts)
    assert (slack.posts[0]["channel"], slack.posts[0]["thread_ts"]) == ("D1", "2.1")
    assert desk.asked == [("who denied it?", "slack:T1:D1:2.1")]


async def test_a_thread_that_was_answered_in_needs_no_mention(slack: LoopbackSlack, desk: FakeDesk) -> None:
    channel = {"channel_type": "channel", "channel": "C1"}
    await slack.event(message("talk", ts="3.1", **channel))
    await slack.event(message("talk", ts="3.2", thread_ts="3.0", **channel))
    await slack.event(mention())
    await slack.until(lambda: slack.posts)
    await slack.event(message("and when?", ts="1.2", thread_ts="1.1", **channel))
    await slack.event(message("<@UBOT> and where?", ts="1.3", thread_ts="1.1", **channel))  # left to app_mention
    await slack.until(lambda: len(slack.posts) == 2)
    await quiet(slack)
    assert [question for question, _ in desk.asked] == ["who denied it?", "and when?", "who denied it?"]
    assert slack.posts[1]["thread_ts"] == "1.1"


@pytest.mark.parametrize(
    "fields",
    [
        {"user": "UBOT"},
        {"bot_id": "BBOT"},
        {"bot_id": "BOTHER"},
        {"user": "USLACKBOT"},
        {"subtype": "message_changed", "message": {"user": "U1", "text": "edited"}},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"edited": {"user": "U1", "ts": "2.2"}},
    ],
)
async def test_bots_edits_and_notices_are_left_alone(
    fields: dict[str, Any], slack: LoopbackSlack, desk: FakeDesk
) -> None:
    await slack.event(message(**fields))
    await slack.event(mention(**fields))
    await quiet(slack)
    assert len(desk.asked) == 1


async def test_four_deliveries_of_an_event_give_one_answer(slack: LoopbackSlack, desk: FakeDesk) -> None:
    await slack.event(mention(), times=4)
    await quiet(slack)
    assert len(desk.asked) == 2
    assert len(slack.posts) == 2
    assert len(slack.acks) == 5


async def test_events_and_threads_are_remembered_over_a_restart(server: LoopbackSlack, desk: FakeDesk) -> None:
    event = {"type": "event_callback", "team_id": "T1", "event_id": "Ev7", "event": mention()}
    async with connected(server, desk):
        await server.deliver(event)
        await server.until(lambda: server.posts)
    async with connected(server, desk):
        await server.deliver(event)
        await server.event(message("and when?", channel_type="channel", channel="C1", ts="1.2", thread_ts="1.1"))
        await server.until(lambda: len(server.posts) == 2)
        await quiet(server)
    assert [question for question, _ in desk.asked] == ["who denied it?", "and when?", "who denied it?"]


async def test_an_event_is_acknowledged_before_it_is_answered(slack: LoopbackSlack, desk: FakeDesk) -> None:
    desk.delay = 2.0
    await slack.event(mention())  # returns when it is acknowledged
    assert slack.posts == []
    await slack.until(lambda: slack.posts)


async def test_a_command_is_acknowledged_at_once_and_answered_for_the_asker_alone(
    slack: LoopbackSlack, desk: FakeDesk
) -> None:
    desk.delay = 2.0
    await slack.command("ask who denied it?")  # returns when it is acknowledged
    assert slack.responses == []
    await slack.until(lambda: slack.responses)
    (response,) = slack.responses
    assert response["response_type"] == "ephemeral"
    assert response["unfurl_links"] is response["unfurl_media"] is False
    assert "The bridge is closed." in json.dumps(response["blocks"])
    assert desk.asked == [("who denied it?", "slack:T1:C1:command:U1")]
    assert slack.posts == []


async def test_claims_and_contradictions_read_their_filters(slack: LoopbackSlack, desk: FakeDesk) -> None:
    await slack.command("claims the bridge by:the mayor stance:does not confirm since:2024-10-01")
    await slack.command("contradictions kind:number by:the mayor")
    await slack.until(lambda: len(slack.responses) == 2)
    assert desk.wanted == [
        ClaimsRequest("the mayor", Stance.DOES_NOT_CONFIRM, "the bridge", date(2024, 10, 1)),
        ContradictionsRequest(speaker="the mayor", kind=ContradictionKind.NUMBER),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "who said otherwise"),
        ("help", "who said otherwise"),
        ("status", "9 claims"),
        ("articles", "9 claims"),
        ("clams", "Did you mean /gainsay claims?"),
        ("claims since:soon", "is not a day"),
    ],
)
async def test_what_a_command_tells(text: str, told: str, slack: LoopbackSlack) -> None:
    await slack.command(text)
    await slack.until(lambda: slack.responses)
    assert told in slack.responses[0]["text"]


async def test_a_long_answer_is_posted_in_parts_to_one_thread(slack: LoopbackSlack, desk: FakeDesk) -> None:
    desk.answer = reply(*(item(f"Sentence {number}. {'word ' * 40}end") for number in range(40)))
    await slack.event(mention())
    await slack.until(lambda: slack.posts and f"of {len(slack.posts)}." in json.dumps(slack.posts[-1]["blocks"][-2:]))
    assert len(slack.posts) > 1
    assert {post["thread_ts"] for post in slack.posts} == {"1.1"}


@pytest.mark.parametrize("error", [RetryableError("database away"), KeyError("bug")])
async def test_our_own_error_is_told_with_the_id_that_is_in_the_log(
    error: Exception, slack: LoopbackSlack, desk: FakeDesk
) -> None:
    desk.error = error
    with capture_logs() as logs:
        await slack.event(mention())
        await slack.command("ask who denied it?")
        await slack.until(lambda: slack.posts and slack.responses)
    told = slack.posts[0]["text"] + slack.responses[0]["text"]
    assert len(logs) == 2
    assert all(entry["ref"] in told for entry in logs)
    assert "bug" not in told


async def test_the_persons_own_mistake_is_told_as_it_is(slack: LoopbackSlack, desk: FakeDesk) -> None:
    desk.error = UserError("No speaker is called <Nobody>.")
    await slack.event(mention())
    await slack.until(lambda: slack.posts)
    assert slack.posts[0]["text"] == "No speaker is called &lt;Nobody&gt;."


async def test_a_rate_limit_is_waited_out(slack: LoopbackSlack) -> None:
    slack.faults["chat.postMessage"] = [(429, {"Retry-After": "1"}, {"ok": False, "error": "ratelimited"})]
    started = time.monotonic()
    await slack.event(mention())
    await slack.until(lambda: slack.posts)
    assert time.monotonic() - started >= 1
    assert len(slack.posts) == 1


async def test_what_slack_refuses_is_told_where_it_arose(slack: LoopbackSlack) -> None:
    slack.faults["chat.postMessage"] = [(200, {}, {"ok": False, "error": "invalid_blocks"})]
    with capture_logs() as logs:
        await slack.event(mention())
        await slack.until(lambda: slack.posts)
    assert logs[0]["ref"] in slack.posts[0]["text"]


@pytest.mark.parametrize(
    "fault",
    [(503, {}, {"ok": False, "error": "service_unavailable"}), (200, {}, {"ok": False, "error": "is_archived"})],
)
async def test_what_may_have_arrived_or_never_will_is_not_sent_again(fault: Any, slack: LoopbackSlack) -> None:
    slack.faults["chat.postMessage"] = [fault]
    with capture_logs() as logs:
        await slack.event(mention())
        await slack.until(lambda: "chat.postMessage" in slack.calls)
        await quiet(slack)
    assert [post["channel"] for post in slack.posts] == ["CLAST"]
    assert [entry["event"] for entry in logs] == ["message not sent"]


async def test_a_dropped_socket_is_replaced(slack: LoopbackSlack) -> None:
    transport = slack.sockets[0]._req.transport  # type: ignore[union-attr]
    assert transport is not None
    transport.abort()
    await slack.until(lambda: len(slack.sockets) == 2)
    await slack.event(mention())
    await slack.until(lambda: slack.posts)
    assert len(slack.posts) == 1


async def test_a_disconnect_frame_moves_to_a_new_socket(slack: LoopbackSlack) -> None:
    await slack.sockets[0].send_str(json.dumps({"type": "disconnect", "reason": "refresh_requested"}))
    await slack.until(lambda: len(slack.sockets) == 2)
    await slack.event(mention())
    await slack.until(lambda: slack.posts)
    assert slack.calls.count("apps.connections.open") == 2


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
async def test_refused_tokens_end_the_serving(method: str, server: LoopbackSlack, desk: FakeDesk) -> None:
    server.faults[method] = [(200, {}, {"ok": False, "error": "invalid_auth"})]
    with pytest.raises(PermanentError, match="invalid_auth"):
        app = build(desk, OneWorkspace("xoxb-1", server.api_url))
        await asyncio.wait_for(serve(app, app_token="xapp-1"), 30)
    assert server.sockets == []


async def test_trouble_at_slack_is_one_line_and_tried_again(
    server: LoopbackSlack, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.chat.supervision.pause_after", lambda failures: 0.01)
    server.faults["auth.test"] = [(200, {}, {"ok": False, "error": "internal_error"}), (503, {}, {})]
    with capture_logs() as logs:
        async with connected(server, desk):
            pass
    assert [entry.get("reason") for entry in logs if entry["event"] == "connection failed"] == [
        "Slack answers with internal_error.",
        "Slack answers with status 503.",
    ]
    assert all("exc_info" not in entry for entry in logs)


def test_bolt_is_as_loud_as_its_library_is_set(desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger("slack_bolt"), "level", logging.WARNING)
    monkeypatch.setattr(logging.getLogger(), "level", logging.INFO)
    assert build(desk, OneWorkspace("xoxb-1")).logger.getEffectiveLevel() == logging.WARNING


async def test_a_block_over_the_limit_is_refused_here_as_by_slack(
    server: LoopbackSlack,
) -> None:
    client = web_client("xoxb-1", server.api_url)
    block = {"type": "header", "text": {"type": "plain_text", "text": "a" * (limits.HEADER + 1)}}
    message = {"text": "a", "blocks": [block], "unfurl_links": False, "unfurl_media": False}
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        await client.chat_postMessage(channel="C1", **message)
    assert len(server.refused) == 1
    server.refused.clear()


async def test_a_question_is_not_lost_where_the_database_is_busy(
    slack: LoopbackSlack, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(_key: str) -> bool:
        raise RetryableError("The database is busy.")

    monkeypatch.setattr(desk.seen, "first_time", busy)
    monkeypatch.setattr(desk.seen, "join", busy)
    await slack.event(mention())
    await slack.until(lambda: slack.posts)
    assert slack.posts[0]["text"].startswith("The mayor denied it.")
