"""What a source phrase names."""

import pytest
import spacy

from bot.claims.mentions import stripped


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the harbour board on October 18", "harbour board"),
        ("the harbour board in 2019", "harbour board"),
        ("residents in Ostrel", "residents in Ostrel"),
        ("the board, which met on Friday", "board"),
        ("witnesses at the scene late on Tuesday", "witnesses at the scene"),
    ],
)
def test_a_time_is_no_part_of_a_name(phrase, name):
    tokens = stripped(list(spacy.blank("en")(phrase)))
    assert " ".join(token.text for token in tokens) == name
