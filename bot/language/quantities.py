"""Quantities: numbers with their bound, their unit, and the noun that is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.language.counting import Counted, counted_by
from bot.language.identifiers import is_identifier
from bot.language.numbers import Number, numbers
from bot.language.quantity import Bound, Quantity, QuantityKind
from bot.language.times import time_spans
from bot.language.units import CURRENCY_AFTER, CURRENCY_BEFORE, PERCENT_AFTER, UNIT_AFTER, currency, unit
from bot.language.words import Parse
from bot.span import Span

_PLAIN = "(?<!no )(?<!not )"  # "no more than" bounds the other way
_AT_LEAST = (
    rf"at least|(?:no|not) (?:fewer|less) than|{_PLAIN}(?:more|greater|older|longer|larger|bigger|higher) than|over"
    r"|above|upwards of|in excess of|beyond|well over|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|north of"
    r"|a minimum of|at a minimum"
)
_AT_MOST = (
    rf"up to|as (?:many|much|high|few|little) as|{_PLAIN}(?:fewer|less|lower|younger|shorter|smaller) than|under|below"
    r"|(?:no|not) (?:more|older|longer|larger|bigger|higher|later) than|at (?:the )?most|a maximum of"
    r"|a total of up to|well under|not exceeding"
)
_ABOUT = (
    r"about|around|roughly|approximately|some|an estimated|estimated|nearly|almost|close to|just over|just under|circa"
    r"|ca\."
    r"|c\.|slightly (?:more|less) than|or so|in the region of|perhaps|virtually|~|≈"
)
_BEFORE = tuple(
    (bound, re.compile(rf"(?:(?<!\w)(?:{words}))\s?(?:the\s|a\s|an\s|another\s|further\s)?$", re.I))
    for bound, words in ((Bound.ABOUT, _ABOUT), (Bound.AT_MOST, _AT_MOST), (Bound.AT_LEAST, _AT_LEAST))
)
_AFTER = (
    (Bound.AT_LEAST, re.compile(r"\s?\+(?!\w)|\sor more\b|\sand (?:more|counting|above|over)\b|[\s-]plus\b", re.I)),
    (Bound.AT_MOST, re.compile(r"\sor (?:fewer|less|under)\b|\sat (?:the )?most\b", re.I)),
    (Bound.ABOUT, re.compile(r"\sor so\b|-odd\b|-ish\b", re.I)),
)
_TO = re.compile(r"\s?[-–—]\s?|\s(?:to|or)\s(?:about\s|around\s|as\smany\sas\s|perhaps\s|even\s)?$", re.I)
_CHANGE = re.compile(
    r"\b(?:rose|risen|rise[sn]?|rising|f[ea]ll(?:s|en|ing)?|increas\w+|decreas\w+|grow(?:s|n|ing)?|grew|drop\w*|cut\w*|rais\w+"
    r"|reduc\w+|climb\w*|declin\w+|jump\w*|slash\w*|went|gone|go(?:es|ing)?|up|down|lower\w*|expand\w*|chang\w+|from)\b"
    r"[^.;]{0,40}\bfrom\s[^\d]{0,16}$",
    re.I,
)
_ANAPHORIC = frozenset({"figure", "number", "total"})
_ORDINAL = re.compile(
    r"(?<![\w.,-])(?:(?P<figure>\d{1,4})(?:st|nd|rd|th)|(?P<word>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twen|thir|for|fif)tieth|hundredth))\b(?!-)",
    re.I,
)
_ORDINALS = {
    word: number
    for number, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
_AGED = re.compile(r"[A-Z][\w’'-]*,\s$|\b(?:aged?|ages)\s$")  # "Ann Lee, 45, said"
_CLOSED = re.compile(r"[,.;)]|\s(?:and|to|or)\b|$")
_AGE = re.compile(r"[\s-](?:years?|yrs?)[\s-]old\b", re.I)


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with what stands at it: the sign before, the unit after."""

    number: Number
    start: int
    end: int
    kind: QuantityKind
    unit: str | None = None
    aged: bool = False  # the age of someone


def quantities(doc: Parse) -> list[Quantity]:
    """Return the quantities of `doc` in order, offsets relative to its text; dates, years and identifiers are none."""
    text = doc.text
    found = numbers(text)
    if not found and not _ORDINAL.search(text):
        return []
    times = time_spans(text)
    amounts = [
        _amount(text, number)
        for number in found
        if not any(number.span.overlaps(span) for span in times) and not is_identifier(text, number)
    ]
    joined = (_quantity(doc, text, group) for group in _groups(text, amounts))
    counting = _meant([quantity for quantity in joined if not _is_pronoun(doc, text, quantity)])
    taken = [*times, *(quantity.span for quantity in counting)]
    return sorted([*counting, *_ordinals(doc, text, taken)], key=lambda quantity: quantity.span)


def _meant(found: list[Quantity]) -> list[Quantity]:
    """Say of what "the figure" is one: of what the number before it counts ("put the figure at 40")."""
    for at, quantity in enumerate(found[1:], start=1):
        before = found[at - 1]
        if quantity.counted in _ANAPHORIC and before.counted and before.kind is quantity.kind:
            found[at] = replace(quantity, counted=before.counted, modifiers=before.modifiers)
    return found


def _amount(text: str, number: Number) -> _Amount:
    start, end = number.span.start, number.span.end
    if before := CURRENCY_BEFORE.search(text, max(0, start - 5), start):
        return _Amount(number, before.start(), end, QuantityKind.MONEY, currency(before))
    if number.part:
        return _Amount(number, start, end, QuantityKind.PERCENT)
    if percent := PERCENT_AFTER.match(text, end):
        points = percent["points"] or percent["bare"]
        return _Amount(number, start, percent.end(), QuantityKind.PERCENT, "percentage point" if points else None)
    if (
        number.figure
        and number.value < 120
        and _AGED.search(text, max(0, start - 30), start)
        and _CLOSED.match(text, end)
    ):
        return _Amount(number, start, end, QuantityKind.MEASURE, "year", aged=True)
    if age := _AGE.match(text, end):
        return _Amount(number, start, age.end(), QuantityKind.MEASURE, "year", aged=True)
    if money := CURRENCY_AFTER.match(text, end):
        if not (money.groupdict().get("word") or "").lower().startswith("pound") or not text.startswith(
            " of ", money.end()
        ):
            return _Amount(number, start, money.end(), QuantityKind.MONEY, currency(money))
        return _Amount(number, start, money.end(), QuantityKind.MEASURE, "pound")
    if number.letter == "m" and not re.match(r"\s[a-z]+(?:s|people|men|women|children)\b", text[end : end + 24]):
        plain = replace(number, value=number.value / 1e6, letter=None)
        return _Amount(plain, start, end, QuantityKind.MEASURE, "metre")
    if measure := UNIT_AFTER.match(text, end):
        return _Amount(number, start, measure.end(), QuantityKind.MEASURE, unit(measure))
    return _Amount(number, start, end, QuantityKind.COUNT)


def _groups(text: str, amounts: Sequence[_Amount]) -> list[tuple[_Amount, ...]]:
    """Join two amounts that make a range ("10 to 15", "between 2 and 3"); the rest stand alone."""
    groups: list[tuple[_Amount, ...]] = []
    for amount in amounts:
        if groups and len(groups[-1]) == 1 and _is_range(text, groups[-1][0], amount):
            groups[-1] = (groups[-1][0], amount)
        else:
            groups.append((amount,))
    return groups


def _is_range(text: str, low: _Amount, high: _Amount) -> bool:
    between = text[low.end : high.start]
    agreeing = low.unit == high.unit or low.unit is None or low.kind is QuantityKind.COUNT
    if not agreeing or _scaled(low, high) >= high.number.value or low.number.part or high.number.part:
        return False
    before = text[max(0, low.start - 60) : low.start]
    if between.lower() == " and ":
        return re.search(r"\bbetween\s+(?:about\s|around\s|some\s)?$", before, re.I) is not None
    return _TO.fullmatch(between) is not None and not _CHANGE.search(before)


def _scaled(low: _Amount, high: _Amount) -> float:
    """Return the value of `low`, in the scale of `high` where it has none of its own: "10 to 15 million"."""
    value = high.number.value
    if low.number.bare and not high.number.bare and low.number.value < 1000:
        scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if value >= s and not _plain_thousands(high, s)), 1.0)
        return low.number.value * scale
    return low.number.value


def _plain_thousands(high: _Amount, scale: float) -> bool:
    """Say whether a figure is written out ("900 to 1,100"), so that it lends no scale."""
    return (
        scale == 1e3
        and high.number.figure
        and len(str(int(high.number.value))) <= high.number.span.end - high.number.span.start
    )


def _quantity(doc: Parse, text: str, group: tuple[_Amount, ...]) -> Quantity:
    first, last = group[0], group[-1]
    low = _scaled(first, last) if len(group) == 2 else first.number.value
    span = Span(first.start, last.end)
    bound = Bound.RANGE if len(group) == 2 else _bound(text, first)
    kind, named = (last.kind, last.unit) if last.kind is not QuantityKind.COUNT else (first.kind, first.unit)
    counted = counted_by(doc, span, kind)
    if last.aged:
        counted = Counted("age")
    noun, modifiers = (counted.noun, counted.modifiers) if counted else (None, ())
    return Quantity(span, kind, low, last.number.value, bound, named, noun, modifiers)


def _is_pronoun(doc: Parse, text: str, quantity: Quantity) -> bool:
    """Say whether "one" stands for a thing named before ("a current one") rather than counts."""
    if quantity.counted is not None or quantity.kind is not QuantityKind.COUNT:
        return False
    if quantity.span.of(text).lower() != "one":
        return False
    token = doc.covering(quantity.span.start, quantity.span.end)
    return token is None or token.root.dep_ not in ("obj", "dobj") or bool(token.root.lefts)


def bound_before(text: str, start: int) -> int:
    """Return where the words begin that bound the number at `start` ("at least 40"), `start` itself where none do."""
    before = text[max(0, start - 30) : start]
    found = (match for _, pattern in _BEFORE if (match := pattern.search(before)) is not None)
    return start - len(before) + min((match.start() for match in found), default=len(before))


def _bound(text: str, amount: _Amount) -> Bound:
    before = text[max(0, amount.start - 30) : amount.start]
    for bound, pattern in _BEFORE:
        if pattern.search(before):
            return bound
    for bound, pattern in _AFTER:
        if pattern.match(text, amount.end):
            return bound
    return Bound.AT_LEAST if amount.number.open else Bound.EXACT


def _ordinals(doc: Parse, text: str, taken: Sequence[Span]) -> list[Quantity]:
    found = []
    for match in _ORDINAL.finditer(text):
        span = Span(*match.span())
        counted = counted_by(doc, span, QuantityKind.ORDINAL)
        if counted is None or _names(text, span) or any(span.overlaps(other) for other in taken):
            continue
        value = float(match["figure"]) if match["figure"] else float(_ORDINALS[match["word"].lower()])
        found.append(
            Quantity(span, QuantityKind.ORDINAL, value, value, Bound.EXACT, None, counted.noun, counted.modifiers)
        )
    return found


def _names(text: str, span: Span) -> bool:
    """Say whether an ordinal is part of a name: "the 7th Division", "Second Street"."""
    following = text[span.end : span.end + 2].strip()
    return following.isupper() and not text[: span.start].rstrip().endswith(("’s", "'s"))
