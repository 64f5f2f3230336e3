"""Text from articles and people made harmless for a terminal."""

from __future__ import annotations

import unicodedata

from rich.text import Text

from bot.articles.scrubbing import without_escapes

_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """Return `text` in one line, without escape sequences, control characters and marks that turn the reading order."""
    bare = without_escapes(text)
    kept = (" " if c.isspace() else c for c in bare if c.isspace() or not _is_control(c))
    return " ".join("".join(kept).split())


def shown(text: str, style: str = "") -> Text:
    """Return `text` to be printed as it is: never read as rich markup, nor able to drive the terminal."""
    return Text(plain(text), style=style)


def _is_control(char: str) -> bool:
    return char in _DIRECTIONS or unicodedata.category(char) in {"Cc", "Cs"}
