"""How alike two texts are, and the marks by which texts that may be alike find each other.

A wire story that several outlets print is one report: it is counted once. Outlets cut it, add a line and change the
headline, so what counts is how much of the shorter text stands in the longer one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

from bot.language.terms import words

if TYPE_CHECKING:
    from datasketch import MinHash

_SHINGLE = 4  # words
_PERMUTATIONS, _ROWS = 128, 4  # 32 bands of 4: texts that share 42 % of their shingles meet in one with even chances
_LEAST_SHINGLES = 20  # shorter texts say too little to be told apart

SAME = 0.6  # of the shorter text's shingles in the longer one: both tell one report


def shingles(text: str) -> frozenset[str]:
    """Return all runs of four words of `text`, letter case and punctuation aside."""
    found = list(words(text))
    runs = zip(*(islice(found, start, None) for start in range(_SHINGLE)), strict=False)
    return frozenset(" ".join(run) for run in runs)


def likeness(one: str, other: str) -> float:
    """Return the share of the shorter text's runs of words that the other has too; 0 for texts of a few words."""
    left, right = shingles(one), shingles(other)
    least = min(len(left), len(right))
    return len(left & right) / least if least >= _LEAST_SHINGLES else 0.0


def bands(text: str) -> tuple[str, ...]:
    """Return the marks of `text`: two texts that are much alike have at least one in common. None for a short text."""
    found = shingles(text)
    if len(found) < _LEAST_SHINGLES:
        return ()
    signature = _empty().copy()
    signature.update_batch([run.encode() for run in found])
    values = signature.hashvalues
    return tuple(
        blake2b(f"{start} ".encode() + values[start : start + _ROWS].tobytes(), digest_size=8).hexdigest()
        for start in range(0, _PERMUTATIONS, _ROWS)
    )


def likest(text: str, others: Sequence[tuple[str, str]]) -> str | None:
    """Return the name of the other text that `text` shares a report with: the likest, the first among equals."""
    measured = [(likeness(text, other), -index, name) for index, (name, other) in enumerate(others)]
    best = max(measured, default=None)
    return best[2] if best and best[0] >= SAME else None


@lru_cache(maxsize=1)
def _empty() -> MinHash:
    from datasketch import MinHash  # takes half a second to load, which only reading has to wait for

    return MinHash(num_perm=_PERMUTATIONS, seed=1)
