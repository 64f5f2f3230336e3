"""What a speech verb reports where the parse shows nothing: found by tags, commas and the ends of sentences."""

from __future__ import annotations

from bot.claims.candidate import trimmed
from bot.claims.inflection import time_word
from bot.claims.joints import OTHER_SIDE
from bot.language.words import Word

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OF_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "SYM"})
_SUBJECTS = frozenset({"DET", "PROPN", "PRON", "NOUN", "ADJ"})
_NOMINATIVE = frozenset("i he she it we they there this that these those what who".split())
_DASHES = frozenset({"—", "–", "--", "-"})
_LONGEST_HEARER = 10  # words between the verb and the clause it reports


def clause_after(verb: Word, *, hearer: bool) -> list[Word]:
    """Return the clause that follows the verb, with "that" or without, up to the end of the sentence."""
    doc, end = verb.doc, verb.sent.end
    start = _clause_start(verb, end, hearer=hearer)
    if start is None:
        return []
    stop = next((i for i in range(start + 1, end) if _another_level(doc[i]) or _main_clause(doc[i], verb)), end)
    found = [doc[i] for i in range(start, stop)]
    return trimmed(found) if len(found) > 2 and any(token.tag_ in _FINITE for token in found) else []


def _clause_start(verb: Word, end: int, *, hearer: bool) -> int | None:
    doc, at = verb.doc, verb.i + 1
    that = next((i for i in range(at, min(end, at + _LONGEST_HEARER)) if _opens_clause(doc[i])), None)
    if that is not None and not any(doc[i].text in (".", ";") for i in range(at, that)):
        return that
    if at < end and doc[at].text == ",":
        return None
    while at < end and (doc[at].pos_ == "ADV" or time_word(doc[at].lower_) or doc[at].lower_ in ("on", ",")):
        at += 1
    if hearer and at < end and doc[at].lower_ not in _NOMINATIVE:
        at = _after_noun_phrase(doc[at], end)
    if at < end and doc[at].pos_ in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM", "SCONJ"):
        return at if doc[at].lower_ not in OTHER_SIDE else None
    return None


def _opens_clause(token: Word) -> bool:
    if token.lower_ != "that":
        return token.lower_ == "whether"
    if token.tag_ != "WDT" or token.i + 1 >= token.sent.end:
        return token.tag_ != "DT"
    return token.nbor().pos_ in _SUBJECTS  # "said in the letter that the advertisement ...", read as a relative clause


def _after_noun_phrase(token: Word, end: int) -> int:
    """Return where the noun phrase that starts at `token` ends; a name does not run into a common noun's clause."""
    doc, at = token.doc, token.i
    while at < end and doc[at].pos_ in _OF_PHRASE and not (at > token.i and doc[at].lower_ in _NOMINATIVE):
        if at > token.i and doc[at].pos_ == "DET":
            break
        at += 1
    return at


def _another_level(token: Word) -> bool:
    """Say whether a new report begins here: ", adding ..." or ", according to ..."."""
    if token.i == 0 or token.nbor(-1).text != ",":
        return False
    return token.lower_ in ("according", "adding", "saying", "noting", "calling", "citing", "referring", "telling")


def _main_clause(token: Word, verb: Word) -> bool:
    """Say whether the clause around a relative one goes on here: "X, who said that Y, has since ..."."""
    if not verb.dep_.endswith("relcl") or token.nbor(-1).text != "," or token.tag_ not in _FINITE:
        return False
    return any(part.text == "," for part in verb.doc[max(verb.sent.start, verb.i - 3) : verb.i])


def sentence_before(verb: Word, source: list[Word]) -> list[Word]:
    """Return the sentence before "..., X said" or "..., said X", and what follows a second comma."""
    doc, sentence = verb.doc, verb.sent
    first = min([verb.i, *(token.i for token in source)])
    while first - 1 > sentence.start and doc[first - 1].pos_ in ("ADV", "AUX"):
        first -= 1
    if first - 1 <= sentence.start or doc[first - 1].text not in {",", *_DASHES}:
        return []
    before = [doc[i] for i in range(sentence.start, first - 1)]
    told = any(token.tag_ in _FINITE for token in before) or (
        len(before) > 5 and any(token.tag_ == "VBN" for token in before) and doc[sentence.end - 1].i - verb.i < 2
    )
    if len(before) < 3 or not told:
        return []
    last = max([verb.i, *(token.i for token in source)])
    rest = [doc[i] for i in range(last + 1, sentence.end)]
    if any(token.tag_ in _FINITE for token in _to_comma(rest)):
        return []
    return trimmed([*before, *_resumed(rest)])


def _to_comma(rest: list[Word]) -> list[Word]:
    stop = next((at for at, token in enumerate(rest) if token.text == ","), len(rest))
    return rest[:stop]


def _resumed(rest: list[Word]) -> list[Word]:
    """Return what goes on after the parenthesis's closing comma, if it is a sentence's second half."""
    stop = next((at for at, token in enumerate(rest) if token.text == ","), None)
    if stop is None or stop > 6:
        return []
    after = rest[stop + 1 :]
    if (
        not after
        or after[0].tag_ == "VBG"
        or after[0].lower_ in ("according", "who", "which", "a", "an", "the", "while")
    ):
        return []
    return after


def noun_phrase_after(verb: Word) -> list[Word]:
    """Return the words after an inverted verb up to the sentence's end or next clause ("said Ann Lee, a judge")."""
    doc, end = verb.doc, verb.sent.end
    found: list[Word] = []
    for i in range(verb.i + 1, end):
        token = doc[i]
        if (
            token.tag_ in _FINITE
            or token.tag_ == "VBG"
            or token.text in ('"', "“", "”", ":", ";")
            or (
                time_word(token.lower_)
                or token.lower_ in ("who", "which", "in", "on", "at", "during", "after", "that", "to")
            )
        ):
            break
        found.append(token)
    found = trimmed(found)
    return found if found and any(token.pos_ in _NOUNS for token in found[:6]) else []
