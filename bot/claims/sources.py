"""Sources: the words that name who speaks, found from a cue."""

from __future__ import annotations

from bot.claims.inflection import time_word
from bot.claims.openings import answerer
from bot.claims.roles import BODIES, PERSON_NOUNS, singular
from bot.claims.source_phrases import CLOSING_MARKS, noun_after, phrase
from bot.language import syntax
from bot.language.words import Word

_PARTS = frozenset({"flat", "compound", "appos", "nmod", "nmod:desc", "nmod:unmarked", "conj", "list"})
_GOVERNED = frozenset({"obj", "obl", "nmod", "obl:unmarked", "nmod:unmarked"})
_INVERTED = frozenset("add announce explain note report say state warn write".split())
_SPEAKING = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})


def source_of(verb: Word) -> list[Word]:
    """Return the words that name who does what `verb` says, or nothing for an agentless passive."""
    if syntax.passive(verb):
        agent = next(iter(syntax.agents(verb)), None) or _by(verb)
        return phrase(agent) if agent is not None else []
    subject = (
        teller_after(verb)
        or answerer(verb)
        or _quoted(verb)
        or _controlling(verb)
        or _own(verb)
        or _adjacent(verb)
        or _set_off(verb)
        or syntax.subject(verb)
    )
    if subject is None or subject.i == verb.i:
        subject = _beside(verb)
    if subject is None or time_word(subject.lower_) or (subject.lower_ in ("it", "there") and subject.dep_ == "expl"):
        return []
    return phrase(subject)


def teller_after(verb: Word) -> Word | None:
    """Return the name that ends a sentence behind an inverted verb: "..., reports the paper's Ann Lee in Rome".

    The parse takes it for an object, and the subject of what is reported for who reports it.
    """
    told = verb.tag_ in syntax.FINITE and verb.i > verb.sent.start and verb.nbor(-1).text in (",", *CLOSING_MARKS)
    if not told or syntax.own_subject(verb) is not None or syntax.auxiliaries(verb):
        return None
    names = (noun for noun in syntax.objects(verb) if noun.i > verb.i and noun.pos_ == "PROPN")
    name = next(names, None)
    if name is None or verb.lemma_.lower() not in _INVERTED:
        return None
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    return None if any(token.tag_ in syntax.FINITE or token.pos_ == "CCONJ" for token in rest) else name


def _own(verb: Word) -> Word | None:
    """Return the verb's own subject, unless another finite clause lies between the two: then the parse went astray."""
    subject = syntax.own_subject(verb)
    if subject is None:
        return None
    if subject.i > verb.i:
        return _adjacent(verb) or _set_off(verb) or (subject if verb.tag_ in syntax.FINITE else None)
    inside = {token.i for token in subject.subtree} | {helper.i for helper in syntax.auxiliaries(verb)}
    between = verb.doc[subject.i + 1 : verb.i]
    astray = any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.i not in inside for token in between)
    return None if astray else subject


def _quoted(verb: Word) -> Word | None:
    """Return who is quoted in "X was quoted as saying" and "the paper quoted X as saying"."""
    if verb.tag_ != "VBG" or verb.i < 2 or verb.nbor(-1).lower_ != "as":
        return None
    for node in verb.ancestors:
        if node.lower_ in ("quoted", "quotes", "quoting", "cited", "cites", "citing", "reported"):
            if syntax.passive(node):
                return syntax.own_subject(node)
            return next(iter(syntax.objects(node)), None)
    return None


def _controlling(verb: Word) -> Word | None:
    """Return who does it in "after insisting that", "after months of refusing to", "used the speech to refute"."""
    if syntax.own_subject(verb) is not None or verb.tag_ not in ("VBG", "VB"):
        return None
    blamed = _blamed(verb)
    if blamed is not None:
        return blamed
    node = verb
    while node.dep_ == "xcomp" and node.head.i < node.i and node.head.tag_ == "VB":
        node = node.head  # "to try to refute"
    noun, mark = node.head, syntax.mark(node)
    if node.dep_ not in ("acl", "advcl") or noun.pos_ != "NOUN" or noun.i > node.i or noun.dep_ not in _GOVERNED:
        return None
    if node.tag_ == "VBG" and mark is None and noun.lower_ != "turns":
        return None  # "a man refusing to speak" refuses himself
    while noun.pos_ == "NOUN" and noun.dep_ in _GOVERNED and noun.head.i != noun.i:
        noun = noun.head
    return syntax.subject(noun) if noun.pos_ in ("VERB", "AUX") else None


def _blamed(verb: Word) -> Word | None:
    """Return whose words they are in "criticised the minister for saying that", "held him in contempt for refusing"."""
    mark = syntax.mark(verb)
    blaming = verb.head.head if verb.head.pos_ == "NOUN" else verb.head
    if verb.tag_ != "VBG" or mark is None or mark.lower_ != "for" or blaming.pos_ != "VERB":
        return None
    blamed = next((noun for noun in syntax.objects(blaming) if blaming.i < noun.i < verb.i), None)
    known = blamed is not None and (blamed.pos_ in ("PROPN", "PRON") or singular(blamed.text) in PERSON_NOUNS | BODIES)
    return blamed if known else None


def _by(verb: Word) -> Word | None:
    """Return the noun after a "by" right behind a participle, where the parse hangs it elsewhere."""
    doc = verb.doc
    for at in range(verb.i + 1, min(verb.i + 3, verb.sent.end - 1)):
        if doc[at].lower_ == "by":
            return noun_after(doc[at])
    return None


def _set_off(verb: Word) -> Word | None:
    return _before_apposition(verb) if verb.tag_ in syntax.FINITE else None


def source_beside(verb: Word) -> list[Word]:
    """Return the source by position alone: the noun right before the verb, or one set off by commas before it."""
    noun = _adjacent(verb) or _before_apposition(verb)
    return phrase(noun) if noun is not None else []


def _before_apposition(verb: Word) -> Word | None:
    """Return the noun before "..., an apposition, VERB"."""
    doc, start = verb.doc, verb.sent.start
    if verb.i - 1 <= start or doc[verb.i - 1].text != ",":
        return None
    at = verb.i - 2
    while at > start and doc[at].tag_ not in ("VBD", "VBZ", "VBP", "MD") and doc[at].text not in ('"', "”", "“"):
        following, before = doc[at + 1], _before_bracket(doc[at - 1])
        noun = before.pos_ in ("PROPN", "NOUN") or (before.pos_ == "ADJ" and following.pos_ == "PROPN")
        if doc[at].text == "," and noun and following.pos_ in ("DET", "NOUN", "ADJ", "ADV", "PROPN", "PRON"):
            return _whole(before)
        at -= 1
    return None


def _before_bracket(token: Word) -> Word:
    """Return the word before a bracket that `token` closes: "Ann Lee (Labour)"."""
    if token.text != ")":
        return token
    opening = next(
        (i for i in range(token.i - 1, max(token.sent.start, token.i - 12), -1) if token.doc[i].text == "("), 0
    )
    return token.doc[opening - 1] if opening > token.sent.start else token


def _whole(noun: Word) -> Word:
    """Return the head of the phrase that ends with `noun`: "sources in the country", "envoy to the north, Ann Lee"."""
    node = noun
    while node.dep_ in _PARTS and node.head.i < node.i and node.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        node = node.head
    return node


def _adjacent(verb: Word) -> Word | None:
    """Return the noun right before a finite verb that the parse left without a subject ("..., officials said")."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.dep_ == "xcomp":
        return None
    at = verb.i - 1
    doc = verb.doc
    while at > verb.sent.start and (
        doc[at].pos_ in ("ADV", "AUX", "PART") or doc[at].lower_ in ("both", "also", "all")
    ):
        at -= 1
    noun = _before_bracket(doc[at])
    if time_word(noun.lower_) and at - 2 > verb.sent.start:  # "the ministry on Sunday said"
        at -= 1
        while at > verb.sent.start and doc[at].pos_ in ("ADP", "DET", "ADJ", "ADV", "PUNCT"):  # "the court this month"
            at -= 1
        noun = doc[at]
    if (
        noun.pos_ not in ("NOUN", "PROPN", "PRON")
        or time_word(noun.lower_)
        or (noun.dep_ in ("obj", "dobj", "obl", "pobj") and noun.head.i < noun.i)
    ):
        return None
    return _whole(noun)


def _beside(verb: Word) -> Word | None:
    """Return the noun right after an inverted verb ("said the minister"), where the parse has no subject."""
    for child in verb.children:
        named = child.dep_ in ("vocative", "ccomp", "appos") and child.pos_ == "PROPN" and syntax.copula(child) is None
        placed = named or child.dep_ in ("obj", "dobj", "dep", "obl:unmarked", "flat")
        if placed and 0 < child.i - verb.i < 8 and child.pos_ in _SPEAKING and not time_word(child.lower_):
            return child
    return None
