"""`gainsay ingest`."""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from adapters.files import discover, draft_of, pasted
from adapters.manifests import read_manifest
from adapters.sources import Problem, Source
from adapters.terminal.counting import counted
from adapters.terminal.days import day_option
from adapters.terminal.plain import plain
from adapters.terminal.running import Exit, errors, output, print_json, say, with_desk
from bot.articles.draft import Draft
from bot.articles.metadata import Metadata
from bot.articles.unreadable import Unreadable
from bot.errors import UserError
from bot.language.detect import readable

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.intake import Ingested


Found = Source | Problem | str  # a str is a web address


@dataclass
class Tally:
    """What became of each file or row."""

    results: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, one: Ingested, name: str) -> None:
        """Count one ingested draft."""
        if one.error:
            self.results.append({"name": name, "outcome": "failed", "code": one.code, "error": one.error})
            return
        article = {"article_id": one.article.id, "version": one.article.version} if one.article else {}
        unread = {"unread": one.article.language} if one.article and not readable(one.article.language) else {}
        found = {"claims": one.claims, "contradictions": one.contradictions, **unread}
        self.results.append({"name": name, "outcome": str(one.outcome), **article, **found})

    def refuse(self, problem: Problem) -> None:
        """Count a file or row that never became a draft, or remember a notice."""
        self.problems.append(problem)
        if problem.lost:
            row = {"name": problem.name, "outcome": "failed", "code": str(problem.code), "error": problem.sentence}
            self.results.append(row)

    @property
    def outcomes(self) -> Counter[str]:
        """Return how often each outcome occurred."""
        return Counter(result["outcome"] for result in self.results)

    @property
    def exit(self) -> Exit:
        """Return 0 when all went in, 1 when a part did, 2 when nothing did."""
        failed = self.outcomes["failed"]
        if not failed and self.results:
            return Exit.DONE
        return Exit.INCOMPLETE if failed < len(self.results) else Exit.USAGE


def ingest(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE",
            help="Text and HTML files, directories, .jsonl manifests, WARC archives, web addresses; - is pasted text.",
        ),
    ] = None,
    *,
    manifest: Annotated[
        Path | None, typer.Option(help="A JSON Lines file: one article's file, url, outlet, date and title a line.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="The title of the one article.")] = None,
    url: Annotated[str | None, typer.Option(help="The address of the one article.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    day: Annotated[date | None, day_option("--date", about="When it was published.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Take articles in. What is indexed already stays as it is; a changed text becomes a new version.

    Exit code 1: a part of the input failed; 2: nothing could be taken in.
    """
    given = Metadata(title=title, outlet=outlet, url=url, published=day)
    found = _found(sources or [], manifest, given)
    if title or url:
        found = iter(first := list(islice(found, 2)))
        if len(first) != 1:
            raise UserError("--title and --url name one article, so give one file with them.")
    tally = take_in(found, show=not as_json)
    if as_json:
        notices = [{"name": p.name, "notice": p.sentence} for p in tally.problems if not p.lost]
        print_json({"results": tally.results, "outcomes": tally.outcomes, "notices": notices})
    else:
        print_summary(tally, output(), errors())
    raise typer.Exit(tally.exit)


def take_in(found: Iterable[Found], *, show: bool) -> Tally:
    """Ingest what is found, with a progress bar on standard error where that is a terminal and `show` is set.

    Sources are looked at as their turn comes, so that an archive of any length fits into memory.
    """
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}"),
    )
    console = errors()
    with Progress(*columns, console=console, disable=not (show and console.is_terminal), transient=True) as progress:
        total = len(found) if isinstance(found, Sized) else None
        task = progress.add_task("", total=total, name="")
        return with_desk(lambda desk: _ingest(desk, found, progress, task), create=True)


async def _ingest(desk: Desk, found: Iterable[Found], progress: Progress, task: TaskID) -> Tally:
    tally = Tally()
    names: deque[str] = deque()  # of the drafts on their way, oldest first
    addresses: list[str] = []
    async for one in desk.intake.ingest(_drafts(found, addresses, tally, names, progress, task)):
        tally.add(one, names.popleft())
        progress.advance(task)
    for address in addresses:
        progress.update(task, name=plain(address)[-40:])
        tally.add(await desk.intake.ingest_address(address), address)
        progress.advance(task)
    for problem in tally.problems:
        if problem.lost:
            await desk.intake.refuse(problem.key or problem.name, problem.name, problem.code, problem.sentence)
    return tally


def _drafts(
    found: Iterable[Found],
    addresses: list[str],
    tally: Tally,
    names: deque[str],
    progress: Progress,
    task: TaskID,
) -> Iterator[Draft]:
    """Yield what can be read, and put addresses aside; each file is opened when its turn comes."""
    for source in found:
        if isinstance(source, str):
            addresses.append(source)
            continue
        progress.update(task, name=plain(source.name)[-40:])
        problem: Problem | None
        if isinstance(source, Problem):
            tally.refuse(source)
            progress.advance(task)
            continue
        try:
            draft, problem = draft_of(source)
        except Unreadable as error:
            tally.refuse(Problem(source.name, str(error), error.code, key=source.key))
            progress.advance(task)
            continue
        if problem:
            tally.refuse(problem)
        names.append(source.name)
        yield draft


def _found(sources: Sequence[str], manifest: Path | None, given: Metadata) -> Iterator[Found]:
    paths = [Path(source) for source in sources]
    if manifest is None:
        if not sources:
            raise UserError("Name at least one file or directory, or a manifest.")
        for source in sources:
            yield from _named(source, given)
        return
    if len(paths) > 1 or (paths and not paths[0].is_dir()):
        raise UserError("With --manifest, give at most one path: the directory that its files lie in.")
    yield from read_manifest(manifest, given, paths[0] if paths else None)


def _named(source: str, given: Metadata) -> Iterator[Found]:
    """Yield what one argument names: an address, pasted text, or a path."""
    if source.startswith(("http://", "https://")):
        yield source
    elif source == "-":
        yield pasted(sys.stdin.buffer, given)
    else:
        yield from discover([Path(source)], given)


def print_summary(tally: Tally, out: Console, trouble: Console) -> None:
    """Print what became of it all to `out`, and what failed, a sentence each, to `trouble`."""
    for problem in tally.problems:
        if not problem.lost:
            say(trouble, f"{problem.name}: {problem.sentence}")
    for result in tally.results:
        if result["outcome"] == "failed":
            say(trouble, f"{result['name']}: {result['error']}")
    counts = ", ".join(f"{number} {outcome}" for outcome, number in sorted(tally.outcomes.items()))
    unread = Counter(result["unread"] for result in tally.results if "unread" in result)
    claims = sum(result.get("claims", 0) for result in tally.results)
    say(out, f"{counted(len(tally.results), 'article')}: {counts or 'none'}; {counted(claims, 'new claim')}.")
    # No number: pairs are weighed and folded when they are listed.
    if any(result.get("contradictions") for result in tally.results):
        say(out, "Some disagree with others: `gainsay contradictions` lists them.")
    if unread:
        languages = ", ".join(sorted(unread))
        stay = "stays" if unread.total() == 1 else "stay"
        say(out, f"{unread.total()} of them {stay} unread, being in another language ({languages}).")
