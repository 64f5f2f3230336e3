"""Near spellings: one slip in the beginning of a word always leads to it."""

from hypothesis import given
from hypothesis import strategies as st

from storage.names import LEAST_SPELT, MOST_SPELT, name_words, slips, spellings

LETTERS = st.text("abcdefghij", min_size=LEAST_SPELT, max_size=12)


@given(LETTERS, st.data())
def test_a_wrong_missing_added_or_swapped_letter_is_forgiven(word, data):
    start = word[: data.draw(st.integers(LEAST_SPELT, min(len(word), MOST_SPELT)))]
    place = data.draw(st.integers(0, len(start) - 1))
    wrong = start[:place] + "x" + start[place + 1 :]
    added = start[:place] + "x" + start[place:]
    swapped = start[:place] + start[place : place + 2][::-1] + start[place + 2 :]
    for typed in (start, wrong, added, swapped):
        assert slips(typed) & spellings(word), typed


@given(LETTERS)
def test_the_index_of_a_word_stays_small(word):
    assert len(spellings(word)) <= 26


def test_short_words_have_no_near_spellings():
    assert slips("abc") == spellings("abc") == frozenset()
    assert name_words("The UN of Ostmark") == {"ostmark"}
