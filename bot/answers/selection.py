"""Selection: of all the evidence, the few pieces that answer this kind of question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answers.evidence import Evidence
from bot.answers.finding import Found
from bot.answers.kinship import nearest
from bot.answers.measure import Figure, Measure, measured
from bot.answers.question import Question, QuestionKind
from bot.answers.ranking import cue_fit, stance_fit, topic_fit
from bot.answers.stance_words import opposed
from bot.claims.claim import SpeakerKind, Stance
from bot.language.terms import STOP_WORDS, stem, words

LEAST_FIT = 0.6  # of the topic's weight; below, a sentence is about something else
_NEAR_BEST = 0.75  # of the best score; further down only stragglers are left
_MOST_SPEAKERS = 5
_MOST_SAYINGS = 4
_MOST_DAYS = 7
_ALIKE = 0.6  # share of common stems above which two sentences say the same
_GENERAL = frozenset(
    stem(w)
    for w in """expert experts official officials analyst analysts person people man woman politician source authority
    country government leader state organisation organization group body specialist scientist side party critic""".split()
)


@dataclass(frozen=True, slots=True)
class Pick:
    """One chosen piece of evidence: how well it fits, and the number in it that was asked for."""

    evidence: Evidence
    score: float
    fit: float
    figure: Figure | None = None
    measure: Measure | None = None

    @property
    def speaker(self) -> str:
        """Return what to group by: the canonical speaker, else the outlet that speaks for itself."""
        record = self.evidence.record
        if record and record.claim.speaker.kind is not SpeakerKind.UNNAMED and record.speaker_name:
            return record.speaker_id
        return self.evidence.article.outlet or self.evidence.article.id


def select(found: Found) -> list[Pick]:
    """Return the picks that answer the question, in the order in which they are to be read; empty: nothing does."""
    return _SELECTORS[found.question.kind](found)


def scored(found: Found, evidences: Iterable[Evidence]) -> list[Pick]:
    """Return every piece with a fitting stance, best first."""
    question, weighed = found.question, found.weighed
    picks: list[Pick] = []
    for evidence in evidences:
        held = stance_fit(evidence, question)
        if not held:
            continue
        fit = topic_fit(evidence, weighed)
        score = fit * (0.4 + 0.6 * held) * (1 + 0.3 * cue_fit(evidence, question.cues))
        score *= 0.7 + 0.3 * (evidence.claim.confidence if evidence.claim else 0.5)
        if question.negated and evidence.claim and not _negative(evidence):
            score *= 0.7
        if question.described:
            score *= 0.4 + 0.6 * described_fit(evidence, question.described)
        picks.append(Pick(evidence, score, fit))
    return sorted(picks, key=_rank)


def _rank(pick: Pick) -> tuple[float, str, int]:
    return (-pick.score, pick.evidence.article.id, pick.evidence.sentence.start)


def _negative(evidence: Evidence) -> bool:
    claim = evidence.claim
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
    fits = [
        max(nearest(term, own), 0.6 * nearest(term, evidence.own), 0.6 if term in _GENERAL else 0.0) for term in described
    ]
    return sum(fits) / len(fits) if fits else 1.0


def _best_of_each(picks: Iterable[Pick], key: Callable[[Pick], object], most: int) -> list[Pick]:
    best: dict[object, Pick] = {}
    for pick in picks:
        best.setdefault(key(pick), pick)
    return list(best.values())[:most]


def _enough(picks: Sequence[Pick], least: float = LEAST_FIT) -> list[Pick]:
    fitting = [pick for pick in picks if pick.fit >= least]
    if not fitting:
        return []
    return [pick for pick in fitting if pick.score >= _NEAR_BEST * fitting[0].score]


def _who(found: Found) -> list[Pick]:
    described = found.question.described
    picks = [
        pick
        for pick in scored(found, found.claims)
        if pick.evidence.claim
        and pick.evidence.claim.speaker.kind is not SpeakerKind.UNNAMED
        and (not described or described_fit(pick.evidence, described) >= 0.5)
    ]
    if not found.terms and not found.question.stances:
        return []
    return _best_of_each(_enough(picks), lambda pick: pick.speaker, _MOST_SPEAKERS)


def by_speaker(found: Found) -> list[Evidence]:
    """Return the claims of the speaker that the question names, by name or by what the speaker is."""
    if found.named is None:
        return list(found.claims)
    if found.named.ids:
        ids = set(found.named.ids)
        own = [e for e in found.claims if e.record and e.record.speaker_id in ids]
        states = {s.name for s in found.named.speakers if s.kind in {SpeakerKind.PLACE, SpeakerKind.ORGANISATION}}
        states |= {s.stands_for for s in found.named.speakers if s.stands_for and s.name in states}
        return own + [e for e in found.claims if e.claim and e.claim.speaker.stands_for in states and e not in own]
    terms = tuple(stem(word) for word in words(found.named.phrase) if word not in STOP_WORDS)
    return [e for e in found.claims if _is_called(e, terms)]


def _is_called(evidence: Evidence, terms: Sequence[str]) -> bool:
    """Say whether the speaker is what the phrase says: its head noun in the speaker's own words, most of it around."""
    if evidence.record is None or not terms:
        return False
    speaker = evidence.record.claim.speaker
    texts = (evidence.record.speaker_name, speaker.mention, speaker.role, *speaker.aliases)
    own = frozenset(stem(word) for text in texts if text for word in words(text))
    if nearest(terms[-1], own) < 0.85:
        return False
    state = frozenset(stem(word) for word in words(speaker.stands_for or ""))
    return all(max(nearest(term, own), nearest(term, state), 0.9 * nearest(term, evidence.own | evidence.near)) >= 0.7 for term in terms)


def _said(found: Found) -> list[Pick]:
    picks = scored(found, by_speaker(found))
    if found.terms:
        picks = _enough(picks, LEAST_FIT * 0.75)
    return _different(picks, _MOST_SAYINGS)


def _different(picks: Iterable[Pick], most: int) -> list[Pick]:
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


def _when(found: Found) -> list[Pick]:
    if not found.question.about_speech:
        return _fact(found)
    picks = [p for p in scored(found, by_speaker(found)) if p.evidence.claim and p.evidence.claim.said]
    return _different(_enough(picks), 2)


def _numbers(found: Found) -> list[Pick]:
    chosen: list[Pick] = []
    for measure in found.question.measures:
        picks: list[Pick] = []
        seen: set[tuple[str, int]] = set()
        for pick in scored(found, (*found.claims, *found.passages)):
            place = (pick.evidence.article.id, pick.evidence.sentence.start)
            if pick.fit < LEAST_FIT or place in seen:
                continue
            seen.add(place)
            for figure in measured(pick.evidence.article.quote(pick.evidence.sentence), measure):
                picks.append(Pick(pick.evidence, pick.score, pick.fit, figure, measure))
                break
        chosen += _best_of_each(_enough(picks), lambda pick: pick.figure and pick.figure.value, _MOST_SPEAKERS)
    return chosen


def _contradictions(found: Found) -> list[Pick]:
    targets = scored(found, by_speaker(found))[:5]
    if not targets:
        return []
    sides = {stance for t in targets if t.evidence.claim for stance in opposed(t.evidence.claim.stance)}
    speakers = {target.speaker for target in targets}
    others = [
        pick
        for pick in scored(found, found.claims)
        if pick.speaker not in speakers and pick.evidence.claim and pick.evidence.claim.stance in sides
    ]
    return _best_of_each(_enough(others, LEAST_FIT * 0.8), lambda pick: pick.speaker, _MOST_SPEAKERS)


def _day(pick: Pick) -> date:
    return pick.evidence.day or date.max


def _changes(found: Found) -> list[Pick]:
    picks = [p for p in scored(found, by_speaker(found)) if p.fit >= LEAST_FIT * 0.6 or not found.terms]
    days = _best_of_each(picks, _day, 4)
    if len(days) < 2:
        return _different(picks, 3)
    ordered = sorted(days, key=_day)
    return ordered


def _timeline(found: Found) -> list[Pick]:
    picks = [p for p in scored(found, found.claims) if p.fit >= LEAST_FIT * 0.75 and p.evidence.claim and p.evidence.claim.said]
    chosen = _best_of_each(picks, lambda pick: (_day(pick), pick.speaker), 20)
    return sorted(chosen[:_MOST_DAYS], key=lambda pick: (_day(pick), pick.evidence.sentence.start))


def _outlets(found: Found) -> list[Pick]:
    picks = _enough(scored(found, (*found.claims, *found.passages)))
    return _best_of_each(picks, lambda pick: pick.evidence.article.outlet or pick.evidence.article.id, 4)


def _fact(found: Found) -> list[Pick]:
    picks = scored(found, (*found.passages, *found.claims))
    if found.outlets:
        lanes = [
            next((p for p in picks if p.evidence.article.outlet == outlet and p.fit >= LEAST_FIT * 0.6), None)
            for outlet in found.outlets
        ]
        return [pick for pick in lanes if pick]
    return _different(_enough(picks), 2)


def _both_sides(found: Found) -> list[Pick]:
    if found.named is not None:
        return _said(found)
    picks = _enough(scored(found, found.claims), LEAST_FIT)
    return _best_of_each(picks, lambda pick: pick.speaker, _MOST_SPEAKERS) or _fact(found)


def _lookup(found: Found) -> list[Pick]:
    if found.named is not None and found.named.ids:
        return _different(scored(found, by_speaker(found)), _MOST_SAYINGS)
    return _best_of_each(_enough(scored(found, found.claims)), lambda pick: pick.speaker, _MOST_SPEAKERS)


_SELECTORS: dict[QuestionKind, Callable[[Found], list[Pick]]] = {
    QuestionKind.WHO: _who,
    QuestionKind.WHAT_SAID: _said,
    QuestionKind.WHEN: _when,
    QuestionKind.HOW_MANY: _numbers,
    QuestionKind.OUTLETS: _outlets,
    QuestionKind.YES_NO: _both_sides,
    QuestionKind.TIMELINE: _timeline,
    QuestionKind.POSITION_CHANGE: _changes,
    QuestionKind.CONTRADICTS: _contradictions,
    QuestionKind.FACT: _fact,
    QuestionKind.LOOKUP: _lookup,
}


def asked_alone(question: Question) -> bool:
    """Say whether the question names neither topic, stance nor speaker, so that nothing can be found for it."""
    return not (question.topic or question.preface or question.stances or question.speaker)
