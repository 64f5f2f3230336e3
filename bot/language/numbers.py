"""Numbers as English writes them: figures, words, scales, dozens and halves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from text_to_num import text2num

from bot.span import Span

_UNIT = "one|two|three|four|five|six|seven|eight|nine"
_TEEN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = rf"(?:(?:{_TENS})[\s-](?:{_UNIT})|{_TENS}|{_TEEN}|{_UNIT})"
_GROUP = rf"(?:(?:{_SMALL}|an?)[\s-]hundred(?:\s(?:and\s)?{_SMALL})?|{_SMALL})"
_BIG = "thousand|million|billion|trillion"
_WORDS = rf"(?:(?:{_GROUP}|an?)(?:[\s-](?:{_BIG})(?:,?\s(?:and\s)?{_GROUP})?)+|{_GROUP}|zero)"
_FIGURE = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9}
_SCALE |= {"billion": 1e9, "tn": 1e12, "trn": 1e12, "trillion": 1e12, "lakh": 1e5, "crore": 1e7, "dozen": 12.0}
_SCALE |= {"score": 20.0, "hundred": 100.0}
_SCALE_WORD = "thousand|million|billion|trillion|lakh|crore|dozen|mln|bln|trn|bn|mn|tn"
_SCALED = rf"(?:[\s-]?(?P<scale>{_SCALE_WORD})|(?P<letter>[kKmMbB]))\b"
_LOTS = {"dozens": 24.0, "scores": 40.0, "tens": 20.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6}
_LOTS |= {"billions": 2e9, "trillions": 2e12}
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
}

_BEGINS = (
    r"\d|on|tw|th[iro]|fo|fi|s[ie]|ei|ni|te|el|ze|ha|do|sc|hu|mi|bi|tr|a\sfew"
    r"|an?[\s-](?:hu|th|mi|bi|tr|do|ha|qu|fo|fi|s[ie]|ei|te)"
)

_NUMBER = re.compile(
    rf"""
    (?<!\w)(?={_BEGINS})(?:  # tried first, since at most places in a text none can begin
    (?P<lots>\b(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)\b
      (?:\sof\s(?P<lots_of>thousands|millions|billions|trillions)\b)?)
    |\b(?P<few>several|a\sfew)\s(?P<few_scale>dozen|hundred|thousand|million|billion)\b
    |\bhalf[\s-]an?[\s-](?P<half_of>dozen|million|billion|trillion)\b
    |\b(?P<parts>{_UNIT}|an?)[\s-](?P<part>half|third|quarter|fourth|fifth|sixth|seventh|eighth|tenth)s?\b(?=\sof\b|\sthe\b)
    |\b(?P<half>half)\b(?=\s(?:of\s)?(?:the|its|his|her|their|our|all|of)\b)
    |\b(?P<and_half>{_SMALL})\sand\sa\shalf\b(?:\s(?P<and_scale>{_BIG}|dozen)\b)?
    |(?:(?<![\w.,'’/:\#–-])|(?<=[\d%][–-])|(?<=\d[kmb][–-])|(?<=\dbn[–-])|(?<=\s[–-]))(?P<figure>(?!0\d){_FIGURE})(?!\d|[.,:]\d)(?:{_SCALED})?
    |(?<![\w'’-])(?P<dozen>{_WORDS}|an?)[\s-]dozen\b
    |(?<![\w'’-])(?P<words>{_WORDS})(?![\w'’]))
    """,
    re.X | re.I,
)
_CHANCES = re.compile(
    rf"\b(?P<a>{_UNIT}|ten|\d{{1,3}})\s(?:in|out\sof)\s(?:every\s)?(?P<b>{_SMALL}|\d{{1,3}}|a\shundred)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: where, how much, and how it is put.

    `open` says that the value is only the least that is meant ("dozens"), `part` that it is a share ("two thirds",
    as 66.7 of a hundred), `bare` that a scale said later may belong to it too ("10 to 15 million").
    """

    span: Span
    value: float
    open: bool = False
    part: bool = False
    bare: bool = False
    figure: bool = False
    letter: str | None = None  # a scale letter that may be a unit instead: "5m"


def numbers(text: str) -> list[Number]:
    """Return the numbers of `text` in order, without overlap."""
    found: list[Number] = []
    shares = [(Span(*match.span()), match) for match in _CHANCES.finditer(text)]
    for span, match in shares:
        low, high = _value(match["a"]), _value(match["b"])
        if low is not None and high and low <= high:
            found.append(Number(span, 100 * low / high, part=True))
    for match in _NUMBER.finditer(text):
        number = _read(match)
        if number is not None and not any(number.span.overlaps(span) for span, _ in shares):
            found.append(number)
    return sorted(found, key=lambda number: number.span)


def _read(match: re.Match[str]) -> Number | None:
    span = Span(*match.span())
    if match["figure"]:
        return _figure(match, span)
    if match["lots"]:
        first = _LOTS[match["lots"].lower().split()[0]]
        factor = _SCALE[match["lots_of"].lower()[:-1]] if match["lots_of"] else 1
        if match["lots_of"] and first >= 1000:
            first /= 2
        return Number(span, first * factor, open=True)
    if match["few"]:
        return Number(span, 2 * _SCALE[match["few_scale"].lower()], open=True)
    if match["half_of"]:
        return Number(span, 0.5 * _SCALE[match["half_of"].lower()])
    if match["half"]:
        return Number(span, 50.0, part=True)
    return _words(match, span)


def _words(match: re.Match[str], span: Span) -> Number | None:
    if match["part"]:
        count = _value(match["parts"])
        share = 100 * count / _PARTS[match["part"].lower()] if count else None
        return Number(span, share, part=True) if share and share <= 100 else None
    if match["and_half"]:
        count, scale = _value(match["and_half"]), match["and_scale"]
        return None if count is None else Number(span, (count + 0.5) * (_SCALE[scale.lower()] if scale else 1))
    value = _value(match["dozen"] or match["words"])
    if value is None:
        return None
    return Number(span, value * (12 if match["dozen"] else 1), bare=value < 1000)


def _figure(match: re.Match[str], span: Span) -> Number:
    value, scale = figure(match["figure"]), match["scale"]
    if scale:
        return Number(span, value * _SCALE[scale.lower()], figure=True)
    if match["letter"]:
        return Number(span, value * _SCALE[match["letter"].lower()], figure=True, letter=match["letter"])
    return Number(span, value, bare=value < 1000, figure=True)


def figure(text: str) -> float:
    """Return the value of a number in figures; "1,4" is one point four, "1,400" fourteen hundred."""
    if re.fullmatch(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?", text):
        return float(re.sub(r"[,\u00a0\u202f]", "", text))
    return float(text.replace(",", "."))


def _value(words: str) -> float | None:
    """Return the value of number words or short figures, None where they make no number."""
    low = re.sub(r"[\s-]+", " ", words.lower()).replace(",", "")
    low = re.sub(r"^an?\b", "one", low)
    if low.isdigit():
        return float(low)
    try:
        return float(text2num(low, "en"))
    except ValueError:
        return None
