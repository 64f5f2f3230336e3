from __future__ import annotations

from adapters.discord import limits


def test_our_own_limits_keep_within_discords() -> None:
    assert limits.BUDGET.characters < limits.CHARACTERS
    assert limits.BUDGET.blocks + 11 <= limits.COMPONENTS  # container, gallery, separator, two rows, six buttons
    assert limits.RESPONSE_SECONDS < limits.ANSWER_SECONDS < limits.TOKEN_SECONDS


def test_the_largest_item_fits_a_message_under_its_heading() -> None:
    fixed = len("### \n****\n-# [](<>) ·  (continued)  ") + 20
    item = 3 * limits.LABEL + limits.QUOTE + limits.URL + limits.NOTE
    assert limits.HEADING + item + fixed + limits.NOTE < limits.BUDGET.characters
