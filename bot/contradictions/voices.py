"""Voices: which speakers a reader takes for one, so that a disagreement of two is told once."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from bot.claims.claim import SpeakerKind
from bot.contradictions.lexicon import place_of, turns
from bot.language.terms import fold, stem
from bot.ports import ClaimRecord

_WEIGHT = {SpeakerKind.PERSON: 0, SpeakerKind.ORGANISATION: 0, SpeakerKind.PLACE: 0, SpeakerKind.GROUP: 1}
NOBODY = 2


def namelessness(record: ClaimRecord) -> int:
    """Return 0 for a named speaker, 1 for an unnamed source, 2 where nobody but the article stands behind it."""
    speaker = record.claim.speaker
    if not record.speaker_name or (speaker.kind is SpeakerKind.GROUP and turns(_kind_of(speaker.name), "reporting")):
        return NOBODY  # "reports", "lengthy statements": whoever made them is not told
    return _WEIGHT.get(record.claim.speaker.kind, NOBODY)


def one_voice(a: ClaimRecord, b: ClaimRecord) -> bool:
    """Say whether a reader takes the two for one speaker.

    These are one person under a long and a short name, the bodies of one state, and the unnamed of one kind:
    "security officials" and "senior security officials".
    """
    if a.speaker_id == b.speaker_id or same_name(a.speaker_name, b.speaker_name):
        return True
    one, other = a.claim.speaker, b.claim.speaker
    if one.kind is not SpeakerKind.PERSON and other.kind is not SpeakerKind.PERSON:
        if one.stands_for is not None and one.stands_for == other.stands_for:
            return True
        return one.kind is other.kind is SpeakerKind.GROUP and _kind_of(one.name) == _kind_of(other.name)
    return False


def state_of(record: ClaimRecord) -> str | None:
    """Return the country that a speaker speaks for, by what is known of the office or by the words of the name."""
    speaker = record.claim.speaker
    return _state_in(speaker.stands_for, None if speaker.kind is SpeakerKind.PERSON else speaker.name)


@lru_cache(maxsize=65536)
def _state_in(*names: str | None) -> str | None:
    phrases = (phrase for name in names if name for phrase in (name, *name.split()))
    places = (place_of(phrase.removesuffix("'s").removesuffix("’s")) for phrase in phrases)
    return next(filter(None, places), None)


def speaks_for(mouth: ClaimRecord, body: ClaimRecord) -> bool:
    """Say whether a person speaks for a body by office: a "ministry spokesman" for "the Danish ministry"."""
    speaker = mouth.claim.speaker
    if speaker.role is None or body.claim.speaker.kind not in {SpeakerKind.ORGANISATION, SpeakerKind.PLACE}:
        return False
    one, other = state_of(mouth) or _state_in(speaker.role), state_of(body)
    office, name = fold(speaker.role).replace("’s", "").replace("'s", "").split(), fold(body.speaker_name).split()
    if not name or (one and other and one != other):
        return False
    before = any(body == name[-1] and mouth in _SPEAKING for body, mouth in pairwise(office))  # "ministry spokesman"
    return before or any(f"{mouth} {link} {the}{' '.join(name)}" in " ".join(office) for mouth, link, the in _OF)


def one_name(one: str, other: str) -> bool:
    """Say whether two names of bodies are alike but for an article."""
    return fold(one).removeprefix("the ") == fold(other).removeprefix("the ")


@lru_cache(maxsize=65536)
def same_name(one: str, other: str) -> bool:
    """Say whether one name is the last part of the other: "Reed" and "Ada Reed"."""
    short, long = sorted((fold(one).split(), fold(other).split()), key=len)
    return bool(short) and long[-len(short) :] == short


@lru_cache(maxsize=65536)
def _kind_of(name: str) -> str:
    """Return the stem of the noun that a group goes by: "officials" in "officials close to the talks"."""
    words = fold(name).split()
    stop = next((i for i, word in enumerate(words) if i and word in _LINKS), len(words))
    return stem(words[stop - 1]) if words else ""


_SPEAKING = frozenset("spokesman spokeswoman spokesperson speaker leader chief head president director".split())
_OF = [(mouth, link, the) for mouth in _SPEAKING for link in ("of", "for") for the in ("", "the ")]
_LINKS = frozenset("at close from in inside near of on who with within".split())
