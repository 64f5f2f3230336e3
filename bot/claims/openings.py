"""Openings: participles set before the subject that they belong to: "Asked about it, X said", "Denying it, X said"."""

from __future__ import annotations

from bot.claims.inflection import time_word
from bot.language import syntax
from bot.language.titles import is_office
from bot.language.words import Parse, Word

_OPENINGS = frozenset("asked questioned pressed quizzed responding reacting commenting replying answering".split())
_REBUTTING = frozenset("denying dismissing rejecting refuting rebutting disputing confirming admitting".split())
_NOUN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})


def opens(token: Word) -> bool:
    """Say whether a participle opens the sentence before its subject: "Asked about it, X said", "Denying it, X"."""
    if token.i != token.sent.start or token.tag_ not in ("VBN", "VBD", "VBG"):
        return False
    return token.lower_ in _OPENINGS or (token.tag_ == "VBG" and token.lower_ in _REBUTTING)


def subject_after(opening: Word) -> Word | None:
    """Return the subject that follows the clause which a participle opens the sentence with, or nothing."""
    sentence = opening.sent
    verbs = (
        token for token in sentence if token.i > opening.i + 2 and (token.tag_ in syntax.FINITE or token.tag_ == "VBN")
    )
    return next((noun for verb in verbs if (noun := answerer(verb)) is not None), None)


def answerer(verb: Word) -> Word | None:
    """Return who answers in "Asked about the claims, a club official, speaking anonymously, said"."""
    doc, start = verb.doc, verb.sent.start
    opening = opens(doc[start])
    if not opening or (verb.tag_ not in syntax.FINITE and (verb.tag_ != "VBN" or syntax.auxiliaries(verb))):
        return None
    for comma in range(start, verb.i):
        if doc[comma].text == ",":
            noun = _answering(doc, comma + 1, verb.i)
            if noun is not None:
                return noun
    return None


def _answering(doc: Parse, start: int, verb: int) -> Word | None:
    """Return the noun of the phrase that begins at `start`, if nothing but asides lie between it and the verb."""
    end = start
    while end < verb and doc[end].pos_ in _NOUN_PHRASE and not time_word(doc[end].lower_):
        end += 1
    if end == start or (end < verb and doc[end].text != "," and doc[end].pos_ not in ("ADV", "AUX")):
        return None
    if any(doc[i].tag_ in syntax.FINITE and doc[i].dep_ != "acl:relcl" for i in range(end, verb)):
        return None
    noun = doc[end - 1]
    while noun.dep_ == "flat" and noun.head.i >= start:
        noun = noun.head
    return noun if noun.pos_ in ("NOUN", "PROPN", "PRON") or is_office(noun.text) else None
