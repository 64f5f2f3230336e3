"""Numbers that name rather than count: "Route 18", "Boeing 737", "10 Downing Street", a score, a clock time."""

from __future__ import annotations

import re

from bot.language.numbers import Number

_NAMING = re.compile(
    r"\b(?:route|highway|motorway|interstate|flight|article|section|chapter|page|figure|table|room|channel|gate|group|unit|"
    r"resolution|directive|regulation|platform|terminal|line|runway|grade|class|level|phase|stage|step|part|act|season|episode"
    r"|version|windows|psalm|verse|pier|zone|district|ward|sector|area|camp|block|building|apartment|suite|lot|box|item|rule"
    r"|bill|case|docket|amendment|title|protocol|proposition|measure|type|model|mark|series|volume|issue|number|no\.|nos\.|№"
    r"|brigade|regiment|battalion|division|squadron|tier|category|round|game|week|day|year|year of|age|aged|top|bus"
    r"|train|car|seed|lane|exit|junction|formula|apollo|covid|agenda|vision|catch)\s$",
    re.I,
)
_AGE_LEAD = re.compile(r"\b(?:age|aged|ages)\s$", re.I)
_BRAND = re.compile(r"(?:^|.*\s)(?P<word>[A-Z][\w.-]*)\s$", re.S)
_SENTENCE_OPEN = re.compile(r"(?:^|[.!?:;—–“\"]\s*)$")
_STREET = re.compile(
    r"\s(?:[A-Z][\w'’]+\s){1,2}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Square|Boulevard|Blvd|Drive|Place|Row|Court|Way)\b"
)
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|GMT|UTC|hrs\b)", re.I)
_SCORE = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}(?![\w%]|,\d)")
_GLUED = re.compile(r"[^\W\d_]")
_NOT_ONE = re.compile(r"\b(?:no|any|every|some|each|which|this|that|the|another|only)[\s-]$", re.I)
_ONE_AS_WORD = re.compile(
    r"(?:\s(?:of|another|day|by\sone|is|was|has|can|could|would|should|who|that|thing)\b|['’]s|-(?!year|day|time|month|week|hour|third))",
    re.I,
)


def is_identifier(text: str, number: Number) -> bool:
    """Say whether a number of `text` names something, tells a score or a time of day, or is a mere word ("no one")."""
    start, end = number.span.start, number.span.end
    if not number.figure:
        return _is_word(text, start, end)
    before = text[max(0, start - 40) : start]
    if _CLOCK.match(text, end) or _STREET.match(text, end) or before.endswith(("#", "№", "№ ")):
        return True
    if _is_score(text, start, end):
        return True
    naming = _NAMING.search(before)
    if naming and not _AGE_LEAD.search(before):
        return True
    return _after_name(text, number, before) or _unread_letters(text, end, number)


def _is_word(text: str, start: int, end: int) -> bool:
    if text[start:end].lower() != "one":
        return False
    return bool(_NOT_ONE.search(text[max(0, start - 10) : start]) or _ONE_AS_WORD.match(text, end))


def _is_score(text: str, start: int, end: int) -> bool:
    """Say whether the number is a side of "3-1": two bare figures, the first no smaller, or no noun after them."""
    for match in _SCORE.finditer(text, max(0, start - 8), end + 8):
        if match.start() <= start and end <= match.end():
            first, second = (int(side) for side in re.findall(r"\d+", match[0]))
            noun = re.match(
                r"\s(?!and\b|in\b|on\b|to\b|at\b|by\b|win\b|victory\b|lead\b|defeat\b|draw\b|loss\b)[a-z]",
                text[match.end() : match.end() + 10],
            )
            return first >= second or noun is None
    return False


def _after_name(text: str, number: Number, before: str) -> bool:
    """Say whether the number stands after a name and counts nothing: "Boeing 737", not "Paris 12 people died"."""
    brand = _BRAND.match(before)
    if brand is None or len(brand["word"]) < 2:
        return False
    if _SENTENCE_OPEN.search(before[: brand.start("word")]) and before[: brand.start("word")].strip() == "":
        return False
    return (
        re.match(
            r"\s(?!and\b|in\b|on\b|to\b|at\b|by\b|was\b|were\b|is\b|are\b|has\b|had\b)[a-z]|\s[A-Z]\w+\s[a-z]+s\b|\s?%|[\s-]per\s?cent",
            text[number.span.end : number.span.end + 40],
        )
        is None
    )


def _unread_letters(text: str, end: int, number: Number) -> bool:
    """Say whether letters are glued to the figure that are no scale and no unit: "5G", "21st"."""
    from bot.language.units import CURRENCY_AFTER, UNIT_AFTER

    if number.letter or not _GLUED.match(text, end):
        return False
    return not (UNIT_AFTER.match(text, end) or CURRENCY_AFTER.match(text, end))
