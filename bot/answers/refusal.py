"""Refusing: whether what was found answers the question at all, and what to offer if not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.finding import Found
from bot.answers.kinds import QuestionKind
from bot.answers.naming import TITLES, Named
from bot.answers.ranking import topic_fit
from bot.answers.speakers import is_thing
from bot.answers.why import asks_why
from bot.claims.claim import SpeakerKind
from bot.ports import SpeakerRecord
from bot.replies import Reply, ReplyKind
from bot.wording.phrase import Phrase, joined
from bot.wording.stances import slug

_OFFERS = 3
_LEAST_OFFER = 0.35  # topic fit of a near miss


def refuse(found: Found, near: Sequence[SpeakerRecord] = ()) -> Reply:
    """Return the one sentence that says nothing answers, with near misses as hints."""
    return Reply(ReplyKind.REFUSAL, _sentence(found), hints=_hints(found, near))


def _sentence(found: Found) -> str:
    question = found.question
    if found.named is not None and not found.named.ids:
        return Phrase("refusal-nobody", name=_as_asked(found.named, question.text))
    if question.stances:
        return Phrase("refusal-stance", stance=slug(question.stances[0]))
    if question.kind is QuestionKind.HOW_MANY:
        return Phrase("refusal-number")
    if asks_why(question):
        return Phrase("refusal-reason")
    if question.period is not None and question.period.firm:
        return Phrase("refusal-days")
    return Phrase("refusal")


def _as_asked(named: Named, text: str) -> str:
    pattern = r"\W+".join(re.escape(word) for word in named.phrase.split())
    match = re.search(pattern, text, re.I)
    written = match[0] if match else named.phrase
    names = not set(named.phrase.split()) & TITLES
    return written.title() if written.islower() and names else written


def _hints(found: Found, near: Sequence[SpeakerRecord]) -> tuple[str, ...]:
    hints: list[str] = []
    if near:
        hints.append(Phrase("did-you-mean-alone", names=joined([speaker.name for speaker in near], "list-or")))
    weighed = found.weighed
    ranked = sorted(
        ((topic_fit(evidence, weighed), evidence) for evidence in found.claims if evidence.record),
        key=lambda pair: -pair[0],
    )
    seen: set[str] = set()
    for fit, evidence in ranked:
        record = evidence.record
        if record is None or fit < _LEAST_OFFER or len(seen) + len(hints) >= _OFFERS:
            break
        unnamed = record.claim.speaker.kind is SpeakerKind.UNNAMED or is_thing(record.speaker_name)
        if record.speaker_id in seen or unnamed:
            continue
        seen.add(record.speaker_id)
        day = Phrase("refusal-on", day=evidence.day) if evidence.day else ""
        outlet = evidence.article.outlet or Phrase("unknown-outlet")
        hints.append(Phrase("refusal-near", name=record.speaker_name, on=day, outlet=outlet))
    return tuple(hints)
