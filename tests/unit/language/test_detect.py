import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.detect import language_of, readable


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Friday that the talks would go on in the town.", "en"),
        ("Der Minister sagte am Freitag, dass die Gespräche in der Stadt weitergehen.", "de"),
        ("Le ministre a déclaré vendredi que les négociations se poursuivraient.", "fr"),
        ("Міністр заявив у п'ятницю, що переговори триватимуть до кінця тижня.", "uk"),
        ("Harbour talks stall; ministers divided over quotas, exports and tariffs", "en"),
        ("hello", "und"),
        ("12,345 67.8 90 % 12,345 67.8 90 % 12,345 67.8 90 % a b c", "und"),
        ("", "und"),
    ],
)
def test_tells_the_language(text, language):
    assert language_of(text) == language


def test_what_cannot_be_told_is_not_refused():
    assert readable(language_of("hello"))
    assert not readable(language_of("Le ministre a déclaré vendredi que les négociations se poursuivraient."))


@given(st.text(max_size=300))
def test_never_raises(text):
    assert language_of(text)
