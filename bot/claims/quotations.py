"""Quotations: stretches of a paragraph between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.span import Span

_OPEN = {"“": "”", "«": "»", "„": "“”"}
_DOUBLE = re.compile('[“”«»„"]')
_SINGLE = re.compile("[‘’']")
_TERMINAL = re.compile(r"[.,!?…;:—–-]$")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SHORT = 3  # words: up to so many without a sentence's punctuation are a quoted term, not an utterance


@dataclass(frozen=True, slots=True)
class Quotation:
    """One pair of marks in a paragraph. `span` holds the marks, `inner` does not; both are doc-relative.

    `closed` is False where the paragraph ends inside the quotation, as it does when the next one carries on.
    """

    span: Span
    inner: Span
    closed: bool
    words: int
    utterance: bool  # long enough, or punctuated, to be speech of its own and not a quoted term


def quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of one paragraph in text order; none overlap.

    Double marks come first; single marks count outside them, where they open before a word and close after one.
    """
    found = [_quotation(text, start, end, closed=closed) for start, end, closed in _doubles(text)]
    taken = [quotation.span for quotation in found]
    for start, end in _singles(text):
        span = Span(start, end)
        if not any(span.overlaps(other) for other in taken):
            found.append(_quotation(text, start, end, closed=True))
    return sorted(found, key=lambda quotation: quotation.span)


def opens_quoted(text: str) -> bool:
    """Say whether a paragraph starts with a quotation mark."""
    return text.lstrip()[:1] in ('"', "“", "«", "„")


def _quotation(text: str, start: int, end: int, *, closed: bool) -> Quotation:
    inner = Span(min(start + 1, end), end - 1 if closed else end)
    said = inner.of(text).strip()
    count = len(_WORD.findall(said))
    return Quotation(Span(start, end), inner, closed, count, count > _SHORT or bool(count and _TERMINAL.search(said)))


def _doubles(text: str) -> Iterator[tuple[int, int, bool]]:
    start: int | None = None
    closing = ""
    for found in _DOUBLE.finditer(text):
        at, mark = found.start(), found[0]
        if start is None:
            if mark in _OPEN or (mark == '"' and _may_open(text, at)):
                start, closing = at, _OPEN.get(mark, '"')
        elif mark in closing or (mark == '"' and not _reopens(text, at)) or (closing == '"' and mark == "”"):
            yield start, at + 1, True
            start = None
    if start is not None and start < len(text.rstrip()) - 1:
        yield start, len(text.rstrip()), False


def _may_open(text: str, at: int) -> bool:
    return at + 1 < len(text) and not text[at + 1].isspace()


def _reopens(text: str, at: int) -> bool:
    """Say whether a straight mark inside a quotation looks like an opening one, as misprints have it."""
    return at > 0 and text[at - 1].isspace() and at + 1 < len(text) and text[at + 1].isalnum() and '"' in text[at + 1 :]


def _singles(text: str) -> Iterator[tuple[int, int]]:
    if "‘" not in text and "'" not in text:
        return
    start: int | None = None
    for found in _SINGLE.finditer(text):
        at, mark = found.start(), found[0]
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if start is None:
            if mark in "‘'" and not before.isalnum() and (after.isalnum() or after in "[…"):
                start = at
        elif mark in "’'" and not after.isalnum() and not before.isspace():
            if _WORD.search(text[start + 1 : at]):
                yield start, at + 1
            start = None
