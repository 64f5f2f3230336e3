from hypothesis import given
from hypothesis import strategies as st

from bot.answers.kinship import kin, nearest, relatives
from bot.language.terms import stem, words

STEMS = st.sampled_from(
    [stem(w) for w in "child daughter son bridge bridges women woman took take schoolgirl girl 11 110".split()]
)


def test_forms_that_a_stemmer_leaves_apart_are_one_word():
    assert kin(stem("women"), stem("woman")) == 1.0
    assert kin(stem("took"), stem("take")) == 1.0


def test_a_narrower_word_stands_for_a_wider_one_but_not_the_other_way():
    assert kin(stem("child"), stem("daughter")) > 0
    assert kin(stem("daughter"), stem("child")) == 0


def test_numbers_are_only_themselves():
    assert kin("11", "110") == 0


def test_strangers():
    assert kin(stem("bridge"), stem("harbour")) == 0
    assert nearest(stem("bridge"), frozenset()) == 0


@given(STEMS, st.frozensets(STEMS))
def test_the_nearest_is_the_greatest_kinship(term, others):
    assert nearest(term, others) == max((kin(term, other) for other in others), default=0.0)


@given(st.text(max_size=20), st.text(max_size=20))
def test_kinship_is_a_share(a, b):
    for one in words(a):
        for other in words(b):
            assert 0 <= kin(one, other) <= 1


def test_relatives_do_not_hold_the_word_itself():
    assert stem("troops") not in relatives(stem("troops"))
    assert stem("soldiers") in relatives(stem("troops"))
