"""Opposition: who says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answers.evidence import Evidence
from bot.answers.finding import Found
from bot.answers.picks import LEAST_FIT, Pick, best_of_each, enough, rank, scored
from bot.answers.ranking import points_back, topic_fit
from bot.answers.speakers import being, by_speaker
from bot.answers.stance_words import SAYING_STEMS, STANCE_STEMS, opposed
from bot.claims.claim import SpeakerKind, Stance
from bot.language.terms import stems

_MOST_TARGETS = 5
_LEAST_SIDE = 0.4  # topic fit of a stored contradiction's other side; its verdict has tested the rest
_MOST_SPEAKERS = 4


def contradictions(found: Found) -> list[Pick]:
    """Return who says otherwise: those of stored contradictions first, then opposed stances on the target's theme."""
    targets = [pick for pick in scored(found, by_speaker(found)) if pick.fit >= LEAST_FIT * 0.6][:_MOST_TARGETS]
    speakers = {target.speaker for target in targets}
    stored = [pick for pick in _other_sides(found, targets) if pick.speaker not in speakers]
    opposing = [pick for pick in _opposing(found, targets) if pick.speaker not in speakers]
    return best_of_each((*stored, *opposing), lambda pick: pick.speaker, _MOST_SPEAKERS)


def _other_sides(found: Found, targets: Sequence[Pick]) -> list[Pick]:
    by_id = {evidence.claim.id: evidence for evidence in found.claims if evidence.claim}
    asked = {pick.evidence.claim.id: pick for pick in targets if pick.evidence.claim}
    sides: list[Pick] = []
    for pair in found.contradictions:
        for one, other in ((pair.earlier, pair.later), (pair.later, pair.earlier)):
            if one in asked and other in by_id:
                fit = topic_fit(by_id[other], found.weighed)
                score = asked[one].score * fit * (0.5 + 0.5 * pair.verdict.score)
                sides.append(Pick(by_id[other], score, fit))
    return _beings(pick for pick in sides if pick.fit >= _LEAST_SIDE)


def _opposing(found: Found, targets: Sequence[Pick]) -> list[Pick]:
    """Return claims of an opposed stance on the theme of the first target, or on the topic where there is none."""
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
    return enough(_beings(picks))


def _beings(picks: Iterable[Pick]) -> list[Pick]:
    """Return the picks best first, those of persons before those of groups, those of things last."""
    return sorted((replace(pick, score=pick.score * being(pick)) for pick in picks), key=rank)


def theme(evidence: Evidence) -> tuple[str, ...]:
    """Return the stems of what a claim is about: its content, or the headline where the content points back."""
    title = tuple(dict.fromkeys(stems(evidence.article.title or "")))
    if points_back(evidence):
        return tuple(term for term in title if term not in STANCE_STEMS | SAYING_STEMS) or tuple(evidence.near)[:8]
    return tuple(sorted(evidence.content))
