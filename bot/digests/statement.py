"""A statement's fingerprint: what a claim has in common with itself when its article is read or published again."""

from __future__ import annotations

from hashlib import sha256

from bot.claims.claim import Claim

_LENGTH = 32  # hex digits


def fingerprint(claim: Claim) -> str:
    """Return 32 hex digits of the article, the stance and the words; spans, version and model leave no trace in it."""
    return statement_key(claim.article_id, claim.stance.value, claim.proposition.text)


def statement_key(article_id: str, stance: str, text: str) -> str:
    """Return the fingerprint of a statement's parts."""
    words = " ".join(text.split()).casefold()
    return sha256("\n".join((article_id, stance, words)).encode()).hexdigest()[:_LENGTH]


def pair_key(one: str, other: str) -> str:
    """Return the fingerprint of two statements that disagree, whichever comes first."""
    return sha256(" ".join(sorted((one, other))).encode()).hexdigest()[:_LENGTH]
