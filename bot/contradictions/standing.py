"""Standing: how the speaker of a claim leaves the words of its content."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise

from bot.claims.claim import Claim, Proposition, Stance
from bot.contradictions.lexicon import turns_round
from bot.language.terms import words


class Standing(StrEnum):
    """How the speaker leaves the content: the stances that judging treats alike, under one name."""

    HELD = "held"
    DENIED = "denied"
    DOUBTED = "doubted"
    WITHHELD = "withheld"  # cannot or will not confirm
    OPEN = "open"  # warns, asks, hopes: nothing is put as fact


STANDINGS = {
    Stance.ASSERTS: Standing.HELD,
    Stance.CONFIRMS: Standing.HELD,
    Stance.DENIES: Standing.DENIED,
    Stance.DISMISSES: Standing.DENIED,
    Stance.DOUBTS: Standing.DOUBTED,
    Stance.DOES_NOT_CONFIRM: Standing.WITHHELD,
}
NEGATIVE = frozenset({Stance.DENIES, Stance.DISMISSES, Stance.DOUBTS, Stance.DOES_NOT_CONFIRM})


def standing_of(claim: Claim, cue: str) -> Standing:
    """Return how the speaker stands to the words of the content; `cue` are the words that introduce it.

    Where the content itself negates ("said there was no deal"), its words are held, though the stance is a denial.
    """
    if claim.proposition.text.rstrip(" \"”’'").endswith("?"):
        return Standing.OPEN
    found = STANDINGS.get(claim.stance, Standing.OPEN)
    if found not in {Standing.DENIED, Standing.DOUBTED}:
        return found
    said = [f"{a}_{b}" for a, b in pairwise(words(cue))] + words(cue)
    if any(turns_round(word) for word in said):
        return found
    return Standing.HELD if negates_itself(claim.proposition) else found


def negates_itself(told: Proposition) -> bool:
    """Say whether a clause of it denies something in words of its own: "there was no deal"."""
    clauses = [frame for frame in told.frames if not (frame.nominal or frame.act)]
    return any(not frame.positive or turns_round(frame.predicate) for frame in clauses)
