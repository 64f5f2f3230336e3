"""The Slack application: what is listened to. The same listeners serve every way in."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.desk import Desk
from adapters.chat.trouble import settled
from adapters.chat.verbs import ask, parse, reply_to
from adapters.slack import limits
from adapters.slack.access import ManyWorkspaces, OneWorkspace
from adapters.slack.incoming import Event, delivery_key, question, spoken_by_person, thread_key, thread_of
from adapters.slack.render import render
from adapters.slack.sending import post, respond, web_client
from bot.replies import Reply

COMMAND = "/gainsay"


def build(desk: Desk, access: OneWorkspace | ManyWorkspaces, *, signing_secret: str = "") -> AsyncApp:
    """Return the application. `signing_secret` is what requests over HTTP are checked with."""
    if isinstance(access, OneWorkspace):
        client = web_client(access.bot_token, access.api_url)
        app = AsyncApp(name="gainsay", client=client, signing_secret=signing_secret)
    else:
        client = web_client(None, access.api_url)
        app = AsyncApp(name="gainsay", client=client, signing_secret=signing_secret, oauth_settings=access.oauth())
    listeners = Listeners(desk)
    app.event("app_mention")(listeners.mentioned)
    app.event("message")(listeners.messaged)
    app.command(COMMAND)(listeners.commanded)
    return app


class Listeners:
    """One method for each thing that Slack sends. Bolt acknowledges events before it calls them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def mentioned(self, body: Event, event: Event, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        """Answer a mention in its thread."""
        if spoken_by_person(event):
            await self._answer(body, event, client, context)

    async def messaged(self, body: Event, event: Event, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        """Answer a direct message, and whatever is said in a thread that was answered in before.

        A mention is left to `mentioned`: in a channel, Slack sends both events.
        """
        if not spoken_by_person(event):
            return
        direct = event.get("channel_type") == "im"
        mention = f"<@{context.bot_user_id}" in event.get("text", "")
        if direct or (not mention and await self._follows(event, context)):
            await self._answer(body, event, client, context)

    async def commanded(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Acknowledge `/gainsay` at once and answer it, for the asker alone."""
        await ack()
        if not await self._first(body):
            return
        thread = thread_key(body.get("team_id"), body["channel_id"], f"command:{body['user_id']}")
        reply = await settled(
            self._command(body.get("text", ""), thread), surface="slack command", within=limits.ANSWER_SECONDS
        )
        await respond(body["response_url"], render(reply))

    async def _command(self, text: str, thread: str) -> Reply:
        return await reply_to(parse(question(text)), self._desk, thread=thread)

    async def _answer(self, body: Event, event: Event, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        if not await self._first(body):
            return
        key = self._key(event, context)
        await self._desk.seen.join(key)
        words = question(event.get("text", ""), context.bot_user_id)
        reply = await settled(ask(words, self._desk, thread=key), surface="slack event", within=limits.ANSWER_SECONDS)
        await post(client, event["channel"], thread_of(event), render(reply))

    async def _first(self, body: Event) -> bool:
        """Say whether this delivery is the first of its kind. The first alone is worked on."""
        key = delivery_key(body)
        return key is None or await self._desk.seen.first_time(key)

    async def _follows(self, event: Event, context: AsyncBoltContext) -> bool:
        return "thread_ts" in event and await self._desk.seen.joined(self._key(event, context))

    def _key(self, event: Event, context: AsyncBoltContext) -> str:
        return thread_key(context.team_id, event["channel"], thread_of(event))
