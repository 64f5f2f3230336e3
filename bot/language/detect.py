"""Which language a text is in."""

from __future__ import annotations

import re

UNDETERMINED = "und"  # ISO 639-2
_LEAST_LETTERS = 40  # below this the guess is wrong too often to refuse an article by it
_SAMPLE = 4000  # characters read; more changes no answer
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")
_ENGLISH = frozenset(
    "the of and to in that is was for it with as on be at by this had not are but from or have an they which".split()
)
_ENGLISH_SHARE = 0.12  # of the words; other languages that share a word or two stay far below


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, "und" where it is too short or has too few words."""
    sample = _ADDRESS.sub(" ", text[: 2 * _SAMPLE])[:_SAMPLE]
    letters = sum(char.isalpha() for char in sample)
    visible = sum(not char.isspace() for char in sample)
    if letters < _LEAST_LETTERS or letters < visible / 2:
        return UNDETERMINED
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    import py3langid  # here, because its tables take a while to load and many processes never ask

    return str(py3langid.classify(sample)[0])


def readable(language: str) -> bool:
    """Say whether texts in `language` can be read for claims: English, and what is too short to tell."""
    return language in ("en", UNDETERMINED)
