from __future__ import annotations

import pytest

from bot.claims.claim import Stance
from bot.claims.hedges import hedges
from bot.claims.stances import stance
from tests.unit.claims.parses import parsed


def plain(words: str):
    rows = "\n".join(f"{word} NN X {1 if at else 0} {'dep' if at else 'ROOT'}" for at, word in enumerate(words.split()))
    return list(parsed(rows))


@pytest.mark.parametrize(
    ("word", "cue", "content", "expected"),
    [
        ("say", "said", "the bridge opened", Stance.ASSERTS),
        ("confirm", "confirmed", "the raid", Stance.CONFIRMS),
        ("confirm", "could not confirm", "the raid", Stance.DOES_NOT_CONFIRM),
        ("deny", "denied", "the raid", Stance.DENIES),
        ("deny", "did not deny", "the raid", Stance.DOES_NOT_CONFIRM),
        ("dismiss", "dismissed", "the claims", Stance.DISMISSES),
        ("rule", "ruled out", "a ceasefire", Stance.DENIES),
        ("warn", "warned", "the dam may break", Stance.WARNS),
        ("call", "called for", "an inquiry", Stance.CALLS_FOR),
        ("ask", "asked", "whether it was true", Stance.QUESTIONS),
        ("decline", "declined", "to comment", Stance.DECLINES_TO_COMMENT),
        ("respond", "did not respond", "to questions", Stance.DECLINES_TO_COMMENT),
        ("express", "expressed", "concern", Stance.EXPRESSES),
        ("doubt", "doubted", "the account", Stance.DOUBTS),
        ("say", "said", "they could not confirm the raid", Stance.DOES_NOT_CONFIRM),
        ("say", "said", "the story was fabricated", Stance.DENIES),
        ("tell", "told", "this is fake news", Stance.DISMISSES),
        ("say", "said", "it was highly unlikely", Stance.DOUBTS),
        ("say", "said", "he had never heard of such a plan", Stance.DOUBTS),
        ("say", "said", "if the claims are false they will go", Stance.ASSERTS),
        ("say", "said", "there is no doubt the dam will hold", Stance.ASSERTS),
        ("say", "said", "the club would not be sold this year", Stance.ASSERTS),
        ("say", "said", "people were passing on posts claiming the vote was a hoax", Stance.ASSERTS),
        ("say", "said", "a video headed “the flood is a lie” was going round", Stance.ASSERTS),
        ("say", "said", "the town woke to a highly implausible tale", Stance.ASSERTS),
        ("say", "said", "it is a highly implausible tale", Stance.DOUBTS),
    ],
)
def test_stance(word, cue, content, expected):
    found, reason = stance(word, plain(cue), plain(content), content)
    assert found is expected
    assert reason


def test_hedges_come_once_and_in_order():
    assert hedges("reportedly said", "It could, if true, be likely; it could") == (
        "reportedly",
        "could",
        "if true",
        "likely",
    )
