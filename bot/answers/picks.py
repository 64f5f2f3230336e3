"""Picks: evidence with its score, and the few steps by which every kind of question chooses among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.answers.evidence import Evidence
from bot.answers.finding import Found
from bot.answers.kinship import COMPOUND, nearest
from bot.answers.measure import Figure
from bot.answers.negation import lacks
from bot.answers.ranking import cue_fit, points_back, stance_fit, topic_fit, unsaid
from bot.articles.article import BlockKind
from bot.claims.claim import SpeakerKind, Stance
from bot.language.terms import STOP_WORDS, stem, words

LEAST_FIT = 0.6  # of the topic's weight; below, a sentence is about something else
_NEAR_BEST = 0.75  # of the best score; further down only stragglers are left
NEAR_WHO = 0.6  # likewise where everybody is wanted who speaks of it
MOST_SPEAKERS = 5
_UNSAID = 0.7  # what a sentence loses that says none of the topic's heads itself
_OTHER_NAMES = 0.45  # what a fit is worth where the article tells of none of the names in the topic
_HEADLINE = 0.8  # headlines put the words of the text in other words
_LEAST_HEAD = 0.4
_ALIKE = 0.6  # share of common stems above which two sentences say the same
_GENERAL = frozenset(
    stem(w)
    for w in """expert experts official officials analyst analysts
    person people man woman politician source authority
    country government leader state
    organisation organization group body specialist scientist side party critic""".split()
)
_OFFICIAL = frozenset(stem(w) for w in "official officials authority authorities government".split())
_PRIVATE = frozenset(
    stem(w)
    for w in "journalist reporter columnist blogger analyst activist campaigner resident professor scholar".split()
)


@dataclass(frozen=True, slots=True)
class Pick:
    """One chosen piece of evidence: how well it fits, and the number in it that was asked for."""

    evidence: Evidence
    score: float
    fit: float
    figure: Figure | None = None
    origins: int = 1  # independent ones that carry it

    @property
    def speaker(self) -> str:
        """Return what to group by: the canonical speaker, else the outlet that speaks for itself."""
        record = self.evidence.record
        if record and record.claim.speaker.kind is SpeakerKind.PERSON and record.speaker_name:
            return words(record.speaker_name)[-1]  # articles name one person in full and by surname
        if record and record.claim.speaker.kind is not SpeakerKind.UNNAMED and record.speaker_name:
            return record.speaker_id
        return self.evidence.article.outlet or self.evidence.article.id


def scored(found: Found, evidences: Iterable[Evidence], topic: Sequence[tuple[str, float]] | None = None) -> list[Pick]:
    """Return every piece with a fitting stance, best first; `topic` are weighed terms other than the question's."""
    question = found.question
    weighed = found.weighed if topic is None else topic
    names = {term for term, _ in weighed} & set(question.names)
    picks: list[Pick] = []
    for evidence in evidences:
        held = stance_fit(evidence, question)
        if not held:
            continue
        fit = topic_fit(evidence, weighed)
        fit *= 1 - _UNSAID * unsaid(evidence, question)
        if names and not any(evidence.holds(name) or evidence.tells_of(name) for name in names):
            fit *= _OTHER_NAMES
        score = fit * (0.4 + 0.6 * held) * (1 + 0.3 * cue_fit(evidence, question.cues))
        score *= 0.7 + 0.3 * (evidence.claim.confidence if evidence.claim else 0.5)
        if evidence.claim and evidence.claim.place is BlockKind.HEADLINE:
            score *= _HEADLINE
        if question.negated and evidence.claim and not negative(evidence):
            score *= 0.5
        if question.described:
            score *= 0.4 + 0.6 * described_fit(evidence, question.described)
        picks.append(Pick(evidence, score, fit))
    return sorted(picks, key=rank)


def rank(pick: Pick) -> tuple[float, str, int]:
    """Return the key that sorts the best score first, then by place."""
    return (-pick.score, pick.evidence.article.id, pick.evidence.sentence.start)


def negative(evidence: Evidence) -> bool:
    """Say whether the claim, or its sentence, says no to something."""
    claim = evidence.claim
    if any(lacks(word) or word == "yet" for word in words(evidence.article.quote(evidence.sentence))):
        return True
    return claim is not None and (
        not claim.proposition.positive
        or claim.stance in {Stance.DENIES, Stance.DOES_NOT_CONFIRM, Stance.DISMISSES, Stance.DOUBTS}
    )


def described_fit(evidence: Evidence, described: Sequence[str]) -> float:
    """Say how well the speaker is what the question calls it ("which aviation authority"), 0 to 1."""
    if evidence.record is None:
        return 0.0
    speaker = evidence.record.claim.speaker
    texts = (evidence.record.speaker_name, speaker.mention, speaker.role, speaker.stands_for, *speaker.aliases)
    own = frozenset(stem(word) for text in texts if text for word in words(text) if word not in STOP_WORDS)
    if not _OFFICIAL.isdisjoint(described) and not _PRIVATE.isdisjoint(own):
        return 0.0
    fits = [max(nearest(term, own), 0.6 * evidence.holds(term), 0.6 if term in _GENERAL else 0.0) for term in described]
    if fits and fits[-1] < _LEAST_HEAD:  # what the speaker is called matters more than what that is of
        return 0.0
    return (sum(fits) + fits[-1]) / (len(fits) + 1) if fits else 1.0


def best_of_each(picks: Iterable[Pick], key: Callable[[Pick], object], most: int) -> list[Pick]:
    """Return the first pick of each key, `most` at most; `picks` come best first."""
    best: dict[object, Pick] = {}
    for pick in picks:
        best.setdefault(key(pick), pick)
    return list(best.values())[:most]


def enough(picks: Iterable[Pick], least: float = LEAST_FIT, near: float = _NEAR_BEST) -> list[Pick]:
    """Return the picks that are about the topic and not far behind the best of them."""
    fitting = [pick for pick in picks if pick.fit >= least]
    if not fitting:
        return []
    return [pick for pick in fitting if pick.score >= near * fitting[0].score]


def different(picks: Iterable[Pick], most: int) -> list[Pick]:
    """Return the best picks that do not repeat one another."""
    kept: list[Pick] = []
    for pick in picks:
        if len(kept) == most:
            break
        if all(_overlap(pick, other) < _ALIKE for other in kept):
            kept.append(pick)
    return kept


def _overlap(a: Pick, b: Pick) -> float:
    if a.evidence.article.id == b.evidence.article.id and a.evidence.sentence == b.evidence.sentence:
        return 1.0
    one, two = a.evidence.content, b.evidence.content
    return len(one & two) / max(1, min(len(one), len(two)))


def on_topic(evidence: Evidence, found: Found) -> bool:
    """Say whether a head of the topic is in the sentence, or just before it where the content points back."""
    heads = [term for term in found.terms if term in found.question.heads] or list(found.terms)
    if any(evidence.says(head) >= COMPOUND * 0.95 for head in heads):
        return True
    return points_back(evidence) and any(evidence.holds(head) >= 0.6 for head in heads)
