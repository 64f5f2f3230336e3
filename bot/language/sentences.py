"""Where sentences of news English begin, by rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from bot.span import Span

_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«(\\["
_END = re.compile(
    rf"(?P<stop>[.!?…]+)(?P<close>[{_CLOSERS}]*)(?P<note>(?:\[\d{{1,3}}\])*)(?P<space>\s+)(?=\S)"
    rf"|(?<=[a-z]{{2}})[.!?][{_CLOSERS}]*(?=[{_OPENERS}]*[A-Z][a-z])"  # "left.The": the space was lost
    r"|\n\s*\n\s*(?=\S)"
)
_LAST_WORD = re.compile(r"[^\s(\[“\"‘—–]+$")
_NEXT = re.compile(rf"[{_OPENERS}]*(?P<word>[^\W_]+(?:['’][^\W_]+)?|\S)")

# Abbreviations after which the sentence goes on: a name or a number follows.
_BEFORE_NAME = frozenset(
    """mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col maj capt sgt cpl pvt adm cmdr cdr brig rev hon fr
    st ste mt ft pres amb supt det insp msgr atty sr.jr pte asst assoc dep sec comm vs v e.g i.e cf viz ca
    approx lt.gen maj.gen brig.gen lt.col messrs mme mlle""".split()
)
_BEFORE_NUMBER = frozenset(
    "no nos vol p pp art arts sec fig figs ch op para pt jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# Abbreviations that may also end a sentence: then a usual first word of a sentence follows.
_MAY_END = frozenset(
    """inc ltd co corp plc llc bros jr sr esq ph.d m.d b.a m.a etc al dept est ave blvd rd sq bldg univ jan feb mar
    apr jun jul aug sep sept oct nov dec calif mass conn pa va ariz fla ga ill ind mich minn mo nev okla ore
    tenn tex wash wis a.m p.m am pm""".split()
)
_STARTERS = frozenset(
    """the a an this that these those it its he she they we you i his her their our my there here in on at by for
    from with without within of to as if when while where who what why how which after before since until during
    under over between among amid despite although though because but and or so yet nor however meanwhile
    moreover instead also then now once some many most all both each every few several no not none one two three
    another other others such according earlier later last next today yesterday tomorrow asked only even just
    still is was are were do did does has have had can could will would should may might must let please""".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_ZONES = frozenset("et est edt ct cst cdt mt mst mdt pt pst pdt gmt bst utc cet cest eet msk ist jst".split())
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")  # U.S, a.m, J: the last stop is looked at apart
_TAG = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){0,4}?(?:he|she|they|I|we)?\s*"
    r"(?:said|says|asked|asks|replied|added|wrote|shouted|cried|exclaimed|wondered|told|tweeted|answered|yelled)\b"
)


@lru_cache(maxsize=512)  # a paragraph's are asked for when it is parsed, read and told
def sentence_starts(text: str) -> tuple[int, ...]:
    """Return where the sentences of `text` begin, in order; none for blanks alone."""
    first = len(text) - len(text.lstrip())
    if first == len(text):
        return ()
    starts = [first]
    for end in _END.finditer(text):
        if end.end() > starts[-1] and _splits(text, end, starts[-1]):
            starts.append(end.end())
    return tuple(starts)


def sentence_spans(text: str) -> Iterator[Span]:
    """Yield the sentences of `text` in order, without the blanks around them."""
    starts = sentence_starts(text)
    for start, end in pairwise([*starts, len(text)]):
        yield Span(start, start + len(text[start:end].rstrip()))


def _splits(text: str, end: re.Match[str], start: int) -> bool:
    stop = end["stop"]
    if stop is None:  # a blank line or a lost space
        return True
    following = _NEXT.match(text, end.end())
    word = following["word"] if following else ""
    quoted = any(mark in end["close"] for mark in "\"”’'»")
    if word[:1].islower():
        return False
    if end["close"].startswith(("(", "[")) or _inside_brackets(text[start : end.start()], end["close"]):
        return False
    if quoted and stop[-1] in "!?" and _TAG.match(text, end.end()):
        return False
    if stop == ".":
        return _full_stop_splits(text[start : end.start()], word, glued=bool(end["close"]))
    elided = stop == "…" and text[end.start() - 1 : end.start()].isspace()  # " … " marks words left out of a quotation
    return not elided


def _inside_brackets(before: str, close: str) -> bool:
    """Say whether the stop stands in a bracket that opened inside the sentence and is still open or closes here."""
    opened = before.rfind("(")
    if opened <= 0 or ")" in before[opened:]:
        return False
    return len(before) - opened < 200 and ")" not in close


def _full_stop_splits(before: str, word: str, *, glued: bool) -> bool:
    """Judge a single full stop: `before` is the sentence up to it, `word` the next word, `glued` with closing marks."""
    found = _LAST_WORD.search(before)
    last = found[0] if found else ""
    low = last.lower()
    starter = word.lower() in _STARTERS and word[:1].isupper()
    if last.isdigit() and len(last) < 3 and found is not None and found.start() == 0:
        return False  # the number of a list item
    if glued:
        return True
    if low in _BEFORE_NAME:
        return False
    if low in _BEFORE_NUMBER and word[:1].isdigit():
        return False
    if low in _MAY_END or _DOTTED.fullmatch(last):
        return _abbreviation_ends(last, word, starter=starter)
    return True


def _abbreviation_ends(last: str, word: str, *, starter: bool) -> bool:
    low = word.lower()
    if not word[:1].isalnum():  # a dash, a quotation mark
        return word[:1] not in "-–—&/,;:"
    if last.lower() in ("a.m", "p.m", "am", "pm"):
        return low not in _DAYS and low not in _ZONES and not word[:1].isdigit()
    if len(last) == 1:  # the initial of a name, unless it reads like "Plan B. The"
        return starter and low not in ("a", "i")
    return starter
