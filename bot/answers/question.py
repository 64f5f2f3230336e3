"""Reading a question: what kind it is, whose words and which stance it asks for, on what, and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answers.kinds import AUXILIARIES, SPEECH_VERBS, QuestionKind, is_about_speech, kind_of, subject_of, which_noun
from bot.answers.measure import Measure, measures
from bot.answers.misspelling import corrected
from bot.answers.negation import lacks, negates
from bot.answers.period import Period, period_in
from bot.answers.stance_words import (
    OPPOSING,
    SAYING,
    SAYING_STEMS,
    STANCE_BY_FORM,
    STANCE_STEMS,
    SUPPORTING,
)
from bot.answers.topics import FURNITURE, content_stems, heads_of, names_in, parts_of, preface_of, topic_of
from bot.claims.claim import Stance
from bot.language.terms import fold, stem

_DECLINED = re.compile(
    r"\b(?:declin\w+|refus\w+|no)\b(?: \w+){0,2} (?:to )?(?:comment|respond|answer|reply)"
    r"|\b(?:had|gave|made) no comment"
    r"|(?:\bnot|n't|\bnever|\bnobody|\bno one)(?: \w+){0,2} (?:comment|respond|repl)\w*"
)
_UNANSWERED = re.compile(
    r"\b(?:ask|contact|approach|request)\w*\b.*\bcomments?\b.*\b(?:no|none|not|nothing|without|never)\b"
)
_CALLED_FOR = re.compile(r"\b(?:call|calls|called|calling)\b(?: \w+){0,2} (?:for|on)\b|\bwhat (?:did|does) .* want\b")
_POSSESSED = re.compile(
    r"(?:^|\b(?:did|does|do|is|was|has|had|how|of|and|contradicts?|disputes?|about) )"
    r"(?P<who>(?:the )?[^?,]{2,60}?)['’]s? (?:\w+ ){0,2}?"
    r"(?:line|position|stance|account|story|version|view|remarks?|claims?|statements?|denial|comments?|words)\b"
)
_WHO_IS = re.compile(r"^who(?:'s|’s| is| was| are) (?P<who>(?!the\b)[a-z.'’-]+(?: [a-z.'’-]+){0,2})\??$")
_OF_A_MATTER = re.compile(r"(?:about|over|on|concerning|regarding|as to|in|between|among)\b")
_INITIALS = re.compile(r"\b([a-z])\.([a-z])\.")  # "the u.s." ends no sentence
_PARTICIPLE = re.compile(r"^(?:\w+ly )?(?:\w+(?:ed|ing)|shot|hurt|found|held|taken|chosen|hit|born|behind|there)\b")
_WHAT_SAID = re.compile(  # "compare what the mayor and the unions said"
    r"\bwhat (?P<who>(?!(?:did|do|does|has|have|had|was|were|is|are)\b)[^?,]{2,60}?)"
    r" (?:said|says?|told|claim(?:ed|s)?|thinks?)\b"
)
_MEASURED = frozenset(stem(w) for w in "age ages price cost size sum total percentage share distance toll".split())
_ASKING = frozenset(stem(w) for w in "ask contact approach request print comment respond reply answer".split())
_CLAIMED = re.compile(
    r"\bthat\b|\bwhether\b|\b(?:claim|report|allegation|account|story|statement|version|accusation|rumou?r|theory)s?\b|\bvouch"
)
_DETERMINERS = frozenset("the a an his her its their of".split())
_NOUNS_TOO = frozenset("support back question demand appeal fear concern alert".split())
_BEFORE_VERBS = frozenset("who did does to not they you we publicly".split())
_NO_NAMES = frozenset("the a an any first what when how whether".split()) | frozenset(AUXILIARIES)
_PRONOUNS = frozenset("that this it him her them he she they the paper rest report others".split())
_NOUN_OF_SAYING = re.compile(r"\b[a-z]{4,}(?:ion|ial|ism|ment)s?\b")
_QUOTED = re.compile(r"[\"“”]([^\"“”]{2,200})[\"“”]|(?<!\w)['‘]([^'’‘]{3,200})['’](?!\w)")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read. All words are folded; `topic`, `preface` and `described` are stems.

    `speaker` is the phrase that stands where the speaker does ("lloyd austin"); `described` is what kind of speaker
    is wanted ("which experts"); `names` are stems of what is written as a name; `preface` is the topic of sentences
    before the question itself.
    """

    text: str
    kind: QuestionKind
    stances: tuple[Stance, ...] = ()
    cues: tuple[str, ...] = ()
    speaker: str | None = None
    described: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    preface: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    period: Period | None = None
    negated: bool = False
    about_speech: bool = True  # False: dates or places of the event, not of a statement
    parts: tuple[tuple[str, ...], ...] = ()  # the topic of each event that the question lists
    leaning: bool = False  # on an earlier question of its thread, whose words need not be said again


def read(text: str, today: date, known: Callable[[str], bool] = lambda _: True) -> Question:
    """Read `text`; `known` says whether a stem occurs in what is stored, so that other words can be typing errors."""
    period = period_in(text, today)
    quoted = tuple(a or b for a, b in _QUOTED.findall(text))
    plain = corrected(_INITIALS.sub(r"\1\2", _without(text, period)), known)
    preface, focus = _parted(plain)
    identity = _WHO_IS.match(focus)
    if identity and not _PARTICIPLE.search(identity["who"]):  # their page in short; "who was arrested" names nobody
        focus = identity["who"]
    kind = kind_of(focus)
    stances, cues, negated = _stance(focus, kind)
    speaker = _speaker(focus, preface, kind)
    described = _described(focus, kind)
    numbers = measures(focus) if kind is QuestionKind.HOW_MANY else []
    asking = Stance.DECLINES_TO_COMMENT in stances
    sided = _siding(focus) if kind is QuestionKind.WHO and not stances else ()
    topic = tuple(dict.fromkeys((*topic_of(focus, speaker, described, kind), *sided, *content_stems(" ".join(quoted)))))
    return Question(
        text=text,
        kind=kind,
        stances=stances,
        cues=cues,
        speaker=speaker,
        described=described,
        topic=tuple(term for term in topic if not (numbers and term in _MEASURED) and not (asking and term in _ASKING)),
        heads=tuple(dict.fromkeys((*heads_of(preface), *heads_of(focus)))),
        names=names_in(text),
        preface=preface_of(preface),
        quoted=quoted,
        measures=_with_topics(numbers),
        period=period,
        negated=negated,
        about_speech=is_about_speech(focus, kind, speaker) and not _asks_for_a_doer(kind, stances, cues, described),
        parts=parts_of(focus, kind),
    )


def _asks_for_a_doer(
    kind: QuestionKind, stances: Sequence[Stance], cues: Sequence[str], described: Sequence[str]
) -> bool:
    """Say whether a "who" did or suffered something, rather than said something ("who was arrested?")."""
    return kind is QuestionKind.WHO and not (stances or cues or described)


def _siding(focus: str) -> tuple[str, ...]:
    """Return the stem of the verb by which a question asks who is for or against a plan or a person."""
    verbs = (word for word in re.findall(r"[a-z]+", focus) if word in SUPPORTING or word in OPPOSING)
    return tuple(dict.fromkeys(stem(verb) for verb in verbs))


def with_matter(question: Question) -> Question:
    """Return the question about the noun of its stance where it names nothing else: "who rejected the accusation?"."""
    if not question.stances or question.topic or question.preface or question.speaker or question.quoted:
        return question
    asking = {stem(form) for form, stance in STANCE_BY_FORM.items() if stance in question.stances}
    nouns = (stem(match[0]) for match in _NOUN_OF_SAYING.finditer(fold(question.text)))
    named = (STANCE_STEMS | SAYING_STEMS) - asking - FURNITURE
    return replace(question, topic=tuple(noun for noun in nouns if noun in named))


def _with_topics(numbers: Sequence[tuple[Measure, str]]) -> tuple[Measure, ...]:
    """Return the measures, each with the topic of its own part of the question where there are several."""
    if len(numbers) < 2:
        return tuple(measure for measure, _ in numbers)
    topics = [topic_of(part, None, (), QuestionKind.HOW_MANY) for _, part in numbers]
    first = topics[0]
    found = [replace(numbers[0][0], topic=first)]
    for (measure, _), topic in zip(numbers[1:], topics[1:], strict=True):
        own = topic or first[:1]  # "and how big was it?": what the first part counts or measures
        found.append(replace(measure, topic=own, beside=tuple(term for term in first if term not in own)))
    return tuple(found)


def _without(text: str, period: Period | None) -> str:
    if period is None:
        return fold(text)
    return fold(text[: period.span.start] + " " + text[period.span.end :])


def _parted(text: str) -> tuple[str, str]:
    """Return what stands before the question itself, and the question."""
    sentences = [part.strip() for part in re.split(r"(?<=[.?!])\s+(?=\S)", text.strip()) if part.strip()]
    asks = [
        s for s in sentences if re.match(r"(?:and |but |so )?(?:who|what|when|where|which|how|why|did|was|is|has)\b", s)
    ]
    if len(sentences) < 2 or not asks:
        return "", text.strip()
    focus = asks[-1]
    return " ".join(s for s in sentences if s is not focus), focus


def _stance(focus: str, kind: QuestionKind) -> tuple[tuple[Stance, ...], tuple[str, ...], bool]:
    """Return the stances asked for, the stems of other verbs of saying, and whether the content is negated."""
    tokens = re.findall(r"[a-z0-9']+", focus)
    if _DECLINED.search(focus):
        return (Stance.DECLINES_TO_COMMENT,), (), False
    if _UNANSWERED.search(focus):
        return (Stance.DECLINES_TO_COMMENT,), (), False
    if kind in {QuestionKind.WHO, QuestionKind.WHAT_SAID, QuestionKind.YES_NO} and _CALLED_FOR.search(focus):
        return (Stance.CALLS_FOR,), (), False
    cues: list[str] = []
    for place, word in enumerate(tokens):
        negated = any(lacks(before) for before in tokens[max(0, place - 4) : place])
        stance = STANCE_BY_FORM.get(word)
        if stance is not None and _is_verb(tokens, place):
            if negated and stance is Stance.CONFIRMS:
                return (Stance.DOES_NOT_CONFIRM,), tuple(cues), False
            if negated:
                return (), tuple(cues), True
            if word in SUPPORTING and not _CLAIMED.search(focus):  # a plan or a person, no report, is backed
                return (), tuple(cues), negated
            held = (stance, Stance.ASSERTS) if word in SUPPORTING else (stance,)
            return held, tuple(cues), negates(tokens[place + 1 :])
        if word in SAYING and place and kind is not QuestionKind.HOW_MANY:
            cues.append(stem(word))
    return (), tuple(cues), negates(tokens)


def _is_verb(tokens: Sequence[str], place: int) -> bool:
    """Say whether the stance word at `place` is a verb here, not a noun ("his denial", "the experts' doubts")."""
    word = tokens[place]
    before = tokens[place - 1] if place else ""
    if word.endswith(("ial", "ion", "ism", "ials", "ions")) or before in _DETERMINERS or before.endswith(("'", "'s")):
        return False
    return word not in _NOUNS_TOO or before in _BEFORE_VERBS


def _speaker(focus: str, preface: str, kind: QuestionKind) -> str | None:
    if kind is QuestionKind.CONTRADICTS:
        return _target(focus, preface)
    if kind in {QuestionKind.WHO, QuestionKind.OUTLETS, QuestionKind.TIMELINE}:
        return None
    if (match := _POSSESSED.search(focus)) and kind is QuestionKind.POSITION_CHANGE:
        return _name(match["who"])
    if subject := subject_of(focus):
        owner = re.match(r"(.+?)['’]s? (?:\w+ )*(?:line|position|account|story|view)$", subject)
        return _name(owner[1] if owner else subject)
    if (match := _WHAT_SAID.search(focus)) and kind is QuestionKind.WHAT_SAID:
        return _name(match["who"])
    if match := re.search(r"\b(?:statements?|quotes?|claims?|words) (?:by|of|from) (?P<who>[^?,]{2,60})", focus):
        return _name(match["who"].split(" on ")[0].split(" about ")[0])
    if match := re.match(r"(?P<who>[^?]{2,50}?) (?:on|about) ", focus):
        return _name(match["who"]) if kind is QuestionKind.LOOKUP else None
    return None


def _target(focus: str, preface: str) -> str | None:
    """Return whose words are contradicted."""
    if match := re.search(
        r"\b(?:contradict|disput|challeng|disagree|counter|contest)\w*\b(?: with)? (?P<who>[^?]{2,80})", focus
    ):
        if _OF_A_MATTER.match(match["who"]):  # "who disagrees about the toll?" names nobody
            return None
        who = _name(re.split(r"['’]s?(?: |$)|['’\"“”,]| (?:on|about|that|over|and|with|who) ", match["who"])[0])
        if who and not set(who.split()) <= _PRONOUNS:
            return who
    if match := re.match(rf"(?P<who>[^.?]{{2,60}}?) (?:\w+ly |first )?(?:{'|'.join(sorted(SPEECH_VERBS))})\b", preface):
        return _name(match["who"])
    return None


def _name(phrase: str) -> str | None:
    kept = [w for w in phrase.split() if w not in _NO_NAMES]
    return " ".join(kept).strip(" .'’") or None


def _described(focus: str, kind: QuestionKind) -> tuple[str, ...]:
    if kind is not QuestionKind.WHO:
        return ()
    if noun := which_noun(focus):
        return content_stems(noun)
    if match := re.match(
        r"who (?:in|from|at|of|among|inside) (?P<noun>[^?,]{2,60}?) (?:" + "|".join(sorted(SPEECH_VERBS)) + r")\b",
        focus,
    ):
        return content_stems(match["noun"])
    return ()
