"""A reply drawn for a terminal: the short answer, then each cited line with its quote and where it stands.

Only weights and slants are used, no colours: they read alike on light and dark, and no stance looks right or wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from adapters.terminal.plain import plain, shown
from bot.replies import Citation, Item, Reply, Section
from bot.wording import ENGLISH, Wording, in_language

INDENT = 2
_WIDEST = 100  # columns; longer lines of prose are hard to read


def print_reply(console: Console, reply: Reply, words: Wording = ENGLISH) -> None:
    """Print `reply` in the language of `words`, no wider than reads well."""
    console.print(
        rendered(in_language(reply, words), words), width=min(console.width, _WIDEST), highlight=False, crop=False
    )


def rendered(reply: Reply, words: Wording) -> RenderableType:
    """Return what shows `reply`."""
    parts: list[RenderableType] = [Hanging(shown(line, "bold"), "", "") for line in reply.summary.splitlines()]
    numbers = iter(range(1, sum(len(section.items) for section in reply.sections) + 1))
    for section in reply.sections:
        parts.extend(_section(section, numbers, words))
    if reply.hints:
        parts += [Text(), *(_hint(hint) for hint in reply.hints)]
    return Group(*parts)


def _section(section: Section, numbers: Iterator[int], words: Wording) -> Iterator[RenderableType]:
    yield Text()
    if section.heading:
        yield Hanging(shown(section.heading, "bold underline"), "", "")
    for index, item in enumerate(section.items):
        if index:
            yield Text()
        yield _item(item, next(numbers), words)


def _item(item: Item, number: int, words: Wording) -> RenderableType:
    first = f"{' ' * INDENT}[{number}] "
    rest = " " * len(first)
    url = web_address(item.citation.url)
    lines: list[RenderableType] = [
        Hanging(_who(item, words), first, rest),
        Hanging(shown(item.citation.quote), f"{rest}│ ", f"{rest}│ "),
        Hanging(_source(item.citation, words), rest, rest),
    ]
    if url:
        lines.append(Hanging(Text(url, style=f"dim link {url}"), rest, rest, whole=True))
    return Group(*lines)


@dataclass(frozen=True, slots=True)
class Hanging:
    """A text behind a margin, without the trailing blanks that rich's own padding leaves in piped output.

    `whole` text is not broken where no terminal has to show it, so that an address can be copied from a file.
    """

    text: Text
    first: str
    rest: str
    whole: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines."""
        if self.whole and not console.is_terminal:
            yield Text.assemble(self.first, self.text, no_wrap=True, overflow="ignore")
            return
        width = max(options.max_width - len(self.rest), 1)
        for index, line in enumerate(self.text.wrap(console, width, overflow="fold")):
            line.rstrip()
            yield Text.assemble(self.rest if index else self.first, line)


def _who(item: Item, words: Wording) -> Text:
    said = f", {plain(item.said)}" if item.said else ""
    line = Text.assemble(shown(item.speaker, "bold"), " ", shown(item.stance, "italic"), said)
    notes = [plain(item.note)] if item.note else []
    if item.origins > 1:
        notes.append(words("independent-origins", count=item.origins))
    return line.append(f" ({'; '.join(notes)})") if notes else line


def _source(citation: Citation, words: Wording) -> Text:
    """Return outlet, day and title; a day that nobody gave with the article is marked."""
    parts = [plain(citation.outlet or words("outlet-unknown")), _printed(citation, words)]
    if citation.title:
        parts.append(plain(citation.title))
    if citation.claim_id:
        parts.append(words("claim-with-id", id=plain(citation.claim_id)))
    return Text(" · ".join(parts), style="dim")


def _printed(citation: Citation, words: Wording) -> str:
    if citation.published is None:
        return words("date-unknown")
    if citation.published_basis == "given":
        return words.day(citation.published)
    if citation.published_basis == "text":
        return words("date-from-text", day=citation.published)
    return f"{words.day(citation.published)} ({plain(citation.published_basis)})"


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
    return Hanging(shown(hint, "italic"), "› ", "  ")
