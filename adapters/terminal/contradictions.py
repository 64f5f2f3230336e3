"""`gainsay contradictions`: who contradicts whom, and an operator's say in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from adapters.terminal.days import day_option
from adapters.terminal.render import print_reply
from adapters.terminal.running import Exit, output, print_json, reader_words, say, with_desk
from adapters.terminal.shapes import Shape, contradiction_shape
from bot.answers.lookups import contradictions_reply
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.review import Opinion, Review
from bot.ports import ContradictionRecord
from bot.replies import Reply
from bot.requests import ContradictionsRequest

contradictions = typer.Typer(help="Who contradicts whom, both quotes each.", invoke_without_command=True)

_JSON = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_ID = Annotated[str, typer.Argument(metavar="ID", help="As the list shows it.")]
_NOTE = Annotated[str, typer.Option(help="Why, kept with the ruling.")]


@contradictions.callback()
def list_contradictions(
    context: typer.Context,
    *,
    about: Annotated[str | None, typer.Option(help="Words that it is about.")] = None,
    speaker: Annotated[str | None, typer.Option(help="A person, organisation or place, by any of its names.")] = None,
    kind: Annotated[
        ContradictionKind | None,
        typer.Option("--type", metavar="KIND", help=f"One of: {', '.join(ContradictionKind)}."),
    ] = None,
    since: Annotated[date | None, day_option(about="The first day, like 2024-10-19.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 20,
    dismissed: Annotated[bool, typer.Option("--dismissed", help="Those that were dismissed too.")] = False,
    export: Annotated[bool, typer.Option("--export", help="Print every ruling as JSON lines instead.")] = False,
    as_json: _JSON = False,
) -> None:
    """List who contradicts whom, both quotes each. Exit code 1: nothing found."""
    if context.invoked_subcommand is not None:
        return
    if export:
        _export(with_desk(lambda desk: desk.disagreements.reviews()))
    wanted = ContradictionsRequest(about, speaker, kind, since, limit, dismissed)
    found = with_desk(lambda desk: desk.contradictions(wanted))
    if as_json:
        print_json([contradiction_shape(record) for record in found])
    else:
        print_reply(output(), _with_ids(contradictions_reply(found), found), reader_words())
    raise typer.Exit(Exit.DONE if found else Exit.INCOMPLETE)


@contradictions.command()
def dismiss(contradiction: _ID, *, note: _NOTE = "", as_json: _JSON = False) -> None:
    """Say that it is none: it is shown no more, and the ruling is kept for measuring."""
    _rule(contradiction, Opinion.DISMISSED, note, as_json=as_json)


@contradictions.command()
def confirm(contradiction: _ID, *, note: _NOTE = "", as_json: _JSON = False) -> None:
    """Say that it is one."""
    _rule(contradiction, Opinion.CONFIRMED, note, as_json=as_json)


def _rule(contradiction_id: str, opinion: Opinion, note: str, *, as_json: bool) -> None:
    record = with_desk(lambda desk: desk.disagreements.rule(contradiction_id, opinion, note))
    if as_json:
        print_json(contradiction_shape(record))
    else:
        say(output(), f"Contradiction {record.contradiction.id} is {opinion}.")


def _export(reviews: Sequence[Review]) -> None:
    for review in reviews:
        typer.echo(json.dumps(_review_shape(review), ensure_ascii=False))
    raise typer.Exit(Exit.DONE if reviews else Exit.INCOMPLETE)


def _review_shape(review: Review) -> Shape:
    return {
        "id": review.contradiction_id,
        "opinion": review.opinion,
        "note": review.note,
        "made": review.made.isoformat(),
        **review.seen,
    }


def _with_ids(reply: Reply, found: Sequence[ContradictionRecord]) -> Reply:
    """Return the reply with the id of each contradiction in its heading, to rule on it by."""
    headed = zip(reply.sections, found, strict=True)
    return replace(
        reply,
        sections=tuple(
            replace(section, heading=f"{section.heading} [{record.contradiction.id}]") for section, record in headed
        ),
    )
