"""What is printed in English is folded on a short way; it must be the long one's result."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.language.terms import fold, words


def taken_apart(text: str) -> str:
    """Fold with accents taken off, whatever the text holds."""
    return fold(f"{text} é")[:-2]


@given(st.text(alphabet="aZ9 ’‘“”–—-'.,é", max_size=30))
def test_the_short_way_is_the_long_one(text):
    assert fold(text) == taken_apart(unicodedata.normalize("NFC", text))


def test_words_lose_possessives_and_commas_of_numbers():
    assert words("The mayor’s 11,000 men’s “boats” can’t") == ["the", "mayor", "11000", "men", "boats", "can't"]
