"""`gainsay ask`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from adapters.terminal.plain import shown
from adapters.terminal.render import print_reply
from adapters.terminal.running import Exit, output, print_json, reader_words, with_desk
from adapters.terminal.shapes import reply_shape
from bot.errors import UserError
from bot.replies import ReplyKind

MAX_INPUT = 100_000  # characters read from standard input as one question; the core's own limit is lower


def ask(
    question: Annotated[list[str], typer.Argument(help="The question; - reads it from standard input.")],
    *,
    explain: Annotated[bool, typer.Option("--explain", help="Say how the answer was found.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Answer one question from what is indexed. Exit code 1: there is no answer in it; 2: it cannot be read."""
    text = sys.stdin.read(MAX_INPUT) if question == ["-"] else " ".join(question)
    if not text.strip():
        raise UserError("There is no question.")
    answer = with_desk(lambda desk: desk.ask(text))
    if as_json:
        print_json({"answered": answer.answered, **reply_shape(answer.reply), "explanation": list(answer.explanation)})
    else:
        console = output()
        print_reply(console, answer.reply, reader_words())
        if explain:
            console.print()
            for step in answer.explanation:
                console.print(shown(f"- {step}", "dim"))
    unreadable = answer.reply.kind is ReplyKind.NOTICE
    raise typer.Exit(Exit.DONE if answer.answered else Exit.USAGE if unreadable else Exit.INCOMPLETE)
