"""Places in a text, and which of many a part of it touches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.span import Span, touching


@given(st.lists(st.integers(0, 60), max_size=12, unique=True), st.integers(0, 60), st.integers(0, 9))
def test_touching_finds_what_overlaps(edges: list[int], start: int, length: int) -> None:
    edges.sort()
    ordered = [Span(first, last) for first, last in zip(edges[::2], edges[1::2], strict=False)]
    part = Span(start, start + length)
    assert list(touching(ordered, part)) == [span for span in ordered if span.overlaps(part)]
