"""`gainsay chat` and `gainsay start`: the terminal's conversation, with the configured chats served beside it."""

from __future__ import annotations

import asyncio
import sys
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.files import discover
from adapters.settings import Settings, load_settings
from adapters.terminal.asking import ask
from adapters.terminal.background import BackgroundLoop
from adapters.terminal.chat import Chat
from adapters.terminal.ingesting import print_summary, take_in
from adapters.terminal.running import errors, output, reader_words, say
from bot.articles.metadata import Metadata

if TYPE_CHECKING:
    from bot.desk import Desk


def chat() -> None:
    """Ask question after question; each may lean on those before it."""
    open_chat()


def start(
    seeds: Annotated[Path, typer.Option(help="A manifest or directory of first articles.")],
    question: Annotated[str | None, typer.Option("--ask", help="Answer this and stop, instead of chatting.")] = None,
) -> None:
    """Make the database if need be, take the first articles in, and chat."""
    tally = take_in(list(discover([seeds], Metadata())), show=True)
    if tally.exit:
        print_summary(tally, errors(), errors())
    if question:
        ask([question])
    else:
        print_summary(tally, output(), errors())
        open_chat()


def open_chat() -> None:
    """Talk until the person leaves, and meanwhile serve every other chat that is configured."""
    with BackgroundLoop() as background, background.entered(_served_desk(load_settings())) as desk:
        Chat(desk, background.run, output(), f"terminal-{uuid.uuid4().hex}", reader_words()).talk(sys.stdin)


@asynccontextmanager
async def _served_desk(settings: Settings) -> AsyncIterator[Desk]:
    """Open the desk; where Slack or Discord is configured, serve it as long as the desk is open."""
    from adapters.composition import open_desk
    from adapters.serving import has_chats, serve_desk

    stop = asyncio.Event()
    async with open_desk(settings, create=True) as desk:
        served = asyncio.create_task(serve_desk(desk, settings, stop)) if has_chats(settings) else None
        if served:
            served.add_done_callback(_report)
        yield desk
        stop.set()
        if served:
            await asyncio.wait([served])


def _report(served: asyncio.Task[None]) -> None:
    """Say why the other chats are no longer served; the terminal goes on."""
    if not served.cancelled() and (error := served.exception()):
        say(errors(), f"Slack and Discord are no longer served: {error}")
