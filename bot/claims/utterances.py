"""Utterances: which attributions tell that somebody said something, and so make a claim."""

from __future__ import annotations

from collections.abc import Sequence

from bot.claims import roles, vocabulary
from bot.claims.attributions import Found
from bot.claims.candidate import Candidate
from bot.claims.claim import Stance
from bot.claims.cues import speech, verb_of_form
from bot.claims.mentions import head_of
from bot.claims.stances import negated, nobody
from bot.language import syntax
from bot.language.words import Word

_PRODUCTS = frozenset("claim allegation accusation idea rumour rumor suggestion speculation".split())
_CHAINED = frozenset({"clause", "parenthesis", "comma", "quotation", "pattern", "object", "passive", "noun"})
_DOUBTING = frozenset("doubt concern skepticism scepticism suspicion fear".split())
_RUMOURED = frozenset(
    "think believe report allege say suspect rumour rumor understand confirm verify corroborate deny announce".split()
)
_ANSWERS = frozenset("confirm verify corroborate deny rule comment answer respond elaborate".split())
_BIDDING = frozenset("ask request demand insist agree speak".split())
_ANONYMOUS = frozenset("named identified quoted anonymity anonymous".split())
_PIECES = frozenset("article caption headline piece post report story".split())
_PICTURES = frozenset("clip footage image photo photograph picture screenshot selfie video".split())
_VIEWS = frozenset(
    """believe think expect hope fear doubt suspect want support oppose conclude find consider agree disagree worry
    skeptical sceptical concerned confident doubtful dubious unconvinced convinced optimistic pessimistic certain sure
    critical regret reject condemn welcome back""".split()
)


def speaks(found: Found) -> bool:
    """Say whether an attribution makes a claim: words, or a view that stands in the article's own voice.

    Wishes, plans and perceptions inside what someone else says are part of that claim, not claims of their own.
    """
    candidate = found.candidate
    if candidate.rule == "seeming" or _is_product(candidate.source) or _act(candidate.head):
        return False
    if candidate.word in ("respond", "reply", "react") and candidate.rule == "preposition":
        return nobody(candidate.source) or negated(candidate.cue)  # "responded to the claims" does not tell how
    if found.attribution.parent is not None and negated(candidate.cue) and candidate.word not in _ANSWERS:
        return False  # "insisted that he had never promised it": nothing was promised
    if nobody(candidate.source) and speech(candidate.word) and candidate.word not in _ANSWERS:
        return False  # "no scientist has suggested that"
    if candidate.rule == "object" and _is_thing(candidate):
        return False
    if found.attribution.parent is not None and _is_own_view(candidate):
        return False
    source = {token.lower_ for token in candidate.source}
    if "version" in source and source & _PIECES:
        return False  # a correction: "an earlier version of this article said"
    if candidate.word in _BIDDING and _ANONYMOUS & {t.lower_ for t in candidate.content}:
        return False  # "asked not to be named"
    if found.attribution.parent is not None and [t.lower_ for t in candidate.source] in (["they"], ["we"]):
        return False  # whoever says it outside is one of them, and who the others are nothing tells
    if candidate.head.dep_ == "xcomp" and candidate.head.tag_ == "VB" and found.attribution.parent is not None:
        return False  # "declined to say whether": nothing is said
    if speech(candidate.word) or candidate.rule in ("according to", "colon", "adverb"):
        return found.attribution.parent is None or candidate.rule in _CHAINED
    if candidate.rule == "figure":
        return found.attribution.parent is None and bool(candidate.source)
    if candidate.rule == "noun":
        return candidate.word in vocabulary.SPEECH_NOUNS or (bool(candidate.source) and candidate.word in _DOUBTING)
    if candidate.rule == "passive" and not candidate.source:
        return found.attribution.parent is None and candidate.word in _RUMOURED
    if candidate.word in ("refuse", "decline", "demur"):
        return bool(candidate.source)
    return found.attribution.parent is None and candidate.word in _VIEWS and bool(candidate.source)


def _is_own_view(candidate: Candidate) -> bool:
    """Say whether somebody tells their own view, which the outer claim is already: "said it welcomed the offer"."""
    own = [token.lower_ for token in candidate.source] in (["it"], ["he"], ["she"], ["i"])
    return own and candidate.rule in ("object", "pattern") and candidate.word not in vocabulary.STANCE_OF_WORD


def _is_thing(candidate: Candidate) -> bool:
    """Say whether what is shared or cited is a thing or somebody, not words: "posted a picture", "cited a sailor"."""
    noun = next((t for t in candidate.content if t.head.i == candidate.head.i and t.pos_ == "NOUN"), None)
    if noun is None:
        return False
    word = roles.singular(noun.text)
    if candidate.word in ("cite", "quote", "mention", "reference"):
        unnamed = any(child.lower_ in ("unnamed", "anonymous") for child in noun.children)
        return unnamed or word in roles.PERSON_NOUNS or word == "source"
    return candidate.word in ("post", "share", "tweet", "unveil") and word in _PICTURES


def _act(verb: Word) -> bool:
    """Say whether the report is itself what somebody denies or admits having done: "denied having told them that"."""
    gerund = verb.tag_ == "VBG" or any(helper.lower_ == "having" for helper in syntax.auxiliaries(verb))
    if not gerund or verb.dep_ not in ("xcomp", "ccomp", "obj", "dobj"):
        return False
    meant = vocabulary.STANCE_OF_WORD.get(verb_of_form(verb.head.lower_) or "")
    return meant in (Stance.DENIES, Stance.CONFIRMS)


def _is_product(source: Sequence[Word]) -> bool:
    """Say whether the source is what somebody said, not somebody: "a claim that, if true, ..."."""
    return bool(source) and head_of(source).lemma_.lower() in _PRODUCTS
