"""A reply drawn for a terminal: the short answer, then each cited line with its quote and where it stands.

Only weights and slants are used, no colours: they read alike on light and dark, and no stance looks right or wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from adapters.terminal.plain import plain, shown
from bot.replies import Citation, Item, Reply, Section

INDENT = 2
_WIDEST = 100  # columns; longer lines of prose are hard to read


def print_reply(console: Console, reply: Reply) -> None:
    """Print `reply`, no wider than reads well."""
    console.print(rendered(reply), width=min(console.width, _WIDEST), highlight=False, soft_wrap=False)


def rendered(reply: Reply) -> RenderableType:
    """Return what shows `reply`."""
    parts: list[RenderableType] = [Text("\n").join(shown(line, "bold") for line in reply.summary.splitlines())]
    numbers = iter(range(1, sum(len(section.items) for section in reply.sections) + 1))
    for section in reply.sections:
        parts.extend(_section(section, numbers))
    if reply.hints:
        parts += [Text(), *(_hint(hint) for hint in reply.hints)]
    return Group(*parts)


def _section(section: Section, numbers: Iterator[int]) -> Iterator[RenderableType]:
    yield Text()
    if section.heading:
        yield shown(section.heading, "bold underline")
    for index, item in enumerate(section.items):
        if index:
            yield Text()
        yield _item(item, next(numbers))


def _item(item: Item, number: int) -> RenderableType:
    margin = len(f"[{number}] ")
    lines: list[RenderableType] = [
        Text.assemble(f"[{number}] ", _who(item)),
        Padding(Text.assemble("“", shown(item.citation.quote), "”"), (0, 0, 0, margin)),
        Padding(_source(item.citation), (0, 0, 0, margin)),
    ]
    url = web_address(item.citation.url)
    if url:
        lines.append(Padding(Text(url, style=f"dim link {url}", overflow="fold"), (0, 0, 0, margin)))
    return Padding(Group(*lines), (0, 0, 0, INDENT))


def _who(item: Item) -> Text:
    said = f", {plain(item.said)}" if item.said else ""
    line = Text.assemble(shown(item.speaker, "bold"), " ", shown(item.stance, "italic"), said)
    notes = [plain(item.note)] if item.note else []
    if item.origins > 1:
        notes.append(f"{item.origins} independent origins")
    return line.append(f" ({'; '.join(notes)})") if notes else line


def _source(citation: Citation) -> Text:
    """Return outlet, day and title; a day that nobody gave with the article is marked."""
    day = f"{citation.published.day} {citation.published:%B %Y}" if citation.published else "date unknown"
    if citation.published and citation.published_basis != "given":
        day += " (from its text)" if citation.published_basis == "text" else f" ({plain(citation.published_basis)})"
    parts = [plain(citation.outlet or "outlet unknown"), day]
    if citation.title:
        parts.append(plain(citation.title))
    if citation.claim_id:
        parts.append(f"claim {plain(citation.claim_id)}")
    return Text(" · ".join(parts), style="dim")


def web_address(url: str | None) -> str | None:
    """Return an address that may be shown as a link: of the web, without white space or a user's name in it."""
    if not url or plain(url) != url or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc else None


def _hint(hint: str) -> RenderableType:
    return Text.assemble("› ", shown(hint, "italic"))
