from __future__ import annotations

from datetime import date

import pytest

from bot.language.moment import Moment, Precision
from storage.period import overlaps, period

EARLY, LATE, PRINTED = date(2031, 5, 1), date(2031, 5, 6), date(2031, 6, 1)


def said(first: date | None, last: date | None) -> Moment:
    return Moment(first, last, Precision.DAY, "written")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (said(EARLY, LATE), (EARLY, LATE)),
        (said(EARLY, None), (EARLY, EARLY)),
        (said(None, LATE), (LATE, LATE)),
        (said(LATE, EARLY), (EARLY, LATE)),
        (said(None, None), (PRINTED, PRINTED)),
        (None, (PRINTED, PRINTED)),
    ],
)
def test_the_statement_comes_before_the_article(moment: Moment | None, expected: tuple[date, date]) -> None:
    assert period(moment, PRINTED) == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, True),
        (LATE, None, True),
        (PRINTED, None, False),
        (None, EARLY, True),
        (EARLY.replace(day=3), EARLY.replace(day=3), True),
    ],
)
def test_both_ends_are_inclusive(since: date | None, until: date | None, expected: bool) -> None:
    assert overlaps((EARLY, LATE), since, until) is expected


def test_an_unknown_time_passes_only_without_limits() -> None:
    unknown = period(None, None)
    assert overlaps(unknown, None, None)
    assert not overlaps(unknown, date.min, None)
    assert not overlaps(unknown, None, date.max)
