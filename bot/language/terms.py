"""Stems: the words that search and meeting compare, the same for stored text and for questions."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐-―](?=[^\W\d_])")
_POSSESSIVE = re.compile(r"['’]s?$")
_PRINTED = re.compile(r"[\x00-\x7f‘’“”–—]*")
_QUOTES = str.maketrans("‘’", "''")
_STEMMER = threading.local()

STOP_WORDS = frozenset(
    """a about after again all also am an and any are as at be because been before being between both but by can
    could did do does doing done during each either few for from further had has have having he her here hers
    herself him himself his how i if in into is it its itself just me more most my myself no nor not now of off
    on once only or other our ours out over own same she should so some such than that the their theirs them
    themselves then there these they this those through to too under until up upon us very was we were what when
    where whether which while who whom whose why will with would you your yours""".split()
)


@lru_cache(maxsize=1024)  # one content is looked through for stems, hedges and stances, one after the other
def fold(text: str) -> str:
    """Return `text` lower-cased, without accents, with plain quotes, hyphens between letters as spaces."""
    if text.isascii():
        low = text.casefold()
        return _HYPHEN.sub(" ", low) if "-" in low else low
    if _PRINTED.fullmatch(text):  # nothing to take apart: most of what is printed in English
        return _HYPHEN.sub(" ", text.casefold().translate(_QUOTES))
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = plain.casefold().replace("’", "'").replace("‘", "'")
    return _HYPHEN.sub(" ", plain)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the English Snowball stem of one folded word."""
    stemmer = getattr(_STEMMER, "english", None)
    if stemmer is None:  # a stemmer keeps state while it works, so each thread has its own
        stemmer = _STEMMER.english = Stemmer.Stemmer("english", 0)  # `lru_cache` keeps the stems
    return str(stemmer.stemWord(word))


def words(text: str) -> list[str]:
    """Return the folded words and numbers of `text` in order; "11,000" is one word, written "11000"."""
    return [word if word.isalpha() else _plain(word) for word in _WORD.findall(fold(text))]


def _plain(word: str) -> str:
    return word.replace(",", "") if word[0].isdigit() else _POSSESSIVE.sub("", word)


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the content words of `text` in order, repeats kept, stop words left out."""
    return tuple(stem(word) for word in words(text) if word not in STOP_WORDS)
