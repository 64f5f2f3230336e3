"""Tokens: stems as the full-text indexes of both databases keep them, letter for letter.

Every tokenizer has ideas of its own about points, apostrophes and accents. A token holds only a-z, 0-9 and the
underscore, so that neither SQLite nor PostgreSQL finds anything in it to split, fold or stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 64  # code points of a stem that are kept; PostgreSQL refuses lexemes of more than 2,046 bytes

_PLAIN = re.compile(r"[a-z0-9]+")
_OTHER = re.compile(r"[^a-z0-9]")
_WRITTEN = re.compile(r"_([0-9a-f]+)_")


def kept(stems: Iterable[str]) -> tuple[str, ...]:
    """Return the stems as they can be stored: cut to `LONGEST`, empty ones left out."""
    return tuple(stem[:LONGEST] for stem in stems if stem)


def token(stem: str) -> str:
    """Return `stem` with every character but a-z and 0-9 written as its code point: "o'brien" is "o_27_brien"."""
    if _PLAIN.fullmatch(stem):
        return stem
    return _OTHER.sub(lambda found: f"_{ord(found[0]):x}_", stem)


def stem_of(written: str) -> str:
    """Return the stem that `token` wrote."""
    if "_" not in written:
        return written
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), written)


def joined(stems: Iterable[str]) -> str:
    """Return the tokens of `stems`, parted by spaces."""
    return " ".join(token(stem) for stem in kept(stems))


def parted(tokens: str) -> tuple[str, ...]:
    """Return the stems that `joined` wrote."""
    written = tokens.split()
    return tuple(map(stem_of, written)) if "_" in tokens else tuple(written)
