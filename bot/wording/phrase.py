"""A message of our own that can still be translated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from bot.wording.catalogue import ENGLISH, Argument


class Phrase(str):
    """English text that remembers which message of the catalogue it is.

    It can stand wherever a string does (in a `Reply`, in an error) and reads as English there; a surface that knows its
    reader's language has it translated by `Wording.of`. Whatever makes a new string of it makes plain English.
    """

    key: str
    arguments: dict[str, Argument]

    def __new__(cls, key: str, /, **arguments: Argument) -> Self:
        """Format the message `key`; its arguments may be phrases themselves."""
        made = super().__new__(cls, ENGLISH(key, **arguments))
        made.key = key
        made.arguments = arguments
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (str(self), self.key, self.arguments)


def _rebuilt(text: str, key: str, arguments: dict[str, Argument]) -> Phrase:
    """Return a phrase that comes from another process, without formatting it again."""
    made = str.__new__(Phrase, text)
    made.key = key
    made.arguments = arguments
    return made


def joined(names: Sequence[str], last: str = "list-and") -> str:
    """Return "A", "A and B" or "A, B and C", which each language joins in its own way."""
    unique = list(dict.fromkeys(names))
    if len(unique) < 2:
        return unique[0] if unique else ""
    return Phrase(last, first=chained("list-more", unique[:-1]), last=unique[-1])


def chained(key: str, texts: Sequence[str]) -> str:
    """Return texts one after the other, each joined to those before it by the message `key`."""
    told = texts[0]
    for text in texts[1:]:
        told = Phrase(key, first=told, next=text)
    return told
