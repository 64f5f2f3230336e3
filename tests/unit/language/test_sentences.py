from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.sentences import sentence_spans


def starts(text: str) -> list[int]:
    return [span.start for span in sentence_spans(text)]


WHOLE = [
    "Lt. Gen. Max Hale met Mr. Orr in the U.S. capital on Oct. 3 at No. 10.",
    "The fund lost 3.5 percent, or $1.2 million, the J. R. Hale report found.",
    "PORT NORLAND (NP) — The harbour was shut on Friday.",
    '"Why now?" asked Hale.',
    '"Who paid?" Orr said.',
    "The bill (see Art. 5 of the code. It is long) was passed.",
    "Shares of Hale Inc. rose.",
    "He waited … Nothing came of it.",
    "It begins at 5 p.m. Friday in the square.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_keeps_one_sentence_whole(text):
    assert starts(text) == [0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He left the U.S.", "The talks went on."),
        ("“I have nothing to add.”", "Hale then left."),
        ("It ended in 2014.", "Nobody knew."),
        ("She was sure... Then", None),
        ("Was it a mistake?", "The board thinks so."),
        ("It closed at 5 p.m.", "The queue stayed."),
        ("(They had met before.)", "Nothing was signed."),
        ("Orr joined Hale Inc.", "It was a mistake."),
    ],
)
def test_parts_two_sentences(first, second):
    if second is None:
        assert len(starts(first)) == 2
    else:
        assert starts(f"{first} {second}") == [0, len(first) + 1]


def test_mends_a_lost_space():
    assert [span.of("They left.The port was shut.") for span in sentence_spans("They left.The port was shut.")] == [
        "They left.",
        "The port was shut.",
    ]


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_is_covered_in_order(text):
    spans = list(sentence_spans(text))
    inside = "".join(span.of(text) for span in spans)
    assert "".join(inside.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
