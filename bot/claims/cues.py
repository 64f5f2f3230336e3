"""Cue words: which words report, and how each of them takes its content."""

from __future__ import annotations

from bot.claims import vocabulary
from bot.claims.inflection import noun_forms, verb_forms
from bot.language.words import Word

CUE_VERBS = (
    vocabulary.SPEECH
    | vocabulary.BELIEF
    | vocabulary.SPEECH_OBJECT
    | vocabulary.BELIEF_OBJECT
    | vocabulary.INFINITIVE
    | vocabulary.HEARER
    | vocabulary.TARGET
    | vocabulary.PREPOSITIONS.keys()
    | vocabulary.PARTICLES.keys()
    | vocabulary.SEEMING
    | vocabulary.FIGURING
    | vocabulary.QUOTING
)
CUE_NOUNS = vocabulary.SPEECH_NOUNS | vocabulary.BELIEF_NOUNS

_VERB_OF_FORM = {form: verb for verb in sorted(CUE_VERBS | vocabulary.LIGHT) for form in verb_forms(verb)}
_VERB_OF_FORM |= {verb: verb for verb in CUE_VERBS}
_NOUN_OF_FORM = {form: noun for noun in CUE_NOUNS - vocabulary.SINGULAR_NOUNS for form in noun_forms(noun)}
_NOUN_OF_FORM |= {noun: noun for noun in vocabulary.SINGULAR_NOUNS}
_CLOSING = frozenset({".", ",", ":", ";", "”", '"'})
_SETTING_OFF = frozenset({",", "”", '"', "’", "''"})
_VERBAL_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def verb_of(token: Word) -> str | None:
    """Return the base form of a known reporting verb, or None; the tag must be a verb's."""
    word = _VERB_OF_FORM.get(token.lower_)  # first: it answers for most tokens
    if word is None or token.tag_ in _VERBAL_TAGS or token.pos_ == "VERB" or _closing(token) or _governs(token):
        return word
    return None


def _governs(token: Word) -> bool:
    """Say whether a word that looks like a plural noun has subject and object of its own: "the office disputes it"."""
    labels = {child.dep_ for child in token.children}
    return token.tag_ == "NNS" and "nsubj" in labels and not labels.isdisjoint({"obj", "dobj", "ccomp"})


def _closing(token: Word) -> bool:
    """Say whether a word that looks like a plural noun is the verb of a closing ", the agency reports."."""
    doc, at = token.doc, token.i
    if token.tag_ != "NNS" or _VERB_OF_FORM.get(token.lower_) not in vocabulary.SPEECH or at < 2:
        return False
    if doc[at - 1].pos_ != "PROPN" or (at + 1 < len(doc) and doc[at + 1].text not in _CLOSING):
        return False
    return any(doc[i].text in _SETTING_OFF for i in range(max(0, at - 5), at))


def verb_of_form(word: str) -> str | None:
    """Return the base form of a known reporting verb by the written form alone."""
    return _VERB_OF_FORM.get(word.lower())


def noun_of(token: Word) -> str | None:
    """Return the singular of a known reporting noun, or None."""
    word = _NOUN_OF_FORM.get(token.lower_)
    return word if word is not None and token.pos_ in ("NOUN", "PROPN") else None


def speech(verb: str) -> bool:
    """Say whether a verb reports words rather than thoughts."""
    return verb in vocabulary.SPEECH or verb in vocabulary.SPEECH_OBJECT or verb in vocabulary.HEARER
