"""Explaining: how a question was read, what was found, and why each piece was kept or dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answers.evidence import Evidence
from bot.answers.finding import Found
from bot.answers.picks import LEAST_FIT, Pick
from bot.answers.question import Question
from bot.answers.ranking import stance_fit, topic_fit
from bot.answers.summary import speaker_name
from bot.answers.why import asks_why, tells_why
from bot.claims.claim import SpeakerKind
from bot.replies import Reply
from bot.wording.phrase import Phrase, chained
from bot.wording.stances import slug, stance_key, told_key

_DROPPED = 12  # candidates that an explanation lists beside those kept
_LEAST_NEAR = 0.2  # topic fit from which it is worth a word why something was dropped


def explained(found: Found, picks: Sequence[Pick], reply: Reply) -> tuple[str, ...]:
    """Return the steps to `reply`, made of `picks`, one line each."""
    counted = Phrase("trail-found", claims=len(found.claims), passages=len(found.passages))
    lines: list[str] = [reading(found.question), counted]
    if found.named:
        names = ", ".join(dict.fromkeys(speaker.name for speaker in found.named.speakers)) or Phrase("trail-nobody")
        lines.append(Phrase("trail-names", phrase=found.named.phrase, names=names))
    if found.outlets:
        lines.append(Phrase("trail-outlets", outlets=", ".join(found.outlets)))
    return (*lines, *_kept(picks, reply), *_dropped(found, picks))


def reading(question: Question) -> str:
    """Return how the question was read."""
    parts: list[str] = [Phrase("trail-read", kind=slug(question.kind))]
    if question.stances:
        named = [Phrase(stance_key(stance)) for stance in question.stances]
        parts.append(Phrase("trail-stance", stances=chained("list-more", named)))
    if question.speaker:
        parts.append(Phrase("trail-speaker", name=question.speaker))
    if question.described:
        parts.append(Phrase("trail-described", words=" ".join(question.described)))
    if question.topic or question.preface:
        parts.append(Phrase("trail-about", words=" ".join(question.topic or question.preface)))
    if question.period:
        since, until = question.period.since, question.period.until
        parts.append(Phrase("trail-between", since=str(since), until=str(until)))
    return chained("clauses", parts)


def _kept(picks: Sequence[Pick], reply: Reply) -> Iterator[str]:
    shown = {(one.article_id, one.start, one.end) for one in reply.citations()}
    for pick in picks:
        evidence = pick.evidence
        sentence = evidence.sentence
        cited = any(
            article == evidence.article.id and start < sentence.end and end > sentence.start
            for article, start, end in shown
        )
        yield Phrase(
            "trail-kept" if cited else "trail-no-room",
            fit=f"{pick.fit:.2f}",
            score=f"{pick.score:.2f}",
            told=_told(evidence),
        )


def _dropped(found: Found, picks: Sequence[Pick]) -> Iterator[str]:
    kept = {_place(pick.evidence) for pick in picks}
    speakers = {pick.speaker for pick in picks}
    weighed = found.weighed
    fits = ((topic_fit(evidence, weighed), evidence) for evidence in found.claims if _place(evidence) not in kept)
    near = sorted((one for one in fits if one[0] >= _LEAST_NEAR), key=lambda one: -one[0])
    for fit, evidence in near[:_DROPPED]:
        why = _why(evidence, fit, found, speakers)
        yield Phrase("trail-dropped", fit=f"{fit:.2f}", why=why, told=_told(evidence))


def _why(evidence: Evidence, fit: float, found: Found, speakers: set[str]) -> str:
    claim, question = evidence.claim, found.question
    if claim and question.stances and not stance_fit(evidence, question):
        return Phrase("trail-not-stance", stance=Phrase(stance_key(claim.stance)))
    if claim and claim.speaker.kind is SpeakerKind.UNNAMED:
        return Phrase("trail-not-named")
    if fit < LEAST_FIT:
        return Phrase("trail-not-topic")
    if asks_why(question) and not tells_why(evidence, found):
        return Phrase("trail-not-reason")
    if Pick(evidence, 0.0, fit).speaker in speakers:
        return Phrase("trail-not-best")
    if question.speaker:
        return Phrase("trail-not-speaker")
    return Phrase("trail-not-fitting")


def _place(evidence: Evidence) -> tuple[str, int]:
    return evidence.article.id, evidence.sentence.start


def _told(evidence: Evidence) -> str:
    who, sentence = speaker_name(Pick(evidence, 0.0, 0.0)), evidence.article.quote(evidence.sentence)
    if evidence.claim is None:
        return Phrase("titled", title=who, text=sentence)
    return Phrase("trail-told", name=who, told=Phrase(told_key(evidence.claim.stance)), sentence=sentence)
