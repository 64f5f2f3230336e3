"""Messages out to Slack.

Slack has no key that makes a send idempotent, so nothing that may have arrived is sent again.
"""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.chat.trouble import excuse, reference
from adapters.slack import limits
from adapters.slack.render import Message, render

# Slack will refuse every later message to this place as well: docs.slack.dev/reference/methods/chat.postMessage#errors.
PERMANENT = frozenset(
    {"account_inactive", "channel_not_found", "invalid_auth", "is_archived", "not_in_channel", "token_revoked"}
)

_log = structlog.get_logger(__name__)


def web_client(token: str | None, api_url: str) -> AsyncWebClient:
    """Return a client that waits out a 429, which Slack has not acted on, and repeats nothing else."""
    return AsyncWebClient(token=token, base_url=api_url, timeout=limits.REQUEST_SECONDS, retry_handlers=_retries())


async def post(client: AsyncWebClient, channel: str, thread: str, messages: Sequence[Message]) -> None:
    """Post the messages to one thread, in order. The first failure is logged and ends it; a refusal is told there."""
    try:
        for message in messages:
            await _post(client, channel, thread, message)
    except SlackApiError as error:
        ref = _failed(error, channel)
        if error.response.status_code == 200 and error.response.get("error") not in PERMANENT:
            await _tell(client, channel, thread, ref)
    except Exception as error:
        _failed(error, channel)


async def respond(url: str, messages: Sequence[Message], *, replace: bool = False, everybody: bool = False) -> None:
    """Send the messages through a response address: to the person who acted alone, unless for `everybody`.

    With `replace` they take the place of the message whose button was pressed. A failure is logged.
    """
    client = AsyncWebhookClient(url=url, timeout=limits.REQUEST_SECONDS, retry_handlers=_retries())
    how = {"response_type": "in_channel" if everybody else "ephemeral", "replace_original": replace}
    try:
        for message in messages:
            answer = await client.send_dict(message.payload() | how)
            if answer.status_code != 200:
                _log.error("response refused", ref=reference(), status=answer.status_code, body=answer.body)
                return
    except Exception as error:
        _failed(error, "response")


async def _post(client: AsyncWebClient, channel: str, thread: str, message: Message) -> None:
    await client.chat_postMessage(
        channel=channel, thread_ts=thread, mrkdwn=False, parse="none", link_names=False, **message.payload()
    )


async def _tell(client: AsyncWebClient, channel: str, thread: str, ref: str) -> None:
    try:
        await _post(client, channel, thread, render(excuse(ref))[0])
    except Exception as error:
        _failed(error, channel)


def _failed(error: Exception, place: str) -> str:
    ref = reference()
    _log.error("message not sent", place=place, ref=ref, error=repr(error))
    return ref


def _retries() -> list[AsyncRetryHandler]:
    return [AsyncRateLimitErrorRetryHandler(max_retry_count=limits.RATE_LIMIT_RETRIES)]
