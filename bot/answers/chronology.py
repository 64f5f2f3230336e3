"""Chronology: when something was said or happened, and in what order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answers.evidence import Evidence, coverage
from bot.answers.finding import Found
from bot.answers.kinship import SYNONYM
from bot.answers.picks import LEAST_FIT, Pick, best_of_each, different, enough, rank, scored
from bot.answers.speakers import being, by_speaker
from bot.answers.stance_words import opposed
from bot.contradictions.contradiction import ContradictionKind
from bot.language.terms import stem

_MOST_DAYS = 7
_NEAR_BEST = 0.6  # of the best topic fit; what holds less belongs to another story
_OWN_WORDS = frozenset(stem(w) for w in "quote word remark statement report story claim account".split())
_FEW_DAYS = 3  # dated statements below which those that are dated by their printing are shown too
_DATED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|jan(?:uary)?|feb(?:ruary)?|march|april|june?"
    r"|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:19|20)\d\d|(?:last|next|this) "
    r"(?:week|month|year|night)|(?:days?|weeks?|months?|years?) (?:ago|earlier|later)|\d{1,2}(?::\d\d)? ?[ap]\.?m)\b",
    re.I,
)


def when(found: Found) -> list[Pick]:
    """Return dated statements of the speaker, or dated sentences about the event."""
    if not found.question.about_speech:
        dated = [p for p in scored(found, (*found.passages, *found.claims)) if _dated(p.evidence)]
        heads = found.question.heads
        dated = [p for p in dated if all(p.evidence.says(head) >= SYNONYM for head in heads if head in found.terms)]
        return different(enough(dated), 2)
    spoken = scored(found, by_speaker(found))
    picks = [p for p in spoken if p.evidence.said]
    if not picks:  # no article tells: the day of printing says more than nothing
        least = LEAST_FIT if found.question.stances else 0.0
        picks = [p for p in spoken if p.evidence.claim and p.evidence.day and p.fit >= least]
    return different(enough(picks, LEAST_FIT * (0.5 if found.question.stances else 0.8)), 2)


def _dated(evidence: Evidence) -> bool:
    """Say whether the sentence names a day, a month, a year or a time of the clock."""
    return _DATED.search(evidence.article.quote(evidence.sentence)) is not None


def _day(pick: Pick) -> date:
    return pick.evidence.day or date.max


def changes(found: Found) -> list[Pick]:
    """Return statements on different days: the two of a stored change of position, else the first and the last."""
    period = found.question.period
    least = LEAST_FIT * 0.25 if period and period.firm else LEAST_FIT * 0.6  # the days named bound it well enough
    ends = {period.since, period.until} if period and period.firm else set()
    ranked = scored(found, by_speaker(found))
    picks = [p for p in ranked if p.fit >= least or p.evidence.said in ends or not found.terms]
    picks = [*_retractions(ranked, picks), *picks]
    stored = _stored_change(found, picks)
    days = best_of_each((pick for pick in picks if pick.evidence.day), _day, _MOST_DAYS)
    if not stored and len(days) < 2:
        return different(picks, 3)
    ordered = sorted(stored or days, key=_day)
    first, last = ordered[0], ordered[-1] if stored else _turned(picks, ordered[0], ordered[-1])
    between = sorted((pick for pick in days if _day(pick) not in {_day(first), _day(last)}), key=rank)[:2]
    if not between:  # room for a second sentence of one of the two days
        also = [pick for pick in sorted(picks, key=rank) if _day(pick) in {_day(first), _day(last)}]
        between = [p for p in enough(also, 0.0) if all(len(different([end, p], 2)) == 2 for end in (first, last))][:1]
    return sorted([first, *between, last], key=_day)


def _turned(picks: Sequence[Pick], first: Pick, last: Pick) -> Pick:
    """Return, of what the speaker said on the last day, what stands against the first rather than what repeats it."""
    claim = first.evidence.claim
    against = (
        pick
        for pick in picks
        if claim
        and pick.evidence.claim
        and pick.speaker == first.speaker
        and _day(pick) == _day(last)
        and pick.evidence.claim.stance in opposed(claim.stance)
    )
    return next(against, last)


def _retractions(ranked: Sequence[Pick], picks: Sequence[Pick]) -> list[Pick]:
    """Return what the speaker of the best pick said against it without naming it ("his words were twisted")."""
    claim = picks[0].evidence.claim if picks else None
    if claim is None:
        return []
    return [
        pick
        for pick in ranked
        if pick not in picks
        and pick.speaker == picks[0].speaker
        and pick.evidence.claim
        and pick.evidence.claim.stance in opposed(claim.stance)
        and not _OWN_WORDS.isdisjoint(pick.evidence.own)
    ]


def _stored_change(found: Found, picks: Sequence[Pick]) -> list[Pick]:
    """Return the two sides of the surest stored change of position that are both among `picks`, on different days."""
    asked = {pick.evidence.claim.id: pick for pick in picks if pick.evidence.claim}
    for pair in found.contradictions:  # the surest first
        sides = [asked[claim] for claim in (pair.earlier, pair.later) if claim in asked]
        one_voice = len({side.speaker for side in sides}) == 1  # not a state and one of those who speak for it
        changed = pair.verdict.kind is ContradictionKind.POSITION_CHANGE
        if changed and one_voice and len({_day(side) for side in sides}) == 2:
            return sides
    return []


def timeline(found: Found) -> list[Pick]:
    """Return the statements in order of time, or a dated sentence for each event that the question lists."""
    return statements(found, _MOST_DAYS) if found.question.about_speech else _days_of_events(found)


def statements(found: Found, most: int) -> list[Pick]:
    """Return `most` statements in order of time: the best of each day first, then second ones while there is room.

    Those that only the day of printing dates are taken where too few are dated.
    """
    evidences = by_speaker(found) if found.named else found.claims
    ranked = [replace(p, score=p.score * being(p)) for p in scored(found, evidences)]
    best = max((pick.fit for pick in ranked), default=0.0)
    fitting = sorted((p for p in ranked if p.fit >= max(LEAST_FIT * 0.75, _NEAR_BEST * best)), key=rank)
    dated = [pick for pick in fitting if _on_a_day(pick.evidence)]
    if len(dated) < _FEW_DAYS:
        dated += [
            pick for pick in fitting if pick.evidence.claim and not pick.evidence.claim.said and pick.evidence.day
        ]
    lines = best_of_each(dated, lambda pick: (pick.evidence.article.id, pick.evidence.sentence), 80)
    each = best_of_each(lines, lambda pick: (_day(pick), pick.speaker), 40)
    first = best_of_each(each, _day, most)
    chosen = [*first, *(pick for pick in each if pick not in first)][:most]
    return sorted(with_partners(chosen, fitting), key=lambda pick: (_day(pick), pick.evidence.sentence.start))


def with_partners(chosen: Sequence[Pick], picks: Sequence[Pick]) -> list[Pick]:
    """Add those who say the same in the same sentence ("A and B both said"): they share its line."""
    told = {_telling(pick) for pick in chosen}
    partners = [pick for pick in picks if pick not in chosen and _telling(pick) in told]
    return best_of_each((*chosen, *partners), lambda pick: (_telling(pick), pick.speaker), len(chosen) + len(partners))


def _telling(pick: Pick) -> tuple[str, int, str]:
    claim = pick.evidence.claim
    return (pick.evidence.article.id, pick.evidence.sentence.start, claim.stance if claim else "")


def _on_a_day(evidence: Evidence) -> bool:
    """Say whether the statement is dated to within a week."""
    said = evidence.claim.said if evidence.claim else None
    return said is not None and said.first is not None and ((said.last or said.first) - said.first).days < 7


def _days_of_events(found: Found) -> list[Pick]:
    """Return a dated sentence for each event that the question lists ("on which days did he A, B and C?")."""
    dated = [evidence for evidence in found.passages if _dated(evidence)]
    chosen: list[Pick] = []
    for part in found.question.parts:
        picks = [
            pick
            for pick in scored(found, dated, found.weights.weigh(part, found.question.heads))
            if coverage(pick.evidence, found.weights.weigh(part), own=True) >= 0.5
        ]
        chosen += [pick for pick in picks[:1] if pick not in chosen]
    return chosen
