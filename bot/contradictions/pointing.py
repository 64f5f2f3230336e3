"""Pointing words: which of a content's pronouns mean its speaker, and what in it is said by others."""

from __future__ import annotations

from bot.claims.claim import Claim, QuoteKind, SpeakerKind
from bot.claims.frame import Role
from bot.contradictions.lexicon import key_of, turns

_FIRST = frozenset("i we me us my mine our ours myself ourselves".split())
_OF_PERSONS = frozenset("he she his her hers him himself herself".split())
_OF_BODIES = frozenset("it they its their theirs them itself themselves".split())
OWN = _FIRST | _OF_PERSONS | _OF_BODIES
_FURTHER = {SpeakerKind.PERSON: _OF_PERSONS, SpeakerKind.GROUP: _OF_PERSONS | _OF_BODIES}  # a source is one or many
POINTING = OWN | frozenset(
    "this that these those such so which who what none nothing all both other one something".split()
)
ANYBODY = frozenset({key_of(word) for word in ("nobody", "no_one", "none", "nothing", "anybody", "anyone", "anything")})


def cited_by(claim: Claim, own: frozenset[str]) -> frozenset[str]:
    """Return the predicates by which others than the speaker say something in the content."""
    return frozenset(
        frame.predicate
        for frame in claim.proposition.frames
        if turns(frame.predicate, "citing") and not (frame.nominal or frame.act)
        if any(part.role is Role.SUBJECT and part.head not in own for part in frame.arguments)
    )


def own_words(claim: Claim) -> frozenset[str]:
    """Return the pronouns that mean the speaker: in a quotation "I", else "she" too of a person, "it" of a body.

    Who says "it is not safe" does not speak of himself.
    """
    if claim.attribution.quote is QuoteKind.DIRECT:
        return _FIRST
    return _FIRST | _FURTHER.get(claim.speaker.kind, _OF_BODIES)
