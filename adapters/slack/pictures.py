"""Pictures out to Slack, each with the words that say the same."""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.trouble import reference
from adapters.slack import limits
from bot.replies import Picture

_log = structlog.get_logger(__name__)


async def share_pictures(client: AsyncWebClient, place: str, thread: str | None, pictures: Sequence[Picture]) -> None:
    """Upload pictures to a channel's thread or, for the id of a person, to their direct messages.

    A failure is logged and changes nothing: the words of a picture stand in the reply already.
    """
    try:
        channel = await _direct(client, place) if place.startswith(("U", "W")) else place
        for picture in pictures:
            await client.files_upload_v2(
                channel=channel,
                thread_ts=thread,
                content=picture.png,
                filename=picture.name,
                title=picture.name,
                alt_txt=picture.alt[: limits.ALT],
            )
    except (SlackClientError, OSError, TimeoutError) as error:
        _log.error("picture not sent", place=place, ref=reference(), error=repr(error))


async def _direct(client: AsyncWebClient, person: str) -> str:
    opened = await client.conversations_open(users=person)
    return str(opened["channel"]["id"])
