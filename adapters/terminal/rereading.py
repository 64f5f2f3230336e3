"""`gainsay reread`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from adapters.terminal.plain import plain
from adapters.terminal.running import Exit, errors, output, say, with_desk

if TYPE_CHECKING:
    from bot.desk import Desk


def reread(
    *,
    failed: Annotated[bool, typer.Option("--failed", help="Try again too what could not be read.")] = False,
) -> None:
    """Read what was not read with the present language model yet: all of it after the model has changed.

    With GAINSAY_EMBEDDING_MODEL, the same for its vectors.

    It may be stopped at any time and run again: what is read is read. Exit code 1: a part could not be read.
    """
    read, lost = with_desk(lambda desk: _reread(desk, retry=failed))
    say(output(), f"{read} articles read." if not lost else f"{read} articles read, {lost} could not be.")
    raise typer.Exit(Exit.DONE if not lost else Exit.INCOMPLETE)


async def _reread(desk: Desk, *, retry: bool) -> tuple[int, int]:
    """Read with a progress bar on standard error, where that is a terminal; return how many were read and were not."""
    if retry:
        await desk.reader.retry()
    console = errors()
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left:"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}"),
    )
    read = lost = 0
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("", total=await desk.reader.waiting(), name="")
        async for one in desk.reader.drain():
            progress.update(task, advance=1, name=plain(one.article.title or one.article.key)[:40])
            read, lost = read + (one.error is None), lost + (one.error is not None)
            if one.error:
                say(console, f"{one.article.url or one.article.key}: {one.error}")
    while await desk.meanings.catch_up():
        pass
    return read, lost
