"""Digests, alerts and notices out to channels and people.

Slack has no key by which it would drop a repeated post, so nothing here is repeated: whoever holds the outbox decides.
The key of a message goes with it as metadata, by which it is found again where the operator has added a scope for that.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.desk import Desk
from adapters.slack import limits
from adapters.slack.access import Access
from adapters.slack.buttons import under
from adapters.slack.pictures import share_pictures
from adapters.slack.render import Message, pages
from adapters.slack.sending import PERMANENT
from bot.digests.delivery import Absent, Ambiguous, Failed, Found, Outcome, Outgoing, RetryAfter, Sent, Unknown
from bot.errors import GainsayError
from bot.places import Person, Platform, Recipient, Workspace
from bot.wording import ENGLISH, Wording, in_language

EVENT_TYPE = "gainsay_message"
_UNINSTALLED = "account_inactive"  # what Slack says to a token of before
_PICTURE_SECONDS = 8  # for uploading, of the time that sending may take
_LOOKED_THROUGH = 100  # messages, of the thread or the channel
_UNCERTAIN = (TimeoutError, OSError, aiohttp.ClientError)

_log = structlog.get_logger(__name__)


class SlackSender:
    """A `bot.digests.delivery.Sender` for every workspace that `access` reaches."""

    def __init__(self, desk: Desk, access: Access, words: Wording = ENGLISH) -> None:
        self._desk = desk
        self._access = access
        self._words = words

    @property
    def repeatable_for(self) -> timedelta:
        """Return no time at all: Slack posts every repeat."""
        return timedelta(0)

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Post one message, its later parts in the thread of the first."""
        try:
            client = await self._client(outgoing.to)
            if client is None:
                return Failed(_UNINSTALLED, permanent=True)
            message = await self._message(outgoing)
            posted = await client.chat_postMessage(
                channel=_channel(outgoing.to),
                thread_ts=outgoing.root,
                mrkdwn=False,
                parse="none",
                link_names=False,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"key": outgoing.key}},
                **message.payload(),
            )
        except GainsayError as error:
            return Failed(str(error))
        except SlackApiError as error:
            return _refusal(error)
        except aiohttp.ClientConnectorError as error:  # the request was never written
            return Failed(repr(error))
        except (SlackClientError, *_UNCERTAIN) as error:
            return Ambiguous(repr(error))
        await self._pictures(client, outgoing, str(posted["channel"]), str(posted["ts"]))
        return Sent(str(posted["ts"]))

    async def look_up(self, outgoing: Outgoing) -> Found:
        """Look for the key in the thread or channel; without the scope for it, nobody can tell."""
        try:
            client = await self._client(outgoing.to)
            if client is None:
                return Unknown()
            found = await _latest(client, outgoing)
        except (GainsayError, SlackClientError, *_UNCERTAIN) as error:
            _log.info("message not looked up", reason=str(error))
            return Unknown()
        for message in found.get("messages", ()):
            if message.get("metadata", {}).get("event_payload", {}).get("key") == outgoing.key:
                return Sent(str(message["ts"]))
        return Unknown() if found.get("has_more") else Absent()

    async def _client(self, to: Recipient) -> AsyncWebClient | None:
        client = await self._access.client(to.workspace)
        if client is not None:
            client.retry_handlers = []
        return client

    async def _message(self, outgoing: Outgoing) -> Message:
        """Return the one post; what does not fit on its page is turned to."""
        reply = in_language(outgoing.reply, self._words)
        found = pages(reply, self._words)
        if len(found) == 1:
            return found[0]
        token = await self._desk.shown.keep(Workspace(Platform.SLACK, outgoing.to.workspace), "", reply)
        return found[0].over(*under(self._words, token, 0, len(found), private=False))

    async def _pictures(self, client: AsyncWebClient, outgoing: Outgoing, channel: str, posted: str) -> None:
        """Add the pictures; the message stands without them, so they may neither fail it nor outlast its time."""
        if not outgoing.reply.pictures:
            return
        try:
            async with asyncio.timeout(_PICTURE_SECONDS):
                await share_pictures(client, channel, outgoing.root or posted, outgoing.reply.pictures)
        except (TimeoutError, aiohttp.ClientError) as error:
            _log.warning("picture not sent", channel=channel, error=repr(error))


def _channel(to: Recipient) -> str:
    return to.id if isinstance(to, Person) else to.channel


def _refusal(error: SlackApiError) -> Outcome:
    """Return what a refusal means: 429 has not been acted on, a 5xx may have been."""
    status, name = error.response.status_code, str(error.response.get("error") or error.response.status_code)
    if status == 429 or name == "ratelimited":
        return RetryAfter(_seconds(error.response.headers))
    if status >= 500 or name in {"fatal_error", "internal_error"}:
        return Ambiguous(name)
    return Failed(name, permanent=name in PERMANENT)


def _seconds(headers: Any) -> float:
    found = {str(name).lower(): value for name, value in dict(headers).items()}.get("retry-after", "")
    value = found[0] if isinstance(found, list) else found
    return float(value) if str(value).isdigit() else limits.RETRY_SECONDS


async def _latest(client: AsyncWebClient, outgoing: Outgoing) -> dict[str, Any]:
    channel = _channel(outgoing.to)
    if isinstance(outgoing.to, Person):
        channel = str((await client.conversations_open(users=channel))["channel"]["id"])
    if outgoing.root:
        answer = await client.conversations_replies(
            channel=channel, ts=outgoing.root, limit=_LOOKED_THROUGH, include_all_metadata=True
        )
    else:
        answer = await client.conversations_history(channel=channel, limit=_LOOKED_THROUGH, include_all_metadata=True)
    return dict(answer.data) if isinstance(answer.data, dict) else {}
