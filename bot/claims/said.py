"""The time of a statement, apart from the time it was printed and from the times it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.moment import Moment, Precision, Relation
from bot.span import Span

_APART = re.compile(r"[,;]\s(?:although|but|though|whereas|while)\b|;", re.I)
_WHEN = frozenset({Relation.AT})


def time_of_statement(
    times: Sequence[Moment], sentence: Span, cue: Span, content: Sequence[Span], text: str
) -> Moment | None:
    """Return when it was said: the time nearest to the cue in its sentence, outside of what was said; None if none.

    A time in another clause of the sentence dates that one: "he came in 2021, though the board maintains ...". `text`
    is the article's.
    """
    near = [
        (_distance(moment.span, cue), moment)
        for moment in times
        if moment.span is not None
        and moment.relation in _WHEN
        and moment.precision is not Precision.VAGUE
        and sentence.covers(moment.span)
        and not any(part.overlaps(moment.span) for part in content)
        and not _APART.search(text[min(moment.span.end, cue.end) : max(moment.span.start, cue.start)])
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _distance(span: Span, cue: Span) -> int:
    return max(span.start - cue.end, cue.start - span.end, 0)
