"""How sure an attribution is."""

from __future__ import annotations

from bot.claims.candidate import Candidate
from bot.claims.claim import QuoteKind
from bot.claims.cues import speech

_BASE = {
    "clause": 0.7,
    "parenthesis": 0.75,
    "comma": 0.7,
    "pattern": 0.6,
    "quotation": 0.85,
    "object": 0.5,
    "preposition": 0.5,
    "passive": 0.4,
    "seeming": 0.5,
    "noun": 0.4,
    "adjective": 0.4,
    "adverb": 0.4,
    "according to": 0.85,
    "colon": 0.5,
}


def confidence(candidate: Candidate, quote: QuoteKind) -> float:
    """Return how likely this attribution is to be right as a whole."""
    base = _BASE[candidate.rule]
    if quote is not QuoteKind.INDIRECT:
        base += 0.1
    if speech(candidate.word):
        base += 0.1
    return round(min(base, 0.95), 2)
