"""`gainsay speakers`: who is who, why, and an operator's say in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from adapters.terminal.counting import counted
from adapters.terminal.plain import plain, shown
from adapters.terminal.running import Exit, output, print_json, say, with_desk
from adapters.terminal.shapes import Shape
from bot.claims.rulings import Ruling
from bot.ports import SpeakerRecord
from bot.speaker_desk import Link, Moved, SpeakerPage

speakers = typer.Typer(help="Who is who: list, show, merge and split speakers.", no_args_is_help=True)

_JSON = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_WHO = Annotated[str, typer.Argument(metavar="SPEAKER", help="An id, or a name that only one speaker has.")]


@speakers.callback()
def _speakers() -> None:
    """Who is who: list, show, merge and split speakers."""


@speakers.command("list")
def list_speakers(
    *,
    name: Annotated[str, typer.Option(help="The start of any word of a name.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 50,
    as_json: _JSON = False,
) -> None:
    """List who makes claims, most claims first. Exit code 1: nobody."""
    found = with_desk(lambda desk: desk.speakers.list(name, limit=limit))
    if as_json:
        print_json([_speaker_shape(one) for one in found])
    elif found:
        output().print(_table(found))
    else:
        say(output(), f"No speaker has a name with {plain(name)!r}." if name else "No claims are indexed yet.")
    raise typer.Exit(Exit.DONE if found else Exit.INCOMPLETE)


@speakers.command()
def show(speaker: _WHO, *, as_json: _JSON = False) -> None:
    """Show one speaker's names, the articles they come from, and the evidence of each link."""
    page = with_desk(lambda desk: desk.speakers.show(speaker))
    if as_json:
        print_json(_page_shape(page))
    else:
        _print_page(output(), page)


@speakers.command()
def merge(
    speaker: _WHO,
    into: Annotated[str, typer.Argument(metavar="INTO", help="Whom the first one is: an id or a name.")],
    *,
    as_json: _JSON = False,
) -> None:
    """Make one speaker of two; `split INTO --name` with the first one's name undoes it. Later readings keep to it."""
    _tell(with_desk(lambda desk: desk.speakers.merge(speaker, into)), as_json=as_json)


@speakers.command()
def split(
    speaker: _WHO,
    *,
    name: Annotated[str, typer.Option(help="Split off what is said under this name, or undo its merge.")] = "",
    article: Annotated[str, typer.Option(metavar="ID", help="Split off what is said in this article.")] = "",
    called: Annotated[str, typer.Option(help="What to call the new speaker.")] = "",
    as_json: _JSON = False,
) -> None:
    """Take a name's or an article's claims away from a speaker. Later readings keep to it."""
    _tell(
        with_desk(lambda desk: desk.speakers.split(speaker, name=name, article_id=article, called=called)),
        as_json=as_json,
    )


def _tell(moved: Moved, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "speaker": _speaker_shape(moved.speaker),
                "claims_moved": moved.claims,
                "contradictions": moved.contradictions,
            }
        )
        return
    told = f"{counted(moved.claims, 'claim')} went to {moved.speaker.name} ({moved.speaker.id})"
    say(output(), f"{told}; contradictions that follow from it: {moved.contradictions}.")


def _table(found: Sequence[SpeakerRecord]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("Claims", "Speaker", "Kind", "Speaks for", "Id"):
        table.add_column(heading, justify="right" if heading == "Claims" else "left", overflow="fold")
    for one in found:
        table.add_row(str(one.claims), shown(one.name), one.kind, shown(one.stands_for or ""), one.id)
    return table


def _print_page(console: Console, page: SpeakerPage) -> None:
    one = page.speaker
    console.print(shown(one.name, "bold"))
    console.print(shown(f"{one.kind}, {counted(one.claims, 'claim')}, id {one.id}"))
    if one.stands_for:
        console.print(shown(f"speaks for {one.stands_for}"))
    if one.aliases:
        console.print(shown(f"also found as {', '.join(one.aliases)}"))
    for ruling in page.rulings:
        console.print(shown(f"- {_told(ruling)}"))
    for link in page.links:
        _print_link(console, link)


def _print_link(console: Console, link: Link) -> None:
    article = link.article
    day = article.published.isoformat() if article.published else "date unknown"
    console.print()
    claims = counted(link.claims, "claim")
    console.print(shown(f"{article.outlet or 'outlet unknown'}, {day}, article {article.id}: {claims}"))
    console.print(shown(f"  called {', '.join((link.name, *link.names))}: {link.why}"))
    for step in link.evidence:
        console.print(shown(f"  - {step}"))


def _told(ruling: Ruling) -> str:
    if ruling.merge:
        return f"{ruling.was_name} ({ruling.origin}) was merged into {ruling.target} on {ruling.made:%Y-%m-%d}"
    parts = [f"the name “{ruling.name}”"] if ruling.name else []
    parts += [f"article {ruling.article_id}"] if ruling.article_id else []
    return f"{' in '.join(parts)} was split off from {ruling.origin} to {ruling.target} on {ruling.made:%Y-%m-%d}"


def _speaker_shape(one: SpeakerRecord) -> Shape:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "stands_for": one.stands_for,
        "aliases": list(one.aliases),
        "claims": one.claims,
    }


def _page_shape(page: SpeakerPage) -> Shape:
    return {
        **_speaker_shape(page.speaker),
        "links": [
            {
                "article_id": link.article.id,
                "outlet": link.article.outlet,
                "name": link.name,
                "names": list(link.names),
                "mentions": list(link.mentions),
                "evidence": list(link.evidence),
                "why": link.why,
                "claims": link.claims,
            }
            for link in page.links
        ],
        "rulings": [
            {
                "kind": "merge" if one.merge else "split",
                "origin": one.origin,
                "target": one.target,
                "name": one.name or one.was_name or None,
                "article_id": one.article_id or None,
                "made": one.made.isoformat(),
            }
            for one in page.rulings
        ],
    }
