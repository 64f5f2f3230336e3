from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from storage.tokens import LONGEST, joined, kept, parted, token


def test_plain_stems_stay_as_they_are() -> None:
    assert joined(["bridg", "11000"]) == "bridg 11000"


def test_other_characters_are_written_as_code_points() -> None:
    assert token("o'brien") == "o_27_brien"
    assert token("11.5") == "11_2e_5"
    assert token("_27_") == "_5f_27_5f_"
    assert token("Ж") == "_416_"


def test_empty_stems_are_left_out_and_long_ones_cut() -> None:
    assert kept(["", "a" * 100, "b"]) == ("a" * LONGEST, "b")


@given(st.lists(st.text(min_size=1, max_size=LONGEST)))
def test_any_stems_come_back(stems: list[str]) -> None:
    written = joined(stems)
    assert parted(written) == tuple(stems)
    assert re.fullmatch(r"[a-z0-9_ ]*", written)
