"""Ranking: how well a piece of evidence fits what was asked."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answers.evidence import Evidence, coverage
from bot.answers.kinship import kin, nearest
from bot.answers.mentions import mood_in_words, stance_in_words
from bot.answers.question import Question
from bot.answers.stance_words import fit
from bot.claims.claim import Claim, Stance
from bot.language.terms import fold, stem, stems, words

_POINTING = frozenset(
    "it this that such these those claim claims report reports allegation allegations he she they".split()
)
_SURELY_POINTING = _POINTING - frozenset("that he she they".split())  # "that" mostly joins, the others are persons
_PERSONAL = frozenset("it he she they we i".split())
# After these the pronoun is whoever speaks ("it would send help"), not what was told before.
_INTENDING = frozenset("would will plans plan planned intends intend wants want hopes hope".split())
_TOLD = frozenset("story account claim claims report reports allegation allegations rumour rumours".split())
_OPENING = 8  # words
_PROOF = frozenset("test tests examination examinations autopsy analysis records footage evidence results".split())
_SHOWING = frozenset(
    "show shows showed shown prove proves proved proven confirm confirms confirmed established".split()
)
_BY_WORDS = 0.7  # fit of a stance that the sentence shows beside the claim ("expressing scepticism, she said")
_BY_NEGATIVE = {Stance.DENIES: 0.8, Stance.DOUBTS: 0.7}  # of what is asserted in the negative
_LIGHT = frozenset("be have do there exist know hear see".split())
_FLOOR = 0.7  # weight that even the commonest term keeps: in a small library the topic is in nearly every passage
_HEAD = 1.5  # what the last word of a phrase weighs more than the words that describe it
_SAID = 0.6  # how fully a sentence must say a head
_TOLD_AROUND = 0.3  # likewise the text around a sentence that points back to it
_MOST_UNTOLD = 0.5  # share of the heads that may be missing there
_LITTLE = 4  # a content of fewer stems says little by itself: its paragraph tells what it is about


@dataclass(frozen=True, slots=True)
class Weights:
    """What each term of a question weighs, and what the index tells about all passages."""

    frequencies: Mapping[str, int]
    size: int
    length: float

    def of(self, term: str) -> float:
        """Return the inverse document frequency of a stem, never 0."""
        found = self.frequencies.get(term, 0)
        return math.log(1 + (self.size - found + 0.5) / (found + 0.5))

    def weigh(self, terms: Sequence[str], heads: Sequence[str] = ()) -> list[tuple[str, float]]:
        """Return each term with its weight; the heads of phrases weigh more than what describes them."""
        return [(term, (_FLOOR + self.of(term)) * (_HEAD if term in heads else 1.0)) for term in dict.fromkeys(terms)]


def topic_fit(evidence: Evidence, weighed: Sequence[tuple[str, float]]) -> float:
    """Say how surely `evidence` is about the topic, 0 to 1.

    What the sentence says counts in full. What only its paragraphs say counts nearly as much where the content points
    back ("this looks like a fake"), and about half where the content has a topic of its own.
    """
    own = coverage(evidence, weighed, own=True)
    around = coverage(evidence, weighed)
    return own + max(0.0, around - own) * (0.9 if points_back(evidence) else 0.5)


def points_back(evidence: Evidence) -> bool:
    """Say whether what is claimed leans on the sentences before it ("this looks like a fake")."""
    if evidence.claim is None:  # a plain sentence that speaks of what has been told ("his story is not verified")
        return not _TOLD.isdisjoint(words(evidence.article.quote(evidence.sentence))[:_OPENING])
    told = words(_claimed(evidence))
    told = told[1:] if told[:1] == ["that"] else told  # it joins the content to its verb
    own = 2 if told[:1] and told[0] in _PERSONAL and told[1:2] and told[1] in _INTENDING else 0
    little = not own and len(stems(_claimed(evidence))) < _LITTLE and not _whole(evidence.claim)
    return little or not _POINTING.isdisjoint(told[own:_OPENING])


def _whole(claim: Claim) -> bool:
    """Say whether few words tell all: what is spoken of by its name, and what is said of it ("the dam was flooded")."""
    subject, predicate = claim.proposition.subject, claim.proposition.predicate
    return bool(subject and predicate) and fold(subject or "") not in _POINTING | _PERSONAL | {"there"}


def unsaid(evidence: Evidence, question: Question) -> float:
    """Return the share of the heads that a sentence of its own matter leaves out, where a stance is asked for, 0 to 1.

    "The bridge was never closed" is about the bridge, but does not answer who denied that it was unsafe, whatever
    stands around it. A claim that points back has most of it told around it, or points to something else; names that
    the article tells of need not be said again.
    """
    if not question.stances or question.leaning or evidence.claim is None:
        return 0.0
    heads = [head for head in question.heads if head in question.topic and head not in question.names]
    if not heads:
        return 0.0
    if not points_back(evidence):
        return sum(evidence.says(head) < _SAID for head in heads) / len(heads)
    untold = sum(evidence.holds(head) < _TOLD_AROUND for head in heads) / len(heads)
    return untold if untold > _MOST_UNTOLD else 0.0


def points(evidence: Evidence) -> bool:
    """Say whether what is claimed names its matter by a word that surely points to it ("this", "such reports")."""
    return bool(_SURELY_POINTING & set(words(_claimed(evidence))[:_OPENING]))


def _claimed(evidence: Evidence) -> str:
    spans = evidence.claim.attribution.content if evidence.claim else ()
    return " ".join(evidence.article.quote(span) for span in spans)


def stance_fit(evidence: Evidence, question: Question) -> float:
    """Say how well the claim's stance answers the question, 0 to 1; negated content stands in for a denial."""
    claim = evidence.claim
    if not question.stances:
        return 1.0
    if claim is None:
        return stance_in_words(evidence, question.stances)
    best = max(fit(asked, claim.stance) for asked in question.stances)
    if claim.stance is Stance.ASSERTS and best < _BY_WORDS and _bears_out(evidence, question.stances):
        return _BY_WORDS
    if claim.stance is Stance.ASSERTS and not claim.proposition.positive and _says_no_to(evidence, question):
        return max(best, *(_BY_NEGATIVE.get(asked, 0.0) for asked in question.stances))
    return best


def _says_no_to(evidence: Evidence, question: Question) -> bool:
    """Say whether what the claim negates is what the question is about, not something beside it.

    "It would get no land under the truce" denies no truce, "We have nothing to add" denies nothing.
    """
    predicate = evidence.claim.proposition.predicate if evidence.claim else None
    asked = {*question.topic, *question.preface, *question.heads}
    if predicate is None or predicate in _LIGHT:
        return points(evidence) or any(nearest(term, evidence.content) > 0 for term in asked)
    return nearest(stem(predicate), asked) > 0 or any(kin(term, stem(predicate)) > 0 for term in asked)


def _bears_out(evidence: Evidence, asked: Sequence[Stance]) -> bool:
    """Say whether the sentence shows the stance by its words; proof that is told of confirms ("tests showed that")."""
    if mood_in_words(evidence, asked):
        return True
    told = words(_claimed(evidence))
    return Stance.CONFIRMS in asked and not _PROOF.isdisjoint(told) and not _SHOWING.isdisjoint(told)


def cue_fit(evidence: Evidence, cues: Sequence[str]) -> float:
    """Say whether the claim's own verb is one that the question uses."""
    if evidence.claim is None or not cues:
        return 0.0
    spoken = {stem(w) for span in evidence.claim.attribution.cue for w in words(evidence.article.quote(span))}
    return max((nearest(cue, spoken) for cue in cues), default=0.0)
