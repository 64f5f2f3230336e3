"""`gainsay ask` and `gainsay chat`."""

from __future__ import annotations

import asyncio
import sys
import uuid
from typing import Annotated

import typer

from adapters.settings import load_settings
from adapters.terminal.chat import Chat
from adapters.terminal.plain import shown
from adapters.terminal.render import print_reply
from adapters.terminal.running import Exit, output, print_json, with_desk
from adapters.terminal.shapes import reply_shape
from bot.errors import UserError

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
    """Talk until the person leaves. A loop of its own keeps reading a line and answering it apart."""
    from adapters.composition import open_desk

    with asyncio.Runner() as runner:
        opened = open_desk(load_settings(), create=True)
        desk = runner.run(opened.__aenter__())
        try:
            Chat(desk, runner.run, output(), f"terminal-{uuid.uuid4().hex}").talk(sys.stdin)
        finally:
            runner.run(opened.__aexit__(None, None, None))
