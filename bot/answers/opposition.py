"""Opposition: who says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answers.evidence import Evidence
from bot.answers.finding import Found
from bot.answers.kinship import COMPOUND, SYNONYM, nearest, siblings
from bot.answers.picks import LEAST_FIT, Pick, best_of_each, enough, rank, scored
from bot.answers.ranking import points_back, topic_fit
from bot.answers.speakers import being, by_speaker
from bot.answers.stance_words import SAYING_STEMS, STANCE_BY_FORM, STANCE_STEMS, opposed
from bot.claims.claim import DENYING, SpeakerKind, Stance
from bot.language.terms import stem, stems

_MOST_TARGETS = 5
_NEAR_STORED = 0.5  # of a stored other side's score; what is further down only has words in common
_NEAR_RIVAL = 0.6  # of the best score, for who says another kind of the thing in question
_FEW = 2  # stored other sides below which the stances on the target's theme are looked at too
_LEAST_TARGET = 0.33  # topic fit of what is contradicted
_ASSERTED = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
_DENIAL_STEMS = frozenset(stem(form) for form, stance in STANCE_BY_FORM.items() if stance in DENYING)
_CONTRADICTING = re.compile(r"\b(?:contradict(?:s|ed|ing)|belying|contrary to|at odds with|counter to)\b")
_LEAST_TOLD = 0.5  # topic fit of what is told to contradict
_LEAST_SIDE = 0.4  # topic fit of a stored contradiction's other side; its verdict has tested the rest
_MOST_SPEAKERS = 4


def contradictions(found: Found) -> list[Pick]:
    """Return who says otherwise: those of stored contradictions first, then opposed stances on the target's theme."""
    told = _told(found)
    against = {_sentence(side) for side in told}  # no targets, though they speak of the matter
    targets = [target for target in _targets(found) if _sentence(target) not in against]
    named = found.named is not None and found.named.ids
    speakers = {target.speaker for target in (targets if named else targets[:1])}
    sides = [side for side in (*told, *_other_sides(found, targets)) if side.speaker not in speakers]
    if rivals := _rivals(found):  # "a son": whoever speaks of a daughter instead, not who merely doubts something else
        alike = [side for side in sides if _is_rival(side, found)]
        first = [side for side in sides if _sentence(side) in against]
        return best_of_each([*first, *rivals, *alike], _speaker, _MOST_SPEAKERS)
    if len(sides) < _FEW:
        more = _opposing(found, targets) or _replies(found, targets)
        least = _NEAR_STORED * sides[0].score if sides else 0.0
        sides += [side for side in more if side.speaker not in speakers and side.score >= least]
    return best_of_each(sides, _speaker, _MOST_SPEAKERS)


def _told(found: Found) -> list[Pick]:
    """Return the claims of which their own sentence tells that they contradict the very matter, best first.

    How surely they were read counts for nothing beside that.
    """
    matter = _matter(found)
    heads = [term for term, _ in matter if term in found.question.heads]
    contradicted = (*heads, *stems(_called(found)))
    picks = [
        Pick(evidence, fit, fit)
        for evidence in found.claims
        if evidence.claim
        and evidence.claim.stance in _ASSERTED | DENYING
        and evidence.claim.speaker.kind is not SpeakerKind.UNNAMED
        and _said_to_contradict(evidence, contradicted)
        and any(evidence.says(head) >= COMPOUND for head in heads)
        and (fit := topic_fit(evidence, matter)) >= _LEAST_TOLD
    ]
    return best_of_each(enough(_beings(picks), _LEAST_TOLD), _sentence, _MOST_SPEAKERS)


def _said_to_contradict(evidence: Evidence, terms: Sequence[str]) -> bool:
    """Say whether the sentence goes on, after speaker and content, that thereby one of the `terms` is contradicted."""
    text = evidence.article.text
    told = _CONTRADICTING.search(text, evidence.sentence.start, evidence.sentence.end)
    if told is None or evidence.claim is None:
        return False
    spans = (*evidence.claim.attribution.source, *evidence.claim.attribution.content)
    contradicted = frozenset(stems(text[told.end() : evidence.sentence.end]))
    return all(span.start < told.start() for span in spans) and any(
        nearest(term, contradicted) >= SYNONYM for term in terms
    )


def _sentence(pick: Pick) -> object:
    return pick.evidence.article.id, pick.evidence.sentence


def _speaker(pick: Pick) -> object:
    return pick.speaker


def _rivals(found: Found) -> list[Pick]:
    """Return who says another kind of the thing in question of the very same matter, best first."""
    matter = _matter(found)
    asked = [term for term, _ in matter if term in found.question.heads and term not in stems(_called(found))]
    heads = [term for term in asked if siblings(term)]
    rest = [(term, weight) for term, weight in matter if term not in heads]
    if len(asked) != 1 or not heads:  # a deed is in question, not which of a kind it is
        return []
    picks = [
        Pick(evidence, fit * evidence.claim.confidence, fit)
        for evidence in found.claims
        if evidence.claim
        and evidence.claim.stance in _ASSERTED
        and evidence.claim.speaker.kind is not SpeakerKind.UNNAMED
        and evidence.own.isdisjoint(heads)
        and any(not evidence.own.isdisjoint(siblings(head)) for head in heads)
        and (fit := topic_fit(evidence, rest)) >= LEAST_FIT
    ]
    return enough(_beings(picks), LEAST_FIT, _NEAR_RIVAL)


def _called(found: Found) -> str:
    return found.question.speaker or ""


def _is_rival(pick: Pick, found: Found) -> bool:
    heads = [term for term, _ in _matter(found) if term in found.question.heads]
    return any(not pick.evidence.own.isdisjoint(siblings(head)) for head in heads)


def _targets(found: Found) -> list[Pick]:
    """Return the claims that are contradicted: what is denied where the question tells of a denial, else the rest."""
    picks = [pick for pick in scored(found, by_speaker(found)) if pick.fit >= _LEAST_TARGET]
    denial = not _DENIAL_STEMS.isdisjoint(found.question.preface)
    asked = [pick for pick in picks if (_stance(pick) in DENYING) == denial]
    return (asked or picks)[:_MOST_TARGETS]


def _stance(pick: Pick) -> Stance | None:
    return pick.evidence.claim.stance if pick.evidence.claim else None


def _replies(found: Found, targets: Sequence[Pick]) -> list[Pick]:
    """Return denials that the article of the best target sets beside it ("X reported it; Y called it invented")."""
    if not targets:
        return []
    best = targets[0]
    return _beings(
        Pick(evidence, best.score * evidence.claim.confidence, best.fit)
        for evidence in found.claims
        if evidence.claim
        and evidence.claim.stance in DENYING
        and evidence.claim.speaker.kind is not SpeakerKind.UNNAMED
        and evidence.article.id == best.evidence.article.id
        and evidence.sentence.start >= best.evidence.sentence.start
        and points_back(evidence)
    )


def _matter(found: Found) -> list[tuple[str, float]]:
    """Return the weighed topic without the name of the one who is contradicted, which the other side need not say."""
    name = set(stems(found.question.speaker or "")) if found.named and found.named.ids else set()
    return [(term, weight) for term, weight in found.weighed if term not in name]


def _other_sides(found: Found, targets: Sequence[Pick]) -> list[Pick]:
    by_id = {evidence.claim.id: evidence for evidence in found.claims if evidence.claim}
    asked = {pick.evidence.claim.id: pick for pick in targets if pick.evidence.claim}
    sides: list[Pick] = []
    matter = _matter(found)
    for pair in found.contradictions:
        for one, other in ((pair.earlier, pair.later), (pair.later, pair.earlier)):
            if one in asked and other in by_id:
                fit = topic_fit(by_id[other], matter)
                score = asked[one].score * fit * (0.5 + 0.5 * pair.verdict.score)
                sides.append(Pick(by_id[other], score, fit))
    heads = [term for term, _ in matter if term in found.question.heads]
    rivals = [pick for pick in sides if any(not pick.evidence.own.isdisjoint(siblings(head)) for head in heads)]
    return _beings(
        pick
        for pick in sides
        if pick in rivals or (pick.fit >= _LEAST_SIDE and (not heads or _speaks_of(pick.evidence, heads)))
    )


def _speaks_of(evidence: Evidence, heads: Sequence[str]) -> bool:
    return any(nearest(head, evidence.own | evidence.content) >= COMPOUND for head in heads)


def _opposing(found: Found, targets: Sequence[Pick]) -> list[Pick]:
    """Return claims of an opposed stance on the theme of the first target, or on the topic where there is none."""
    if targets and (claim := targets[0].evidence.claim):
        sides, terms = opposed(claim.stance), theme(targets[0].evidence)
    else:
        sides, terms = opposed(Stance.ASSERTS), found.terms
    weighed = [(term, 1.0) for term in terms]
    if not weighed:
        return []
    spelt_out = targets and not points_back(targets[0].evidence)
    heads = [term for term, _ in _matter(found) if term in found.question.heads] if spelt_out else []
    picks = [
        Pick(evidence, fit * (evidence.claim.confidence if evidence.claim else 0.0), fit)
        for evidence in found.claims
        if evidence.claim
        and evidence.claim.stance in sides
        and evidence.claim.speaker.kind is not SpeakerKind.UNNAMED
        and (fit := topic_fit(evidence, weighed)) >= LEAST_FIT
        and (not heads or _speaks_of(evidence, heads) or points_back(evidence))
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
