"""Dates as mastheads, bylines and datelines write them.

Only a full date (day, month and year) counts, and only where a text speaks of its own publication: the date of a
statement is never taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<{0}month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ISO = r"(?P<i_year>\d{4})-(?P<i_month>\d{2})-(?P<i_day>\d{2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
_DAY_FIRST = r"(?P<d_day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?" + _MONTH.format("d_") + r",?\s+(?P<d_year>\d{4})"
_MONTH_FIRST = _MONTH.format("m_") + r"\s+(?P<m_day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<m_year>\d{4})"
_SLASHED = r"(?P<s_first>\d{1,2})[./](?P<s_second>\d{1,2})[./](?P<s_year>\d{4})"
_DATE = rf"(?:{_ISO}|{_DAY_FIRST}|{_MONTH_FIRST}|{_SLASHED})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
_TIME = rf"(?:[\s,|·•–—-]*(?:at\s+)?{_CLOCK}(?:\s*\(?[A-Z]{{2,5}}\)?)?(?:\s*[+-]\d\d:?\d\d)?)?"
_SAID = r"(?P<verb>(?:first\s+|last\s+)?(?:published|posted|created|issued|updated|modified|date))"
_FLAGS = re.IGNORECASE

_FULL = re.compile(_DATE, _FLAGS)
_EXPLICIT = re.compile(rf"\W*{_SAID}\s*(?:on|at)?\s*:?\s*{_WEEKDAY}(?:{_CLOCK},?\s*)?{_DATE}", _FLAGS)
_ALONE = re.compile(rf"\W*{_WEEKDAY}(?:{_CLOCK},?\s*(?:[A-Z]{{2,5}},?\s*)?)?{_DATE}{_TIME}\W*", _FLAGS)
_DATELINE = re.compile(
    rf"(?-i:[A-Z][A-Z'’.]+(?:[ ,/-]+[A-Z][A-Za-z'’.]*)*)\s*,\s*{_DATE}\s*(?:\([^()]{{2,30}}\)\s*)?[-–—]", _FLAGS
)


def _date_of(match: re.Match[str]) -> date | None:
    """Return the calendar day of a match of `_DATE`; None for a day that is not, or that reads two ways."""
    part = match.groupdict()
    if part["s_year"]:
        first, second, year = int(part["s_first"]), int(part["s_second"]), int(part["s_year"])
        if first <= 12 and second <= 12 and first != second:
            return None  # 3/4 is April in one country and March in another
        day, month = (first, second) if second <= 12 else (second, first)
    else:
        prefix = next(p for p in ("i_", "d_", "m_") if part[p + "year"])
        year, day, name = int(part[prefix + "year"]), int(part[prefix + "day"]), part[prefix + "month"].lower()
        month = int(name) if name.isdigit() else _MONTHS.index(name[:3]) + 1
    try:
        return date(year, month, day)
    except ValueError:
        return None


def written_date(text: str) -> date | None:
    """Return the one full date that `text` holds, whatever stands around it; None where there is none or a riddle."""
    match = _FULL.search(text)
    return _date_of(match) if match else None


def is_date_line(line: str) -> bool:
    """Say whether a line does nothing but tell when the piece was published or updated."""
    explicit = _EXPLICIT.match(line)
    return _ALONE.fullmatch(line) is not None or (explicit is not None and len(line) - explicit.end() <= 40)


def publication_date(metadata: Iterable[str], paragraphs: Iterable[str]) -> date | None:
    """Return the date of publication that a text states of itself.

    `metadata` are lines that stand apart from the story: date lines and bylines; of `paragraphs` only a leading
    dateline with its year ("PARIS, Oct. 19, 2024 (Agency) -") counts. "Published" goes before "updated", and both
    before a bare date.
    """
    ranked: list[tuple[int, date]] = []
    for line in metadata:
        explicit = _EXPLICIT.match(line)
        found = _date_of(explicit) if explicit else written_date(line)
        if found:
            changed = explicit is not None and explicit["verb"].lower().endswith(("updated", "modified"))
            ranked.append((2 if not explicit else 1 if changed else 0, found))
    if ranked:
        return min(ranked, key=lambda pair: pair[0])[1]
    lines = (_DATELINE.match(paragraph) for paragraph in paragraphs)
    return next((found for match in lines if match and (found := _date_of(match))), None)
