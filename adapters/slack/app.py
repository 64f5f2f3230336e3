"""The Slack application: what is listened to. The same listeners serve every way in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.desk import Desk
from adapters.chat.recent import Recent, RecentInMemory
from adapters.chat.trouble import settled
from adapters.chat.verbs import ask, parse, reply_to
from adapters.slack import limits
from adapters.slack.incoming import Event, delivery_key, question, spoken_by_person, thread_key, thread_of
from adapters.slack.render import render
from adapters.slack.sending import post, respond, web_client
from bot.replies import Reply

COMMAND = "/gainsay"


def build(
    desk: Desk, *, bot_token: str, api_url: str, taken: Recent | None = None, joined: Recent | None = None
) -> AsyncApp:
    """Return the application of one workspace.

    `taken` remembers the deliveries that were worked on, `joined` the threads that were answered in.
    """
    app = AsyncApp(name="gainsay", client=web_client(bot_token, api_url))
    listeners = Listeners(desk, joined if joined is not None else RecentInMemory())
    app.middleware(once(taken if taken is not None else RecentInMemory()))
    app.event("app_mention")(listeners.mentioned)
    app.event("message")(listeners.messaged)
    app.command(COMMAND)(listeners.commanded)
    return app


def once(taken: Recent) -> Callable[..., Awaitable[BoltResponse | None]]:
    """Return a middleware that acknowledges repeated deliveries and lets only the first through."""

    async def first_delivery(
        req: AsyncBoltRequest,
        context: AsyncBoltContext,
        next: Callable[[], Awaitable[Any]],  # noqa: A002 - bolt's name
    ) -> BoltResponse | None:
        key = delivery_key(req.body)
        if key is not None and not taken.add(f"{context.team_id}:{key}"):
            return await context.ack()
        await next()
        return None

    return first_delivery


class Listeners:
    """One method for each thing that Slack sends. Bolt acknowledges events before it calls them."""

    def __init__(self, desk: Desk, joined: Recent) -> None:
        self._desk = desk
        self._joined = joined

    async def mentioned(self, event: Event, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        """Answer a mention in its thread."""
        if spoken_by_person(event):
            await self._answer(event, client, context)

    async def messaged(self, event: Event, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        """Answer a direct message, and whatever is said in a thread that was answered in before.

        A mention is left to `mentioned`: in a channel, Slack sends both events.
        """
        if not spoken_by_person(event):
            return
        direct = event.get("channel_type") == "im"
        mention = f"<@{context.bot_user_id}" in event.get("text", "")
        followed = "thread_ts" in event and self._key(event, context) in self._joined
        if direct or (followed and not mention):
            await self._answer(event, client, context)

    async def commanded(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Acknowledge `/gainsay` at once and answer it, for the asker alone."""
        await ack()
        thread = thread_key(body.get("team_id"), body["channel_id"], f"command:{body['user_id']}")
        reply = await settled(
            self._command(body.get("text", ""), thread), surface="slack command", within=limits.ANSWER_SECONDS
        )
        await respond(body["response_url"], render(reply))

    async def _command(self, text: str, thread: str) -> Reply:
        return await reply_to(parse(question(text)), self._desk, thread=thread)

    async def _answer(self, event: Event, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        key = self._key(event, context)
        self._joined.add(key)
        words = question(event.get("text", ""), context.bot_user_id)
        reply = await settled(ask(words, self._desk, thread=key), surface="slack event", within=limits.ANSWER_SECONDS)
        await post(client, event["channel"], thread_of(event), render(reply))

    def _key(self, event: Event, context: AsyncBoltContext) -> str:
        return thread_key(context.team_id, event["channel"], thread_of(event))
