"""Selection: of all the evidence, the few pieces that answer this kind of question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answers.evidence import Evidence, coverage
from bot.answers.finding import Found
from bot.answers.kinship import SYNONYM, nearest
from bot.answers.measure import Figure, measured
from bot.answers.question import Question, QuestionKind
from bot.answers.ranking import cue_fit, points_back, stance_fit, topic_fit
from bot.answers.stance_words import SAYING_STEMS, STANCE_STEMS, opposed
from bot.claims.claim import SpeakerKind, Stance
from bot.language.terms import STOP_WORDS, stem, stems, words

LEAST_FIT = 0.6  # of the topic's weight; below, a sentence is about something else
_NEAR_BEST = 0.75  # of the best score; further down only stragglers are left
_MOST_SPEAKERS = 5
_MOST_TARGETS = 5
_MOST_SAYINGS = 4
_MOST_DAYS = 7
_HELD = 0.3  # how fully a head must be held around a sentence that gives a number or a day
_LEAST_OWN = 0.45  # of the topic, in that sentence itself
_ALIKE = 0.6  # share of common stems above which two sentences say the same
_DATED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|jan(?:uary)?|feb(?:ruary)?|march|april|june?"
    r"|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:19|20)\d\d|(?:last|next|this) (?:week|"
    r"month|year|night)|(?:days?|weeks?|months?|years?) (?:ago|earlier|later)|\d{1,2}(?::\d\d)? ?[ap]\.?m)\b",
    re.I,
)
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


def scored(found: Found, evidences: Iterable[Evidence], terms: Sequence[str] = ()) -> list[Pick]:
    """Return every piece with a fitting stance, best first; `terms` are the topic where it is not the question's."""
    question = found.question
    weighed = found.weights.weigh(terms, question.heads) if terms else found.weighed
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
        dated = [p for p in scored(found, (*found.passages, *found.claims)) if _dated(p.evidence)]
        heads = found.question.heads
        dated = [p for p in dated if all(p.evidence.says(head) >= SYNONYM for head in heads if head in found.terms)]
        return _different(_enough(dated), 2)
    picks = [p for p in scored(found, by_speaker(found)) if p.evidence.claim and p.evidence.claim.said]
    return _different(_enough(picks), 2)


def _dated(evidence: Evidence) -> bool:
    """Say whether the sentence names a day, a month, a year or a time of the clock."""
    return _DATED.search(evidence.article.quote(evidence.sentence)) is not None


def _numbers(found: Found) -> list[Pick]:
    chosen: list[Pick] = []
    for measure in found.question.measures:
        picks: list[Pick] = []
        seen = {(pick.evidence.article.id, pick.evidence.sentence.start) for pick in chosen}
        for pick in scored(found, (*found.claims, *found.passages), measure.topic):
            place = (pick.evidence.article.id, pick.evidence.sentence.start)
            if place not in seen and _covers(pick.evidence, found, measure.topic or found.terms):
                seen.add(place)
                fitting = measured(pick.evidence.article.quote(pick.evidence.sentence), measure)
                picks += [replace(pick, figure=figure) for figure in fitting[:1]]
        chosen += _best_of_each(_enough(picks), lambda pick: pick.figure and pick.figure.value, _MOST_SPEAKERS)
    return chosen


def _covers(evidence: Evidence, found: Found, terms: Sequence[str]) -> bool:
    """Say whether no head of a phrase is missing around the sentence, and most of the topic is in it."""
    heads = [term for term in terms if term in found.question.heads]
    if any(evidence.holds(head) < _HELD for head in heads):
        return False
    return coverage(evidence, found.weights.weigh(terms, heads), own=True) >= _LEAST_OWN


def _contradictions(found: Found) -> list[Pick]:
    """Return who says otherwise: first by stored contradictions, then by opposed stances on what the target is about."""
    targets = [pick for pick in scored(found, by_speaker(found)) if pick.fit >= LEAST_FIT * 0.6][:_MOST_TARGETS]
    speakers = {target.speaker for target in targets}
    stored = [pick for pick in _other_sides(found, targets) if pick.speaker not in speakers]
    opposing = [pick for pick in _opposing(found, targets) if pick.speaker not in speakers]
    return _best_of_each((*stored, *opposing), lambda pick: pick.speaker, _MOST_SPEAKERS - 1)


def _other_sides(found: Found, targets: Sequence[Pick]) -> list[Pick]:
    by_id = {evidence.claim.id: evidence for evidence in found.claims if evidence.claim}
    rank = {pick.evidence.claim.id: pick for pick in targets if pick.evidence.claim}
    sides: list[Pick] = []
    for pair in found.contradictions:
        for one, other in ((pair.earlier, pair.later), (pair.later, pair.earlier)):
            if one in rank and other in by_id:
                score = rank[one].score * (0.5 + 0.5 * pair.verdict.score)
                sides.append(Pick(by_id[other], score, rank[one].fit))
    return sorted(sides, key=_rank)


def _opposing(found: Found, targets: Sequence[Pick]) -> list[Pick]:
    """Return claims that take an opposed stance on the theme of the first target, or on the topic where there is none."""
    if targets and (claim := targets[0].evidence.claim):
        sides, terms = opposed(claim.stance), theme(targets[0].evidence)
    else:
        sides, terms = opposed(Stance.ASSERTS), found.terms
    weighed = [(term, 1.0) for term in terms]
    if not weighed:
        return []
    picks = [
        Pick(evidence, fit * (evidence.claim.confidence if evidence.claim else 0.0), fit)
        for evidence in found.claims
        if evidence.claim
        and evidence.claim.stance in sides
        and evidence.claim.speaker.kind is not SpeakerKind.UNNAMED
        and (fit := topic_fit(evidence, weighed)) >= LEAST_FIT
    ]
    return _enough(sorted(picks, key=_rank))


def theme(evidence: Evidence) -> tuple[str, ...]:
    """Return the stems of what a claim is about: its content, or the headline where the content points back."""
    title = tuple(dict.fromkeys(stems(evidence.article.title or "")))
    if points_back(evidence):
        return tuple(term for term in title if term not in STANCE_STEMS | SAYING_STEMS) or tuple(evidence.near)[:8]
    return tuple(sorted(evidence.content))


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
