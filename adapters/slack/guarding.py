"""Work that has no message to be answered in: where it fails, a modal says why."""

from __future__ import annotations

from collections.abc import Awaitable

import structlog
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.trouble import notice, reference, settled
from adapters.slack import limits
from adapters.slack.form import view
from adapters.slack.incoming import Event
from adapters.slack.render import blocks_of
from bot.replies import Reply
from bot.wording import Wording

_DONE = notice("")

_log = structlog.get_logger(__name__)


async def guarded(work: Awaitable[None], body: Event, client: AsyncWebClient, words: Wording) -> None:
    """Do `work`. A failure is told in a modal, as long as what the person did can still open one."""

    async def done() -> Reply:
        await work
        return _DONE

    reply = await settled(done(), surface="slack form", within=limits.ANSWER_SECONDS)
    if reply is _DONE:
        return
    try:
        shown = view(words, blocks_of(reply, limits.VIEW_BLOCKS, words), "trouble-title")
        await client.views_open(trigger_id=body["trigger_id"], view=shown)
    except (SlackClientError, OSError, TimeoutError) as error:
        _log.error("trouble not told", ref=reference(), error=repr(error))
