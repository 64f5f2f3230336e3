"""Passages in which somebody speaks by name, for sentences that hold no stored claim of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.answers.evidence import Evidence
from bot.answers.negation import lacks
from bot.answers.stance_words import SAYING, STANCE_BY_FORM
from bot.claims.claim import Stance
from bot.language.terms import words

_BETWEEN = 5  # words that may stand between a name and its verb ("on Sunday", "has", "also")
_NO_COMMENT = re.compile(
    r"\b(?:no comment|(?:not|n't) (?:immediately )?(?:respond|repl|return|comment)\w*"
    r"|declined to|refused to (?:comment|answer)|(?:has|have|had|was|were|been) (?:asked|approached)|reached out to"
    r"|contacted|requests? for (?:a )?comment|could not be reached|awaiting (?:a )?(?:reply|response|comment))\b",
    re.I,
)
_UNVERIFIED = re.compile(
    r"\b(?:(?:not|n't|never|cannot|unable to|yet to|impossible to)(?: \w+){0,3}"
    r" (?:verif|confirm|corroborat|substantiat)\w*"
    r"|unverified|unconfirmed|unsubstantiated)\b",
    re.I,
)
_MOODS = ("ism", "ical", "tic", "denial", "warning", "disbelief", "distrust")
_UNREAL = frozenset({"if", "whether", "unless"})
_VERBS = SAYING | frozenset(STANCE_BY_FORM)


def speaking(evidences: Iterable[Evidence], name: Sequence[str]) -> list[Evidence]:
    """Return the evidence whose sentence has `name` (folded words) speak: "Name, the mayor, on Sunday denied ..."."""
    return [e for e in evidences if _speaks(words(e.article.quote(e.sentence)), list(name))]


def _speaks(sentence: list[str], name: list[str]) -> bool:
    size = len(name)
    for start in range(len(sentence) - size + 1):
        if sentence[start : start + size] != name:
            continue
        after = sentence[start + size : start + size + _BETWEEN + 1]
        before = sentence[max(0, start - 4) : start]
        if (
            any(word in _VERBS for word in after)
            or (before and before[-1] in _VERBS)
            or before[-2:] == ["according", "to"]
        ):
            return True
    return False


def mood_in_words(evidence: Evidence, asked: Sequence[Stance]) -> bool:
    """Say whether an attribution is coloured by a noun or adjective of an `asked` stance ("sceptical", "in denial")."""
    return any(
        STANCE_BY_FORM.get(word) in asked and word.endswith(_MOODS)
        for word in words(evidence.article.quote(evidence.sentence))
    )


def stance_in_words(evidence: Evidence, asked: Sequence[Stance]) -> float:
    """Say whether a sentence without a stored claim shows one of the `asked` stances by its words, 0 or 0.7."""
    text = evidence.article.quote(evidence.sentence)
    if Stance.DECLINES_TO_COMMENT in asked and _NO_COMMENT.search(text):
        return 0.7
    if Stance.DOES_NOT_CONFIRM in asked and _UNVERIFIED.search(text):
        return 0.7
    spoken = words(text)
    for place, word in enumerate(spoken):
        if STANCE_BY_FORM.get(word) in asked and not any(
            lacks(before) or before in _UNREAL for before in spoken[max(0, place - 3) : place]
        ):
            return 0.7
    return 0.0
