"""The words for stances and kinds of contradictions."""

from __future__ import annotations

from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.wording.catalogue import Wording

_BY_PAST = {stance.past: stance for stance in Stance}


def stance_key(stance: Stance) -> str:
    """Return the message that names a stance."""
    return f"stance-{slug(stance)}"


def told_key(stance: Stance) -> str:
    """Return the message that tells a stance beside its speaker."""
    return f"told-{slug(stance)}"


def kind_key(kind: ContradictionKind) -> str:
    """Return the message that names a kind of contradiction."""
    return f"kind-{slug(kind)}"


def told(text: str, words: Wording) -> str:
    """Return what an item says of its stance ("denied") in another language; other words stay as they are."""
    stance = _BY_PAST.get(text)
    return words.of(text) if stance is None else words(told_key(stance))


def slug(value: str) -> str:
    """Return a value of an enumeration as messages and their variants are named."""
    return value.replace(" ", "-")
