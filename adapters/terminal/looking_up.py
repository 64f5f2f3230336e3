"""`gainsay articles` and `gainsay claims`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, NoReturn

import typer
from rich import box
from rich.table import Table

from adapters.terminal.days import check_order, day_option
from adapters.terminal.plain import plain, shown
from adapters.terminal.render import print_reply
from adapters.terminal.running import Exit, output, print_json, reader_words, say, with_desk
from adapters.terminal.shapes import Shape, article_shape, claim_shape, failure_shape
from bot.articles.article import Article
from bot.claims.claim import Stance
from bot.errors import UserError
from bot.ports import ClaimRecord
from bot.replies import Reply
from bot.requests import ClaimsRequest
from bot.span import Span

_JSON = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_ABOUT = Annotated[str | None, typer.Option(help="Words that it is about.")]
_SPEAKER = Annotated[str | None, typer.Option(help="A person, organisation or place, by any of its names.")]
_SINCE = Annotated[date | None, day_option(about="The first day, like 2024-10-19.")]
_LIMIT = Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")]


def articles(
    *,
    limit: _LIMIT = 50,
    offset: Annotated[int, typer.Option(min=0)] = 0,
    changes: Annotated[str | None, typer.Option(metavar="ID", help="Show what changed in its versions.")] = None,
    failed: Annotated[bool, typer.Option("--failed", help="List what could not be taken in or read, and why.")] = False,
    as_json: _JSON = False,
) -> None:
    """List the indexed articles, newest first."""
    if changes:
        _list_changes(changes, as_json=as_json)
    if failed:
        _list_failures(limit, offset, as_json=as_json)
    found = with_desk(lambda desk: desk.articles(limit=limit, offset=offset))
    if as_json:
        print_json([article_shape(article) for article in found])
    elif found:
        output().print(_table(found))
    else:
        say(output(), "No articles are indexed; `gainsay ingest PATH` takes some in.")
    raise typer.Exit(Exit.DONE if found else Exit.INCOMPLETE)


def _list_changes(article_id: str, *, as_json: bool) -> NoReturn:
    """Print each later version with the paragraphs that are new (+), gone (-) or reworded (both)."""
    found = with_desk(lambda desk: desk.changes(article_id))
    if as_json:
        shapes = [[{"before": one.before, "after": one.after} for one in changed] for _, changed in found]
        print_json([{"version": new.version, "changes": shape} for (new, _), shape in zip(found, shapes, strict=True)])
        raise typer.Exit(Exit.DONE)
    for new, changed in found:
        say(output(), f"Version {new.version}:")
        for one in changed:
            for sign, words in (("-", one.before), ("+", one.after)):
                if words is not None:
                    say(output(), f"{sign} {words}")
    if not found:
        say(output(), "It has one version only.")
    raise typer.Exit(Exit.DONE)


def _list_failures(limit: int, offset: int, *, as_json: bool) -> NoReturn:
    """Print what failed; finding none is success too."""
    found = with_desk(lambda desk: desk.failures(limit=limit, offset=offset))
    if as_json:
        print_json([failure_shape(failure) for failure in found])
    for failure in () if as_json else found:
        say(output(), f"{failure.at:%Y-%m-%d %H:%M}  {failure.code}  {failure.name}: {failure.reason}")
    if not found and not as_json:
        say(output(), "Nothing failed.")
    raise typer.Exit(Exit.DONE)


def _table(found: Sequence[Article]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading, width in (("Published", 16), ("Outlet", 20), ("Title", None), ("Id", 16)):
        table.add_column(heading, max_width=width, overflow="fold" if heading != "Title" else "ellipsis")
    for article in found:
        day = article.published.isoformat() if article.published else "unknown"
        basis = f" ({article.published_basis})" if article.published and article.published_basis != "given" else ""
        table.add_row(
            day + basis,
            shown(article.outlet or "unknown"),
            shown(article.title or f"(no title) {article.key}"),
            article.id,
        )
    return table


def claims(
    *,
    speaker: _SPEAKER = None,
    stance: Annotated[Stance | None, typer.Option(metavar="STANCE", help=f"One of: {', '.join(Stance)}.")] = None,
    about: _ABOUT = None,
    since: _SINCE = None,
    until: Annotated[date | None, day_option(about="The last day.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who printed it.")] = None,
    limit: _LIMIT = 20,
    explain: Annotated[str | None, typer.Option(metavar="ID", help="Show how one claim was read.")] = None,
    as_json: _JSON = False,
) -> None:
    """List who said what. Exit code 1: nothing found."""
    if explain:
        _explain(explain, as_json=as_json)
        return
    check_order(since, until)
    wanted = ClaimsRequest(speaker, stance, about, since, until, outlet, limit)
    if as_json:
        _finish([claim_shape(record) for record in with_desk(lambda desk: desk.claims(wanted))])
    _finish(with_desk(lambda desk: desk.claims_reply(wanted)))


def _finish(found: list[Shape] | Reply) -> NoReturn:
    """Print what was found, and leave with the code that tells whether that was anything."""
    if isinstance(found, Reply):
        print_reply(output(), found, reader_words())
        any_found = bool(found.citations())
    else:
        print_json(found)
        any_found = bool(found)
    raise typer.Exit(Exit.DONE if any_found else Exit.INCOMPLETE)


def _explain(claim_id: str, *, as_json: bool) -> None:
    record = with_desk(lambda desk: desk.claim(claim_id))
    if record is None:
        raise UserError(f"There is no claim {plain(claim_id)!r}; `gainsay claims` lists them with their ids.")
    claim = record.claim
    if as_json:
        parts = {part: [span.of(record.article.text) for span in spans] for part, spans in _parts(record)}
        print_json(
            {
                **claim_shape(record),
                "attribution": {**parts, "rule": claim.attribution.rule},
                "trail": list(claim.trail),
            }
        )
        return
    console = output()
    console.print(shown(record.article.quote(claim.sentence), "bold"))
    console.print()
    table = Table.grid(padding=(0, 2))
    for part, spans in _parts(record):
        table.add_row(part, shown(" … ".join(span.of(record.article.text) for span in spans) or "none"))
    table.add_row("speaker", shown(record.speaker_name or "unnamed"))
    table.add_row("stance", str(claim.stance))
    table.add_row("rule", claim.attribution.rule)
    table.add_row("confidence", f"{claim.confidence:.2f}")
    console.print(table)
    for step in claim.trail:
        console.print(shown(f"- {step}"))


def _parts(record: ClaimRecord) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    found = record.claim.attribution
    return ("source", found.source), ("cue", found.cue), ("content", found.content)
