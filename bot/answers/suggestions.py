"""Suggestions: the stored names that somebody may be typing, begun or misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from bot.language.terms import words
from bot.names import Name, NameKind
from bot.ports import UnitOfWork

_WIDE = 60  # names looked through when their other words have to fit too
_SPELLINGS = 8  # near words that are tried
_ONE_SLIP, _TWO_SLIPS = 4, 8  # letters from which on so many slips are forgiven


async def suggested(kind: NameKind, text: str, uow: UnitOfWork, *, limit: int = 10) -> tuple[str, ...]:
    """Return names for completing `text`: those that begin so, then those with each word begun, then near spellings.

    Within each, names with most claims come first. Nothing typed brings the names with most claims.
    """
    typed = words(text)
    found = list(await uow.names.starting(kind, " ".join(typed), limit=limit))
    if len(found) < limit and len(typed) > 1:
        found += _fitting(await uow.names.starting(kind, typed[-1], limit=_WIDE), typed, slips=False)
    if not found and typed:
        found = await _misspelt(kind, typed, uow, limit)
    return tuple(dict.fromkeys(one.name for one in found))[:limit]


async def _misspelt(kind: NameKind, typed: Sequence[str], uow: UnitOfWork, limit: int) -> list[Name]:
    """Return names that hold a word like the longest one typed, and the other words too."""
    longest = max(typed, key=len)
    found: list[Name] = []
    for word in await near_words(longest, uow):
        found += _fitting(await uow.names.starting(kind, word, limit=_WIDE), typed, slips=True)
        if len(found) >= limit:
            break
    return found


async def near_words(word: str, uow: UnitOfWork) -> list[str]:
    """Return words of stored names that `word` may be the misspelt start of, nearest first."""
    known = [(slips_between(word, other), len(other), other) for other in await uow.names.words_like(word)]
    return [other for slips, _, other in sorted(known) if slips <= forgiven(word)][:_SPELLINGS]


def _fitting(names: Sequence[Name], typed: Sequence[str], *, slips: bool) -> Iterator[Name]:
    for one in names:
        own = words(one.name)
        if all(any(_begins(word, other, slips=slips) for other in own) for word in typed):
            yield one


def _begins(typed: str, word: str, *, slips: bool) -> bool:
    return word.startswith(typed) or (slips and slips_between(typed, word) <= forgiven(typed))


def slips_between(typed: str, word: str) -> int:
    """Return how many slips (a letter wrong, missing, added, two swapped) lie between `typed` and a start of `word`."""
    ends = range(max(len(typed) - 1, 1), min(len(typed) + 1, len(word)) + 1)
    return min((OSA.distance(typed, word[:end]) for end in ends), default=len(typed))


def forgiven(typed: str) -> int:
    """Return how many slips a word of that length may hold."""
    return 2 if len(typed) >= _TWO_SLIPS else 1 if len(typed) >= _ONE_SLIP else 0
