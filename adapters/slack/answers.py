"""Answers to events, commands and buttons: acknowledged, taken once, asked of the desk, shown with their buttons."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncBoltContext
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.desk import Desk
from adapters.chat.digest_words import Asker, digest_reply
from adapters.chat.feed_words import feeds_words_reply
from adapters.chat.kept import kept
from adapters.chat.speaker_words import is_ruling, ruling_reply
from adapters.chat.trouble import is_new, notice, settled
from adapters.chat.verbs import Verb, ask, parse, reply_to
from adapters.slack import limits
from adapters.slack.blocks import context
from adapters.slack.buttons import rating, under
from adapters.slack.incoming import (
    Event,
    delivery_key,
    here,
    question,
    spoken_by_person,
    team_of,
    thread_key,
    thread_of,
    who,
    workspace,
)
from adapters.slack.permissions import Managers
from adapters.slack.pictures import share_pictures
from adapters.slack.readers import Readers
from adapters.slack.render import Message, pages, render
from adapters.slack.sending import post, respond
from bot.errors import GainsayError, RetryableError
from bot.places import Person, Platform
from bot.replies import Reply, ReplyKind
from bot.shown import Shown
from bot.wording import Phrase, Wording, in_language

_log = structlog.get_logger(__name__)


class Answers:
    """One method for each thing that Slack sends. Bolt acknowledges events before it calls them."""

    def __init__(self, desk: Desk, managers: Managers, readers: Readers) -> None:
        self._desk = desk
        self._managers = managers
        self._readers = readers

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

    async def commanded(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Acknowledge `/gainsay` at once and answer it, for the asker alone."""
        await ack()
        if not await self.first(body):
            return
        text = question(body.get("text", ""))
        words = await self._readers.of(client, who(body))
        work = self._command(text, body, client, words)
        reply = await settled(work, surface="slack command", within=limits.ANSWER_SECONDS)
        shown = await self._first_page(text, in_language(reply, words), body, words)
        await respond(body["response_url"], [shown])
        if reply.pictures:
            await share_pictures(client, body["user_id"], None, reply.pictures)

    async def turned(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Show another page in the place of the one whose button was pressed."""
        await ack()
        if not await self.first(body):
            return
        words = await self._readers.of(client, who(body))
        token, _, number = body["actions"][0]["value"].rpartition(":")
        shown = await self._shown(body, token)
        if isinstance(shown, Reply):
            await respond(body["response_url"], render(shown, words))
            return
        found = pages(shown.reply, words)
        page = min(int(number), len(found) - 1)
        private = bool(body.get("container", {}).get("is_ephemeral"))
        buttons = under(words, token, page, len(found), private=private)
        await respond(body["response_url"], [found[page].over(*buttons)], replace=True, everybody=not private)

    async def shared(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Show everybody in the channel an answer that its asker alone saw; it says who shared it."""
        await ack()
        if not await self.first(body):
            return
        words = await self._readers.of(client, who(body))
        token = body["actions"][0]["value"]
        shown = await self._shown(body, token)
        if isinstance(shown, Reply):
            await respond(body["response_url"], render(shown, words))
            return
        found = pages(shown.reply, words)
        by = context(words("shared-by", name=str(body["user"].get("name") or body["user"]["id"])))
        message = found[0].over(by, *under(words, token, 0, len(found), private=False))
        await respond(body["response_url"], [message], everybody=True)

    async def rated(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Store what somebody thought of an answer, and thank them."""
        await ack()
        if not await self.first(body):
            return
        words = await self._readers.of(client, who(body))
        verdict, _, asked = body["actions"][0]["value"].partition(":")
        holder = body.get("container", {})
        answer = f"{holder.get('channel_id')}:{holder.get('message_ts')}"

        async def given() -> Reply:
            await self._desk.feedback.give(who(body), answer, asked, helpful=verdict == "yes")
            return notice(Phrase("feedback-thanks"))

        reply = await settled(given(), surface="slack button", within=limits.ANSWER_SECONDS)
        await respond(body["response_url"], render(reply, words))

    async def first(self, body: Event) -> bool:
        """Say whether this delivery is the first of its kind. The first alone is worked on."""
        key = delivery_key(body)
        return key is None or await is_new(self._desk.seen, key)

    async def _command(self, text: str, body: dict[str, Any], client: AsyncWebClient, words: Wording) -> Reply:
        command = parse(text)
        manager = self._managers.of(client, body["user_id"], body["channel_id"])
        if command.verb is Verb.DIGEST:
            asker = Asker(here(body), who(body), words.language, manager.needed)
            return await digest_reply(command.rest, self._desk.digests, asker)
        if command.verb is Verb.FEEDS:
            return await feeds_words_reply(command.rest, self._desk, here(body), manager.needed_everywhere)
        if command.verb is Verb.SPEAKER and is_ruling(command.rest):
            return await ruling_reply(command.rest, self._desk.speakers, manager.needed_for_all)
        thread = thread_key(body.get("team_id"), body["channel_id"], f"command:{body['user_id']}")
        return await reply_to(command, self._desk.within(workspace(body)), thread=thread)

    async def _answer(self, body: Event, event: Event, client: AsyncWebClient, context: AsyncBoltContext) -> None:
        if not await self.first(body):
            return
        key = self._key(event, context)
        with contextlib.suppress(RetryableError):  # those who go on in the thread then need a mention
            await self._desk.seen.join(key)
        asked = question(event.get("text", ""), context.bot_user_id)
        words = await self._readers.of(client, Person(Platform.SLACK, team_of(body), str(event["user"])))
        async with working(context, words):
            work = ask(asked, self._desk.within(workspace(body)), thread=key)
            reply = await settled(work, surface="slack event", within=limits.ANSWER_SECONDS)
            messages = list(render(reply, words))
            if reply.kind is not ReplyKind.NOTICE:
                messages[-1] = messages[-1].over(rating(words, asked))
            await post(client, event["channel"], thread_of(event), messages)
        if reply.pictures:
            await share_pictures(client, event["channel"], thread_of(event), reply.pictures)

    async def _first_page(self, text: str, reply: Reply, body: Event, words: Wording) -> Message:
        """Return what a command shows: one page, with buttons where there is something to press them for."""
        found = pages(reply, words)
        if len(found) == 1 and not reply.citations():
            return found[0]
        try:
            token = await self._desk.shown.keep(workspace(body), text, reply)
        except GainsayError as error:
            _log.warning("answer not kept, and shown without buttons", error=str(error))
            return found[0]
        return found[0].over(*under(words, token, 0, len(found), private=True))

    async def _shown(self, body: Event, token: str) -> Shown | Reply:
        """Return a kept reply, or what to say where it cannot be found."""
        within = limits.ANSWER_SECONDS
        return await kept(self._desk, workspace(body), token, surface="slack button", within=within)

    async def _follows(self, event: Event, context: AsyncBoltContext) -> bool:
        return "thread_ts" in event and await self._desk.seen.joined(self._key(event, context))

    def _key(self, event: Event, context: AsyncBoltContext) -> str:
        return thread_key(context.team_id, event["channel"], thread_of(event))


@asynccontextmanager
async def working(context: AsyncBoltContext, words: Wording) -> AsyncIterator[None]:
    """Show that a slow answer is worked on, and clear that at the end whatever happens."""
    status: Callable[[str], Awaitable[Any]] = context["set_status"]  # bolt's, of every event in a channel
    shown = asyncio.Event()

    async def show() -> None:
        await asyncio.sleep(limits.SILENT_SECONDS)
        shown.set()
        with contextlib.suppress(SlackClientError, OSError, TimeoutError):
            await status(words("working"))

    showing = asyncio.create_task(show())
    try:
        yield
    finally:
        showing.cancel()
        await asyncio.wait([showing])
        if shown.is_set():
            with contextlib.suppress(SlackClientError, OSError, TimeoutError):
                await status("")
