"""Support: how surely one sentence answers a question, as far as its form tells.

Where words alone match, a near miss looks like an answer: the same matter with another name, the left for the right,
what was for what was not, a day asked for and none told. Each such mismatch takes its share of what the words give.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from bot.answers.kinship import counterparts, nearest
from bot.answers.negation import is_negation
from bot.answers.ranking import Weights
from bot.answers.retrieval import Ranked, fullness, recency
from bot.answers.sorts import Sort, sort_of, tells
from bot.answers.topics import names_in
from bot.language.terms import STOP_WORDS, fold, stem, words

_FLOOR = 0.7  # weight that even the commonest term keeps
_LIGHT = 0.2  # what a word weighs that asks, or could stand in any sentence
_HELD = 0.5  # how fully a term must be held to be there
_CONTEXT, _NAME_IN_CONTEXT = 0.5, 0.6  # what a word counts in the sentences beside and the headline
_NO_NAME = 0.4  # what is left where the text around has none of the names
_NO_NUMBER = 0.8  # likewise a number of the question
_COUNTERPART = 0.5  # likewise where the sentence tells of the counterpart
_NOT_TOLD = 0.55  # likewise where the sentence has no number, time or reason, and one is asked for
_AFFIRMED, _DENIED = 0.4, 0.75  # likewise where only the question has a "not", or only the sentence
_LOOKED_AT = 20  # best candidates of which one may answer
_BY_FULLNESS, _BY_RECENCY = 0.4, 2  # powers to which the two count in the confidence
_TURNED = re.compile(
    r"\b(?:rather than|instead of|fail(?:s|ed|ing)? to|unable to|refus(?:e|es|ed|ing) to|lack(?:s|ed)?)\b"
)
_FURNITURE = frozenset(
    stem(w)
    for w in """many much long name names type types kind sort called call term year date month day century time times
    according mean means refer referred one other others besides along way ways reason factor factors thing things
    happen happened need needed feel able decide decided manage managed cause want wanted become became get got make
    made use used take took give gave go went come came show shown find found consider considered describe described
    various different certain""".split()
)
_KIND = re.compile(
    r"\b(?:what|which|whose) (?:(?:is|was|are|were) the )?"
    r"(?:(?:main|major|other|first|last|most|\w+est) )?(?P<noun>\w+)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sentence is looked at for: the question's stems with their weights, and what its form demands."""

    weighed: tuple[tuple[str, float], ...]
    names: frozenset[str]
    negated: bool
    sort: Sort | None
    words: frozenset[str]


def asked_by(question: str, weights: Weights) -> Asked:
    """Read what a sentence must hold to answer `question`."""
    told = words(question)
    terms = (stem(word) for word in told if word not in STOP_WORDS and not _is_negation(word))
    light = _FURNITURE | _kinds(question)
    weighed = tuple(
        (term, (_FLOOR + weights.of(term)) * (_LIGHT if term in light else 1.0)) for term in dict.fromkeys(terms)
    )
    names = frozenset(names_in(question))
    return Asked(weighed, names, _negates(question), sort_of(question), frozenset(told))


def _kinds(question: str) -> frozenset[str]:
    """Return the stem of the noun that says what kind of thing answers: the answer need not say it again."""
    match = _KIND.search(fold(question))
    return frozenset({stem(match["noun"])} - STOP_WORDS) if match else frozenset()


def confidence(
    question: str, found: Sequence[tuple[Ranked, str]], weights: Weights, terms: Sequence[str], today: date | None
) -> float:
    """Say how surely what was found for `question` answers it; comparable between questions, as scores are not.

    `found` are the candidates, best first, each with its sentence; what is old as seen from `today`, if given, is less
    likely to be what is asked about. The best sentence counts, and how fully its surroundings hold the question.
    """
    asked = asked_by(question, weights)
    best = max(
        (
            support(asked, frozenset(one.record.passage.terms), frozenset(one.record.passage.context), sentence)
            * (recency(one.record.published, today) if today else 1.0) ** _BY_RECENCY
            for one, sentence in found[:_LOOKED_AT]
        ),
        default=0.0,
    )
    return best * math.pow(fullness([one for one, _ in found], weights, terms), _BY_FULLNESS)


def support(asked: Asked, own: Set[str], around: Set[str], sentence: str) -> float:
    """Say how surely `sentence` answers: 1 where it holds all that is asked, 0 where nothing.

    `own` are its stems, and `around` those of what stands beside and above it.
    """
    total = sum(weight for _, weight in asked.weighed)
    if not total:
        return 0.0
    held = missed = named = 0.0
    factor = 1.0
    numbered = True
    for term, weight in asked.weighed:
        here, near = nearest(term, own), nearest(term, around)
        name = term in asked.names
        held += weight * max(here, near * (_NAME_IN_CONTEXT if name else _CONTEXT))
        named += weight if name else 0.0
        if here >= _HELD:
            continue
        if not counterparts(term).isdisjoint(own):
            factor *= _COUNTERPART
        elif near < _HELD and term[0].isdigit():
            numbered = False
        elif near < _HELD and name:
            missed += weight
    factor *= 1.0 - (1.0 - _NO_NAME) * (missed / named if named else 0.0)
    factor *= 1.0 if numbered else _NO_NUMBER
    return held / total * factor * _form(asked, sentence)


def _form(asked: Asked, sentence: str) -> float:
    """Return what is left for a sentence that says no where the question does not, or tells none of what it wants."""
    factor = 1.0
    if asked.negated and not (_negates(sentence) or _TURNED.search(fold(sentence))):
        factor *= _AFFIRMED
    elif not asked.negated and _negates(sentence):
        factor *= _DENIED
    if asked.sort is not None and not tells(sentence, asked.sort, asked.words):
        factor *= _NOT_TOLD
    return factor


def _negates(text: str) -> bool:
    return any(_is_negation(word) for word in words(text))


def _is_negation(word: str) -> bool:
    return is_negation(word) or word == "without"
