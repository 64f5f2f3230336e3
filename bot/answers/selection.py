"""Selection: of all the evidence, the few pieces that answer this kind of question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answers.chronology import changes, timeline, when, with_partners
from bot.answers.evidence import Evidence, coverage
from bot.answers.facts import fact
from bot.answers.finding import Found
from bot.answers.kinds import QuestionKind
from bot.answers.kinship import COMPOUND, SYNONYM, nearest
from bot.answers.numbers import numbers
from bot.answers.opposition import contradictions
from bot.answers.picks import (
    LEAST_FIT,
    MOST_SPEAKERS,
    NEAR_WHO,
    Pick,
    best_of_each,
    described_fit,
    different,
    enough,
    negative,
    on_topic,
    rank,
    scored,
)
from bot.answers.question import Question
from bot.answers.ranking import cue_fit, points
from bot.answers.speakers import BEINGS, THING, being, being_behind, by_speaker, holder, nameless
from bot.articles.article import BlockKind
from bot.claims.claim import SpeakerKind, Stance
from bot.language.terms import stem, stems

_NAMELESS = 0.9  # what a speaker is worth who is only described ("an official")
_SURE = 0.8  # share of the topic that a sentence without a stored claim must hold
_LEAST_DESCRIBED = 0.5  # likewise where the question says what kind of speaker
_LEAST_UNSURE = 0.33
_LEAST_SIDE = 0.45  # of the topic's weight, where the stance fits too
_DONE_TO = frozenset(stem(w) for w in "blame blamed accuse accused contradict praise praised quote quoted".split())
_DENIALS = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.DOES_NOT_CONFIRM})
_VERDICTS = _DENIALS | {Stance.CONFIRMS, Stance.DISMISSES, Stance.DECLINES_TO_COMMENT}
_PLAIN_CUES = frozenset(
    stem(w) for w in "say said tell told state claim think believe report speak talk ask give".split()
)
_MOST_SAYINGS = 4
_MOST_TOUCHING = 2  # sayings shown to whoever asks for a stance that was not taken


def select(found: Found) -> list[Pick]:
    """Return the picks that answer the question, in the order in which they are to be read; empty: nothing does."""
    return _SELECTORS[found.question.kind](found)


def _who(found: Found) -> list[Pick]:
    question = found.question
    if not found.terms and not question.stances:
        return []
    if not question.about_speech:
        return _doers(found)
    picks = [replace(p, score=p.score * being(p)) for p in scored(found, found.claims) if _may_speak(p, question)]
    others = [Pick(e, 0.0, 0.0) for e in found.claims if e.record and e.record.claim.speaker.kind in BEINGS]
    picks = [holder(being_behind(pick, others), found.claims) for pick in picks]
    picks = [replace(pick, score=pick.score * _NAMELESS) if nameless(pick) else pick for pick in picks]
    picks = [pick for pick in picks if being(pick) > THING] or picks  # a test or a practice is no "who"
    picks = _without_headlines(picks)
    special = [pick for pick in picks if cue_fit(pick.evidence, _special(question)) >= SYNONYM]
    unsure = Stance.DOES_NOT_CONFIRM in question.stances  # few say so, and of what, they say in other words
    least = (
        _LEAST_UNSURE
        if unsure or (question.stances and question.described)
        else _LEAST_SIDE
        if question.stances
        else _LEAST_DESCRIBED
        if question.described
        else LEAST_FIT
    )
    best = max((pick.fit for pick in picks), default=0.0)
    chosen = enough(sorted(special or picks, key=rank), max(least, NEAR_WHO * best), NEAR_WHO)
    if not chosen and question.stances:
        return [
            p for p in enough(scored(found, found.passages)) if coverage(p.evidence, found.weighed, own=True) >= _SURE
        ][:2]
    firsts = best_of_each(chosen, lambda pick: pick.speaker, MOST_SPEAKERS)
    if not question.stances:
        return [*(pick for pick in firsts if not _against(pick)), *(pick for pick in firsts if _against(pick))]
    speakers = {pick.speaker for pick in firsts}
    positions = best_of_each(chosen, lambda pick: (pick.speaker, _position(pick)), len(chosen))
    return [pick for pick in positions if pick.speaker in speakers]


def _doers(found: Found) -> list[Pick]:
    """Return sentences that say themselves what is asked of somebody ("who was arrested?"), whoever tells it."""
    heads = [head for head in found.question.heads if head in found.terms] or list(found.terms)
    picks = scored(found, (*found.claims, *found.passages))
    return different(enough(p for p in picks if all(p.evidence.says(head) >= SYNONYM for head in heads)), 3)


def _without_headlines(picks: Sequence[Pick]) -> list[Pick]:
    """Leave out headlines that say in short what the text of the same article says again, with the full name."""
    told = {
        (pick.evidence.article.id, _position(pick))
        for pick in picks
        if not _in_headline(pick) and pick.fit >= _LEAST_SIDE
    }
    return [pick for pick in picks if not _in_headline(pick) or (pick.evidence.article.id, _position(pick)) not in told]


def _in_headline(pick: Pick) -> bool:
    return pick.evidence.claim is not None and pick.evidence.claim.place is BlockKind.HEADLINE


def _against(pick: Pick) -> bool:
    """Say whether the speaker denies or doubts what is asked about, so that those who say it come first."""
    claim = pick.evidence.claim
    return claim is not None and claim.stance in _DENIALS


def _position(pick: Pick) -> str:
    return pick.evidence.claim.stance.value if pick.evidence.claim else ""


def _special(question: Question) -> tuple[str, ...]:
    """Return the verbs of the question that say more than "said": who announced, who tweeted."""
    return tuple(cue for cue in question.cues if cue not in _PLAIN_CUES) if not question.stances else ()


def _may_speak(pick: Pick, question: Question) -> bool:
    record = pick.evidence.record
    if record is None or record.claim.speaker.kind is SpeakerKind.UNNAMED or not record.speaker_name:
        return False
    if question.negated and not question.stances and not negative(pick.evidence):
        return False
    if _speaks_alone(pick.evidence, question):
        return False
    return not question.described or described_fit(pick.evidence, question.described) >= 0.5


def _speaks_alone(evidence: Evidence, question: Question) -> bool:
    """Say whether the one to whom something is done only speaks here: farmers who blame do not tell who blames them.

    What is asked after such a verb must be in what is claimed, unless that points to it.
    """
    if _DONE_TO.isdisjoint(question.cues) or evidence.record is None or points(evidence):
        return False
    own = frozenset(stems(evidence.record.speaker_name))
    heads = [head for head in question.heads if head in question.topic]
    return any(nearest(head, own) >= COMPOUND and nearest(head, evidence.content) < COMPOUND for head in heads)


def _said(found: Found) -> list[Pick]:
    picks = scored(found, by_speaker(found))
    if found.terms:
        picks = enough([pick for pick in picks if on_topic(pick.evidence, found)], LEAST_FIT * 0.5, NEAR_WHO)
    each = best_of_each(picks, lambda pick: pick.speaker, _MOST_SAYINGS) if _several(found) else []
    chosen = different((*each, *picks), _MOST_SAYINGS)
    return with_partners(chosen, picks) if each else chosen


def _several(found: Found) -> bool:
    """Say whether the question names several speakers, each of whom is to be heard."""
    return found.named is not None and bool(re.search(r"\band\b|,", found.named.phrase))


def _outlets(found: Found) -> list[Pick]:
    least = _LEAST_SIDE if found.question.stances else LEAST_FIT
    picks = enough(scored(found, (*found.claims, *found.passages)), least)
    return best_of_each(picks, lambda pick: pick.evidence.article.outlet or pick.evidence.article.id, 4)


def _both_sides(found: Found) -> list[Pick]:
    if found.named is not None:
        return _taken(found)
    picks = enough((pick for pick in scored(found, found.claims) if on_topic(pick.evidence, found)), LEAST_FIT)
    return best_of_each(picks, lambda pick: pick.speaker, MOST_SPEAKERS) or fact(found)


def _taken(found: Found) -> list[Pick]:
    """Return what tells whether the one named took a stance: where they took any on the matter, else what they said.

    Of what they said, only what holds nearly as much of the matter as the best is shown, for want of an answer.
    """
    said = _said(replace(found, question=replace(found.question, stances=())))
    if not found.question.stances or not found.terms:
        return said
    taken = [pick for pick in said if pick.evidence.claim and pick.evidence.claim.stance in _VERDICTS]
    return taken or enough(said, LEAST_FIT * 0.5)[:_MOST_TOUCHING]


def _lookup(found: Found) -> list[Pick]:
    if found.named is not None and found.named.ids:
        return different(scored(found, [e for e in by_speaker(found) if e.record]), _MOST_SAYINGS)
    return best_of_each(enough(scored(found, found.claims)), lambda pick: pick.speaker, MOST_SPEAKERS)


def asked_alone(question: Question) -> bool:
    """Say whether the question names neither topic, stance nor speaker, so that nothing can be found for it."""
    return not (question.topic or question.preface or question.stances or question.speaker)


_SELECTORS: dict[QuestionKind, Callable[[Found], list[Pick]]] = {
    QuestionKind.WHO: _who,
    QuestionKind.WHAT_SAID: _said,
    QuestionKind.WHEN: when,
    QuestionKind.HOW_MANY: numbers,
    QuestionKind.OUTLETS: _outlets,
    QuestionKind.YES_NO: _both_sides,
    QuestionKind.TIMELINE: timeline,
    QuestionKind.POSITION_CHANGE: changes,
    QuestionKind.CONTRADICTS: contradictions,
    QuestionKind.FACT: fact,
    QuestionKind.LOOKUP: _lookup,
}
