"""Patterns for times told from another time: "yesterday", "on Friday", "six years ago", "the day before"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.language.dates import (
    WEEKDAYS,
    Stretch,
    month_of,
    nearest_weekday,
    one_day,
    part_of_month,
    shifted,
    unknown,
    week_of,
    year_of,
)
from bot.language.moment import Precision
from bot.language.time_rules import WEEKDAY, Resolver, Rule, Setting

_COUNTS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"a": 1, "an": 1, "the": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}
_COUNT = rf"(?P<count>\d{{1,4}}|several|some|a\sfew|few|many|a\scouple\sof|couple|{'|'.join(_COUNTS)})"
_UNIT = r"(?P<unit>minute|hour|day|night|week|fortnight|month|year|decade|centur(?:y|ie))s?"
_UNITS = tuple("minute hour day night week month year decade centur".split())
_DAYTIME = r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|lunchtime))?"
_NUMBERS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _told(match: re.Match[str], setting: Setting) -> Stretch:
    word = match["word"].lower()
    if setting.published is None:
        return unknown("relative")
    if word.startswith("the day"):
        days = -2 if "before" in word else 2
    elif word.startswith(("this", "earlier today", "later today")):
        days = 0
    else:
        days = -1 if word.startswith("last") else _NUMBERS[word]
    day = shifted(setting.published, days)
    return one_day(day, "relative") if day else unknown("relative")


def _weekday(match: re.Match[str], setting: Setting) -> Stretch:
    if setting.published is None:
        return unknown("weekday")
    weekday, which = WEEKDAYS[match["weekday"].lower()], (match["which"] or "").lower()
    ahead = setting.ahead or which in ("next", "this coming", "coming")
    day = nearest_weekday(weekday, setting.published, ahead=ahead)
    if which == "last" and day == setting.published:
        day = shifted(day, -7)
    if which == "next" and day == setting.published:
        day = shifted(day, 7)
    return one_day(day, "weekday") if day else unknown("weekday")


def _period(match: re.Match[str], setting: Setting) -> Stretch:
    """Resolve "last week", "this month", "next year", "the past weekend", also with "earlier" or "late"."""
    published, which, unit = setting.published, match["which"].lower(), match["unit"].lower()
    if published is None:
        return unknown("relative")
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which.split()[-1], 0)
    if unit == "weekend":
        return _weekend(published, step, ahead=setting.ahead or (which == "this" and not setting.back))
    return _cut(_whole(published, unit, step), (match["part"] or "").lower(), published)


def _whole(published: date, unit: str, step: int) -> Stretch:
    if unit == "week":
        return week_of(shifted(published, 7 * step), "relative")
    if unit == "month":
        return month_of(published.year, published.month + step, "relative")
    return year_of(published.year + step, "relative")


def _weekend(published: date, step: int, *, ahead: bool) -> Stretch:
    saturday = nearest_weekday(5, published, ahead=step > 0 or (step == 0 and ahead))
    sunday = shifted(saturday, 1) if saturday else None
    return Stretch(saturday, sunday, Precision.WEEK, "relative") if sunday else unknown("relative")


def _cut(whole: Stretch, part: str, published: date) -> Stretch:
    """Cut a period that holds the day of publication at that day: "earlier this week"."""
    if part in ("early", "late") and whole.precision is Precision.MONTH:
        return part_of_month(whole, part)
    if whole.first is None or whole.last is None or not whole.first <= published <= whole.last:
        return whole
    if part == "earlier":
        return Stretch(whole.first, published, _within(whole.precision), whole.basis)
    if part == "later":
        return Stretch(published, whole.last, _within(whole.precision), whole.basis)
    return whole


def _within(precision: Precision) -> Precision:
    return Precision.PART_OF_MONTH if precision is Precision.MONTH else precision


def _number(word: str) -> int | None:
    """Return the number that a count word means; None for "several"."""
    low = re.sub(r"\s+", " ", word.lower())
    if low in ("a couple of", "couple"):
        return 2
    return int(low) if low.isdigit() else _COUNTS.get(low)


def _moved(day: date, unit: str, count: int, basis: str) -> Stretch:
    """Return the day, week, month or year `count` units from `day`, as precise as the unit."""
    if unit in ("minute", "hour"):
        unit, count = "day", round(count / 24) if unit == "hour" else 0
    if unit in ("day", "night"):
        moved = shifted(day, count)
        return one_day(moved, basis) if moved else unknown(basis)
    if unit in ("week", "fortnight"):
        return week_of(shifted(day, (7 if unit == "week" else 14) * count), basis)
    if unit == "month":
        return month_of(day.year, day.month + count, basis)
    if unit == "year":
        return year_of(day.year + count, basis)
    years = 10 if unit == "decade" else 100
    about, slack = year_of(day.year + count * years, basis), timedelta(days=365 * years // 2)
    if about.first is None or about.last is None or not 200 < about.first.year < 9800:
        return unknown(basis)
    return Stretch(about.first - slack, about.last + slack, Precision.VAGUE, basis)


def _ago(match: re.Match[str], setting: Setting) -> Stretch:
    count = _number(match["count"]) if match["count"] else None
    if setting.published is None or count is None:
        return unknown("relative")
    return _moved(setting.published, match["unit"].lower(), -count, "relative")


def _ahead(match: re.Match[str], setting: Setting) -> Stretch | None:
    count = _number(match["count"])
    if match["the"] is None and match["unit"].lower() in ("minute", "hour") and not setting.ahead:
        return None  # "in three hours" is how long it took
    if setting.published is None or count is None:
        return unknown("relative")
    return _moved(setting.published, match["unit"].lower(), count, "relative")


def _span_of_time(match: re.Match[str], setting: Setting) -> Stretch:
    """Resolve "the past three months", "the coming weeks": a stretch that touches the day of publication."""
    count = _number(match["count"]) if match["count"] else None
    if setting.published is None or count is None:
        return unknown("relative")
    forward = match["which"].lower() in ("next", "coming", "following")
    if forward and setting.back:  # "spent the next four years abroad": next after what was told before
        return unknown("anaphoric")
    end = _moved(setting.published, match["unit"].lower(), count if forward else -count, "relative")
    if end.first is None or end.last is None:
        return end
    if forward:
        return Stretch(setting.published, max(end.last, setting.published), end.precision, "relative")
    return Stretch(min(end.first, setting.published), setting.published, end.precision, "relative")


def _beside_anchor(match: re.Match[str], setting: Setting) -> Stretch:
    """Resolve "the day before", "two weeks later" against the last day that the text named."""
    words = match.groupdict()
    unit = (words.get("unit") or words["lone"]).lower()
    count = _number(words["count"]) if words.get("count") else 1
    back = match["way"].lower() in ("before", "earlier", "previous", "prior", "preceding")
    if setting.anchor is None or count is None:
        return unknown("anaphoric")
    return _moved(setting.anchor, unit, -count if back else count, "anaphoric")


def _vague(_: re.Match[str], __: Setting) -> Stretch:
    return unknown("vague")


def _rule(pattern: str, resolve: Resolver, *needs: str) -> Rule:
    return Rule(re.compile(pattern, re.I), resolve, needs)


RULES = (
    _rule(
        r"\b(?P<word>the day before yesterday|the day after tomorrow|yesterday|today|tonight|tomorrow|last night"
        rf"|this (?:morning|afternoon|evening)){_DAYTIME}(?!['’]s\s(?:world|society|youth))\b",
        _told,
        *("yesterday", "today", "night", "tomorrow", "this "),
    ),
    _rule(
        r"\b(?:(?P<part>earlier|later|early|late)\s)?(?:(?P<which>(?:the\s)?(?:last|past|previous|next|coming)|this)\s)"
        r"(?P<unit>weekend|week|month|year)\b(?!-|['’]s\b)",
        _period,
        *("week", "month", "year"),
    ),
    _rule(r"\b(?P<part>)(?P<which>the)\s(?P<unit>weekend)\b", _period, "weekend"),
    _rule(rf"\b(?:(?P<which>last|next|this coming|this|coming)\s)?{WEEKDAY}\b{_DAYTIME}(?!['’]s\b)", _weekday, "day"),
    _rule(rf"\b(?:{_COUNT}[\s-])?{_UNIT}\s(?:and\sa\shalf\s)?ago\b", _ago, "ago"),
    _rule(
        rf"\b(?:the|these|this)\s(?P<which>past|last|previous|next|coming|following)\s(?:{_COUNT}\s)?(?P<unit>hour|day"
        r"|week|month|year|decade)s\b",
        _span_of_time,
        *("past", "last", "previous", "next", "coming", "following"),
    ),
    _rule(rf"\b(?:in|within)\s(?P<the>the\snext\s|another\s)?{_COUNT}\s{_UNIT}['’]?(?:\stime)?\b", _ahead, *_UNITS),
    _rule(rf"\b{_COUNT}\s{_UNIT}\s(?P<way>earlier|later)\b", _beside_anchor, "earlier", "later"),
    _rule(
        r"\b(?:the|that)\s(?P<way>previous|following|preceding)\s(?P<lone>day|night|week|month|year)\b",
        _beside_anchor,
        *("previous", "following", "preceding"),
    ),
    _rule(
        r"\b(?:the|a)\s(?P<lone>day|night|week|month|year)\s(?P<way>before|after|earlier|later)\b(?!\s(?:the|his|her|its|a"
        r"|their|this|that|yesterday|tomorrow|he|she|it|they)\b)",
        _beside_anchor,
        *("before", "after", "earlier", "later"),
    ),
    _rule(
        r"\b(?:recently|lately|in\srecent\s(?:hours|days|weeks|months|years|decades)|(?:days|weeks|months|years|decades)"
        r"\sago)\b",
        _vague,
        *("recent", "lately", "ago"),
    ),
)
