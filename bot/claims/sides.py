"""Sides: whether two claims come from one side, and what one of them tells that another can answer."""

from __future__ import annotations

from bot.claims.claim import DENYING, Claim, Stance
from bot.claims.stances import FROM_CONTENT

_TELLING = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.WARNS})


def answerable(claim: Claim, by: Claim) -> bool:
    """Say whether `claim` tells something that `by`, from another side, can answer."""
    return tells(claim) and not one_side(claim, by)


def tells(claim: Claim) -> bool:
    """Say whether a claim's own words tell something: also "there is no leak", a denial by its words alone."""
    return claim.stance in _TELLING or any(step.startswith(FROM_CONTENT) for step in claim.trail)


def goes_on(claim: Claim, other: Claim) -> bool:
    """Say whether both deny, from one side."""
    return {claim.stance, other.stance} <= DENYING and one_side(claim, other)


def one_side(claim: Claim, other: Claim) -> bool:
    """Say whether both come from one speaker, or from one state or body through two mouths."""
    one, two = claim.speaker, other.speaker
    if one.name and one.name == two.name:
        return True
    return one.stands_for is not None and one.stands_for == two.stands_for
