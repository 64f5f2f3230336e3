"""What can be done with a message: find what is stored for and against what it says."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.desk import Desk
from adapters.chat.trouble import settled
from adapters.slack import limits
from adapters.slack.form import loading, view
from adapters.slack.guarding import guarded
from adapters.slack.incoming import Event, question, who, workspace
from adapters.slack.readers import Readers
from adapters.slack.render import blocks_of
from bot.errors import UserError
from bot.places import Workspace
from bot.replies import Reply
from bot.requests import WhoRequest
from bot.wording import Phrase, Wording


class Shortcuts:
    """The shortcut of messages."""

    def __init__(self, desk: Desk, readers: Readers) -> None:
        self._desk = desk
        self._readers = readers

    async def find_claims(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Open a modal at once, and show in it who holds which position on what the message says."""
        await ack()
        words = await self._readers.of(client, who(body))
        await guarded(self._find_claims(body, client, words), body, client, words)

    async def _find_claims(self, body: Event, client: AsyncWebClient, words: Wording) -> None:
        opened = await client.views_open(trigger_id=body["trigger_id"], view=loading(words))
        text = question(body.get("message", {}).get("text", ""))[: limits.QUESTION]
        reply = await settled(
            self._found(text, workspace(body)), surface="slack shortcut", within=limits.ANSWER_SECONDS
        )
        shown = view(words, blocks_of(reply, limits.VIEW_BLOCKS, words))
        await client.views_update(view_id=opened["view"]["id"], hash=opened["view"].get("hash"), view=shown)

    async def _found(self, text: str, where: Workspace) -> Reply:
        if not text:
            raise UserError(Phrase("error-no-words"))
        return await self._desk.within(where).who_reply(WhoRequest(about=text))
