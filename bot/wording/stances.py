"""The words for stances and kinds of contradictions."""

from __future__ import annotations

from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.wording.catalogue import Wording

_BY_PAST = {stance.past: stance for stance in Stance}


def stance_words(stance: Stance, words: Wording) -> str:
    """Return the name of a stance, as a choice and beside a speaker: "denies"."""
    return words(f"stance-{_key(stance)}")


def told(text: str, words: Wording) -> str:
    """Return what an item says of its stance ("denied") in another language; other words stay as they are."""
    stance = _BY_PAST.get(text)
    return words.of(text) if stance is None else words(f"told-{_key(stance)}")


def kind_words(kind: ContradictionKind, words: Wording) -> str:
    """Return the name of a kind of contradiction."""
    return words(f"kind-{_key(kind)}")


def _key(value: str) -> str:
    return value.replace(" ", "-")
