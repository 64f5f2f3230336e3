from __future__ import annotations

from datetime import UTC, time

import pytest

from bot.digests.checking import WishError, checked, read_days, read_time, zone_of
from bot.digests.subscription import EVERY_DAY, Weekday, Wish


def test_blanks_and_repeats_go():
    wish = checked(Wish(topics=("  the   bridge ", "", "the bridge"), speakers=("Dana Corvin",)))
    assert wish.topics == ("the bridge",)
    assert wish.speakers == ("Dana Corvin",)


@pytest.mark.parametrize(
    ("field", "wish"),
    [
        ("zone", Wish(zone="Mars/Olympus")),
        ("zone", Wish(zone="")),
        ("zone", Wish(zone="../etc/passwd")),
        ("days", Wish(days=frozenset())),
        ("at", Wish(at=time(9, 0, 30))),
        ("at", Wish(at=time(9, tzinfo=UTC))),
        ("language", Wish(language="tlh")),
        ("topics", Wish(topics=("the and of",))),
        ("topics", Wish(topics=("x" * 201,))),
        ("speakers", Wish(speakers=tuple(f"Speaker {n}" for n in range(21)))),
    ],
)
def test_what_cannot_be_used_names_its_field(field, wish):
    with pytest.raises(WishError) as raised:
        checked(wish)
    assert raised.value.field == field
    assert str(raised.value).endswith((".", "?"))


def test_a_misspelt_zone_is_answered_with_the_nearest():
    with pytest.raises(WishError, match="Europe/London"):
        zone_of("Europe/Londen")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9", time(9)),
        ("09:30", time(9, 30)),
        ("9.05", time(9, 5)),
        ("5 pm", time(17)),
        ("12am", time(0)),
        ("12 PM", time(12)),
        (" 23:59 ", time(23, 59)),
    ],
)
def test_times(text, expected):
    assert read_time(text) == expected


@pytest.mark.parametrize("text", ["", "24:00", "9:60", "noonish", "13 pm", "0 am", "09:30:15"])
def test_what_is_no_time(text):
    with pytest.raises(WishError):
        read_time(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("daily", EVERY_DAY),
        ("Every  day", EVERY_DAY),
        ("weekdays", {0, 1, 2, 3, 4}),
        ("mon-fri", {0, 1, 2, 3, 4}),
        ("Mon – Wed and sunday", {0, 1, 2, 6}),
        ("fri-mon", {4, 5, 6, 0}),
        ("tu, thur", {1, 3}),
        ("weekends wed", {5, 6, 2}),
    ],
)
def test_days(text, expected):
    assert read_days(text) == {Weekday(number) for number in expected}


@pytest.mark.parametrize("text", ["", " , ", "someday", "mon-tue-wed"])
def test_what_is_no_day(text):
    with pytest.raises(WishError) as raised:
        read_days(text)
    assert raised.value.field == "days"


def test_what_cannot_be_seen_is_no_part_of_a_name():
    assert checked(Wish(speakers=("Ada\x00 Mirel\u202e",), topics=("the\x07 pier",))).speakers == ("Ada Mirel",)
