"""`gainsay ask` and `gainsay chat`."""

from __future__ import annotations

import asyncio
import sys
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.settings import Settings, load_settings
from adapters.terminal.background import BackgroundLoop
from adapters.terminal.chat import Chat
from adapters.terminal.plain import shown
from adapters.terminal.render import print_reply
from adapters.terminal.running import Exit, errors, output, print_json, say, with_desk
from adapters.terminal.shapes import reply_shape
from bot.errors import UserError

if TYPE_CHECKING:
    from bot.desk import Desk

MAX_INPUT = 100_000  # characters read from standard input as one question; the core's own limit is lower


def ask(
    question: Annotated[list[str], typer.Argument(help="The question; - reads it from standard input.")],
    *,
    explain: Annotated[bool, typer.Option("--explain", help="Say how the answer was found.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Answer one question from what is indexed. Exit code 1: there is no answer in it."""
    text = sys.stdin.read(MAX_INPUT) if question == ["-"] else " ".join(question)
    if not text.strip():
        raise UserError("There is no question.")
    answer = with_desk(lambda desk: desk.ask(text))
    if as_json:
        print_json({"answered": answer.answered, **reply_shape(answer.reply), "explanation": list(answer.explanation)})
    else:
        console = output()
        print_reply(console, answer.reply)
        if explain:
            console.print()
            for step in answer.explanation:
                console.print(shown(f"- {step}", "dim"))
    raise typer.Exit(Exit.DONE if answer.answered else Exit.INCOMPLETE)


def chat() -> None:
    """Ask question after question; each may lean on those before it."""
    open_chat()


def open_chat() -> None:
    """Talk until the person leaves, and meanwhile serve every other chat that is configured."""
    with BackgroundLoop() as background, background.entered(_served_desk(load_settings())) as desk:
        Chat(desk, background.run, output(), f"terminal-{uuid.uuid4().hex}").talk(sys.stdin)


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
