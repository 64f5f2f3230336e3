import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.claims.datelines import after_dateline
from tests.unit.claims.reading import article, claims


@pytest.mark.parametrize(
    "dateline",
    [
        "OSTREL, Varnia — ",
        "OSTREL (PNA) - ",
        "Ostrel, Varnia (PNA) — ",
        "(PNA) -- ",
        "NEW OSTREL, May 14 - ",
        "Ostrel, 14 May 2031 (Port News): ",
        "MOSCOW: ",
        "LISK – ",
    ],
)
def test_a_dateline_is_stepped_over(dateline):
    assert after_dateline(dateline + "The mayor said that the pier was shut.") == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance of the north — said so.",
        "HOLT: I deny it.",
        "The mayor: no comment.",
        "Ostrel — which denied it.",
        "U.S. - Varnian talks were held.",
        "It rained.",
        "",
    ],
)
def test_what_is_no_dateline_stays(text):
    assert after_dateline(text) == 0


@given(st.text(alphabet="AB c.,()—-:1'", max_size=60))
def test_never_beyond_the_text_nor_slow(text):
    assert 0 <= after_dateline(text) <= len(text)


def test_a_place_of_filing_does_not_speak(pipeline):
    text = "OSTREL, Varnia — Varnia's port chief, Bo Tarn, said that the spill was small."
    (claim,) = claims(pipeline, text)
    assert claim.speaker.name == "Bo Tarn"
    assert article(text).quote(claim.sentence).startswith("Varnia's port chief")
