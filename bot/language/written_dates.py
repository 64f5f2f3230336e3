"""Patterns for times that name a day, a month, a season or a year."""

from __future__ import annotations

import re
from datetime import date

from bot.language.dates import (
    MONTHS,
    Stretch,
    day_of,
    month_of,
    months_of,
    nearest_year,
    one_day,
    part_of_month,
    part_of_year,
    season_of,
    unknown,
    year_of,
)
from bot.language.moment import Precision
from bot.language.time_rules import WEEKDAY, Resolver, Rule, Setting

MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?<![\w.,:/$€£-])(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_TO_DAY = r"(?:\s?[-–]\s?(?:the )?|\s(?:to|and|or)\s(?:the )?)(?P<to>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d%]|[.,]\d)"
_OF_YEAR = rf"(?:,?\s{_YEAR}|,?\s(?:of\s)?(?P<other>last|this|next)\syear)"
_PART = (
    r"(?P<part>early|mid|late|(?:the )?(?:very )?(?:beginning|start|end|middle|first half|second half) of"
    r"|earlier|later)"
)
_NO_COUNT = r"(?![\d:]|[.,]\d|\s?(?:%|per\s?cent|million|billion|thousand))"
_MONTHS = tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_CENTURIES = tuple("15 16 17 18 19 20".split())
_SEASONS = tuple("spring summer autumn fall winter".split())
_PART_WORDS = tuple("earl mid late beginning start end half".split())
_PARTS = {"beginning": "early", "start": "early", "earlier": "early", "middle": "mid"}
_PARTS |= {"end": "late", "later": "late"}
_NAMES_TOO = frozenset(("march", "april", "may", "june", "august"))  # also words or given names
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|by|until|till|of|from|to|through|during|for|before|after|between|and|every|each|around|about)\s+$",
    re.I,
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|through|during|for|before|after|between|and|or|the|early|mid|late|circa)"
    r"|['’]s|[(–—-])\s*$",
    re.I,
)
_COUNTED = re.compile(r"\s+(?:of\s+(?:the|its|his|her|their)\s+)?(?:[a-z]+s|people|men|women|children)\b")


def _month_number(match: re.Match[str]) -> int:
    return MONTHS[match["month"].lower().rstrip(".")]


def _part(word: str) -> str:
    plain = word.lower().removeprefix("the ").removeprefix("very ").split()[0]
    return _PARTS.get(plain, plain)


def _stated_year(match: re.Match[str], published: date | None) -> int | None:
    """Return the year that a match states outright or by "last year"."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("other") and published:
        return published.year + {"last": -1, "this": 0, "next": 1}[groups["other"].lower()]
    return None


def _day_month(match: re.Match[str], setting: Setting) -> Stretch | None:
    month, day = _month_number(match), int(match["day"])
    if day_of(2000, month, day) is None:
        return None
    year, basis = _stated_year(match, setting.published), "written"
    if year is None:
        if setting.published is None:
            return unknown("written without a year")
        year, basis = (
            nearest_year(month, day, setting.published, ahead=setting.ahead, back=setting.back),
            "written, year from publication",
        )
    first = day_of(year, month, day)
    if first is None:
        return unknown(basis)
    last = day_of(year, month, int(match["to"])) if match["to"] else first
    if last is None or last < first:
        return one_day(first, basis)
    return Stretch(first, last, Precision.DAY if first == last else Precision.PART_OF_MONTH, basis)


def _iso(match: re.Match[str], _: Setting) -> Stretch | None:
    day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    return one_day(day, "written") if day else None


def _slashed(match: re.Match[str], setting: Setting) -> Stretch | None:
    """Read 10/12/2014: day first or month first is decided by what exists, then by the article's date."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    year += 0 if year > 99 else (2000 if year < 70 else 1900)
    days = {day for day in (day_of(year, b, a), day_of(year, a, b)) if day}
    if setting.published and len(days) == 2:
        near = {day for day in days if abs((day - setting.published).days) <= 31}
        days = near if len(near) == 1 else days
    if not days:
        return None
    if len(days) == 1:
        return one_day(days.pop(), "written")
    return Stretch(min(days), max(days), Precision.VAGUE, "written, day and month undecided")


def _month_stretch(match: re.Match[str], setting: Setting) -> Stretch:
    year, month = _stated_year(match, setting.published), _month_number(match)
    if year is not None:
        return month_of(year, month, "written")
    if setting.published is None:
        return unknown("written without a year")
    same = month == setting.published.month  # mid-month stands for the month, the day itself where they are the same
    day = setting.published.day if same else 15
    year = nearest_year(
        month, min(day, 28), setting.published.replace(day=min(day, 28)), ahead=setting.ahead, back=setting.back
    )
    return month_of(year, month, "written, year from publication")


def _part_month(match: re.Match[str], setting: Setting) -> Stretch:
    stretch, word = _month_stretch(match, setting), match["part"].lower()
    if stretch.first is None or stretch.last is None or word not in ("earlier", "later"):
        return part_of_month(stretch, _part(word))
    return _beside(stretch, word, setting.published, Precision.PART_OF_MONTH)


def _beside(stretch: Stretch, word: str, published: date | None, precision: Precision) -> Stretch:
    """Cut a stretch that holds the day of publication at that day: "earlier in October"."""
    first, last = stretch.first, stretch.last
    if published and first and last and first <= published <= last:
        first, last = (first, published) if word == "earlier" else (published, last)
    return Stretch(first, last, precision, stretch.basis)


def _bare_month(match: re.Match[str], setting: Setting) -> Stretch | None:
    before, name = match.string[: match.start()], match["month"].lower()
    led = _BEFORE_MONTH.search(before) is not None
    short = len(name) <= 4 and name not in ("may", "june", "july")
    followed = re.match(r"\s[A-Z]", match.string[match.end() : match.end() + 2]) is not None
    if not led and (followed or short or name in _NAMES_TOO):
        return None
    return _month_stretch(match, setting)


def _near_month(match: re.Match[str], setting: Setting) -> Stretch:
    published, month, which = setting.published, _month_number(match), match["which"].lower()
    if published is None:
        return unknown("relative")
    year = published.year
    if which == "last" and month >= published.month:
        year -= 1
    if which in ("next", "coming") and month <= published.month:
        year += 1
    return month_of(year, month, "relative")


def _part_year(match: re.Match[str], setting: Setting) -> Stretch | None:
    year, word = _year_named(match, setting.published), match["part"].lower()
    if year is None:
        return unknown("relative")
    if word in ("earlier", "later"):
        return _beside(year_of(year, "written"), word, setting.published, Precision.YEAR)
    return part_of_year(year, _part(word), "written" if match["year"] else "relative")


def _year_named(match: re.Match[str], published: date | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    if published is None:
        return None
    return published.year + {"last": -1, "next": 1}.get((match["other"] or "this").lower(), 0)


def _season(match: re.Match[str], setting: Setting) -> Stretch | None:
    year, name = _stated_year(match, setting.published), match["season"].lower()
    if year is not None:
        return season_of(year, name, "written")
    which = (match["which"] or "").lower()
    if not which:
        return None
    if setting.published is None:
        return unknown("relative")
    now = season_of(setting.published.year, name, "relative")
    if which == "last" and now.last and now.last >= setting.published:
        return season_of(setting.published.year - 1, name, "relative")
    if which == "next" and now.first and now.first <= setting.published:
        return season_of(setting.published.year + 1, name, "relative")
    return now


def _quarter(match: re.Match[str], setting: Setting) -> Stretch:
    numbers = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    word = (match["word"] or match["digit"]).lower()
    year = _stated_year(match, setting.published)
    if year is None:
        return unknown("relative")
    return months_of(
        year, 3 * numbers.get(word, int(word) if word.isdigit() else 1) - 2, 3, Precision.SEASON, "written"
    )


def _decade(match: re.Match[str], _: Setting) -> Stretch:
    year = int(match["year"]) if match["year"] else 1900 + int(match["short"])
    return months_of(year, 1, 120, Precision.YEAR, "written")


def _bare_year(match: re.Match[str], _: Setting) -> Stretch | None:
    before, year = match.string[: match.start()], int(match["year"])
    led = _BEFORE_YEAR.search(before) is not None
    counted = _COUNTED.match(match.string, match.end())
    if counted and (not led or year % 100 == 0):
        return None
    if not led and re.search(r"[\w%$€£]\s*$", before):
        return None
    last = year_of(int(match["to"]), "written") if match["to"] else year_of(year, "written")
    return Stretch(date(year, 1, 1), last.last, Precision.YEAR, "written")


def _rule(pattern: str, resolve: Resolver, *needs: str) -> Rule:
    return Rule(re.compile(pattern), resolve, needs, cased=needs == _MONTHS)


RULES = (
    _rule(
        r"(?<![\w/-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])", _iso, "-"
    ),
    _rule(r"(?<![\w./-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4}|\d\d)(?![\w/])", _slashed, "/"),
    _rule(r"(?<![\w./-])(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?![\w/]|\.\d)", _slashed, ".19", ".20"),
    _rule(
        rf"(?:{WEEKDAY},?\s)?(?:the\s)?{_DAY}(?:{_TO_DAY})?\s(?:of\s)?{MONTH}(?!\w)(?:{_OF_YEAR})?",
        _day_month,
        *_MONTHS,
    ),
    _rule(
        rf"(?:{WEEKDAY},?\s)?\b{MONTH}\s(?:the\s)?{_DAY}(?:{_TO_DAY})?(?!\w){_NO_COUNT}(?:{_OF_YEAR})?",
        _day_month,
        *_MONTHS,
    ),
    _rule(
        rf"\b(?i:{_PART})(?:\sin\s|[\s-])(?:the\s)?(?:month\sof\s)?{MONTH}(?!\w)(?:{_OF_YEAR})?", _part_month, *_MONTHS
    ),
    _rule(rf"\b{MONTH}(?:,?\s(?:of\s)?{_YEAR}|\s(?:of\s)?(?P<other>last|this|next)\syear)", _month_stretch, *_MONTHS),
    _rule(rf"\b(?i:(?P<which>last|this|next|coming|this past))\s{MONTH}(?!\w)", _near_month, *_MONTHS),
    _rule(
        rf"\b(?i:{_PART})(?:\sin\s|[\s-])(?:{_YEAR}|(?P<other>last|this|next|the)\syear)\b", _part_year, *_PART_WORDS
    ),
    _rule(
        rf"\b(?:the\s)?(?i:(?P<season>spring|summer|autumn|fall|winter))\s(?:of\s)?(?P<which>){_YEAR}",
        _season,
        *_SEASONS,
    ),
    _rule(
        r"\b(?i:(?P<which>last|this|next))\s(?P<season>spring|summer|autumn|fall|winter)\b(?P<year>)(?P<other>)",
        _season,
        *_SEASONS,
    ),
    _rule(
        rf"\b(?:the\s)?(?i:(?:(?P<word>first|second|third|fourth|last)\squarter|Q(?P<digit>[1-4])))(?:\sof)?{_OF_YEAR}",
        _quarter,
        "q",
    ),
    _rule(
        r"(?<![\w$€£-])(?:the\s)?(?:(?P<year>(?:1[5-9]|20)\d0)|['’](?P<short>[2-9]0))['’]?s\b",
        _decade,
        *("0s", "0'", "0’"),
    ),
    _rule(rf"\b{MONTH}(?![\w-])", _bare_month, *_MONTHS),
    _rule(
        r"(?<![\w$€£¥#.,:/-])(?P<year>(?:1[5-9]|20)\d\d)(?:[-–/](?P<to>(?:1[5-9]|20)\d\d))?(?![\w%/:]|[.,]\d|-\d|-[a-z]+-old)",
        _bare_year,
        *_CENTURIES,
    ),
)
