"""The first line of an answer: who, how many or when, in a few words that the cited lines bear out."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.finding import Found
from bot.answers.kinds import QuestionKind
from bot.answers.picks import Pick
from bot.claims.claim import DENYING, SpeakerKind, Stance
from bot.language.quantities import bound_before
from bot.language.showing import shown_day
from bot.wording.phrase import Phrase, chained, joined
from bot.wording.stances import slug


def summarise(found: Found, picks: Sequence[Pick], others: Sequence[Pick] = ()) -> str:
    """Return the first line, with those who stand on the other side named last; it never says who is right."""
    kind = found.question.kind
    if kind is QuestionKind.WHO and found.question.about_speech:
        clauses = _by_stance(picks, denied=DENYING.issuperset(found.question.stances) and bool(found.question.stances))
        if others:
            clauses.append(
                _clause([speaker_name(pick) for pick in others], "asserts" if says_so(found) else "otherwise")
            )
        return Phrase("sentence", text=chained("clauses", clauses))
    if kind is QuestionKind.HOW_MANY:
        return _by_figure(picks)
    if kind is QuestionKind.WHEN and found.question.about_speech:
        days = joined([shown_day(p.evidence.day) for p in picks if p.evidence.day])
        told = any(pick.evidence.said for pick in picks)
        return Phrase("summary-on-days" if told else "summary-printed-on-days", days=days)
    if kind is QuestionKind.OUTLETS:
        outlets = [pick.evidence.article.outlet or Phrase("outlet-not-known") for pick in picks]
        return Phrase("sentence", text=joined(outlets))
    if kind is QuestionKind.CONTRADICTS:
        return Phrase("sentence", text=_clause([speaker_name(pick) for pick in picks], "otherwise"))
    if kind in {QuestionKind.TIMELINE, QuestionKind.POSITION_CHANGE}:
        return _in_time(picks)
    return Phrase("summary-on-record", names=joined([speaker_name(pick) for pick in picks]))


def speaker_name(pick: Pick) -> str:
    """Return the name to show: the speaker's, or the outlet's where the article speaks for itself."""
    record = pick.evidence.record
    named = record and record.claim.speaker.kind is not SpeakerKind.UNNAMED and record.speaker_name
    return named or pick.evidence.article.outlet or Phrase("an-article")


def _by_figure(picks: Sequence[Pick]) -> str:
    """Return each figure with who gave it: a number without its speaker would pass for a fact."""
    groups: dict[str, list[str]] = {}
    for pick in picks:
        groups.setdefault(_figure(pick), []).append(speaker_name(pick))
    told = [Phrase("summary-figure", names=joined(names), figure=figure) for figure, names in groups.items()]
    return Phrase("sentence", text=chained("clauses", told))


def _figure(pick: Pick) -> str:
    if pick.figure is None:
        return Phrase("summary-a-number")
    sentence = pick.evidence.article.quote(pick.evidence.sentence)
    start = bound_before(sentence, pick.figure.span.start)  # "no more than five" is not five
    bound = sentence[start : pick.figure.span.start].lower()
    return bound + sentence[pick.figure.span.start : pick.figure.span.end + pick.figure.unit]


def says_so(found: Found) -> bool:
    """Say whether the other side claims the matter without opposing those shown, who merely could not confirm it."""
    return set(found.question.stances) == {Stance.DOES_NOT_CONFIRM}


def _by_stance(picks: Sequence[Pick], *, denied: bool) -> list[str]:
    """Return who took which stance; what is asserted in the negative answers a question for denials."""
    groups: dict[str, list[str]] = {}
    for pick in picks:
        stance = slug(pick.evidence.claim.stance) if pick.evidence.claim else "reports"
        if denied and pick.evidence.claim and pick.evidence.claim.stance is Stance.ASSERTS:
            stance = "denies-by-negative"
        groups.setdefault(stance, []).append(speaker_name(pick))
    return [_clause(names, stance) for stance, names in groups.items()]


def _clause(names: Sequence[str], stance: str) -> str:
    return Phrase("summary-stance", names=joined(names), count=len(set(names)), stance=stance)


def _in_time(picks: Sequence[Pick]) -> str:
    days = sorted({pick.evidence.day for pick in picks if pick.evidence.day})
    span: str = ""
    if days:
        span = Phrase("summary-span-day", day=days[0])
    if len(days) > 1:
        span = Phrase("summary-span", first=days[0], last=days[-1])
    return Phrase("summary-statements", count=len(picks), span=span)
