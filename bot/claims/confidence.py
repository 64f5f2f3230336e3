"""How sure an attribution is: the share of its kind that was right on annotated training news."""

from __future__ import annotations

from bot.claims.candidate import Candidate
from bot.claims.claim import QuoteKind
from bot.claims.cues import speech

# (share right when told indirectly, when quoted), for verbs of speech and for all other cues, measured on the training
# part of PolNeAR: source, cue and at least half of the content agree. Kinds seen fewer than ten times share a value.
_SPEECH = {
    "clause": (0.81, 0.89),
    "quotation": (0.7, 0.81),
    "parenthesis": (0.5, 0.67),
    "comma": (0.4, 0.4),
    "pattern": (0.6, 0.7),
    "object": (0.53, 0.59),
    "preposition": (0.6, 0.67),
    "passive": (0.4, 0.4),
    "noun": (0.48, 0.5),
}
_OTHER = {
    "clause": (0.61, 0.5),
    "quotation": (0.7, 0.7),
    "according to": (0.76, 0.83),
    "colon": (0.63, 0.83),
    "preposition": (0.53, 0.5),
    "adjective": (0.53, 0.4),
    "object": (0.45, 0.4),
    "seeming": (0.42, 0.5),
    "passive": (0.5, 0.4),
    "noun": (0.32, 0.4),
    "adverb": (0.3, 0.3),
}
_LEAST = 0.4


def confidence(candidate: Candidate, quote: QuoteKind) -> float:
    """Return how likely this attribution is to be right as a whole."""
    table = _SPEECH if speech(candidate.word) else _OTHER
    return table.get(candidate.rule, (_LEAST, _LEAST))[quote is not QuoteKind.INDIRECT]
