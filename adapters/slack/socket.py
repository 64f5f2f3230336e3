"""Socket Mode: one workspace, no public address."""

from __future__ import annotations

import asyncio
from functools import partial

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from adapters.chat.supervision import supervise
from adapters.slack import limits
from bot.errors import PermanentError, RetryableError

# No later try with the same tokens will succeed: errors of auth.test and apps.connections.open,
# docs.slack.dev/reference/methods.
_PERMANENT = frozenset(
    {
        "access_denied",
        "account_inactive",
        "invalid_auth",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "token_expired",
        "token_revoked",
    }
)


async def serve(app: AsyncApp, *, app_token: str, ping_seconds: float = limits.PING_SECONDS) -> None:
    """Answer in Slack until cancelled. Raises PermanentError where Slack refuses the tokens."""
    await supervise("slack", partial(_session, app, app_token, ping_seconds))


async def _session(app: AsyncApp, app_token: str, ping_seconds: float) -> None:
    """Hold one connection. slack_sdk replaces it when Slack asks for that or the socket drops."""
    handler = AsyncSocketModeHandler(app, app_token, ping_interval=ping_seconds)
    try:
        try:
            await app.client.auth_test()
            # Asked here first, because the client's own connect() would try a refused token again and again.
            handler.client.wss_uri = await handler.client.issue_new_wss_url()
        except SlackApiError as error:
            reason = error.response.get("error")
            if reason in _PERMANENT:
                raise PermanentError(f"Slack refuses the tokens: {reason}.") from error
            answer = reason or f"status {error.response.status_code}"
            raise RetryableError(f"Slack answers with {answer}.") from error
        await handler.connect_async()  # type: ignore[no-untyped-call]  # not annotated in slack_bolt
        await asyncio.Event().wait()
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]
