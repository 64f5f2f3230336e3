"""A judge that asks an inference model whether two claims exclude each other; the rules still name the kind."""

from __future__ import annotations

from typing import Protocol

from bot.claims.claim import DENYING, Claim, Stance
from bot.contradictions.contradiction import ContradictionKind, Severity, Verdict
from bot.contradictions.facets import Facets
from bot.contradictions.judge import RuleJudge, comparable
from bot.contradictions.positions import same_voice
from bot.ports import ClaimRecord

_MAJOR = 0.8  # likelihood from which a contradiction that the rules do not know counts as one that is reported
_LEAST = 0.05


class PairModel(Protocol):
    """A natural-language-inference model."""

    def contradiction(self, premise: str, hypothesis: str) -> float:
        """Return how likely the hypothesis cannot hold where the premise does, 0 to 1."""


class ModelJudge:
    """Judges by a cross-encoder over what the two claims assert in plain words."""

    def __init__(self, model: PairModel) -> None:
        self._model = model
        self._rules = RuleJudge()

    def judge(self, a: ClaimRecord, b: ClaimRecord) -> Verdict | None:
        """Return how the two disagree, or None; the order of the two does not matter."""
        one, other = self._rules.facets(a), self._rules.facets(b)
        if not comparable(one, other):
            return None
        left, right = _told(a.claim), _told(b.claim)
        score = max(self._model.contradiction(left, right), self._model.contradiction(right, left))
        if score < _LEAST:
            return None
        known = self._rules.judge(a, b)
        if known is not None:
            return Verdict(known.kind, known.severity, score, ("model", *known.reasons))
        severity = Severity.MAJOR if score >= _MAJOR else Severity.MINOR
        return Verdict(_kind(one, other), severity, score, ("model",))


def _told(claim: Claim) -> str:
    """Return the claim as a statement: a denial says that what it denies is not so."""
    text = " ".join(claim.proposition.text.split()).strip(" \"'“”‘’,.").removeprefix("that ")
    if claim.stance in DENYING and claim.proposition.positive:
        return f"It is not true that {text}."
    if claim.stance is Stance.DOES_NOT_CONFIRM:
        return f"It is not confirmed that {text}."
    return f"{text[:1].upper()}{text[1:]}."


def _kind(one: Facets, other: Facets) -> ContradictionKind:
    if same_voice(one, other):
        return ContradictionKind.POSITION_CHANGE
    if Stance.DOES_NOT_CONFIRM in {one.claim.stance, other.claim.stance}:
        return ContradictionKind.CONFIRMATION_GAP
    if not DENYING.isdisjoint({one.claim.stance, other.claim.stance}):
        return ContradictionKind.DENIAL
    return ContradictionKind.ACCOUNT
