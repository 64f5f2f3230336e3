"""Numbers: of all the evidence, the sentences that give what "how many" or "how long" asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.evidence import Evidence, coverage
from bot.answers.finding import Found
from bot.answers.kinship import SYNONYM, kin
from bot.answers.measure import Figure, Measure, MeasureKind, figures, measured, of_another_fate
from bot.answers.picks import MOST_SPEAKERS, NEAR_WHO, Pick, best_of_each, enough, rank, scored
from bot.answers.topics import names_in
from bot.claims.claim import SpeakerKind
from bot.language.terms import stem
from bot.span import Span

_LEAST_NUMBER = 0.5  # of the topic's weight, where the number counts what is asked for
_BESIDE = 0.4  # what a word weighs that a later part of the question takes over from the first
_HELD = 0.3  # how fully a head must be held around a sentence that gives a number
_LEAST_OWN = 0.35  # of the topic, in that sentence itself


def numbers(found: Found) -> list[Pick]:
    """Return the sentences that give the numbers asked for, each number once."""
    chosen: list[Pick] = []
    for measure in found.question.measures:
        picks: list[Pick] = []
        told = {_sentence(pick) for pick in chosen}
        seen: set[tuple[str, int, str]] = set()
        ranked_ = scored(found, (*found.claims, *found.passages), _topic(found, measure))
        for pick in sorted(ranked_, key=lambda one: (not _has_voice(one), rank(one))):
            voice = (*_sentence(pick), pick.speaker)
            again = (
                _sentence(pick) in told if pick.evidence.claim else _sentence(pick) in {one[:2] for one in seen} | told
            )
            if again or voice in seen or not _covers(pick.evidence, found, measure.topic or found.terms):
                continue
            seen.add(voice)
            fitting = _in_content(pick.evidence, measured(_text(pick), measure))
            fitting = fitting or _counted_in_claim(pick.evidence, measure)
            asked = measure.topic or found.terms
            fits = [f for f in fitting if not of_another_fate(_text(pick), f, asked)]
            picks += [replace(pick, figure=figure) for figure in fits[:1]]
        near = enough(sorted(picks, key=rank), _LEAST_NUMBER, NEAR_WHO)
        telling = [pick for pick in near if pick.figure and not pick.figure.vague] or near
        chosen += best_of_each(telling, lambda pick: pick.figure and pick.figure.value, MOST_SPEAKERS)
    return chosen


def _sentence(pick: Pick) -> tuple[str, int]:
    return pick.evidence.article.id, pick.evidence.sentence.start


def _in_content(evidence: Evidence, found: Sequence[Figure]) -> list[Figure]:
    """Return the figures in what is claimed, where any is: others of the sentence may be another speaker's."""
    spans = evidence.claim.attribution.content if evidence.claim else ()
    start = evidence.sentence.start
    inside = [one for one in found if any(span.overlaps(one.span.shifted(start)) for span in spans)]
    return inside or list(found)


def _text(pick: Pick) -> str:
    return pick.evidence.article.quote(pick.evidence.sentence)


def _counted_in_claim(evidence: Evidence, measure: Measure) -> list[Figure]:
    """Return the numbers that the claim was read to count as asked: "put the number of flooded cellars at 30"."""
    claim = evidence.claim
    if claim is None or measure.kind is not MeasureKind.COUNT or not measure.counted:
        return []
    start = evidence.sentence.start
    return [
        figure
        for figure in figures(evidence.article.quote(evidence.sentence))
        for quantity in claim.proposition.quantities
        if quantity.counted
        and kin(measure.counted[-1], stem(quantity.counted)) >= SYNONYM
        and quantity.span.overlaps(Span(figure.span.start + start, figure.span.end + start))
    ]


def _has_voice(pick: Pick) -> bool:
    """Say whether somebody is named who gives what the sentence tells, beside the paper that prints it."""
    claim = pick.evidence.claim
    return claim is not None and claim.speaker.kind not in {SpeakerKind.UNNAMED, SpeakerKind.OUTLET}


def _topic(found: Found, measure: Measure) -> list[tuple[str, float]] | None:
    """Return what the number must be about: the measure's own words, and less so what it takes over."""
    if not measure.topic:
        return None
    heads = found.question.heads
    beside = [(term, _BESIDE * weight) for term, weight in found.weights.weigh(measure.beside, heads)]
    return found.weights.weigh(measure.topic, heads) + beside


def _covers(evidence: Evidence, found: Found, terms: Sequence[str]) -> bool:
    """Say whether no head of a phrase is missing around the sentence, and most of the topic is in it."""
    heads = [term for term in terms if term in found.question.heads]
    if _elsewhere(evidence, found.question.names):
        return False
    if any(evidence.holds(head) < _HELD for head in heads):
        return False
    return coverage(evidence, found.weights.weigh(terms, heads), own=True) >= _LEAST_OWN


def _elsewhere(evidence: Evidence, asked: Sequence[str]) -> bool:
    """Say whether the sentence names others in what it tells and none of those in the question."""
    spans = evidence.claim.attribution.content if evidence.claim else (evidence.sentence,)
    told = names_in(" ".join(evidence.article.quote(span) for span in spans))
    return bool(asked and told) and not any(evidence.says(name) for name in asked)
