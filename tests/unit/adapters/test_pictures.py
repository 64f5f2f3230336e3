import struct
from datetime import date, timedelta

import pytest
from matplotlib.figure import Figure

from adapters.pictures import Charts, _date
from bot.charts import Chart, Mark
from bot.claims.claim import Stance
from bot.wording import wording

DAY = date(2031, 5, 2)


def _mark(speaker: str = "Tomas Reld", stance: Stance = Stance.DENIES, first: date = DAY, **changes) -> Mark:
    return Mark(
        **({"speaker": speaker, "stance": stance, "first": first, "last": first, "dated": True} | changes), outlet=None
    )


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_chart_is_a_picture_as_wide_as_a_chat_with_its_words():
    marks = (
        _mark(),
        _mark("Dana Corvin", Stance.WARNS),
        _mark("Ilse Varga", Stance.DOES_NOT_CONFIRM, date(2031, 5, 9)),
    )
    picture = Charts().draw(Chart("the Mirr bridge", marks))
    width, height = _size(picture.png)
    assert width == 1200
    assert 300 < height < 700
    assert picture.name == "timeline-the-mirr-bridge.png"
    assert picture.alt == (
        "Timeline of the Mirr bridge. 2 May 2031: Tomas Reld denied; 2 May 2031: Dana Corvin warned; "
        "9 May 2031: Ilse Varga could not confirm."
    )


def test_more_speakers_make_a_higher_picture():
    few = tuple(_mark(f"Speaker {number}") for number in range(3))
    many = tuple(_mark(f"Speaker {number}") for number in range(10))
    assert _size(Charts().draw(Chart("x", many)).png)[1] > _size(Charts().draw(Chart("x", few)).png)[1]


def test_the_words_of_a_picture_are_in_its_language():
    """The Ukrainian legend is longer than a row, so it takes two; it stands within the picture."""
    marks = tuple(_mark(stance=stance) for stance in Stance)
    english, ukrainian = (Charts().draw(Chart("x", marks, language)) for language in ("en", "uk"))
    assert _size(ukrainian.png)[1] > _size(english.png)[1]
    assert (english.alt.split(". ")[0], ukrainian.alt.split(". ")[0]) == ("Timeline of x", "Хронологія: x")


@pytest.mark.parametrize("days", [0, 1, 5, 40, 400, 4000])
def test_no_day_is_named_twice(days):
    axes = Figure().add_axes((0, 0, 1, 1))
    _date(axes, (_mark(), _mark(first=DAY + timedelta(days=days))), wording("uk"))
    labels = [label.get_text() for label in axes.get_xticklabels()]
    assert len(labels) >= 2
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("stance", list(Stance))
def test_every_stance_can_be_drawn(stance):
    assert _size(Charts().draw(Chart("", (_mark(stance=stance), _mark(stance=stance, dated=False)))).png)


def test_odd_names_titles_and_stretches_of_days_are_drawn_as_they_are():
    marks = (
        _mark("a $5 and $6 fund" * 9, last=date(2031, 6, 30)),
        _mark("_x^2_\\frac", Stance.ASSERTS),
        _mark("_x^2_\\frac", Stance.DENIES),
        _mark("Єва Řehoř", first=date(1931, 1, 1), last=date(1931, 1, 1)),
    )
    assert _size(Charts().draw(Chart("$1$ of % costs? " * 40, marks)).png)
    assert "between 2 May 2031 and 30 June 2031" in Chart("x", marks).alt
