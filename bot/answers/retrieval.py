"""Retrieval: which sentences, of which articles, are likeliest to hold what is asked for.

Candidates come from the database by their rare stems. Here each is scored by BM25 twice: by its own words, and by
those of all candidates of its article. The first finds the right sentence, the other the right article; on news
questions the sum beats each of them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from bot.answers.meaning import Near
from bot.answers.ranking import Weights
from bot.ports import PassageRecord

_K1, _B = 1.2, 0.75  # BM25's usual constants
_CONTEXT = 0.6  # what a word counts in a passage's context instead of its own sentence
_CONTEXT_MOST = 2  # times
_RELATIVE = 0.1  # what a near-synonym counts
_BY_ARTICLE = 0.6  # what the article's score counts beside the sentence's own
_LONG_ARTICLE = 2.0  # its length, for BM25, in passages of mean length
_BY_MEANING = 0.43  # of the best text score, for the likest in meaning: 0.7 to 0.3
_NAMED_DAY = 1.5  # what a passage is worth that was printed on a day that the question names
_TOGETHER = 500  # characters within which two sentences are read together
_RECENCY, _HALF_FORGOTTEN = 0.7, 14.0  # bonus of today's article and its decay in days


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score."""

    record: PassageRecord
    score: float


@dataclass(frozen=True, slots=True)
class _Counted:
    """A candidate with how often it holds each wanted stem."""

    record: PassageRecord
    own: Counter[str]
    context: Mapping[str, float]


def ranked(
    records: Sequence[PassageRecord],
    weights: Weights,
    terms: Sequence[str],
    wide: Sequence[str],
    asked: date | None,
    days: Collection[date] = (),
) -> list[Ranked]:
    """Return the candidates by falling score.

    `wide` are `terms` and their relatives, which count less; recent passages are preferred as seen from the day
    `asked`, if given, and those printed on one of the `days`.
    """
    weighed = {term: _RELATIVE * weights.of(term) for term in wide} | {term: weights.of(term) for term in terms}
    articles: dict[str, list[_Counted]] = defaultdict(list)
    for record in records:
        articles[record.passage.article_id].append(_counted(record, weighed))
    found = [one for counted in articles.values() for one in _scored(counted, weighed, weights.length, asked, days)]
    return sorted(found, key=lambda one: (-one.score, one.record.passage.article_id, one.record.passage.span.start))


def _counted(record: PassageRecord, weighed: Mapping[str, float]) -> _Counted:
    own = Counter(term for term in record.passage.terms if term in weighed)
    context = Counter(term for term in record.passage.context if term in weighed)
    return _Counted(record, own, {term: _CONTEXT * min(count, _CONTEXT_MOST) for term, count in context.items()})


def _scored(
    candidates: Sequence[_Counted],
    weighed: Mapping[str, float],
    length: float,
    asked: date | None,
    days: Collection[date],
) -> list[Ranked]:
    """Score the candidates of one article."""
    whole: Counter[str] = Counter()
    for one in candidates:
        whole.update(one.own)
    published = candidates[0].record.published
    timely = recency(published, asked) if asked else 1.0
    timely *= _NAMED_DAY if published in days else 1.0
    return [
        Ranked(
            one.record,
            timely
            * (
                _bm25(one.own, one.context, weighed, len(one.record.passage.terms) / max(length, 1.0))
                + _BY_ARTICLE * _bm25(whole, one.context, weighed, _LONG_ARTICLE)
            ),
        )
        for one in candidates
    ]


def _bm25(own: Mapping[str, int], context: Mapping[str, float], weighed: Mapping[str, float], length: float) -> float:
    """Return the BM25 score; `length` is in passages of mean length."""
    long = _K1 * (1 - _B + _B * length)
    score = 0.0
    for term in own.keys() | context.keys():
        count = own.get(term, 0) + context.get(term, 0.0)
        score += weighed[term] * count * (_K1 + 1) / (count + long)
    return score


def fused(found: Sequence[Ranked], near: Sequence[Near]) -> list[Ranked]:
    """Return what was found with the likeness of meaning added to the score of the text, by falling sum.

    Likenesses are stretched over what the candidates span, so that the model's own scale does not matter. The text
    keeps its scale and weighs more, as it is the surer of the two on news.
    """
    if not near or not found:
        return list(found)
    least, most = near[-1].likeness, near[0].likeness
    share = _BY_MEANING * max(one.score for one in found) / ((most - least) or 1.0)
    likeness = {_place(one.record): one.likeness for one in near}
    summed = [
        replace(one, score=one.score + share * (likeness.get(_place(one.record), least) - least)) for one in found
    ]
    return sorted(summed, key=lambda one: (-one.score, one.record.passage.article_id, one.record.passage.span.start))


def _place(record: PassageRecord) -> tuple[str, int]:
    return record.passage.article_id, record.passage.span.start


def recency(published: date | None, asked: date) -> float:
    """Return the factor by which a recent article is preferred; 1 for undated and later ones."""
    if published is None or published > asked:
        return 1.0
    return 1.0 + _RECENCY * math.exp(-(asked - published).days / _HALF_FORGOTTEN)


def interleaved(lanes: Sequence[Sequence[Ranked]]) -> list[Ranked]:
    """Return the first of each lane, then the second of each, and so on: no outlet asked for drowns another.

    Passages that stand close together in an article take one turn.
    """
    if len(lanes) < 2:
        return [one for lane in lanes for one in lane]
    turns = [_turns(lane) for lane in lanes]
    return [one for rank in zip_longest(*turns, fillvalue=()) for turn in rank for one in turn]


def _turns(lane: Sequence[Ranked]) -> list[list[Ranked]]:
    """Return the passages of a lane in its order, each with those that stand close to it."""
    turns: list[list[Ranked]] = []
    of_article: dict[str, list[list[Ranked]]] = defaultdict(list)
    for one in lane:
        passage = one.record.passage
        beside = of_article[passage.article_id]
        for turn in beside:
            if abs(turn[0].record.passage.span.start - passage.span.start) <= _TOGETHER:
                turn.append(one)
                break
        else:
            beside.append([one])
            turns.append(beside[-1])
    return turns


def fullness(found: Sequence[Ranked], weights: Weights, terms: Sequence[str]) -> float:
    """Say how fully the best candidate holds what is asked for: its score over the sum of the terms' weights.

    Comparable between questions, as the bare score is not.
    """
    return max((one.score for one in found), default=0.0) / (sum(map(weights.of, dict.fromkeys(terms))) or 1.0)
