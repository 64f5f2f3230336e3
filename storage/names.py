"""Names as they are looked up: folded, by the start of any word, and by near spellings."""

from __future__ import annotations

import re

from bot.language.terms import fold

LONGEST = 400  # code points of a name that are compared; PostgreSQL refuses index entries of more than 2,704 bytes
AFTER_ALL = "\U0010ffff"  # sorts behind every character, by code point as by UTF-8 byte

AFTER_WORD = "!"  # sorts right behind the space, and so behind a name's words and whatever words follow them
LEAST_SPELT, MOST_SPELT = 4, 7  # letters of a word between which its spelling is indexed

_WORD = re.compile(r"\w+(?:'\w+)*")
_WORD_START = re.compile(r"(?<![\w'])\w")


def alias(name: str) -> str:
    """Return `name` folded, single-spaced and cut to the length that is compared."""
    return " ".join(fold(name).split())[:LONGEST]


def tails(name: str) -> frozenset[str]:
    """Return the folded rest of `name` from the start of each of its words: "dmitry peskov" and "peskov"."""
    folded = alias(name)
    return frozenset(folded[found.start() :] for found in _WORD_START.finditer(folded))


def name_words(name: str) -> frozenset[str]:
    """Return the folded words of `name` that a near spelling can lead to."""
    return frozenset(word for word in _WORD.findall(alias(name)) if len(word) >= LEAST_SPELT)


def spellings(word: str) -> frozenset[str]:
    """Return what `word` is indexed by: its beginnings of four to seven letters, whole and with any one left out.

    A typed beginning with one slip (a letter too many, too few, wrong, or two swapped) shares one of them, by
    `slips`: https://doi.org/10.1145/1963190.1963191 calls these deletion neighbourhoods.
    """
    lengths = range(LEAST_SPELT, min(len(word), MOST_SPELT) + 1)
    return frozenset(spelling for length in lengths for spelling in slips(word[:length]))


def slips(start: str) -> frozenset[str]:
    """Return the first letters of `start`, whole and with any one left out; nothing for too short a start."""
    cut = start[:MOST_SPELT]
    if len(cut) < LEAST_SPELT:
        return frozenset()
    return frozenset({cut, *(cut[:place] + cut[place + 1 :] for place in range(len(cut)))})
