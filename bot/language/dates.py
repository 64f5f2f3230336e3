"""Stretches of calendar days: the arithmetic behind written and relative times."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language.moment import Precision

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, in the northern hemisphere

_NEAR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Calendar days from `first` to `last`; both None where the text alone does not fix them."""

    first: date | None
    last: date | None
    precision: Precision
    basis: str


def unknown(basis: str) -> Stretch:
    """Return a time that is named but cannot be placed."""
    return Stretch(None, None, Precision.VAGUE, basis)


def one_day(day: date, basis: str) -> Stretch:
    """Return a single day."""
    return Stretch(day, day, Precision.DAY, basis)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the date, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date, days: int) -> date | None:
    """Return the date `days` later, or None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def month_of(year: int, month: int, basis: str) -> Stretch:
    """Return a whole month; `month` may lie outside 1..12 and is carried into the years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return unknown(basis)
    last = calendar.monthrange(year, month)[1]
    return Stretch(date(year, month, 1), date(year, month, last), Precision.MONTH, basis)


def months_of(year: int, first: int, count: int, precision: Precision, basis: str) -> Stretch:
    """Return `count` whole months from month `first` of `year` on."""
    start, end = month_of(year, first, basis), month_of(year, first + count - 1, basis)
    if start.first is None or end.last is None:
        return unknown(basis)
    return Stretch(start.first, end.last, precision, basis)


def year_of(year: int, basis: str) -> Stretch:
    """Return a whole year."""
    if not 1 <= year <= 9999:
        return unknown(basis)
    return Stretch(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, basis)


def week_of(day: date | None, basis: str) -> Stretch:
    """Return the week, Monday to Sunday, that holds `day`."""
    monday = shifted(day, -day.weekday()) if day else None
    sunday = shifted(monday, 6) if monday else None
    return Stretch(monday, sunday, Precision.WEEK, basis) if sunday else unknown(basis)


def part_of_month(month: Stretch, part: str) -> Stretch:
    """Narrow a month to its "early" (1-10), "mid" (11-20) or "late" (21 to the end) part, or to a half of it."""
    if month.first is None or month.last is None:
        return month
    end = month.last.day
    days = {"early": (1, 10), "mid": (11, 20), "late": (21, end), "first": (1, 15), "second": (16, end)}[part]
    first, last = (month.first.replace(day=day) for day in days)
    return Stretch(first, last, Precision.PART_OF_MONTH, month.basis)


def part_of_year(year: int, part: str, basis: str) -> Stretch:
    """Return the "early", "mid" or "late" four months of a year, or its "first" or "second" half."""
    first, count = {"early": (1, 4), "mid": (5, 4), "late": (9, 4), "first": (1, 6), "second": (7, 6)}[part]
    return months_of(year, first, count, Precision.SEASON, basis)


def season_of(year: int, name: str, basis: str) -> Stretch:
    """Return a season of three months; winter begins in December of `year`."""
    return months_of(year, SEASONS[name], 3, Precision.SEASON, basis)


def nearest_year(month: int, day: int, published: date, *, ahead: bool = False, back: bool = False) -> int:
    """Return the year that brings the day nearest to `published`.

    The tense (`ahead`, `back`) decides only between days that are both weeks away: news names a near one freely,
    in whatever clause it stands.
    """
    known = [found for year in range(published.year - 1, published.year + 2) if (found := day_of(year, month, day))]
    nearest = min(known, key=lambda found: abs(found - published), default=published)
    if abs(nearest - published) <= _NEAR:
        return nearest.year
    fitting = [found for found in known if not (ahead and found < published) and not (back and found > published)]
    return min(fitting, key=lambda found: abs(found - published), default=nearest).year


def nearest_weekday(weekday: int, published: date, *, ahead: bool) -> date | None:
    """Return the last such weekday up to `published`, or the next one from it on where `ahead`."""
    if ahead:
        return shifted(published, (weekday - published.weekday()) % 7)
    return shifted(published, -((published.weekday() - weekday) % 7))
