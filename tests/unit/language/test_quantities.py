from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from bot.language.numbers import numbers
from bot.language.quantities import bound_before, quantities
from bot.language.quantity import Bound, QuantityKind
from bot.language.words import Parse
from tests.unit.language.docs import VOCAB, parsed


def only(text):
    (quantity,) = quantities(Parse(Doc(VOCAB, words=text.split(" "))))
    return quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("11,000", 11_000), ("1.5 million", 1.5e6), ("1,4 million", 1.4e6), ("twenty-five thousand", 25_000),
        ("three hundred and six", 306), ("half a million", 500_000), ("two and a half million", 2.5e6), ("a dozen", 12),
        ("two dozen", 24), ("tens of thousands", 20_000), ("10k", 10_000), ("a hundred", 100), ("3 crore", 3e7),
        ("two thirds of", 200 / 3), ("one in five", 20),
    ],
)  # fmt: skip
def test_reads_numbers(text, value):
    (number,) = numbers(text)
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("more than 40 ships", Bound.AT_LEAST), ("at least 40 ships", Bound.AT_LEAST),
        ("40 or more ships", Bound.AT_LEAST), ("up to 40 ships", Bound.AT_MOST),
        ("as many as 40 ships", Bound.AT_MOST), ("fewer than 40 ships", Bound.AT_MOST),
        ("no more than 40 ships", Bound.AT_MOST), ("no fewer than 40 ships", Bound.AT_LEAST),
        ("about 40 ships", Bound.ABOUT), ("nearly 40 ships", Bound.ABOUT), ("40 ships", Bound.EXACT),
        ("dozens of ships", Bound.AT_LEAST),
    ],
)  # fmt: skip
def test_reads_the_bound(text, bound):
    quantity = only(text)
    assert (quantity.bound, quantity.counted) == (bound, "ship")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10 to 15 million ships", 10e6, 15e6),
        ("between 2 and 3 ships", 2, 3),
        ("10-15 ships", 10, 15),
        ("900 to 1,100 ships", 900, 1100),
    ],
)
def test_reads_ranges(text, low, high):
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.bound) == (low, high, Bound.RANGE)


def test_a_change_is_no_range():
    assert [q.low for q in quantities(Parse(Doc(VOCAB, words="it rose from 10 to 15 ships".split())))] == [10, 15]


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("$1.2bn", 1.2e9, "USD"), ("€40 million", 40e6, "EUR"), ("£5m", 5e6, "GBP"), ("300 yen", 300, "JPY"),
        ("500 South Korean won", 500, "KRW"), ("20 million US dollars", 20e6, "USD"), ("EUR 30", 30, "EUR"),
    ],
)  # fmt: skip
def test_reads_money(text, value, code):
    quantity = only(text)
    assert (quantity.kind, quantity.low, quantity.unit) == (QuantityKind.MONEY, value, code)


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("40%", QuantityKind.PERCENT, None), ("40 per cent", QuantityKind.PERCENT, None),
        ("3 percentage points", QuantityKind.PERCENT, "percentage point"), ("30 km", QuantityKind.MEASURE, "kilometre"),
        ("three days", QuantityKind.MEASURE, "day"), ("40 square kilometres", QuantityKind.MEASURE, "square kilometre"),
        ("45-year-old", QuantityKind.MEASURE, "year"),
    ],
)  # fmt: skip
def test_reads_units(text, kind, unit):
    quantity = only(text)
    assert (quantity.kind, quantity.unit) == (kind, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Route 18 was shut", "a Boeing 737", "the G7 met", "on October 10", "in 2014 .", "a 3-1 win",
        "10 Downing Street",
        "no one left", "one of the men", "at 10:30", "at 5 p.m.", "5G masts", "Resolution 1701",
    ],
)  # fmt: skip
def test_what_only_names_is_no_quantity(text):
    assert quantities(Parse(Doc(VOCAB, words=text.split(" ")))) == []


@pytest.mark.parametrize(("modifier", "compound"), [("amod", "compound"), ("amod", "nn")])
def test_finds_what_is_counted_in_either_scheme(modifier, compound):
    doc = parsed(
        ("11,000", "NUM", "CD", "nummod", 4),
        ("North", "ADJ", "JJ", compound, 2),
        ("Norlandish", "ADJ", "JJ", modifier, 4),
        ("special", "ADJ", "JJ", modifier, 4),
        ("forces", "NOUN", "NNS", "nsubj", 5),
        ("left", "VERB", "VBD", "ROOT", 5),
    )
    (quantity,) = quantities(doc)
    assert quantity.modifiers == ("north norlandish", "special")
    assert quantity.counted == "forces"  # the hand-made Doc has no lemmas of its own


@pytest.mark.parametrize(("subject", "link"), [("nsubj", "nmod"), ("nsubj", "prep")])
def test_a_number_of_things_is_counted_by_its_subject(subject, link):
    doc = parsed(
        ("The", "DET", "DT", "det", 1),
        ("number", "NOUN", "NN", subject, 4),
        ("of", "ADP", "IN", "case" if link == "nmod" else "prep", 3 if link == "nmod" else 1),
        ("ships", "NOUN", "NNS", "nmod" if link == "nmod" else "pobj", 1 if link == "nmod" else 2),
        ("reached", "VERB", "VBD", "ROOT", 4),
        ("300", "NUM", "CD", "obj", 4),
    )
    (quantity,) = quantities(doc)
    assert quantity.counted == "ships"


def test_an_age_between_commas():
    quantity = only("Ann Lee, 45, left")
    assert (quantity.kind, quantity.unit, quantity.counted) == (QuantityKind.MEASURE, "year", "age")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_never_raises(text):
    doc = Parse(Doc(VOCAB, words=text.split() or ["x"]))
    assert all(q.span.end <= len(doc.text) and q.low <= q.high for q in quantities(doc))


@given(
    st.lists(
        st.sampled_from(
            """10 to 15 million - – $ €5 % one two dozen half a an hundred thousand of or more than between and 1,4
            0 000 ships people October third 3rd in ten out bn 5m , . ( ) men""".split()
        ),
        max_size=14,
    )
)
def test_any_mix_of_number_words_is_read_in_order(words):
    spans = [q.span for q in quantities(Parse(Doc(VOCAB, words=words or ["x"])))]
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "number", "shown"),
    [
        ("put the figure at no more than five", "five", "no more than five"),
        ("sent at least 40 ships", "40", "at least 40"),
        ("sent 40 ships", "40", "40"),
    ],
)
def test_the_words_that_bound_a_number_are_found(text, number, shown):
    at = text.index(number)
    assert text[bound_before(text, at) : at + len(number)] == shown
