from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.period import days_in, looking_back, period_in, unbounded
from bot.language.showing import shown_day

TODAY = date(2031, 6, 4)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "since", "until", "firm"),
    [
        ("from 18 to 21 May 2031", date(2031, 5, 18), date(2031, 5, 21), True),
        ("between 17 April and 1 May 2031", date(2031, 4, 17), date(2031, 5, 1), True),
        ("between 30 December and 2 January 2031", date(2030, 12, 30), date(2031, 1, 2), True),
        ("during May 2031", date(2031, 5, 1), date(2031, 5, 31), True),
        ("in October", date(2030, 10, 1), date(2030, 10, 31), False),
        ("on May 3, 2031", date(2031, 5, 3), date(2031, 5, 3), True),
        ("on 2031-05-03", date(2031, 5, 3), date(2031, 5, 3), True),
        ("in 2029", date(2029, 1, 1), date(2029, 12, 31), True),
        ("since Monday", date(2031, 6, 2), None, True),
        ("after 3 May 2031", date(2031, 5, 4), None, True),
        ("before 3 May 2031", None, date(2031, 5, 2), True),
        ("yesterday", date(2031, 6, 3), date(2031, 6, 3), False),
        ("last week", date(2031, 5, 26), date(2031, 6, 1), False),
        ("last month", date(2031, 5, 1), date(2031, 5, 31), False),
        ("this month", date(2031, 6, 1), date(2031, 6, 30), False),
        ("last year", date(2030, 1, 1), date(2030, 12, 31), False),
        ("this year", date(2031, 1, 1), date(2031, 12, 31), False),
        ("until 5 May 2031", None, date(2031, 5, 5), True),
        ("today", TODAY, TODAY, False),
    ],
)
def test_stretches_of_days(text, since, until, firm):
    period = period_in(f"who denied the leak {text}?", TODAY)
    assert period is not None
    assert (period.since, period.until, period.firm) == (since, until, firm)


@pytest.mark.parametrize(
    "text",
    ["who denied the leak?", "may he speak?", "on 31 February 2031", "before the summit", "from tar to feathers"],
)
def test_no_days(text):
    assert period_in(text, TODAY) is None


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_a_written_day_is_read_back(day):
    period = period_in(f"on {shown_day(day)}", TODAY)
    assert period is not None
    assert period.since == period.until == day


@given(st.text(max_size=200), st.dates())
def test_any_text_can_be_searched(text, today):
    period = period_in(text, today)
    assert period is None or 0 <= period.span.start < period.span.end <= len(text)


def test_days_are_those_written_with_their_year():
    text = "Did the Post of 3 May 2031 say what it said on June 4, 2031 and on 2031-06-05, in May and on 6 June?"
    assert days_in(text) == {date(2031, 5, 3), date(2031, 6, 4), date(2031, 6, 5)}
    assert days_in("in March 2031, on 31 February 2031, on 2031-13-40") == frozenset()


@pytest.mark.parametrize("text", ["this week", "since May", "yesterday", "in May 2031", "the weir burst", "in 2031"])
def test_what_reaches_up_to_now_is_seen_from_today(text):
    assert looking_back(period_in(text, TODAY), TODAY) == TODAY


@pytest.mark.parametrize("text", ["in March 2031", "before May 2031", "in 2029", "from 3 to 5 April 2031"])
def test_what_is_past_is_not(text):
    period = period_in(text, TODAY)
    assert period is not None
    assert looking_back(period, TODAY) is None
    assert looking_back(unbounded(period), TODAY) is None
