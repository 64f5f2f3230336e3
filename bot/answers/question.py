"""Reading a question: what kind it is, whose words and which stance it asks for, on what, and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rapidfuzz import fuzz, process

from bot.answers.measure import Measure, measures
from bot.answers.period import Period, period_in
from bot.answers.stance_words import (
    CONTRADICTING,
    NEGATIONS,
    SAYING,
    SAYING_STEMS,
    STANCE_BY_FORM,
    STANCE_STEMS,
)
from bot.claims.claim import Stance
from bot.language.terms import STOP_WORDS, fold, stem, words

SHORTEST_TYPO = 5  # letters; shorter words are too near to too many others to be corrected
_LEAST_LIKENESS = 84  # of 100, rapidfuzz ratio


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


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read. All words are folded; `topic`, `preface` and `described` are stems.

    `speaker` is the phrase that stands where the speaker does ("lloyd austin"); `described` is what kind of speaker
    is wanted ("which experts"); `preface` is the topic of sentences before the question itself.
    """

    text: str
    kind: QuestionKind
    stances: tuple[Stance, ...] = ()
    cues: tuple[str, ...] = ()
    speaker: str | None = None
    described: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    preface: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    period: Period | None = None
    negated: bool = False
    about_speech: bool = True  # False: dates or places of the event, not of a statement
    weekday: bool = False


_FURNITURE = frozenset(
    stem(w)
    for w in """article articles report reports story stories outlet outlets newspaper newspapers paper media site
    website publication source sources according different various statement statements timeline chronology remark remarks
    quote quotes quoted word words line position stance account view change changed changing move moved shift
    shifted first afterwards later then finally list show give tell please much many figure figures number numbers
    claim claims anyone anybody somebody someone everyone date dates day days time times thing things person
    people name names version mind tune course history sequence order event events said question answer know
    mean means happen happened exactly actually really still ever yet so far news press read reading opinion reason
    detail details information reaction reactions response responses comment comments original main key total
    currently rest way kind sort case take took long big old may might must shall even like whom whose none both
    publicly openly apparently around talk talks""".split()
)
_OUTLET_NOUNS = r"(?:news ?)?(?:outlets?|newspapers?|papers?|media|sites?|websites?|publications?|articles?|reports?|stories|broadcasters?|agenc(?:y|ies)|magazines?|press|sources?)"
_AUXILIARY = "did does do has have had is are was were will would can could".split()
_SPEECH_VERBS = (SAYING - set("release released releases issue issued make made give gives gave put puts".split())) | set(
    STANCE_BY_FORM
) | CONTRADICTING
_CHANGE_VERBS = frozenset("change changed move moved shift shifted reverse reversed soften softened retract".split())
_DECLINED = re.compile(
    r"\b(?:declin\w+|refus\w+|no)\b(?: \w+){0,2} (?:to )?(?:comment|respond|answer|reply)|\b(?:had|gave|made) no comment"
)
_CALLED_FOR = re.compile(r"\b(?:call|calls|called|calling)\b(?: \w+){0,2} (?:for|on)\b|\bwhat (?:did|does) .* want\b")
_POSITION = re.compile(
    r"\b(?:chang\w+|mov\w+|shift\w*|revers\w+|soften\w*|harden\w*|alter\w*|evolv\w+|retract\w*|backtrack\w*|walk(?:ed)? back"
    r"|u turn|flip flop\w*)\b"
)
_POSITION_NOUN = re.compile(r"\b(?:line|position|stance|mind|story|tune|account|view|version|statement|answer|message)s?\b")
_FIRST_THEN = re.compile(r"\b(?:first|initially|originally|earlier|at first)\b.*\b(?:afterwards?|later|then|now|finally)\b")
_TIMELINE = re.compile(
    r"\b(?:timeline|time line|chronology|chronological|sequence of|history of|in order|step by step|over time)\b"
    r"|\b(?:dates|days) (?:of|did|when)\b|\b(?:which|what) (?:dates|days)\b"
)
_WHEN = re.compile(r"^(?:and )?when\b|\b(?:on )?(?:which|what) (?:day|date|month|year|weekday)\b|\bsince when\b")
_WHO = re.compile(r"^(?:and |but |so )?(?:who|whose|whom)\b|\bwho\b")
_ASKED_VERBS = "|".join(
    sorted(_SPEECH_VERBS | {"could", "cannot", "can't", "has", "have", "had", "would", "will"}, key=len, reverse=True)
)
_WHICH = re.compile(rf"^(?:and )?(?:which|what) (?P<noun>(?:[\w.'’-]+ ){{0,4}}?[\w.'’-]+?) (?P<verb>{_ASKED_VERBS})\b")
_OUTLETS = re.compile(rf"^(?:and )?(?:which|what|whose|how many) (?:\w+ )?{_OUTLET_NOUNS}\b|^where (?:was|is|were|has|did) .*"
                      r"(?:report|publish|print|appear|carri)")
_REST = re.compile(rf"\b(?:which|what) (?:\w+ )?{_OUTLET_NOUNS}\b")
_POSSESSED = re.compile(
    r"(?:^|\b(?:did|does|do|is|was|has|had|how|of|and|contradicts?|disputes?|about) )(?P<who>(?:the )?[^?,]{2,60}?)['’]s? "
    r"(?:\w+ ){0,2}?(?:line|position|stance|account|story|version|view|remarks?|claims?|statements?|denial|comments?|words)\b"
)
_ACCORDING = re.compile(r"\baccording to (?P<who>[^?,]{2,80})")
_DETERMINERS = frozenset("the a an his her its their of".split())
_NOUNS_TOO = frozenset("support back question demand appeal fear concern alert".split())
_BEFORE_VERBS = frozenset("who did does to not they you we publicly".split())
_NO_NAMES = frozenset("the a an any first what when how whether".split()) | frozenset(_AUXILIARY)
_PRONOUNS = frozenset("that this it him her them he she they the paper rest report others".split())
_NOT_TOPIC = SAYING_STEMS - frozenset(
    stem(w) for w in "rule exclude release carry print make give put ask want issue call expect describe".split()
)
_TRAILING = frozenset("first ever really already later then initially also originally finally once just now".split())
_QUOTED = re.compile(r"[\"“”]([^\"“”]{2,200})[\"“”]|(?<!\w)['‘]([^'’‘]{3,200})['’](?!\w)")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")


def read(text: str, today: date, known: Callable[[str], bool] = lambda _: True) -> Question:
    """Read `text`; `known` says whether a stem occurs in what is stored, so that other words can be typing errors."""
    period = period_in(text, today)
    quoted = tuple(a or b for a, b in _QUOTED.findall(text))
    plain = _corrected(_without(text, period), known)
    preface, focus = _parted(plain)
    kind = _kind(focus, plain)
    stances, cues, negated = _stance(focus, kind)
    speaker = _speaker(focus, preface, kind)
    described = _described(focus, kind)
    numbers = measures(focus) if kind is QuestionKind.HOW_MANY else []
    return Question(
        text=text,
        kind=kind,
        stances=stances,
        cues=cues,
        speaker=speaker,
        described=described,
        topic=tuple(dict.fromkeys((*_topic(focus, speaker, described, kind), *_stems(" ".join(quoted))))),
        heads=_heads(focus),
        preface=_preface(preface),
        quoted=quoted,
        measures=tuple(
            replace(measure, topic=_topic(part, None, (), kind) if len(numbers) > 1 else ()) for measure, part in numbers
        ),
        period=period,
        negated=negated,
        about_speech=_about_speech(focus, kind, speaker),
        weekday=bool(_WEEKDAY.search(text.lower())),
    )


def _without(text: str, period: Period | None) -> str:
    if period is None:
        return fold(text)
    return fold(text[: period.span.start] + " " + text[period.span.end :])


_CORRECTABLE = sorted(
    {form for form in (*STANCE_BY_FORM, *SAYING, *CONTRADICTING) if len(form) >= SHORTEST_TYPO}
    | set("timeline contradicts according outlets newspapers position".split())
)


def _corrected(text: str, known: Callable[[str], bool]) -> str:
    def corrected(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) < SHORTEST_TYPO or word in STOP_WORDS or stem(word) in _FURNITURE or known(stem(word)):
            return word
        if word in STANCE_BY_FORM or word in SAYING or word in CONTRADICTING:
            return word
        best = process.extractOne(word, _CORRECTABLE, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
        return best[0] if best else word

    return re.sub(r"[a-z]+", corrected, text)


def _parted(text: str) -> tuple[str, str]:
    """Return what stands before the question itself, and the question."""
    sentences = [part.strip() for part in re.split(r"(?<=[.?!])\s+(?=\S)", text.strip()) if part.strip()]
    asks = [s for s in sentences if re.match(r"(?:and |but |so )?(?:who|what|when|where|which|how|why|did|was|is|has)\b", s)]
    if len(sentences) < 2 or not asks:
        return "", text.strip()
    focus = asks[-1]
    return " ".join(s for s in sentences if s is not focus), focus


def _kind(focus: str, whole: str) -> QuestionKind:
    if any(re.search(rf"\b{word}\b", focus) for word in CONTRADICTING - {"otherwise", "differ", "differs", "differed"}) or (
        re.search(r"\bwho (?:says|said|claims) otherwise\b", focus)
    ):
        if re.search(r"\b(?:who|which|what|does|did|is|are|anyone)\b", focus):
            return QuestionKind.CONTRADICTS
    if _TIMELINE.search(focus):
        return QuestionKind.TIMELINE
    if (_POSITION.search(focus) and _POSITION_NOUN.search(focus)) or _FIRST_THEN.search(focus):
        return QuestionKind.POSITION_CHANGE
    if re.search(r"\bhow (?:many|much|long|old|big|large|tall|high|far|wide|deep|heavy|small)\b", focus) or re.search(
        r"\b(?:what|which) (?:is |was |are |were )?(?:the )?(?:\w+ )?(?:number|figure|toll|count|ages?|price|cost|size)s?\b", focus
    ):
        if not re.match(rf"how many {_OUTLET_NOUNS} (?:carr|report|print|publish|quot)", focus):
            return QuestionKind.HOW_MANY
    if _OUTLETS.search(focus):
        return QuestionKind.OUTLETS
    if _WHO.search(focus):
        return QuestionKind.WHO
    if _WHEN.search(focus):
        return QuestionKind.WHEN
    if _which(focus):
        return QuestionKind.WHO
    return _other_kind(focus)


def _which(focus: str) -> str | None:
    """Return the noun of "which experts doubted", None for "what did the experts doubt"."""
    match = _WHICH.match(focus)
    return match["noun"] if match and match["noun"].split()[0] not in _AUXILIARY else None


def _other_kind(focus: str) -> QuestionKind:
    tokens = re.findall(r"[\w']+", focus)
    opening = tokens[0] if tokens else ""
    if opening in {"what", "how"} and _subject(focus):
        return QuestionKind.WHAT_SAID
    if re.search(r"\b(?:statements?|quotes?|claims?|words) (?:by|of|from)\b", focus):
        return QuestionKind.WHAT_SAID
    if opening in _AUXILIARY:
        return QuestionKind.YES_NO
    if opening in {"what", "how", "why", "where", "which", "whose"}:
        return QuestionKind.FACT
    if set(tokens) & {"did", "does", "what", "said", "say", "says"}:
        return QuestionKind.WHAT_SAID
    return QuestionKind.LOOKUP


def _stance(focus: str, kind: QuestionKind) -> tuple[tuple[Stance, ...], tuple[str, ...], bool]:
    """Return the stances asked for, the stems of other verbs of saying, and whether the content is negated."""
    tokens = re.findall(r"[a-z0-9']+", focus)
    if _DECLINED.search(focus):
        return (Stance.DECLINES_TO_COMMENT,), (), False
    if kind in {QuestionKind.WHO, QuestionKind.WHAT_SAID, QuestionKind.YES_NO} and _CALLED_FOR.search(focus):
        return (Stance.CALLS_FOR,), (), False
    cues: list[str] = []
    for place, word in enumerate(tokens):
        negated = bool(set(tokens[max(0, place - 4) : place]) & NEGATIONS) or any(
            w.endswith("n't") for w in tokens[max(0, place - 3) : place]
        )
        stance = STANCE_BY_FORM.get(word)
        if stance is not None and _is_verb(tokens, place):
            if negated and stance is Stance.CONFIRMS:
                return (Stance.DOES_NOT_CONFIRM,), tuple(cues), False
            if negated:
                return (), tuple(cues), True
            return (stance,), tuple(cues), _negates(tokens[place + 1 :])
        if word in SAYING and place and kind is not QuestionKind.HOW_MANY:
            cues.append(stem(word))
    return (), tuple(cues), _negates(tokens)


def _is_verb(tokens: Sequence[str], place: int) -> bool:
    """Say whether the stance word at `place` is a verb here, not a noun ("his denial", "the experts' doubts")."""
    word = tokens[place]
    before = tokens[place - 1] if place else ""
    if word.endswith(("ial", "ion", "ism", "ials", "ions")) or before in _DETERMINERS or before.endswith(("'", "'s")):
        return False
    return word not in _NOUNS_TOO or before in _BEFORE_VERBS


def _negates(tokens: Sequence[str]) -> bool:
    return bool(set(tokens) & (NEGATIONS - {"without", "unable", "unverified"})) or any(
        token.endswith("n't") for token in tokens
    )


def _subject(focus: str) -> str | None:
    """Return the words between an auxiliary and a verb of speech: "what did (the minister) say"."""
    tokens = re.findall(r"[\w'’.-]+", focus)
    for start, word in enumerate(tokens[:6]):
        if word not in _AUXILIARY:
            continue
        for end in range(start + 2, min(len(tokens), start + 10)):
            if tokens[end] in _SPEECH_VERBS | _CHANGE_VERBS:
                chosen = tokens[start + 1 : end]
                while chosen and chosen[-1] in _TRAILING:
                    chosen.pop()
                return " ".join(chosen).strip(".-") or None
        return None
    return None


def _speaker(focus: str, preface: str, kind: QuestionKind) -> str | None:
    if kind is QuestionKind.CONTRADICTS:
        return _target(focus, preface)
    if kind in {QuestionKind.WHO, QuestionKind.OUTLETS, QuestionKind.TIMELINE}:
        return None
    if (match := _POSSESSED.search(focus)) and kind is QuestionKind.POSITION_CHANGE:
        return _name(match["who"])
    if subject := _subject(focus):
        owner = re.match(r"(.+?)['’]s? (?:\w+ )*(?:line|position|account|story|view)$", subject)
        return _name(owner[1] if owner else subject)
    if match := re.search(r"\b(?:statements?|quotes?|claims?|words) (?:by|of|from) (?P<who>[^?,]{2,60})", focus):
        return _name(match["who"].split(" on ")[0].split(" about ")[0])
    if match := re.match(r"(?P<who>[^?]{2,50}?) (?:on|about) ", focus):
        return _name(match["who"]) if kind is QuestionKind.LOOKUP else None
    return None


def _target(focus: str, preface: str) -> str | None:
    """Return whose words are contradicted."""
    if match := re.search(r"\b(?:contradict|disput|challeng|disagree|counter|contest)\w*\b(?: with)? (?P<who>[^?]{2,80})", focus):
        who = _name(re.split(r"['’]s?(?: |$)|['’\"“”,]| (?:on|about|that|over|and|with|who) ", match["who"])[0])
        if who and not set(who.split()) <= _PRONOUNS:
            return who
    if match := re.match(rf"(?P<who>[^.?]{{2,60}}?) (?:\w+ly |first )?(?:{'|'.join(sorted(_SPEECH_VERBS))})\b", preface):
        return _name(match["who"])
    return None


def _name(phrase: str) -> str | None:
    kept = [w for w in phrase.split() if w not in _NO_NAMES]
    return " ".join(kept).strip(" .'’") or None


def _described(focus: str, kind: QuestionKind) -> tuple[str, ...]:
    if kind is not QuestionKind.WHO:
        return ()
    if noun := _which(focus):
        return _stems(noun)
    if match := re.match(r"who (?:in|from|at|of|among|inside) (?P<noun>[^?,]{2,60}?) (?:" + "|".join(sorted(_SPEECH_VERBS)) + r")\b", focus):
        return _stems(match["noun"])
    return ()


def _stems(words_: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(words_) if word not in STOP_WORDS)


def _topic(text: str, speaker: str | None, described: Sequence[str], kind: QuestionKind) -> tuple[str, ...]:
    spoken = set(_stems(speaker or "")) | set(described) if kind is not QuestionKind.LOOKUP else set()
    kept = (
        stem(word)
        for word in words(text)
        if word not in STOP_WORDS and stem(word) not in _FURNITURE | STANCE_STEMS | _NOT_TOPIC | spoken
    )
    return tuple(dict.fromkeys(term for term in kept if len(term) > 1))


def _heads(text: str) -> tuple[str, ...]:
    """Return the stems of the last content word of each phrase: the nouns and verbs that its other words describe."""
    heads: list[str] = []
    for phrase in re.split(r"[^\w\s'’-]+", text):
        last: str | None = None
        for word in (*words(phrase), "and"):
            if word not in STOP_WORDS:
                last = stem(word)
            elif last is not None:
                heads.append(last)
                last = None
    return tuple(dict.fromkeys(heads))


def _preface(text: str) -> tuple[str, ...]:
    kept = (stem(word) for word in words(text) if word not in STOP_WORDS and stem(word) not in _FURNITURE | _NOT_TOPIC)
    return tuple(dict.fromkeys(term for term in kept if len(term) > 1))


def _about_speech(focus: str, kind: QuestionKind, speaker: str | None) -> bool:
    if kind is QuestionKind.WHEN:
        return speaker is not None or bool(_WHO.search(focus))
    return kind not in {QuestionKind.FACT, QuestionKind.HOW_MANY, QuestionKind.OUTLETS}
