"""Asides: what a writer tells in passing behind a content, and so where the content ends."""

from __future__ import annotations

from itertools import pairwise

from bot.claims.candidate import trimmed
from bot.language.words import Word

_PLACES_OF_SPEECH = frozenset(
    """address article blog briefing broadcast call campaign case column comment conference court debate decision
    email hearing interview letter message parliament piece post press remark report response ruling speech
    statement television testimony text tweet video writing""".split()
)
_DASHES = frozenset({"—", "–", "--"})
_REMARKS = frozenset(
    """accusation account allegation assertion assessment charge claim complaint denial estimate figure idea notion
    number prediction promise proposal remark report rumour rumor scenario statement suggestion theory version view
    warning something""".split()
)


def before_remark(content: list[Word]) -> list[Word]:
    """Return a content up to what the writer says of it: "the dam was safe — a claim that Holt denied"."""
    for at, token in enumerate(content):
        if token.is_quote:
            return content  # a dash inside a quotation is the speaker's own
        dash = token.text in _DASHES
        if at and (dash or token.text == ",") and _is_remark(content[at + 1 :], loose=dash):
            return content[:at]
    return content


def _is_remark(words: list[Word], *, loose: bool) -> bool:
    """Say whether `words` open with "a claim", "something"; unless `loose`, with more said of it."""
    if not words or words[0].lower_ not in ("a", "an", "something"):
        return False
    head = 0
    while words[0].lower_ != "something" and head + 1 < len(words) and words[head].lower_ not in _REMARKS:
        head += 1
        if words[head].pos_ not in ("ADJ", "NOUN", "ADV"):
            return False
    if words[head].lower_ not in _REMARKS:
        return False
    after = words[head + 1 : head + 2]
    return loose or bool(after and (after[0].lower_ in ("that", "which") or after[0].pos_ in ("PROPN", "PRON")))


def before_dash(verb: Word, content: list[Word]) -> list[Word]:
    """Return a content up to a dash behind which the writer goes on: "dismissed it as a joke — one more sign"."""
    dash = next((t.i for t in content if t.i > verb.i + 1 and t.text in _DASHES), None)
    return content if dash is None else trimmed(token for token in content if token.i < dash)


def before_aside(content: list[Word]) -> list[Word]:
    """Return a content up to what is only told in passing: "denied the charge in an interview", "the sale, which"."""
    for before, token in pairwise(content):
        if before.text == "," and token.lower_ in ("who", "which", "whom", "whose"):
            return [kept for kept in content if kept.i < before.i]
        if token.dep_ == "case" and is_place_of_speech(token, token.head):
            return [kept for kept in content if kept.i < token.i]
    return content


def is_place_of_speech(preposition: Word, noun: Word) -> bool:
    """Say whether a phrase tells where something was said: "in an interview"."""
    return preposition.lower_ == "in" and noun.lemma_.lower() in _PLACES_OF_SPEECH
