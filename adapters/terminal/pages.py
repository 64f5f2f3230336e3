"""`gainsay speaker`, `gainsay article` and `gainsay timeline`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from adapters.terminal.days import check_order, day_option
from adapters.terminal.plain import plain
from adapters.terminal.render import print_reply
from adapters.terminal.running import Exit, output, print_json, with_desk
from adapters.terminal.shapes import reply_shape
from bot.errors import UserError
from bot.replies import Reply
from bot.requests import TimelineRequest

_JSON = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_DAY = Annotated[date | None, day_option(about="A day, like 2024-10-19.")]


def speaker(name: Annotated[list[str], typer.Argument(help="Any of their names.")], *, as_json: _JSON = False) -> None:
    """Show what a speaker said, what is attributed to them, and where they changed position."""
    wanted = " ".join(name)
    _finish(with_desk(lambda desk: desk.speaker_reply(wanted)), as_json=as_json)


def article(
    reference: Annotated[list[str], typer.Argument(help="Its id, its address, or words of its title.")],
    *,
    as_json: _JSON = False,
) -> None:
    """Show who said what in an article, and who says otherwise elsewhere."""
    wanted = " ".join(reference)
    _finish(with_desk(lambda desk: desk.article_reply(wanted)), as_json=as_json)


def timeline(
    about: Annotated[list[str] | None, typer.Argument(help="The topic.")] = None,
    *,
    speaker: Annotated[str | None, typer.Option(help="Only what this speaker said.")] = None,
    since: _DAY = None,
    until: _DAY = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many statements at most.")] = 12,
    picture: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the chart here, as PNG.")] = None,
    as_json: _JSON = False,
) -> None:
    """Show who stood where on a topic, day by day. Exit code 1: nothing found."""
    check_order(since, until)
    wanted = TimelineRequest(" ".join(about or ()) or None, speaker, since, until, limit)
    reply = with_desk(lambda desk: desk.timeline_reply(wanted))
    if picture is not None:
        _save(reply, picture)
    _finish(reply, as_json=as_json)


def _save(reply: Reply, file: Path) -> None:
    if not reply.pictures:
        raise UserError("There are too few statements for a picture.")
    try:
        file.write_bytes(reply.pictures[0].png)
    except OSError as error:
        raise UserError(f"The picture cannot be written to {plain(str(file))}: {error.strerror}.") from error


def _finish(reply: Reply, *, as_json: bool) -> NoReturn:
    if as_json:
        print_json(reply_shape(reply))
    else:
        print_reply(output(), reply)
    raise typer.Exit(Exit.DONE if reply.citations() else Exit.INCOMPLETE)
