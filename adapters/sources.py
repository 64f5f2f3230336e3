"""Sources: articles that are to be read, with what is known of them beside their text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.articles.metadata import Metadata
from bot.articles.unreadable import UnreadableCode
from bot.feeds.addresses import canonical
from bot.feeds.fetching import Fetched


@dataclass(frozen=True, slots=True)
class Source:
    """One article that is to be read: a file, or the text that a manifest row holds itself."""

    name: str  # as it is shown to people
    key: str
    path: Path | None
    text: str | None
    metadata: Metadata
    page: Fetched | None = None  # a web page that an archive holds


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a file or a row. `lost` is False where it was read all the same."""

    name: str
    sentence: str
    code: UnreadableCode
    lost: bool = True
    key: str | None = None  # of the article that it would have been


def key_of(about: Metadata, path: Path) -> str:
    """Return the name that a file goes by: its article's address, else its own."""
    return canonical(about.url) if about.url else file_key(path)


def file_key(path: Path) -> str:
    """Return the name that a file without an address goes by: its own and its directory's.

    The same file gets the same key whether it, its directory or a manifest is named, from wherever.
    """
    return "/".join(path.resolve().parts[-2:])
