"""What a frame asks of single words: lemma, case, tense, whether it is a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.claims.frame import Tense
from bot.language.terms import stem
from bot.language.words import Word

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_HELPERS = frozenset({"aux", "aux:pass", "cop"})
_PREFIXES = frozenset({"anti", "co", "ex", "non", "pre", "pro", "re", "vice"})
_FUTURE = frozenset({"will", "would", "shall"})


def completes_adjective(token: Word) -> bool:
    """Say whether a clause completes an adjective: "too soon to tell", "ready to sail"."""
    return token.tag_ == "VB" and token.head.pos_ in {"ADJ", "ADV"}


def is_definite(token: Word) -> bool:
    """Say whether a noun is marked as known already: by "the", "this" or a possessor."""
    return "nmod:poss" in token.labels or any(child.lower_ in _DEFINITE for child in token.children)


def is_prefix(token: Word) -> bool:
    """Say whether a token is the first half of a hyphenated word, as in "ex-wife"."""
    if token.lower_ not in _PREFIXES or token.whitespace_ or token.i + 1 == len(token.doc):
        return False
    return token.nbor().text == "-"


def lemma_of(token: Word) -> str:
    """Return the lower-case lemma, the first half of a hyphenated word included: "ex-wife"."""
    if token.i > 1 and token.doc.words[token.i - 1].text == "-":
        before = token.doc.words[token.i - 2]
        if is_prefix(before):
            return f"{before.lower_}-{mended_lemma(token)}"
    return mended_lemma(token)


def mended_lemma(token: Word) -> str:
    """Return the lemma, mended where the lemmatizer cut too much off: "strik" for "striking"."""
    return token.lower_ if token.tag_ == "VB" else _mended(token.lemma_, token.lower_)


@lru_cache(maxsize=65536)
def _mended(written: str, word: str) -> str:
    lemma = written.lower() or word
    if lemma != word and stem(lemma) != stem(word) == stem(lemma + "e"):
        return lemma + "e"
    return lemma


def is_named(token: Word) -> bool:
    """Say whether a word is written as a name."""
    if token.pos_ == "PROPN":
        return True
    return token.pos_ in {"ADJ", "NOUN"} and token.text[:1].isupper() and not token.is_sent_start


def case_of(token: Word) -> str | None:
    """Return the preposition that governs a noun, None where none does."""
    if "case" not in token.labels:
        return None
    return next(child.lemma_.lower() for child in token.children if child.dep_ == "case")


def helpers(token: Word) -> list[Word]:
    """Return the auxiliaries and the copula of a predicate."""
    if _HELPERS.isdisjoint(token.labels):
        return []
    return [child for child in token.children if child.dep_ in _HELPERS]


def tense_of(token: Word, auxiliaries: Sequence[str]) -> Tense:
    """Return the tense of a clause by its verb and the lemmas of its `auxiliaries`."""
    if any(lemma in _FUTURE for lemma in auxiliaries):
        return Tense.FUTURE
    verbs = [token, *helpers(token)]
    tags = {verb.tag_ for verb in verbs}
    if tags & {"VBD"} or any("Tense=Past" in verb.morph and verb.tag_ != "VBG" for verb in verbs):
        return Tense.PAST
    return Tense.PRESENT if tags & {"VBZ", "VBP", "VBG"} else Tense.NONE
