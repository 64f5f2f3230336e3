"""Words that can name the same thing: the one list of them, which questions and the comparing of claims both use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_DATA = resources.files("bot.language") / "data"


@dataclass(frozen=True, slots=True)
class Synonyms:
    """A class of words, as they are written; `close` ones may stand for each other in every story, `wide` ones may.

    A name that begins with "+" holds people and things, which do not happen; one with "~" what goes together rather
    than what is the same. Words that stand side by side are joined by underscores.
    """

    name: str
    close: tuple[str, ...]
    wide: tuple[str, ...]


@cache
def synonyms() -> tuple[Synonyms, ...]:
    """Return the classes in the order of the list."""
    return tuple(_class(line) for line in _lines("synonyms.txt") if ">" not in line)


@cache
def narrower() -> Mapping[str, tuple[str, ...]]:
    """Return broad words with the narrower ones that a text may use in their place, one way only."""
    rows = (line.split(">") for line in _lines("synonyms.txt") if ">" in line)
    return {broad.strip(): tuple(words.split()) for broad, words in rows}


@cache
def contrasts() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return pairs of words for things and their counterparts ("left", "right"), each side with its variants."""
    sides = (line.split("|") for line in _lines("contrasts.txt"))
    return tuple((tuple(left.split()), tuple(right.split())) for left, right in sides)


@cache
def irregular_forms() -> Mapping[str, tuple[str, ...]]:
    """Return base forms with those of their forms whose stem is another one."""
    rows = (line.split(":") for line in _lines("irregular.txt"))
    return {base: tuple(forms.split()) for base, forms in rows}


def _class(line: str) -> Synonyms:
    name, members = line.split(":")
    close, bar, wide = members.partition("|")
    return Synonyms(name, tuple(close.split()) if bar else (), tuple((wide if bar else close).split()))


def _lines(name: str) -> Iterator[str]:
    text = _DATA.joinpath(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
