"""What Discord offers while an option is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import structlog
from discord.app_commands import Choice

from adapters.chat.desk import LookUps
from adapters.discord import limits
from bot.names import NameKind

_log = structlog.get_logger(__name__)


async def names(desk: LookUps, kind: NameKind, typed: str) -> list[Choice[str]]:
    """Return stored names as choices; none where that fails or takes too long, since a person goes on typing."""
    try:
        async with asyncio.timeout(limits.RESPONSE_SECONDS / 2):
            return choices(await desk.suggest(kind, typed, limit=limits.CHOICES))
    except Exception as error:
        _log.warning("nothing suggested", kind=kind, error=repr(error))
        return []


def choices(texts: Sequence[str]) -> list[Choice[str]]:
    """Return texts as choices, without those that Discord would refuse for their length."""
    fitting = [text for text in texts if 0 < len(text) <= limits.CHOICE]
    return [Choice(name=text, value=text) for text in fitting[: limits.CHOICES]]
