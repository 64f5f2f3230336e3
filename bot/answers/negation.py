"""Negation: the words by which a question or a sentence says no."""

from __future__ import annotations

from collections.abc import Iterable

_NEGATIONS = frozenset("not no never cannot none nobody neither nor".split())
_LACKING = frozenset("without unable unverified".split())


def is_negation(word: str) -> bool:
    """Say whether a folded word negates what it stands with: "never", "didn't"."""
    return word in _NEGATIONS or word.endswith("n't")


def lacks(word: str) -> bool:
    """Say whether a folded word negates, or says that something is wanting: "without", "unable"."""
    return is_negation(word) or word in _LACKING


def negates(words: Iterable[str]) -> bool:
    """Say whether one of these folded words negates."""
    return any(is_negation(word) for word in words)
