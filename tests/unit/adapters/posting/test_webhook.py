from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest

from adapters.fetching.vetting import Vetting
from adapters.posting.webhook import WebhookSender
from bot.digests.delivery import Ambiguous, Failed, Outcome, Outgoing, PartKind, RetryAfter, Sent, Unknown
from bot.places import Place, Platform
from tests.subscribed import OWNER
from tests.support.replies import item, reply

OUT = Outgoing("d1/1", Place(Platform.WEBHOOK, "", "https://hooks.example/in"), PartKind.DIGEST, reply(item()))


async def sending(answer: Callable[[httpx.Request], httpx.Response]) -> Outcome:
    return await WebhookSender(Vetting(), transport=httpx.MockTransport(answer)).send(OUT)


@pytest.mark.parametrize("found", [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["169.254.169.254"], ["::1"]])
async def test_a_machine_that_is_not_public_is_never_spoken_to(found: list[str]) -> None:
    async def resolver(_host: str, _port: int) -> list[str]:
        return found

    outcome = await WebhookSender(Vetting(resolver=resolver, ports=None)).send(OUT)
    assert isinstance(outcome, Failed)
    assert outcome.permanent
    assert "not on the public internet" in outcome.reason


async def test_a_name_that_leads_nowhere_is_tried_again() -> None:
    async def resolver(_host: str, _port: int) -> list[str]:
        return []

    outcome = await WebhookSender(Vetting(resolver=resolver)).send(OUT)
    assert outcome == Failed("There is no host hooks.example.")


async def test_the_message_is_json_with_a_key_that_stays_the_same() -> None:
    taken: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        taken.append(request)
        return httpx.Response(204)

    assert await sending(answer) == Sent("d1/1")
    assert taken[0].headers["Idempotency-Key"] == "d1/1"
    assert json.loads(taken[0].content)["reply"]["sections"][0]["items"][0]["speaker"] == "The mayor"


@pytest.mark.parametrize(
    ("status", "headers", "expected"),
    [
        (200, {}, Sent("d1/1")),
        (429, {"Retry-After": "17"}, RetryAfter(17)),
        (503, {"Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"}, RetryAfter(30)),
        (429, {}, RetryAfter(30)),
        (404, {}, Failed("The address refused with status 404.", permanent=True)),
        (410, {}, Failed("The address refused with status 410.", permanent=True)),
        (302, {"Location": "http://127.0.0.1/"}, Failed("The address refused with status 302.", permanent=True)),
        (500, {}, Ambiguous("The address failed with status 500, perhaps after taking the message.")),
    ],
)
async def test_what_statuses_mean(status: int, headers: dict[str, str], expected: Outcome) -> None:
    assert await sending(lambda _: httpx.Response(status, headers=headers)) == expected


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx.ConnectError("no"), Failed),
        (httpx.ConnectTimeout("no"), Failed),
        (httpx.ReadTimeout("no"), Ambiguous),
        (httpx.RemoteProtocolError("no"), Ambiguous),
    ],
)
async def test_what_errors_mean(error: Exception, kind: type[Outcome]) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        raise error

    assert isinstance(await sending(answer), kind)


async def test_an_address_that_is_none_is_refused_for_good() -> None:
    out = Outgoing("d1/1", Place(Platform.WEBHOOK, "", "ftp://x"), PartKind.DIGEST, reply())
    outcome = await WebhookSender(Vetting()).send(out)
    assert isinstance(outcome, Failed)
    assert outcome.permanent


async def test_an_address_has_no_direct_messages_and_cannot_be_asked() -> None:
    outcome = await WebhookSender(Vetting()).send(Outgoing("n/1", OWNER, PartKind.NOTICE, reply()))
    assert isinstance(outcome, Failed)
    sender = WebhookSender(Vetting(), repeatable_for=timedelta(hours=1))
    assert await sender.look_up(OUT) == Unknown()
    assert sender.repeatable_for == timedelta(hours=1)
