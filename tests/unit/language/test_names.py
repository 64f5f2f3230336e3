import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.acronyms import acronyms
from bot.language.gazetteer import body_of, country_of, gender_of, is_demonym, metonym
from bot.language.titles import honorific, strip_titles, title_gender


@pytest.mark.parametrize(
    ("word", "country"),
    [("British", "United Kingdom"), ("North Koreans", "North Korea"), ("the Netherlands", "Netherlands"),
     ("US", "United States"), ("U.S.", "United States"), ("us", None), ("polish", None), ("Polish", "Poland"),
     ("Moscow", None), ("Norland", None)],
)  # fmt: skip
def test_countries(word, country):
    assert country_of(word) == country


@pytest.mark.parametrize(
    ("name", "stands_for"),
    [("Moscow", "Russia"), ("the Kremlin", "Russia"), ("the Pentagon", "United States Department of Defense"),
     ("Pyongyang", "North Korea"), ("10 Downing Street", "United Kingdom"), ("Norland", None), ("baker", None),
     ("", None)],
)  # fmt: skip
def test_metonyms(name, stands_for):
    assert metonym(name) == stands_for


def test_bodies_and_demonyms():
    assert body_of("the Bundestag").country == "Germany"
    assert body_of("Norland") is None
    assert is_demonym("Lithuanians")
    assert not is_demonym("Lithuania")


@pytest.mark.parametrize(
    ("name", "bare"),
    [("British Prime Minister Ann Lee", "Ann Lee"), ("Lt. Gen. Max Orr", "Max Orr"), ("Mr Orr", "Orr"),
     ("the prime minister", "the prime minister"), ("Ann Lee", "Ann Lee"), ("President Orr", "Orr"),
     ("Kremlin spokesman Dmitry Peskov", "Dmitry Peskov"), ("John King Hale", "John King Hale")],
)  # fmt: skip
def test_strips_titles(name, bare):
    assert strip_titles(name) == bare


def test_titles_and_given_names():
    assert honorific("Lt. Gen. Max Orr") == "Lt. Gen."
    assert honorific("Max Orr") is None
    assert [title_gender(title) for title in ("Mrs", "King", "spokeswoman", "Dr")] == ["f", "m", "f", None]
    assert [gender_of(name) for name in ("John", "Mary", "Taylor")] == ["m", "f", None]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the National Grain Board (NGB) said", "NGB", "National Grain Board"),
        ("NGB (the National Grain Board) said", "NGB", "National Grain Board"),
        ("NGB (National Grain Board) said", "NGB", "National Grain Board"),
        ("members of the Food and Drug Office (FDO)", "FDO", "Food and Drug Office"),
        ("the Norland Customs Union (“NoCU”)", "NoCU", "Norland Customs Union"),
        ("the old harbour (NGB)", None, None),
        ("he left (see below)", None, None),
    ],
)
def test_acronyms(text, short, long):
    found = acronyms(text)
    assert [(one.short, one.long) for one in found] == ([(short, long)] if short else [])


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_never_raises(text):
    acronyms(text)
    strip_titles(text)
    country_of(text)
    metonym(text)
