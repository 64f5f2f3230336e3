from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.quotations import opens_quoted, quotations


def quoted(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will stay,” she said.", ["“We will stay,”"]),
        ('"We will stay," she said. "All of us."', ['"We will stay,"', '"All of us."']),
        ("The ‘open door’ policy.", ["‘open door’"]),
        ("It wasn't the officials' fault.", []),
        ("'We will stay,' she said.", ["'We will stay,'"]),
        ('He called it "a sham" and left.', ['"a sham"']),
        ("«Nous restons», she said.", ["«Nous restons»"]),
        ("No quotation here.", []),
    ],
)
def test_finds_outermost_quotations(text, expected):
    assert quoted(text) == expected


def test_a_paragraph_may_end_inside_a_quotation():
    found = quotations("She said: “We will stay. We will build")
    assert [q.closed for q in found] == [False]
    assert found[0].span.end == len("She said: “We will stay. We will build")


def test_single_marks_inside_double_ones_are_part_of_them():
    text = "“They told us ‘go home’ again,” he said."
    assert quoted(text) == ["“They told us ‘go home’ again,”"]


@pytest.mark.parametrize(
    ("text", "utterance"),
    [("the “deep state” again", False), ("“No.”", True), ("“We will not sign it”", True)],
)
def test_tells_utterances_from_quoted_terms(text, utterance):
    assert quotations(text)[0].utterance is utterance


def test_opens_quoted():
    assert opens_quoted(" “And then")
    assert not opens_quoted("And “then”")


@given(st.text(alphabet="ab .,\"'“”‘’\n", max_size=80))
def test_quotations_lie_in_order_and_apart(text):
    found = quotations(text)
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(q.span.covers(q.inner) for q in found)
