"""Joints: where one report of a sentence ends and the next begins, whatever the parse puts inside the first."""

from __future__ import annotations

from bot.claims import vocabulary
from bot.claims.candidate import Candidate, trimmed
from bot.claims.inflection import time_word
from bot.language import syntax
from bot.language.words import Word

SPEECH_WORDS = vocabulary.SPEECH | vocabulary.SPEECH_OBJECT | vocabulary.HEARER | vocabulary.QUOTING | {"think"}

_SET_OFF = frozenset({"advcl", "ccomp", "parataxis"})  # where parsers hang ", adding that"
_SET_AGAINST = SPEECH_WORDS | vocabulary.TARGET | {"refuse", "decline"}
_AGAINST = frozenset("but while although though whereas as yet".split())
OTHER_SIDE = _AGAINST - {"as"} | {"whereas"}
_NEAR = 3  # words from the cue to where the other side begins: "said, but", "said on Friday, but"
_THEREBY = frozenset("after before since despite without while".split())
_BEFORE_NOUN = frozenset({"DET", "ADJ"})


def sets_off(outer: Candidate, inner: Candidate) -> bool:
    """Say whether another's report is set against the one before it: "A said X, but B said Y", "as B denies Y"."""
    head = inner.head
    if inner.word not in _SET_AGAINST or not _is_finite(head) or head.sent != outer.head.sent:
        return False
    if not inner.source or inner.source[0].i > head.i:
        return False
    at = joint(inner)
    if at - 1 <= outer.head.i:
        return False
    word, before = head.doc[at], head.doc[at - 1]
    if word.text == ",":  # "While A says X, B says Y"
        return head.sent[0].lower_ in _AGAINST
    return word.lower_ in _AGAINST and (before.text == "," or (word.lower_ == "as" and word.dep_ == "mark"))


def _is_finite(verb: Word) -> bool:
    return verb.tag_ in syntax.FINITE or any(
        helper.tag_ in syntax.FINITE or helper.tag_ == "MD" for helper in syntax.auxiliaries(verb)
    )


def goes_on(outer: Candidate, inner: Candidate) -> bool:
    """Say whether the same speaker's next report begins: "said X and called Y", "said X, adding Y"."""
    head = inner.head
    if head.i <= outer.head.i or not (inner.content or inner.rule == "quotation"):
        return False
    first = min(token.i for token in inner.cue)
    before = head.doc[first - 1] if first else head
    if inner.rule == "according to":
        return before.text == "," and outer.rule != "according to"
    if inner.word not in SPEECH_WORDS or syntax.own_subject(head) is not None or head.sent != outer.head.sent:
        return False
    if head.tag_ == "VBG":
        return head.dep_ in _SET_OFF if before.text == "," else head.doc[joint(inner)].text == ","
    return head.tag_ == outer.head.tag_ and head.tag_ in ("VBD", "VBZ") and before.lower_ in ("and", "but")


def joint(inner: Candidate) -> int:
    """Return the index of the comma or conjunction that joins a report to what stands before it.

    A participle may follow a time: ", two days after insisting that".
    """
    doc = inner.head.doc
    at = min(token.i for token in inner.cue) - 1
    if inner.head.tag_ == "VBG":
        if at > 0 and doc[at].lower_ in _THEREBY:
            while at > 0 and (doc[at].lower_ in _THEREBY or doc[at].pos_ in ("NUM", "ADV") or _of_time(doc[at].lower_)):
                at -= 1
        return max(at, 0)
    at = min(token.i for token in (*inner.source, *inner.cue)) - 1
    while at > 0 and doc[at].pos_ in _BEFORE_NOUN:
        at -= 1
    return max(at, 0)


def _of_time(word: str) -> bool:
    return time_word(word) or time_word(word.removesuffix("s")) or word in ("day", "days", "hour", "hours")


def own_side(content: list[Word], verb: Word) -> list[Word]:
    """Return a content up to where another side begins: "It sank, police said, but the owner denied it".

    What follows "he said, but" is the writer's, unless it is quoted.
    """
    after = [token for token in content if token.i > verb.i and not token.is_punct]
    if after and after[0].i - verb.i <= _NEAR and after[0].lower_ in OTHER_SIDE and content[0].i < verb.i:
        first = after[0]
        between = verb.doc[verb.i + 1 : first.i]
        if any(token.text == "," for token in between) and not any(token.is_quote for token in between):
            return trimmed(token for token in content if token.i < first.i)
    return content
