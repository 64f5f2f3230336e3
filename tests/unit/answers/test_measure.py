import pytest

from bot.answers.measure import Measure, MeasureKind, figures, measured, measures, of_another_fate
from bot.language.terms import stems


def values(text: str, kind: MeasureKind, counted: str = "") -> list[str]:
    return [figure.value for figure in measured(text, Measure(kind, stems(counted)))]


@pytest.mark.parametrize(
    ("text", "counted", "found"),
    [
        ("Some 4,200 cars cross it.", "cars", ["4200"]),
        ("Nine people were hurt and 12 cars burnt.", "cars", ["12"]),
        ("At least eight were killed.", "people", ["8"]),
        ("The blast killed eleven people.", "people died", ["11"]),
        ("She is one of the mayor's daughters.", "daughters", []),
        ("It rose by 40% in 3 years.", "cars", []),
    ],
)
def test_counts_need_what_is_counted(text, counted, found):
    assert values(text, MeasureKind.COUNT, counted) == found


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("It was closed for three days.", MeasureKind.DURATION, ["3"]),
        ("an 11-hour delay", MeasureKind.DURATION, ["11"]),
        ("his eight-year-old son", MeasureKind.AGE, ["8"]),
        ("a boy aged nine", MeasureKind.AGE, ["9"]),
        ("It cost $300 and 20 lives.", MeasureKind.MONEY, ["$300"]),
        ("It cost $4 million, she said.", MeasureKind.MONEY, ["$4 million"]),
        ("It cost 300 euros.", MeasureKind.MONEY, ["300"]),
        ("turnout of 40 per cent", MeasureKind.SHARE, ["40"]),
        ("a crack 3 metres wide", MeasureKind.SIZE, ["3"]),
    ],
)
def test_units(text, kind, found):
    assert values(text, kind) == found


def test_each_part_of_a_question_asks_for_its_own_number():
    found = measures("How many cars crossed the bridge, and how long was it closed?")
    assert [measure.kind for measure, _ in found] == [MeasureKind.COUNT, MeasureKind.DURATION]
    assert found[0][0].counted[-1] == "cross" or "car" in found[0][0].counted


@pytest.mark.parametrize(
    ("text", "asked", "other"),
    [
        ("two people were missing and she could not confirm deaths", "people killed", True),
        ("two people were missing and she could not confirm deaths", "people missing", False),
        ("three people died, and two are missing", "people killed", False),
        ("two people were missing", "people in the valley", False),
    ],
)
def test_those_who_met_another_fate_are_not_counted(text, asked, other):
    assert of_another_fate(text, figures(text)[0], stems(asked)) is other
