"""How alike two texts are."""

from hypothesis import given
from hypothesis import strategies as st

from bot.articles.likeness import bands, likeness, likest

LONG = " ".join(f"word{number} stands here" for number in range(60))


def test_a_text_is_like_itself_however_it_is_set():
    assert likeness(LONG, LONG.upper().replace(" ", "\n", 3) + "!") == 1.0
    assert bands(LONG) == bands(LONG.title())


def test_a_cut_text_is_like_the_whole():
    assert likeness(LONG, LONG[: len(LONG) // 2]) > 0.9


def test_short_texts_are_like_nothing():
    assert likeness("The mayor said no.", "The mayor said no.") == 0.0
    assert bands("The mayor said no.") == ()


def test_the_likest_wins_and_the_first_among_equals():
    others = [("x", "nothing " * 50), ("b", LONG + " more of it"), ("a", LONG), ("c", LONG)]
    assert likest(LONG, others) == "b"
    assert likest(LONG, others[:1]) is None
    assert likest(LONG, []) is None


@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_a_share_and_goes_both_ways(one, other):
    assert 0.0 <= likeness(one, other) == likeness(other, one) <= 1.0
