"""What a question wants counted or measured, and where a text says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.answers.kinds import HOW_MUCH
from bot.answers.kinship import kin
from bot.language.terms import STOP_WORDS, fold, stem
from bot.span import Span


class MeasureKind(StrEnum):
    """What sort of number is wanted."""

    COUNT = "count"
    DURATION = "duration"
    AGE = "age"
    SIZE = "size"
    DISTANCE = "distance"
    MONEY = "money"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Measure:
    """One number that a question asks for; `counted` are stems of what is counted, its head noun last.

    `topic` is what its own part of the question is about, empty where there is but one part; `beside` is what a later
    part takes over from the first ("how many died in the flood, and how many are missing?").
    """

    kind: MeasureKind
    counted: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number found in a text, without the words that bound it ("at least"), and what follows it."""

    span: Span
    value: str  # digits where they can be had, so that "1,500", "1500" and "nine", "9" are one
    unit: int = 0  # how many characters after the number name its unit
    vague: bool = False  # "tiny", "huge": shown only where nothing says more


_HOW = {
    "long": MeasureKind.DURATION,
    "old": MeasureKind.AGE,
    "young": MeasureKind.AGE,
    "big": MeasureKind.SIZE,
    "large": MeasureKind.SIZE,
    "tall": MeasureKind.SIZE,
    "high": MeasureKind.SIZE,
    "wide": MeasureKind.SIZE,
    "deep": MeasureKind.SIZE,
    "heavy": MeasureKind.SIZE,
    "small": MeasureKind.SIZE,
    "far": MeasureKind.DISTANCE,
    "much": MeasureKind.MONEY,
    "expensive": MeasureKind.MONEY,
}
_NOUNS = {
    "age": MeasureKind.AGE,
    "ages": MeasureKind.AGE,
    "price": MeasureKind.MONEY,
    "cost": MeasureKind.MONEY,
    "sum": MeasureKind.MONEY,
    "size": MeasureKind.SIZE,
    "percentage": MeasureKind.SHARE,
    "share": MeasureKind.SHARE,
    "proportion": MeasureKind.SHARE,
    "distance": MeasureKind.DISTANCE,
}
_COUNT_NOUNS = frozenset("number numbers figure figures toll count total tally".split())
_AUXILIARIES = frozenset("did do does has have had is are was were will would can could may might be been".split())
_PERSONS = frozenset(
    stem(w) for w in "people person persons civilian civilians victim victims passenger man men woman women".split()
)
_DEATH = frozenset(stem(w) for w in "kill killed die died dead death deaths fatal perish toll fatalities".split())

_FATES = (
    _DEATH,
    frozenset(stem(w) for w in "missing unaccounted".split()),
    frozenset(stem(w) for w in "injured hurt wounded".split()),
    frozenset(stem(w) for w in "arrested detained held captured".split()),
    frozenset(stem(w) for w in "rescued freed released saved".split()),
    frozenset(stem(w) for w in "evacuated displaced homeless".split()),
)

_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "dozen dozens hundreds thousands scores half twice"
).split()
_NUMBER_STEMS = frozenset(stem(word) for word in _NUMBER_WORDS)
_NUMBER = rf"(?:\d[\d.,]*\d|\d|(?:{'|'.join(_NUMBER_WORDS)})\b(?:[ -](?:{'|'.join(_NUMBER_WORDS)})\b)*)"
_FIGURE = re.compile(rf"(?<![\w.,]){_NUMBER}(?:\s+(?:million|billion|thousand|hundred))?(?!\w)(?!:\d)", re.I)
_UNITS = {
    MeasureKind.DURATION: r"(?:second|minute|hour|day|night|week|month|year|decade)s?",
    MeasureKind.AGE: r"(?:year|month)s?[ -]old|years of age",
    MeasureKind.SIZE: r"(?:mm|cm|m|km|ft|kg|millimet(?:re|er)|centimet(?:re|er)|met(?:re|er)|inch|inche|foot|feet|"
    r"pound|kilo|kilogram|tonne|ton|litre|acre|hectare|stor(?:ey|ie))s?",
    MeasureKind.DISTANCE: r"(?:km|kilomet(?:re|er)|mile|met(?:re|er)|yard|feet|foot)s?",
    MeasureKind.MONEY: r"(?:dollar|euro|pound|yen|yuan|rouble|ruble|naira|riyal|cent|rupee|franc|crown|krona)s?",
    MeasureKind.SHARE: r"%|per ?cent|percent|percentage points?",
}
_AGE = re.compile(r"\baged?\s+(?:about |around )?(?:\d+|[a-z]+)|\bno older than\s+\w+|\bage of\s+\w+", re.I)
_LIKENESS = re.compile(
    r"(?:\b(?:slightly|a (?:bit|little)|much|no|not) )?"
    r"\b(?:(?:the )?size of|as (?:big|large|small|tall|wide|long) as|(?:bigger|larger|smaller|taller|longer) than)"
    r"(?: the size of)?(?: (?:an?|the|his|her|its|their))?(?: \w+){1,2}|\b\w+-sized\b",
    re.I,
)
_VAGUE = re.compile(r"\b(?:tiny|small|huge|enormous|gigantic|giant)\b", re.I)
_SCALED = re.compile(r"\b(?:million|billion|thousand)$", re.I)  # "put it at 75 million", after a sum with its currency
_CURRENCY = re.compile(r"[$€£¥₦]\s?\d", re.I)


def measures(question: str) -> list[tuple[Measure, str]]:
    """Return every number that `question` asks for, in order, with the part of the question that asks for it."""
    parts = re.split(rf",?\s+and (?=how (?:{HOW_MUCH})\b)", fold(question))
    found: list[tuple[Measure, str]] = []
    for part in parts:
        for measure in _measures(part):
            counted = measure.counted or (found[0][0].counted if found else ())
            found.append((replace(measure, counted=counted), part))
    return found


def _measures(question: str) -> tuple[Measure, ...]:
    words = re.findall(r"\w+(?:'\w+)?", fold(question))
    found: list[Measure] = []
    for place, word in enumerate(words[:-1]):
        following = words[place + 1]
        if word == "how" and following == "many":
            found.append(Measure(MeasureKind.COUNT, _counted(words[place + 2 :])))
        elif word == "how" and following == "much" and (counted := _counted(words[place + 2 :])):
            found.append(Measure(MeasureKind.COUNT, counted))
        elif word == "how" and following in _HOW:
            found.append(Measure(_HOW[following]))
        elif following in _NOUNS and (
            word in {"what", "which"} or (word == "the" and words[place + 2 : place + 3] == ["of"])
        ):
            found.append(Measure(_NOUNS[following]))
        elif word in {"what", "which"} and _COUNT_NOUNS & set(words[place + 1 : place + 4]):
            found.append(Measure(MeasureKind.COUNT, ()))
    return tuple(dict.fromkeys(found))


def _counted(words: list[str]) -> tuple[str, ...]:
    counted: list[str] = []
    for word in words:
        if word in _AUXILIARIES or (word in STOP_WORDS and counted):
            break
        if word not in STOP_WORDS:
            counted.append(stem(word))
        if len(counted) == 4:
            break
    return tuple(counted)


def holds_number(terms: Sequence[str]) -> bool:
    """Say whether there is a number among the stems."""
    return any(term[0].isdigit() or term in _NUMBER_STEMS for term in terms)


def figures(text: str) -> list[Figure]:
    """Return the numbers of `text` in order."""
    return [Figure(Span(*match.span()), _value(match[0])) for match in _FIGURE.finditer(text)]


def _value(written: str) -> str:
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", fold(written)).rstrip(".,")
    return str(_NUMBER_WORDS.index(plain) + 1) if plain in _NUMBER_WORDS[:20] else plain


def measured(text: str, measure: Measure) -> list[Figure]:
    """Return the figures of `text` that fit `measure`: the right unit, or followed by what is counted."""
    if measure.kind is MeasureKind.COUNT:
        return [figure for figure in figures(text) if _counts(text, figure, measure.counted)]
    if measure.kind is MeasureKind.MONEY:
        sums = [money for figure in figures(text) if (money := _sum(text, figure))]
        return sums + [one for one in figures(text) if sums and _SCALED.search(one.span.of(text)) and _apart(one, sums)]
    found = [replace(f, unit=unit) for f in figures(text) if (unit := _unit_length(text, f, measure.kind))]
    if measure.kind is MeasureKind.AGE:
        found += [Figure(Span(*m.span()), _value(m[0].split()[-1])) for m in _AGE.finditer(text)]
    if measure.kind is MeasureKind.SIZE and not found:
        found += [Figure(Span(*m.span()), fold(m[0])) for m in _LIKENESS.finditer(text)]
        found += [Figure(Span(*m.span()), fold(m[0]), vague=True) for m in _VAGUE.finditer(text)]
    return found


def _apart(figure: Figure, others: Sequence[Figure]) -> bool:
    return not any(figure.span.overlaps(other.span) for other in others)


def _sum(text: str, figure: Figure) -> Figure | None:
    """Return the figure with its currency, which stands before it as a sign or after it as a word; None without."""
    start = max(0, figure.span.start - 2)
    if sign := _CURRENCY.search(text[start : figure.span.end]):
        return replace(
            figure, span=Span(start + sign.start(), figure.span.end), value=text[start + sign.start() : figure.span.end]
        )
    unit = _unit_length(text, figure, MeasureKind.MONEY)
    return replace(figure, unit=unit) if unit else None


def _unit_length(text: str, figure: Figure, kind: MeasureKind) -> int:
    """Return how many characters after the figure name a unit of that kind, 0 for none."""
    after = text[figure.span.end : figure.span.end + 24]
    match = re.match(rf"[ -]?(?:{_UNITS[kind]})(?!\w)", after, re.I)
    return match.end() if match else 0


def of_another_fate(text: str, figure: Figure, asked: Sequence[str]) -> bool:
    """Say whether those counted met another fate than the one asked for: "two are missing" counts no dead."""
    clause = re.split(r"[.;:!?,\n]|\b(?:and|but|while)\b", text[figure.span.end : figure.span.end + 80])[0]
    told = {stem(word) for word in re.findall(r"[^\W_]+", fold(clause))}
    wanted = [fate for fate in _FATES if not fate.isdisjoint(asked)]
    met = [fate for fate in _FATES if not fate.isdisjoint(told)]
    return bool(wanted and met) and not any(fate in wanted for fate in met)


def _counts(text: str, figure: Figure, counted: tuple[str, ...]) -> bool:
    after = re.split(r"[.;:!?\n]|,\s", text[figure.span.end : figure.span.end + 80])[0]
    following = [stem(word) for word in re.findall(r"[^\W_]+", fold(after))[:6]]
    if re.match(r"\s+of (?:the|his|her|their|its|our|those|these|[A-Z][\w’'-]*['’]s)\b", text[figure.span.end :]):
        return False  # a part of them, not how many there are
    if re.match(r"[ -]?(?:%|per ?cent|a\.?m|p\.?m|o'clock|years?[ -]old)", after, re.I):
        return False
    if not counted:
        return True
    if _PERSONS & set(counted) and any(near in _DEATH or near in _PERSONS for near in following[:5]):
        return True
    heads = [term for term in counted[-2:] if term not in _DEATH]
    return any(kin(head, near) >= 0.7 for head in heads[-1:] for near in following[:5])
