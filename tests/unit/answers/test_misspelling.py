from datetime import date

import pytest

from bot.answers.misspelling import corrected
from bot.answers.question import read
from bot.claims.claim import Stance


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("who denyed the leak?", "who denied the leak?"),
        ("who warnned of the leak?", "who warned of the leak?"),
        ("who disputted the toll?", "who disputed the toll?"),
        ("who questionned the toll?", "who questioned the toll?"),
    ],
)
def test_a_misspelt_form_is_mended_though_its_stem_is_known(typed: str, meant: str):
    assert corrected(typed, lambda _: True) == meant


@pytest.mark.parametrize("text", ["what did the supporter say?", "what did the denier say?", "who confined the leak?"])
def test_another_word_that_is_known_is_no_mistake(text: str):
    assert corrected(text, lambda _: True) == text


def test_the_stance_of_a_misspelt_verb_is_asked_for():
    assert read("who denyed the leak?", date(2031, 6, 1), lambda _: True).stances == (Stance.DENIES,)
