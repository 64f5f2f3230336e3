"""A message of our own that can still be translated."""

from __future__ import annotations

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
        return _rebuilt, (self.key, self.arguments)


def _rebuilt(key: str, arguments: dict[str, Argument]) -> Phrase:
    return Phrase(key, **arguments)
