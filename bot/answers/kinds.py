"""Kinds: what sort of answer a question wants."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.answers.stance_words import CONTRADICTING, OPPOSING, PLURALS, SAYING, STANCE_BY_FORM

_OUTLET_NOUNS = (
    r"(?:news ?)?(?:outlets?|newspapers?|papers?|media|sites?|websites?|publications?|articles?|reports?|stories"
    r"|broadcasters?|agenc(?:y|ies)|magazines?|press|sources?)"
)
HOW_MUCH = "many|much|long|old|big|large|tall|high|far|wide|deep|heavy"  # after "how", where a number is asked for
AUXILIARIES = "did does do has have had is are was were will would can could".split()
SPEECH_VERBS = (
    (SAYING - set("release released releases issue issued make made give gives gave put puts".split()))
    | set(STANCE_BY_FORM)
    | CONTRADICTING
)
_CHANGE_VERBS = frozenset("change changed move moved shift shifted reverse reversed soften softened retract".split())
_AFTER_AUXILIARIES = (SPEECH_VERBS | _CHANGE_VERBS) - PLURALS
_POSITION = re.compile(
    r"\b(?:chang\w+|mov\w+|shift\w*|revers\w+|soften\w*|harden\w*|alter\w*|evolv\w+|retract\w*|backtrack\w*"
    r"|walk(?:ed)? back"
    r"|u turn|flip flop\w*)\b"
)
_POSITION_NOUN = re.compile(
    r"\b(?:line|position|stance|mind|story|tune|account|view|version|statement|answer|message)s?\b"
)
_FIRST_THEN = re.compile(
    r"\b(?:first|initially|originally|earlier|at first)\b.*\b(?:afterwards?|later|then|now|finally)\b"
)
_CONTRADICTS = re.compile(
    r"\b(?:{})\b|\bwho (?:says|said|claims) otherwise\b".format(
        "|".join(sorted(CONTRADICTING - OPPOSING - {"otherwise", "differ", "differs", "differed"}))
    )
)
_NUMBER = re.compile(
    rf"\bhow (?:{HOW_MUCH}|small)\b"
    r"|\b(?:what|which) (?:is |was |are |were )?(?:the )?(?:\w+ )?"
    r"(?:number|figure|toll|count|ages?|price|cost|size|share|percentage|proportion)s?\b"
)
_OUTLET_COUNT = re.compile(rf"how many {_OUTLET_NOUNS} (?:carr|report|print|publish|quot)")
_TIMELINE = re.compile(
    r"\b(?:timeline|time line|chronology|chronological|sequence of|history of|in order|step by step|over time)\b"
    r"|\b(?:dates|days) (?:of|did|when)\b|\b(?:which|what) (?:dates|days)\b"
)
_WHEN = re.compile(r"^(?:and )?when\b|\b(?:on )?(?:which|what) (?:day|date|month|year|weekday)\b|\bsince when\b")
_WHO = re.compile(r"^(?:and |but |so )?(?:who|whose|whom)\b|\bwho\b")
_ASKED_VERBS = "|".join(
    sorted(SPEECH_VERBS | {"could", "cannot", "can't", "has", "have", "had", "would", "will"}, key=len, reverse=True)
)
_WHICH = re.compile(rf"^(?:and )?(?:which|what) (?P<noun>(?:[\w.'’-]+ ){{0,4}}?[\w.'’-]+?) (?P<verb>{_ASKED_VERBS})\b")
_OUTLETS = re.compile(
    rf"^(?:and )?(?:which|what|whose|how many) (?:\w+ )?{_OUTLET_NOUNS}\b|^where (?:was|is|were|has|did) .*"
    r"(?:report|publish|print|appear|carri)"
)
_ANYBODY = re.compile(r"^(?:\w+ )(?:anyone|anybody|someone|somebody)\b")  # "has anyone denied it?" asks who has
_TRAILING = frozenset("first ever really already later then initially also originally finally once just now".split())


class QuestionKind(StrEnum):
    """What sort of answer is wanted."""

    WHO = "who"
    WHAT_SAID = "what was said"
    WHEN = "when"
    HOW_MANY = "how many"
    OUTLETS = "which outlets"
    YES_NO = "yes or no"
    TIMELINE = "timeline"
    POSITION_CHANGE = "change of position"
    CONTRADICTS = "who contradicts"
    FACT = "fact"  # where, why, how: answered by passages
    LOOKUP = "lookup"


def kind_of(focus: str) -> QuestionKind:
    """Return the kind of a folded question."""
    if _CONTRADICTS.search(focus) and re.search(r"\b(?:who|which|what|does|did|is|are|anyone)\b", focus):
        return QuestionKind.CONTRADICTS
    if _TIMELINE.search(focus):
        return QuestionKind.TIMELINE
    if (_POSITION.search(focus) and _POSITION_NOUN.search(focus)) or _FIRST_THEN.search(focus):
        return QuestionKind.POSITION_CHANGE
    if _NUMBER.search(focus) and not _OUTLET_COUNT.match(focus):
        return QuestionKind.HOW_MANY
    if _OUTLETS.search(focus):
        return QuestionKind.OUTLETS
    if _WHO.search(focus):
        return QuestionKind.WHO
    if _WHEN.search(focus):
        return QuestionKind.WHEN
    if which_noun(focus):
        return QuestionKind.WHO
    return _other_kind(focus)


def which_noun(focus: str) -> str | None:
    """Return the noun of "which experts doubted", None for "what did the experts doubt"."""
    match = _WHICH.match(focus)
    return match["noun"] if match and match["noun"].split()[0] not in {*AUXILIARIES, "else"} else None


def _other_kind(focus: str) -> QuestionKind:
    tokens = re.findall(r"[\w']+", focus)
    opening = tokens[0] if tokens else ""
    if opening in {"what", "how", "why"} and subject_of(focus):
        return QuestionKind.WHAT_SAID
    if re.search(r"\b(?:statements?|quotes?|claims?|words) (?:by|of|from)\b", focus):
        return QuestionKind.WHAT_SAID
    if opening in AUXILIARIES:
        return QuestionKind.WHO if _ANYBODY.search(focus) else QuestionKind.YES_NO
    if opening in {"what", "how", "why", "where", "which", "whose"}:
        return QuestionKind.FACT
    if set(tokens) & {"did", "does", "what", "said", "say", "says"}:
        return QuestionKind.WHAT_SAID
    return QuestionKind.LOOKUP


def subject_of(focus: str) -> str | None:
    """Return the words between an auxiliary and a verb of speech: "what did (the minister) say"."""
    tokens = re.findall(r"[\w'’.-]+", focus)
    for start, word in enumerate(tokens[:6]):
        if word not in AUXILIARIES:
            continue
        for end in range(start + 2, min(len(tokens), start + 10)):
            if tokens[end] in _AFTER_AUXILIARIES:
                chosen = tokens[start + 1 : end]
                while chosen and chosen[-1] in _TRAILING:
                    chosen.pop()
                return " ".join(chosen).strip(".-") or None
        return None
    return None


def is_about_speech(focus: str, kind: QuestionKind, speaker: str | None) -> bool:
    """Say whether the days and places asked for are those of statements, not of what happened."""
    if kind is QuestionKind.WHEN:
        return speaker is not None or bool(_WHO.search(focus))
    if kind is QuestionKind.TIMELINE:
        return not re.search(r"\b(?:which|what) (?:dates|days) (?:did|was|were|does|do)\b", focus)
    return kind not in {QuestionKind.FACT, QuestionKind.HOW_MANY, QuestionKind.OUTLETS}
