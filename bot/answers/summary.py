"""The first line of an answer: who, how many or when, in a few words that the cited lines bear out."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.finding import Found
from bot.answers.kinds import QuestionKind
from bot.answers.picks import Pick
from bot.claims.claim import SpeakerKind, Stance
from bot.language.showing import shown_day

_PREDICATES = {stance: f"{stance.past} it" for stance in Stance} | {
    Stance.ASSERTS: "said so",
    Stance.WARNS: "warned of it",
    Stance.DECLINES_TO_COMMENT: "declined to comment",
    Stance.EXPRESSES: "took a view of it",
}
_DENIALS = frozenset({Stance.DENIES, Stance.DISMISSES})


def joined(names: Sequence[str]) -> str:
    """Return "A", "A and B" or "A, B and C"."""
    unique = list(dict.fromkeys(names))
    return " and ".join([", ".join(unique[:-1]), unique[-1]] if len(unique) > 1 else unique)


def summarise(found: Found, picks: Sequence[Pick], others: Sequence[Pick] = ()) -> str:
    """Return the first line, with those who stand on the other side named last; it never says who is right."""
    kind = found.question.kind
    if kind is QuestionKind.WHO:
        clauses = _by_stance(picks, denied=_DENIALS.issuperset(found.question.stances) and bool(found.question.stances))
        if others:
            verb = "said so" if says_so(found) else "said otherwise"
            clauses.append(f"{joined([speaker_name(pick) for pick in others])} {verb}")
        return "; ".join(clauses) + "."
    if kind is QuestionKind.HOW_MANY:
        return _by_figure(picks)
    if kind is QuestionKind.WHEN and found.question.about_speech:
        days = [f"{shown_day(p.evidence.day)}" for p in picks if p.evidence.day]
        if not any(pick.evidence.said for pick in picks):
            return f"Printed on {joined(days)}; when it was said is not told."
        return f"On {joined(days)}."
    if kind is QuestionKind.OUTLETS:
        return joined([pick.evidence.article.outlet or "an outlet that is not known" for pick in picks]) + "."
    if kind is QuestionKind.CONTRADICTS:
        return f"{joined([speaker_name(pick) for pick in picks])} said otherwise."
    if kind in {QuestionKind.TIMELINE, QuestionKind.POSITION_CHANGE}:
        return _in_time(picks)
    return f"On record from {joined([speaker_name(pick) for pick in picks])}:"


def speaker_name(pick: Pick) -> str:
    """Return the name to show: the speaker's, or the outlet's where the article speaks for itself."""
    record = pick.evidence.record
    named = record and record.claim.speaker.kind is not SpeakerKind.UNNAMED and record.speaker_name
    return named or pick.evidence.article.outlet or "an article"


def _by_figure(picks: Sequence[Pick]) -> str:
    """Return each figure with who gave it: a number without its speaker would pass for a fact."""
    groups: dict[str, list[str]] = {}
    for pick in picks:
        groups.setdefault(_figure(pick), []).append(speaker_name(pick))
    return "; ".join(f"{joined(names)}: {figure}" for figure, names in groups.items()) + "."


def _figure(pick: Pick) -> str:
    if pick.figure is None:
        return "a number"
    sentence = pick.evidence.article.quote(pick.evidence.sentence)
    if pick.figure.unit:
        return sentence[pick.figure.span.start : pick.figure.span.end + pick.figure.unit]
    return pick.figure.span.of(sentence)


def says_so(found: Found) -> bool:
    """Say whether the other side claims the matter without opposing those shown, who merely could not confirm it."""
    return set(found.question.stances) == {Stance.DOES_NOT_CONFIRM}


def _by_stance(picks: Sequence[Pick], *, denied: bool) -> list[str]:
    """Return who took which stance; what is asserted in the negative answers a question for denials."""
    groups: dict[str, list[str]] = {}
    for pick in picks:
        stance = _PREDICATES[pick.evidence.claim.stance] if pick.evidence.claim else "reported it"
        if denied and pick.evidence.claim and pick.evidence.claim.stance is Stance.ASSERTS:
            stance = "said it is not so"
        groups.setdefault(stance, []).append(speaker_name(pick))
    return [f"{joined(names)} {stance}" for stance, names in groups.items()]


def _in_time(picks: Sequence[Pick]) -> str:
    days = sorted({pick.evidence.day for pick in picks if pick.evidence.day})
    count = f"{len(picks)} statements" if len(picks) > 1 else "One statement"
    if not days:
        return f"{count}:"
    span = shown_day(days[0]) if len(days) == 1 else f"{shown_day(days[0])} to {shown_day(days[-1])}"
    return f"{count}, {span}:"
