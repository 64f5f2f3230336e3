"""Names of speakers as they are looked up: folded, and by the start of any word."""

from __future__ import annotations

import re

from bot.language.terms import fold

LONGEST = 400  # code points of a name that are compared; PostgreSQL refuses index entries of more than 2,704 bytes
AFTER_ALL = "\U0010ffff"  # sorts behind every character, by code point as by UTF-8 byte

_WORD_START = re.compile(r"(?<![\w'])\w")


def alias(name: str) -> str:
    """Return `name` folded, single-spaced and cut to the length that is compared."""
    return " ".join(fold(name).split())[:LONGEST]


def tails(name: str) -> frozenset[str]:
    """Return the folded rest of `name` from the start of each of its words: "dmitry peskov" and "peskov"."""
    folded = alias(name)
    return frozenset(folded[found.start() :] for found in _WORD_START.finditer(folded))
