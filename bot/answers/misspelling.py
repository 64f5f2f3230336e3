"""Misspelling: verbs of a question that are typed wrong, put right before the question is read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers.naming import is_party
from bot.answers.stance_words import CONTRADICTING, SAYING, STANCE_BY_FORM
from bot.answers.topics import FURNITURE
from bot.language.terms import STOP_WORDS, stem

_SHORTEST = 5  # letters; shorter words are too near to too many others to be corrected
_LONG_WORD = 8  # letters; longer words may hold two slips
_ENDING = 2  # letters that a form of the same stem must share, lest "supporter" becomes "supported"
_STANCES = frozenset((*STANCE_BY_FORM, *CONTRADICTING))
_CORRECTABLE = sorted(
    {form for form in (*_STANCES, *SAYING) if len(form) >= _SHORTEST}
    | set("timeline contradicts according outlets newspapers position".split())
)
_BY_STEM: dict[str, list[str]] = defaultdict(list)
for _form in sorted(_STANCES):
    _BY_STEM[stem(_form)].append(_form)


def corrected(text: str, known: Callable[[str], bool]) -> str:
    """Return the folded `text` with its mistyped verbs put right; a stem that is `known` is no mistake.

    A word that only shares the stem of a stance's verb ("denyed") is one all the same, however known that stem is.
    """
    names = _name_words(text)

    def right(match: re.Match[str]) -> str:
        word = match[0]
        spared = word in STOP_WORDS or word in _STANCES or word in SAYING or match.span() in names
        return word if spared or len(word) < _SHORTEST else _likest(word, known)

    return re.sub(r"[a-z]+", right, text)


def _likest(word: str, known: Callable[[str], bool]) -> str:
    """Return the verb that `word` is hoped to be, else itself."""
    same = [form for form in _BY_STEM.get(stem(word), ()) if form[-_ENDING:] == word[-_ENDING:]]
    if best := process.extractOne(word, same, scorer=OSA.distance, score_cutoff=1):
        return best[0]
    if known(stem(word)) or stem(word) in FURNITURE:
        return word
    slips = 1 if len(word) <= _LONG_WORD else 2  # a swap of neighbours is one slip
    best = process.extractOne(word, _CORRECTABLE, scorer=OSA.distance, score_cutoff=slips)
    return best[0] if best else word


def _name_words(text: str) -> set[tuple[int, int]]:
    """Return where the words stand that are together a state, a body or its seat ("the white house")."""
    found = [match.span() for match in re.finditer(r"[a-z]+", text)]
    pairs = ((one, two) for one, two in pairwise(found) if is_party(text[one[0] : two[1]]))
    return {place for pair in pairs for place in pair}
