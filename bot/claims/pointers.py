"""Pointers: contents, or their subjects, that stand for something said before: "it", "the report", "such claims"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.claims import roles
from bot.language import syntax
from bot.language.words import Word

_PRONOUNS = frozenset("it this that these those which so".split())
_DEFINITE = frozenset("the this that these those such any all both".split())
_ACCOUNTS = frozenset(
    """account accusation allegation announcement article assertion assumption charge claim comment contention
    description finding idea information insinuation message news notion post prediction reading remark report reporting
    rumour rumor speculation statement story suggestion tale testimony theory threat version
    warning word""".split()
)
# Families of words by which a noun finds the verb it goes back to: "the accusation" was made by someone who accused.
FAMILIES: dict[str, frozenset[str]] = {
    word: frozenset(family.split())
    for family in (
        "report reporting account article story news",
        "claim contention assertion insist maintain assert contend",
        "accusation charge allegation insinuation accuse allege blame implicate",
        "rumour rumor speculation speculate",
        "announcement announce declare unveil",
        "statement comment remark word say tell state",
        "suggestion suggest idea notion propose",
        "warning threat warn threaten",
        "prediction predict forecast",
        "finding find conclude show",
    )
    for word in family.split()
}
_VERDICTS = frozenset(
    """false untrue fake fabricated fabrication lie hoax baseless groundless unfounded incorrect inaccurate misleading
    true correct nonsense rubbish ridiculous absurd laughable preposterous ludicrous propaganda bogus disinformation
    misinformation fantasy fiction rumour rumor speculation provocation smear stunt impossible implausible suspect news
    unlikely plausible credible incredible""".split()
)
_LIGHT = frozenset(
    """look like sound seem appear call another bit piece sort kind pure more just such as absolute complete
    total""".split()
)
_LIGHT_PARTS = frozenset({"AUX", "ADV", "DET", "PART", "ADP", "CCONJ"})
_MOST = 6  # words of a pointing phrase, and of an answer that leaves its subject out


class PointerKind(StrEnum):
    """What sort of words point."""

    PRONOUN = "pronoun"
    NOUN = "noun"
    ELLIPSIS = "ellipsis"  # "Nonsense!": what is nonsense is left out


@dataclass(frozen=True, slots=True)
class Pointer:
    """Pointing words: `noun` is the singular of their head, `owner` whoever's account it is ("Reed's claims")."""

    tokens: tuple[Word, ...]
    kind: PointerKind
    noun: str = ""
    owner: tuple[Word, ...] = ()


def pointer(content: Sequence[Word]) -> Pointer | None:
    """Return the words of a content that point back, if without what they point at it says nothing to compare."""
    words = [token for token in content if not token.is_punct and not token.is_space]
    if not words:
        return None
    if len(words) == 1 and words[0].lower_ in _PRONOUNS:
        return Pointer((words[0],), PointerKind.PRONOUN)
    lead = _leading(words)
    rest = words[len(lead) :]
    if lead and (not rest or _is_verdict(rest)):
        return _of(lead)
    if len(words) <= _MOST and _is_verdict(words) and not any(t.dep_.startswith(("nsubj", "csubj")) for t in words):
        return Pointer(tuple(words), PointerKind.ELLIPSIS)
    return None


def _of(lead: Sequence[Word]) -> Pointer:
    head = lead[-1]
    if len(lead) == 1 and head.lower_ in _PRONOUNS:
        return Pointer(tuple(lead), PointerKind.PRONOUN)
    owners = syntax.possessors(head)
    owner = tuple(token for token in lead if owners and token.i <= owners[0].i)
    return Pointer(tuple(lead), PointerKind.NOUN, roles.singular(head.text), owner)


def _leading(words: Sequence[Word]) -> Sequence[Word]:
    """Return a pronoun or a pointing noun phrase at the start of the words, or nothing."""
    first = words[0]
    if first.lower_ in _PRONOUNS and (len(words) < 2 or words[1].pos_ in ("AUX", "VERB", "PART", "ADV")):
        return words[:1]
    end = next((at for at, token in enumerate(words[:_MOST], start=1) if _is_account(token)), 0)
    phrase = words[:end]
    if not phrase or any(token.pos_ in ("VERB", "AUX", "ADP", "SCONJ") for token in phrase):
        return []
    explained = end < len(words) and words[end].lower_ in ("that", "of", "about", "by", "from", "whether", "on", "to")
    return [] if explained or not _is_known(phrase) else phrase


def _is_account(token: Word) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and roles.singular(token.text) in _ACCOUNTS


def _is_known(phrase: Sequence[Word]) -> bool:
    """Say whether a noun phrase means something told already: by its article or owner, or as bare "claims"."""
    if phrase[0].lower_ in _DEFINITE or syntax.possessors(phrase[-1]):
        return True
    return phrase[-1].tag_ in ("NNS", "NNPS") or _set_off(phrase[0])


def _set_off(first: Word) -> bool:
    """Say whether a noun phrase sums up the clause before it: ", an account that another witness confirmed"."""
    return first.lower_ in ("a", "an") and first.i > 0 and first.nbor(-1).text in (",", "—", "–", "-")


def _is_verdict(words: Sequence[Word]) -> bool:
    """Say whether the words only judge: "is false", "looks like another bit of fake news", "as a lie"."""
    at = next((i for i, token in enumerate(words) if _judges(token)), None)
    if at is None or not all(token.lemma_.lower() in _LIGHT or token.pos_ in _LIGHT_PARTS for token in words[:at]):
        return False
    rest = [token for token in words[at + 1 :] if not _judges(token)]
    return not rest or rest[0].pos_ in ("CCONJ", "ADV") or rest[0].nbor(-1).is_punct


def _judges(token: Word) -> bool:
    return token.lower_ in _VERDICTS or token.lemma_.lower() in _VERDICTS
