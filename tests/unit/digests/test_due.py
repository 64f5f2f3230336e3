from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.due import days_from, due_days, due_instant, exists, first_after, instant, is_wanted
from bot.digests.subscription import Weekday, Wish

FOUR = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Europe/Kyiv")
ZONES = st.sampled_from(FOUR) | st.sampled_from(sorted(available_timezones()))
DAYS = st.dates(date(1995, 1, 1), date(2040, 12, 31))
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
WEEKS = st.frozensets(st.sampled_from(Weekday), min_size=1)
WISHES = st.builds(lambda days, at, zone: Wish(days=days, at=at, zone=zone), WEEKS, TIMES, ZONES)
INSTANTS = st.datetimes(
    datetime.fromisoformat("1996-01-01"), datetime.fromisoformat("2038-01-01"), timezones=st.just(UTC)
)


def next_day(after: date, wish: Wish) -> date:
    return next(days_from(after + timedelta(days=1), wish))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        ("Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30"),  # twice that night: the first, in summer time
        ("Europe/London", "2026-03-29", "01:30", "2026-03-29T01:00"),  # never that night: when the gap ends
        ("America/New_York", "2026-11-01", "01:15", "2026-11-01T05:15"),
        ("America/New_York", "2026-03-08", "02:45", "2026-03-08T07:00"),
        ("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45"),  # half an hour only
        ("Australia/Lord_Howe", "2026-10-04", "02:10", "2026-10-03T15:30"),
        ("Europe/Kyiv", "2026-10-25", "03:30", "2026-10-25T00:30"),
        ("Europe/Kyiv", "2026-03-29", "03:30", "2026-03-29T01:00"),
        ("Africa/Cairo", "2026-04-24", "00:30", "2026-04-23T22:00"),  # the day begins at one o'clock
        ("Europe/Berlin", "2026-07-01", "09:00", "2026-07-01T07:00"),
    ],
)
def test_the_instant_of_a_local_time(zone, day, at, expected):
    assert instant(date.fromisoformat(day), time.fromisoformat(at), ZoneInfo(zone)) == utc(expected)


def test_a_day_that_the_date_line_took_is_not_wanted():
    wish = Wish(zone="Pacific/Apia")
    assert not exists(date(2011, 12, 30), ZoneInfo("Pacific/Apia"))
    assert next_day(date(2011, 12, 29), wish) == date(2011, 12, 31)
    assert due_days(date(2011, 12, 29), utc("2011-12-31T12:00"), wish) == [date(2011, 12, 29), date(2011, 12, 31)]


@given(DAYS, TIMES, ZONES)
def test_the_instant_shows_the_time_asked_for_or_ends_a_gap(day, at, zone_name):
    zone = ZoneInfo(zone_name)
    found = instant(day, at, zone)
    local = found.astimezone(zone)
    if local.replace(tzinfo=None) == datetime.combine(day, at):
        earlier = [found - timedelta(minutes=minutes) for minutes in range(15, 24 * 60 + 1, 15)]
        assert all(e.astimezone(zone).replace(tzinfo=None) != datetime.combine(day, at) for e in earlier)
    else:
        assert local.replace(tzinfo=None) > datetime.combine(day, at)
        before = (found - timedelta(seconds=1)).astimezone(zone)
        assert before.replace(tzinfo=None) < datetime.combine(day, at)


@given(WISHES, DAYS)
def test_digests_of_later_days_are_due_later(wish, day):
    following = next_day(day, wish)
    after = next_day(following, wish)
    assert day < following < after
    assert due_instant(following, wish) <= due_instant(after, wish)


@given(WISHES, INSTANTS)
def test_the_first_day_is_the_earliest_that_is_still_to_come(wish, now):
    first = first_after(now, wish)
    assert due_instant(first, wish) > now
    start = now.astimezone(ZoneInfo(wish.zone)).date() - timedelta(days=2)
    passed = [start + timedelta(days=n) for n in range((first - start).days)]
    assert all(due_instant(day, wish) <= now for day in passed if is_wanted(day, wish))


@given(WISHES, INSTANTS, st.integers(0, 40))
def test_due_days_are_all_that_lie_between(wish, now, later):
    first = first_after(now, wish)
    then = now + timedelta(days=later)
    days = due_days(first, then, wish)
    assert days == sorted(set(days))
    assert all(now < due_instant(day, wish) <= then and day.weekday() in wish.days for day in days)
    assert due_instant(next_day(days[-1] if days else first - timedelta(days=1), wish), wish) > then


@given(WISHES, INSTANTS, st.lists(st.integers(1, 3000), max_size=30))
def test_asking_more_often_finds_the_same_days(wish, now, steps):
    first, then, found, pointer = first_after(now, wish), now, [], first_after(now, wish)
    for minutes in steps:
        then += timedelta(minutes=minutes)
        for day in due_days(pointer, then, wish):
            found.append(day)
            pointer = next_day(day, wish)
    assert found == due_days(first, then, wish)
