"""A cue with its source and content, still in tokens of one paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.language.words import PLACE, Word


@dataclass(slots=True)
class Candidate:
    """What one rule found around one cue. `head` is the cue's main word; the lists are in text order."""

    head: Word
    word: str  # base form of the cue's main word
    rule: str
    cue: list[Word]
    source: list[Word] = field(default_factory=list)
    content: list[Word] = field(default_factory=list)


_EDGE = frozenset({",", ";", ":", "-", "--", "–", "—", "(", ")", "[", "]", "'s", "’s"})
_BEFORE = _EDGE | {".", "?", "!", "…"}
_AFTER = _EDGE | {"."}


def trimmed(tokens: Iterable[Word]) -> list[Word]:
    """Return `tokens` in text order, without spaces and without stray punctuation at both ends."""
    found = sorted({token for token in tokens if not token.is_space}, key=PLACE)
    start, end = 0, len(found)
    while start < end and found[start].text in _BEFORE:
        start += 1
    while start < end and found[end - 1].text in _AFTER:
        end -= 1
    return found[start:end]


def without(tokens: Iterable[Word], *removed: Iterable[Word]) -> list[Word]:
    """Return `tokens` less all `removed`, in their order."""
    gone = {token.i for part in removed for token in part}
    return [token for token in tokens if token.i not in gone]
