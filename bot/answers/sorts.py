"""Sorts: whether a question wants a number, a time or a reason, and whether a text has one that may answer."""

from __future__ import annotations

import re
from collections.abc import Set
from enum import StrEnum

from bot.answers.kinds import HOW_MUCH
from bot.answers.measure import figures
from bot.answers.reasons import reason_for
from bot.language.terms import fold, words
from bot.language.times import time_spans

_OPENS = r"(?:^|[.?!,:;] )(?:(?:and|but|so|or|since|until|by|from) )?"
_TIME = re.compile(
    rf"{_OPENS}when\b|\b(?:until|since|by|and) when\b"
    r"|\b(?:what|which) (?:\w+ )?(?:year|date|day|month|weekday|century|decade|time)s?\b"
)
_REASON = re.compile(
    rf"{_OPENS}why\b|\band why\b|\bhow come\b|\bfor (?:what|which) (?:\w+ )?(?:reason|purpose)s?\b"
    r"|\bwhat (?:is|was|are|were) (?:the |\w+ )?(?:main )?(?:reason|motive|purpose)s?\b"
)
_NUMBER = re.compile(
    rf"\bhow (?:{HOW_MUCH}|small|fast|often)\b"
    r"|\b(?:what|which) (?:(?:is|was|are|were) )?(?:the |its |their )?(?:\w+ ){0,2}?"
    r"(?:percentage|proportion|number|figure|amount|population|rate|size|ages?|price|cost|toll)\b"
)
_CENTURY = re.compile(r"\b\d+(?:st|nd|rd|th) centur(?:y|ies)\b|\b\d+ (?:BC|AD|BCE|CE)\b|\b\d+ ?[ap]\.?m\b")
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")


class Sort(StrEnum):
    """What a question wants told that can be known by its form."""

    NUMBER = "number"
    TIME = "time"
    REASON = "reason"


def sort_of(question: str) -> Sort | None:
    """Return the sort of thing that answers `question`, None where any words may."""
    folded = fold(question)
    for sort, pattern in ((Sort.NUMBER, _NUMBER), (Sort.TIME, _TIME), (Sort.REASON, _REASON)):
        if pattern.search(folded):
            return sort
    return None


def tells(text: str, sort: Sort, asked: Set[str]) -> bool:
    """Say whether `text` has something of that sort that is not among the folded words `asked`."""
    if sort is Sort.REASON:
        return reason_for(text, ())
    if sort is Sort.TIME:
        spans = [*(span.of(text) for span in time_spans(text)), *(match[0] for match in _CENTURY.finditer(text))]
        return any(not asked >= set(words(told)) for told in spans)
    return any(figure.value not in asked and not _YEAR.fullmatch(figure.value) for figure in figures(text))
