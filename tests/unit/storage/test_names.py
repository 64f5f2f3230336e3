from __future__ import annotations

from storage.names import LONGEST, alias, tails


def test_aliases_are_folded_single_spaced_and_cut() -> None:
    assert alias(" Dana\n CÖRVIN-Weiß ") == "dana corvin weiss"
    assert len(alias("x" * 1000)) == LONGEST


def test_tails_start_at_every_word() -> None:
    assert tails("Dana Corvin-Weiß") == {"dana corvin weiss", "corvin weiss", "weiss"}


def test_an_apostrophe_does_not_start_a_word() -> None:
    assert tails("D'Corvin (engineer)") == {"d'corvin (engineer)", "engineer)"}


def test_no_name_has_no_tails() -> None:
    assert tails("") == frozenset()
