"""Errors, answered where they arose."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable

import structlog

from bot.errors import RetryableError, UserError
from bot.replies import Reply, ReplyKind
from bot.seen import Seen
from bot.wording import Phrase

_log = structlog.get_logger(__name__)


def notice(text: str, *hints: str) -> Reply:
    """Return a message of our own, without citations."""
    return Reply(ReplyKind.NOTICE, text, hints=hints)


def reference() -> str:
    """Return a short id that ties what a person sees to a line of the log."""
    return secrets.token_hex(4)


async def is_new(seen: Seen, key: str) -> bool:
    """Say whether something happens for the first time. Where the database is busy it is taken as new.

    Rather twice than never: the answer needs the database as well, and if that gives way again, says so.
    """
    try:
        return await seen.first_time(key)
    except RetryableError as error:
        _log.warning("not known whether it was seen before", key=key, error=str(error))
        return True


def excuse(ref: str) -> Reply:
    """Return what a person is told when the fault is ours."""
    return notice(Phrase("error-ours", ref=ref))


async def settled(work: Awaitable[Reply], *, surface: str, within: float) -> Reply:
    """Return what `work` gives or, where it fails or takes more than `within` seconds, a message that says so.

    Every failure that is not the asker's own is logged with the short id that the message carries.
    """
    try:
        async with asyncio.timeout(within):
            return await work
    except UserError as error:
        return notice(error.sentence)
    except (RetryableError, TimeoutError) as error:
        ref = reference()
        _log.warning("not answered for now", surface=surface, ref=ref, error=repr(error))
        return notice(Phrase("error-for-now", ref=ref))
    except Exception:
        ref = reference()
        _log.exception("not answered", surface=surface, ref=ref)
        return excuse(ref)
