from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from bot.language.moment import Precision, Relation
from bot.language.times import moments, time_spans
from bot.language.words import Parse
from tests.unit.language.docs import VOCAB, parsed

TUESDAY = date(2024, 10, 22)


def read(text, published=TUESDAY):
    return moments(Parse(Doc(VOCAB, words=text.split(" "))), published)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("on October 10 .", date(2024, 10, 10), date(2024, 10, 10), Precision.DAY),
        ("on 21 October 2023 .", date(2023, 10, 21), date(2023, 10, 21), Precision.DAY),
        ("on the 3rd of May 2020 .", date(2020, 5, 3), date(2020, 5, 3), Precision.DAY),
        ("Oct. 5-7, 2024", date(2024, 10, 5), date(2024, 10, 7), Precision.PART_OF_MONTH),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), Precision.DAY),
        ("on 25/12/2014", date(2014, 12, 25), date(2014, 12, 25), Precision.DAY),
        ("on 10/12/2014", date(2014, 10, 12), date(2014, 12, 10), Precision.VAGUE),
        ("in 2014 .", date(2014, 1, 1), date(2014, 12, 31), Precision.YEAR),
        ("in the 1990s", date(1990, 1, 1), date(1999, 12, 31), Precision.YEAR),
        ("in January", date(2025, 1, 1), date(2025, 1, 31), Precision.MONTH),  # the nearest
        ("last October", date(2023, 10, 1), date(2023, 10, 31), Precision.MONTH),
        ("earlier in October", date(2024, 10, 1), TUESDAY, Precision.PART_OF_MONTH),
        ("in late March 2024", date(2024, 3, 21), date(2024, 3, 31), Precision.PART_OF_MONTH),
        ("at the beginning of the year", date(2024, 1, 1), date(2024, 4, 30), Precision.SEASON),
        ("the third quarter of 2023", date(2023, 7, 1), date(2023, 9, 30), Precision.SEASON),
        ("last summer", date(2024, 6, 1), date(2024, 8, 31), Precision.SEASON),
        ("yesterday", date(2024, 10, 21), date(2024, 10, 21), Precision.DAY),
        ("said on Friday", date(2024, 10, 18), date(2024, 10, 18), Precision.DAY),
        ("said on Tuesday", TUESDAY, TUESDAY, Precision.DAY),
        ("will begin on Friday", date(2024, 10, 25), date(2024, 10, 25), Precision.DAY),
        ("last week", date(2024, 10, 14), date(2024, 10, 20), Precision.WEEK),
        ("this month", date(2024, 10, 1), date(2024, 10, 31), Precision.MONTH),
        ("six years ago", date(2018, 1, 1), date(2018, 12, 31), Precision.YEAR),
        ("three days ago", date(2024, 10, 19), date(2024, 10, 19), Precision.DAY),
        ("over the past two months", date(2024, 8, 1), TUESDAY, Precision.MONTH),
        ("recently", None, None, Precision.VAGUE),
        ("the day before yesterday", date(2024, 10, 20), date(2024, 10, 20), Precision.DAY),
        ("the day after tomorrow", date(2024, 10, 24), date(2024, 10, 24), Precision.DAY),
        ("this morning", TUESDAY, TUESDAY, Precision.DAY),
        ("last night", date(2024, 10, 21), date(2024, 10, 21), Precision.DAY),
        ("tomorrow", date(2024, 10, 23), date(2024, 10, 23), Precision.DAY),
        ("last Tuesday", date(2024, 10, 15), date(2024, 10, 15), Precision.DAY),
        ("next Tuesday", date(2024, 10, 29), date(2024, 10, 29), Precision.DAY),
        ("this coming Friday", date(2024, 10, 25), date(2024, 10, 25), Precision.DAY),
        ("earlier this week", date(2024, 10, 21), TUESDAY, Precision.WEEK),
        ("later this month", TUESDAY, date(2024, 10, 31), Precision.PART_OF_MONTH),
        ("late last month", date(2024, 9, 21), date(2024, 9, 30), Precision.PART_OF_MONTH),
        ("last weekend", date(2024, 10, 19), date(2024, 10, 20), Precision.WEEK),
        ("this weekend", date(2024, 10, 26), date(2024, 10, 27), Precision.WEEK),
        ("next weekend", date(2024, 10, 26), date(2024, 10, 27), Precision.WEEK),
        ("the past year", date(2023, 1, 1), date(2023, 12, 31), Precision.YEAR),
        ("two hours ago", TUESDAY, TUESDAY, Precision.DAY),
        ("30 hours ago", date(2024, 10, 21), date(2024, 10, 21), Precision.DAY),
        ("two fortnights ago", date(2024, 9, 23), date(2024, 9, 29), Precision.WEEK),
        ("three weeks ago", date(2024, 9, 30), date(2024, 10, 6), Precision.WEEK),
        ("a couple of months ago", date(2024, 8, 1), date(2024, 8, 31), Precision.MONTH),
        ("several years ago", None, None, Precision.VAGUE),
        ("two decades ago", date(1999, 1, 2), date(2009, 12, 30), Precision.VAGUE),
        ("two centuries ago", date(1774, 1, 12), date(1874, 12, 19), Precision.VAGUE),
        ("in three days", date(2024, 10, 25), date(2024, 10, 25), Precision.DAY),
        ("within the next two weeks", TUESDAY, date(2024, 11, 10), Precision.WEEK),
        ("the coming weeks", None, None, Precision.VAGUE),
        ("the next three years", TUESDAY, date(2027, 12, 31), Precision.YEAR),
        ("the following two days", TUESDAY, date(2024, 10, 24), Precision.DAY),
        ("on 29 February 2023", None, None, Precision.VAGUE),
        ("October 5-3, 2024", date(2024, 10, 5), date(2024, 10, 5), Precision.DAY),
        ("on 10/10/14", date(2014, 10, 10), date(2014, 10, 10), Precision.DAY),
        ("on 31/12/99", date(1999, 12, 31), date(1999, 12, 31), Precision.DAY),
        ("the third quarter of last year", date(2023, 7, 1), date(2023, 9, 30), Precision.SEASON),
        ("Q2 2024", date(2024, 4, 1), date(2024, 6, 30), Precision.SEASON),
        ("last March", date(2024, 3, 1), date(2024, 3, 31), Precision.MONTH),
        ("last December", date(2023, 12, 1), date(2023, 12, 31), Precision.MONTH),
        ("next March", date(2025, 3, 1), date(2025, 3, 31), Precision.MONTH),
        ("next December", date(2024, 12, 1), date(2024, 12, 31), Precision.MONTH),
        ("later in October", TUESDAY, date(2024, 10, 31), Precision.PART_OF_MONTH),
        ("earlier this year", date(2024, 1, 1), TUESDAY, Precision.YEAR),
        ("late last year", date(2023, 9, 1), date(2023, 12, 31), Precision.SEASON),
        ("mid-2023", date(2023, 5, 1), date(2023, 8, 31), Precision.SEASON),
        ("next summer", date(2025, 6, 1), date(2025, 8, 31), Precision.SEASON),
        ("this winter", date(2024, 12, 1), date(2025, 2, 28), Precision.SEASON),
        ("summer of 2023", date(2023, 6, 1), date(2023, 8, 31), Precision.SEASON),
        ("in the '90s", date(1990, 1, 1), date(1999, 12, 31), Precision.YEAR),
        ("from 2019-2021", date(2019, 1, 1), date(2021, 12, 31), Precision.YEAR),
        ("the second half of October", date(2024, 10, 16), date(2024, 10, 31), Precision.PART_OF_MONTH),
        ("in the first half of 2023", date(2023, 1, 1), date(2023, 6, 30), Precision.SEASON),
        ("on 3 May last year", date(2023, 5, 3), date(2023, 5, 3), Precision.DAY),
        ("a decade ago", date(2009, 1, 2), date(2019, 12, 30), Precision.VAGUE),
    ],
)
def test_resolves_against_publication(text, first, last, precision):
    (moment,) = read(text)
    assert (moment.first, moment.last, moment.precision) == (first, last, precision)


def test_an_undecided_date_is_settled_by_publication():
    (moment,) = read("on 10/12/2014", published=date(2014, 12, 12))
    assert moment.first == moment.last == date(2014, 12, 10)


def test_the_day_before_leans_on_the_day_named_last():
    assert [moment.first for moment in read("on October 10 . The day before , he left")] == [
        date(2024, 10, 10),
        date(2024, 10, 9),
    ]
    (moment,) = read("The day before , he left")
    assert moment.precision is Precision.VAGUE


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("on October 10 . Two weeks later , he", date(2024, 10, 21), date(2024, 10, 27), Precision.WEEK),
        ("on October 10 . In the previous month", date(2024, 9, 1), date(2024, 9, 30), Precision.MONTH),
        ("on October 10 . the following day", date(2024, 10, 11), date(2024, 10, 11), Precision.DAY),
        ("on October 10 . a year earlier ,", date(2023, 1, 1), date(2023, 12, 31), Precision.YEAR),
        ("on October 10 . That following night", date(2024, 10, 11), date(2024, 10, 11), Precision.DAY),
    ],
)
def test_resolves_against_the_day_named_last(text, first, last, precision):
    moment = read(text)[1]
    assert (moment.first, moment.last, moment.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "text",
    [
        "on October 10",
        "yesterday",
        "on Friday",
        "last week",
        "in May",
        "two years ago",
        "last Tuesday",
        "this week",
        "last night",
        "the past two months",
        "in three days",
        "in late March",
        "last March",
        "next summer",
        "the third quarter of last year",
        "earlier this year",
        "late last year",
        "two weeks later",
        "in March",
        "last weekend",
        "Q2 of last year",
    ],
)
def test_without_publication_nothing_is_guessed(text):
    (moment,) = read(text, published=None)
    assert (moment.first, moment.last, moment.precision) == (None, None, Precision.VAGUE)


def test_without_publication_full_dates_stand():
    (moment,) = read("on 21 October 2023", published=None)
    assert moment.first == date(2023, 10, 21)


@pytest.mark.parametrize(
    ("lead", "relation"),
    [("by", Relation.BY), ("until", Relation.UNTIL), ("since", Relation.SINCE), ("before", Relation.BEFORE),
     ("after", Relation.AFTER), ("on", Relation.AT)],
)  # fmt: skip
def test_tells_the_relation(lead, relation):
    (moment,) = read(f"{lead} October 10")
    assert moment.relation is relation


@pytest.mark.parametrize(
    "text",
    [
        "he may leave",
        "a march on the town",
        "2000 troops",
        "Route 2014 was shut",
        "over 2000 people",
        "a 5-1 win",
        "it took in three hours",
        "on 45/45/2014",
    ],
)
def test_reads_no_time_into_other_words(text):
    assert read(text) == []


@pytest.mark.parametrize(("relation", "marker"), [("obl", "case"), ("npadvmod", "prep")])
@pytest.mark.parametrize(("helper", "year"), [("will", 2025), ("had", 2024)])
def test_the_tense_settles_a_far_month_in_either_scheme(relation, marker, helper, year):
    doc = parsed(
        ("They", "PRON", "PRP", "nsubj", 2),
        (helper, "AUX", "MD" if helper == "will" else "VBD", "aux", 2),
        ("sailed", "VERB", "VB" if helper == "will" else "VBN", "ROOT", 2),
        ("in", "ADP", "IN", marker, 4),
        ("April", "PROPN", "NNP", relation, 2),
    )
    (moment,) = moments(doc, TUESDAY)
    assert moment.first == date(year, 4, 1)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120), st.dates() | st.none())
def test_never_raises(text, published):
    words = text.split() or ["x"]
    doc = Parse(Doc(VOCAB, words=words))
    assert all(0 <= moment.span.start < moment.span.end <= len(doc.text) for moment in moments(doc, published))


@given(
    st.lists(
        st.sampled_from(
            """on by in the last next past 3 31 29 February October May 2014 9999 1500 day week month year years ago
            before after early late end of hundred decades 10/12/14 1/1/0001 Friday yesterday , - two""".split()
        ),
        max_size=12,
    ),
    st.dates(),
)
def test_never_raises_at_the_ends_of_the_calendar(words, published):
    for moment in moments(Parse(Doc(VOCAB, words=words or ["x"])), published):
        assert (moment.first is None) == (moment.last is None)
        assert moment.first is None or moment.first <= moment.last


def test_time_spans_are_the_words_themselves():
    assert [span.of("ready by 1 November 2024.") for span in time_spans("ready by 1 November 2024.")] == [
        "1 November 2024"
    ]
