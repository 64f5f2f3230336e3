"""Explaining: how a question was read, what was found, and why each piece was kept or dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answers.evidence import Evidence
from bot.answers.finding import Found
from bot.answers.picks import LEAST_FIT, Pick
from bot.answers.question import Question
from bot.answers.ranking import stance_fit, topic_fit
from bot.answers.summary import speaker_name
from bot.claims.claim import SpeakerKind
from bot.replies import Reply

_DROPPED = 12  # candidates that an explanation lists beside those kept
_LEAST_NEAR = 0.2  # topic fit from which it is worth a word why something was dropped


def explained(found: Found, picks: Sequence[Pick], reply: Reply) -> tuple[str, ...]:
    """Return the steps to `reply`, made of `picks`, one line each."""
    lines = [reading(found.question), f"found: {len(found.claims)} claims, {len(found.passages)} passages"]
    if found.named:
        names = ", ".join(dict.fromkeys(speaker.name for speaker in found.named.speakers)) or "nobody stored"
        lines.append(f"“{found.named.phrase}” names: {names}")
    if found.outlets:
        lines.append(f"outlets named: {', '.join(found.outlets)}")
    return (*lines, *_kept(picks, reply), *_dropped(found, picks))


def reading(question: Question) -> str:
    """Return how the question was read."""
    parts = [f"read as: {question.kind.value}"]
    if question.stances:
        parts.append("stance " + ", ".join(stance.value for stance in question.stances))
    if question.speaker:
        parts.append(f"speaker “{question.speaker}”")
    if question.described:
        parts.append("by a " + " ".join(question.described))
    if question.topic or question.preface:
        parts.append("about " + " ".join(question.topic or question.preface))
    if question.period:
        parts.append(f"between {question.period.since} and {question.period.until}")
    return "; ".join(parts)


def _kept(picks: Sequence[Pick], reply: Reply) -> Iterator[str]:
    shown = {(one.article_id, one.start, one.end) for one in reply.citations()}
    for pick in picks:
        evidence = pick.evidence
        sentence = evidence.sentence
        cited = any(
            article == evidence.article.id and start < sentence.end and end > sentence.start
            for article, start, end in shown
        )
        what = "kept" if cited else "left out for room"
        yield f"{what}, fit {pick.fit:.2f}, score {pick.score:.2f}: {_told(evidence)}"


def _dropped(found: Found, picks: Sequence[Pick]) -> Iterator[str]:
    kept = {_place(pick.evidence) for pick in picks}
    speakers = {pick.speaker for pick in picks}
    weighed = found.weighed
    fits = ((topic_fit(evidence, weighed), evidence) for evidence in found.claims if _place(evidence) not in kept)
    near = sorted((one for one in fits if one[0] >= _LEAST_NEAR), key=lambda one: -one[0])
    for fit, evidence in near[:_DROPPED]:
        why = _why(evidence, fit, found.question, speakers)
        yield f"dropped, fit {fit:.2f}, {why}: {_told(evidence)}"


def _why(evidence: Evidence, fit: float, question: Question, speakers: set[str]) -> str:
    claim = evidence.claim
    if claim and question.stances and not stance_fit(evidence, question):
        return f"its stance is “{claim.stance.value}”"
    if claim and claim.speaker.kind is SpeakerKind.UNNAMED:
        return "no speaker is named"
    if fit < LEAST_FIT:
        return "too little of the topic"
    if Pick(evidence, 0.0, fit).speaker in speakers:
        return "its speaker is shown with a better one"
    if question.speaker:
        return "somebody else speaks, or it says less of the topic"
    return "others fit better"


def _place(evidence: Evidence) -> tuple[str, int]:
    return evidence.article.id, evidence.sentence.start


def _told(evidence: Evidence) -> str:
    stance = f" {evidence.claim.stance.past}" if evidence.claim else ""
    who = speaker_name(Pick(evidence, 0.0, 0.0))
    return f"{who}{stance}: {evidence.article.quote(evidence.sentence)}"
