"""Explanations: one sentence made of the two claims, in their own order of time, that takes no side."""

from __future__ import annotations

import re
from datetime import date

from bot.claims.claim import Claim, QuoteKind, Stance
from bot.claims.stances import FROM_CONTENT
from bot.contradictions.contradiction import ContradictionKind
from bot.language.showing import shown_moment
from bot.ports import ClaimRecord

_LONGEST = 160  # characters of a content
_VERBS = {Stance.DECLINES_TO_COMMENT: "declined to comment on", Stance.EXPRESSES: "expressed"}  # with an object
_ANSWERING = frozenset(
    one.past for one in (Stance.DENIES, Stance.DISMISSES, Stance.DOUBTS, Stance.DOES_NOT_CONFIRM, Stance.CONFIRMS)
)
_LEAD = {
    ContradictionKind.DENIAL: "One denies what the other says",
    ContradictionKind.CONFIRMATION_GAP: "One says what the other does not confirm",
    ContradictionKind.NUMBER: "The numbers differ",
    ContradictionKind.DATE: "The dates differ",
    ContradictionKind.POSITION_CHANGE: "The position changed",
    ContradictionKind.ACCOUNT: "The accounts differ",
}


def explain(kind: ContradictionKind, earlier: ClaimRecord, later: ClaimRecord) -> str:
    """Return one sentence that sets the two claims side by side."""
    return f"{_LEAD[kind]}: {_told(earlier, _when(earlier))}; {_told(later, _after(earlier, later))}."


def _told(record: ClaimRecord, when: str) -> str:
    claim = record.claim
    name = record.speaker_name or record.article.outlet or "the article"
    content = _content(record)
    verb = _verb(claim)
    if claim.attribution.quote is QuoteKind.DIRECT:
        answering = " it" if verb in _ANSWERING else ""  # what is denied is not what was quoted
        return f"{name} {verb}{answering}{when}: “{content}”"
    return f"{name}{f',{when},' if when else ''} {verb} {content}"


def _verb(claim: Claim) -> str:
    """Return the verb before the content; a stance that the content itself holds ("they could not confirm") is said."""
    if any(step.startswith(FROM_CONTENT) for step in claim.trail):
        return Stance.ASSERTS.past
    return _VERBS.get(claim.stance, claim.stance.past)


def _content(record: ClaimRecord) -> str:
    """Return the words of the content on one line, cut at a word when long."""
    text = " … ".join(record.article.quote(span) for span in record.claim.attribution.content)
    text = re.sub(r"\s+", " ", text).strip(' .,;:“”"')
    if len(text) <= _LONGEST:
        return text
    return text[: text.rfind(" ", 0, _LONGEST)] + " …"


def _when(record: ClaimRecord) -> str:
    """Return when it was said, as precisely as the text has it; when the article was printed is not told as that."""
    said = record.claim.said
    words = None if said is None else shown_moment(said)
    if said is None or words is None:
        return ""
    if _day(record) is not None:
        return f" on {words}"
    return f" {words}" if words.startswith("between") else f" in {words}"


def _after(earlier: ClaimRecord, later: ClaimRecord) -> str:
    first, second = _day(earlier), _day(later)
    if first is None or second is None:
        return _when(later)
    return {0: " the same day", 1: " the day after"}.get((second - first).days, _when(later))


def _day(record: ClaimRecord) -> date | None:
    """Return the day of the statement where the text tells the very day."""
    said = record.claim.said
    return said.first if said is not None and said.first == said.last else None
