"""The stretch of days that a question names."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.span import Span

_MONTHS = """january february march april may june july august september october november december""".split()
_MONTH_NUMBER = {name: number for number, name in enumerate(_MONTHS, 1)} | {
    name[:3]: number for number, name in enumerate(_MONTHS, 1)
}
_MONTH_NUMBER["sept"] = 9
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

_MONTH = r"(?:" + "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True)) + r")\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_YEAR = r"(?:19|20)\d\d\b"
_POINT = (
    r"(?:(?:early|mid|late|earlier|later|the|last|this|past)[ -]+)*"
    rf"(?:(?P<iso>{_YEAR}-\d\d-\d\d)"
    rf"|(?P<d1>{_DAY})(?: of)? (?P<m1>{_MONTH})(?:,? (?P<y1>{_YEAR}))?"
    rf"|(?P<m2>{_MONTH}) (?P<d2>{_DAY})(?:,? (?P<y2>{_YEAR}))?"
    rf"|(?P<m3>{_MONTH})(?:,? (?P<y3>{_YEAR}))?"
    rf"|(?P<y4>{_YEAR})"
    rf"|(?P<weekday>{'|'.join(_WEEKDAYS)})\b"
    r"|(?P<word>yesterday|today|week|month|year)\b)"
)
_NAMELESS = re.sub(r"\?P<\w+>", "?:", _POINT)
_RANGE = re.compile(
    rf"\b(?:from|between)\s+(?P<a>{_NAMELESS}|{_DAY})\s*(?:to|and|until|till|through|-|–)\s*(?P<b>{_NAMELESS})", re.I
)
_LEAD = re.compile(
    rf"\b(?P<lead>since|after|from|before|until|till|up to|in|on|during|over|of)\s+(?P<a>{_NAMELESS})", re.I
)
_ALONE = re.compile(rf"\b(?P<a>yesterday|today|(?:last|this|past) (?:week|month|year)|{_NAMELESS})", re.I)
_PAST = 31  # days since its end after which a period is past
_EXACT = re.compile(_POINT, re.I)


@dataclass(frozen=True, slots=True)
class Period:
    """Days asked about, both ends inclusive; None is open.

    `firm` is False where the year was guessed or the words may date the event instead of the statement ("the flight
    in September"): the period is then tried first and dropped if nothing is found.
    """

    since: date | None
    until: date | None
    firm: bool
    span: Span


def _year_before(today: date, month: int, day: int) -> int:
    return today.year if (month, day) <= (today.month, today.day) else today.year - 1


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _relative(word: str, whole: str, today: date) -> tuple[date, date]:
    back = 0 if "this" in whole else 1
    if word == "yesterday":
        return today - timedelta(days=1), today - timedelta(days=1)
    if word == "week":
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return monday, monday + timedelta(days=6)
    if word == "month":
        last = today.replace(day=1) - timedelta(days=1) if back else today
        return _month(last.year, last.month)
    if word == "year":
        return date(today.year - back, 1, 1), date(today.year - back, 12, 31)
    return today, today


def _point(text: str, today: date, year: int | None = None) -> tuple[date, date, bool] | None:
    """Return first day, last day and whether all of it was written."""
    match = _EXACT.fullmatch(text.strip())
    if match is None:
        return None
    part = {name: value.lower().rstrip(".") for name, value in match.groupdict().items() if value}
    if "iso" in part:
        day = date.fromisoformat(part["iso"])
        return day, day, True
    if "weekday" in part:
        back = (today.weekday() - _WEEKDAYS.index(part["weekday"])) % 7
        day = today - timedelta(days=back)
        return day, day, False
    if "word" in part:
        return (*_relative(part["word"], text.lower(), today), False)
    if "y4" in part:
        return date(int(part["y4"]), 1, 1), date(int(part["y4"]), 12, 31), True
    month = _MONTH_NUMBER[part.get("m1") or part.get("m2") or part["m3"]]
    number = int(re.sub(r"\D", "", part.get("d1") or part.get("d2") or "0"))
    written = part.get("y1") or part.get("y2") or part.get("y3")
    chosen = int(written) if written else year or _year_before(today, month, number or 1)
    if not number:
        return (*_month(chosen, month), bool(written))
    day = date(chosen, month, number)
    return day, day, bool(written or year)


def _range(match: re.Match[str], today: date) -> Period | None:
    last = _point(match["b"], today)
    if last is None:
        return None
    start = match["a"]
    if re.fullmatch(_DAY, start.strip(), re.I):
        number = int(re.sub(r"\D", "", start))
        first: tuple[date, date, bool] | None = (last[0].replace(day=number), last[0].replace(day=number), last[2])
    else:
        first = _point(start, today, last[0].year if last[2] else None)
    if first is None:
        return None
    since = first[0] if first[0] <= last[1] else first[0].replace(year=last[1].year - 1)
    return Period(since, last[1], last[2], Span(*match.span()))


def _led(match: re.Match[str], today: date) -> Period | None:
    point = _point(match["a"], today)
    if point is None:
        return None
    first, last, written = point
    lead, span = match["lead"].lower(), Span(*match.span())
    if lead in {"since", "from"}:
        return Period(first, None, True, span)
    if lead == "after":
        return Period(last + timedelta(days=1), None, True, span)
    if lead == "before":
        return Period(None, first - timedelta(days=1), written, span)
    if lead in {"until", "till", "up to"}:
        return Period(None, last, written, span)
    return Period(first, last, written, span)


def period_in(text: str, today: date) -> Period | None:
    """Return the first stretch of days named in `text`; weekdays and years left out are read backwards from `today`."""
    try:
        if match := _RANGE.search(text):
            return _range(match, today)
        if match := _LEAD.search(text):
            return _led(match, today)
        if (match := _ALONE.search(text)) and not re.fullmatch(r"may|week|month|year", match["a"], re.I):
            point = _point(match["a"], today)
            return Period(point[0], point[1], point[2], Span(*match.span())) if point else None
    except ValueError:  # no such day: "31 February"
        return None
    return None


def looking_back(period: Period | None, today: date) -> date | None:
    """Return the day as seen from which recent articles are preferred, None where the question asks about the past.

    "This week" and "since May" reach up to now; a period open at both ends stands for one that was past.
    """
    if period is None:
        return today
    if period.until is None:
        return today if period.since else None
    return today if (today - period.until).days <= _PAST else None


def days_in(text: str) -> frozenset[date]:
    """Return every day that `text` writes in full, with its year."""
    found: set[date] = set()
    for match in _EXACT.finditer(text):
        if match["iso"] or match["y1"] or (match["d2"] and match["y2"]):
            with suppress(ValueError):  # no such day
                point = _point(match[0], date.min)
                found.update(point[:1] if point else ())
    return frozenset(found)


def unbounded(period: Period) -> Period:
    """Return `period` open at both ends: the second try for one that is not firm."""
    return replace(period, since=None, until=None)
