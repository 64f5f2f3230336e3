"""Places in a stored text."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code-point offsets into an article's stored text, end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the characters this span covers in `text`."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the same stretch moved by `by` characters."""
        return Span(self.start + by, self.end + by)


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all of `spans` (at least one, or ValueError)."""
    found = list(spans)
    return Span(min(span.start for span in found), max(span.end for span in found))


def touching(ordered: Sequence[Span], part: Span) -> Sequence[Span]:
    """Return those of spans in text order, none of which overlap each other, that overlap `part`."""
    first = bisect.bisect_right(ordered, part.start, key=_END)
    return ordered[first : bisect.bisect_left(ordered, part.end, lo=first, key=_START)]
