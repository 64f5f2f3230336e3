import pytest

from bot.answers.negation import is_negation, lacks, negates
from bot.language.terms import words


@pytest.mark.parametrize("word", ["never", "cannot", "nobody", *words("didn’t"), *words("can't")])
def test_what_negates(word):
    assert is_negation(word)
    assert lacks(word)


@pytest.mark.parametrize("word", ["without", "unable"])
def test_what_is_wanting_negates_no_predicate(word):
    assert lacks(word)
    assert not is_negation(word)


def test_one_word_is_enough():
    assert negates(words("The mayor hasn’t seen the bridge."))
    assert not negates(words("The mayor has seen the notice."))
