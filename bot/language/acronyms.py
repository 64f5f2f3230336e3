"""Short forms that a text introduces in brackets: "National Grain Board (NGB)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.span import Span

_BRACKET = re.compile(r"\s\((?:the\s|or\s)?[“\"'‘]?(?P<inside>[^()“”\"]{2,80}?)[”\"'’]?\)")
_SHORT = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9&.\-/]{1,9}")
_LOWER_INSIDE = frozenset("of the and for in on to de del des du la le al and & against with".split())
_RUN = re.compile(r"(?:[^\W_][\w.’'&/-]*|&)(?:\s+(?:[^\W_][\w.’'&/-]*|&))*$")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form, the long form it stands for, and where the two are tied together."""

    short: str
    long: str
    span: Span  # from the first word of the earlier form to the closing bracket


def acronyms(text: str) -> list[Acronym]:
    """Return the short forms that `text` introduces, in order: long form first or short form first."""
    found = []
    for match in _BRACKET.finditer(text):
        inside, before = match["inside"].strip(), text[: match.start()]
        if _SHORT.fullmatch(inside):
            long = _long_before(before, inside)
            if long is not None:
                found.append(Acronym(inside, before[long:], Span(long, match.end())))
            continue
        last = _WORD.findall(before[-20:])[-1:] or [""]
        if _SHORT.fullmatch(last[0]) and inside[:1].isupper() and _stands_for(last[0], inside):
            found.append(Acronym(last[0], inside, Span(match.start() - len(last[0]), match.end())))
    return found


def _long_before(before: str, short: str) -> int | None:
    """Return where the shortest run of words that `short` may stand for begins, None where none does."""
    run = _RUN.search(before[-160:])
    if run is None:
        return None
    offset = len(before) - len(before[-160:]) + run.start()
    starts = [offset + word.start() for word in _WORD.finditer(run[0])]
    letters = sum(char.isalpha() for char in short)
    for start in reversed(starts[-(2 * letters + 2) :]):
        candidate = before[start:]
        if not candidate[0].isupper():
            if candidate.split()[0] not in _LOWER_INSIDE:
                return None
            continue
        if _stands_for(short, candidate):
            return start
    return None


def _stands_for(short: str, long: str) -> bool:
    """Say whether the letters of `short` are, in order, first letters of `long` or, for at most half, inner ones.

    The first letter must open the long form; small words in between may be left out.
    """
    letters = [char.lower() for char in short.rstrip("s") if char.isalnum()]
    words = [word for word in re.split(r"[\s/-]+", long) if word]
    if len(words) < 2 or not letters or words[0][:1].lower() != letters[0]:
        return False
    return _spelt(letters, words, inner=len(letters) // 2)


def _spelt(letters: list[str], words: list[str], inner: int) -> bool:
    if not words:
        return not letters
    if not letters:
        return False
    word, rest = words[0].lower(), words[1:]
    if word[0] == letters[0]:
        if _spelt(letters[1:], rest, inner):
            return True
        for taken in range(2, min(inner + 1, len(letters)) + 1):
            if _is_subsequence(letters[1:taken], word[1:]) and _spelt(letters[taken:], rest, inner - taken + 1):
                return True
    return word in _LOWER_INSIDE and _spelt(letters, rest, inner)


def _is_subsequence(letters: list[str], word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
