"""Conversation: what a thread is about, so that a follow-up can lean on it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.answers.kinds import QuestionKind
from bot.answers.measure import Measure, MeasureKind
from bot.answers.period import Period
from bot.answers.question import Question
from bot.claims.claim import Stance
from bot.language.terms import fold
from bot.span import Span

KEPT = timedelta(hours=24)  # after the last question of a thread

_OPENING = re.compile(r"^\s*(?:and|but|so|also|only|just|what about|how about|then|why|when|where|who|since)\b", re.I)
_POINTING = re.compile(r"\b(?:it|that|this|they|them|he|she|him|her|those|these|his|their|its)\b", re.I)
_WHAT_ABOUT = re.compile(
    r"^\s*(?:and |but |so )?(?:what|how) about (?P<who>[^?]{2,80})\??\s*$|^\s*and (?P<bare>[^?]{2,60})\?\s*$", re.I
)
_WHO_ELSE, _WHAT_ELSE = re.compile(r"\bwho else\b", re.I), re.compile(r"\bwhat else\b", re.I)
_PERSON = re.compile(r"\b(?:he|she|they|him|her|them)\b", re.I)
_BEFORE_THAT = re.compile(r"^\s*(?:and |but |so )?(?:what (?:about|was said) )?(?P<side>before|after) that\W*$", re.I)
_AND_WHO = re.compile(r"^\s*(?:and |but |so |then )?who (?:did|does|do|has|had|was|is|could|can)\W*$", re.I)
_OUTLETS = re.compile(r"(?:outlets?|newspapers?|papers?|media|press|articles?|sources?)", re.I)
_SAYING = frozenset(  # kinds of which "what about X?" asks what X said
    {
        QuestionKind.WHO,
        QuestionKind.WHAT_SAID,
        QuestionKind.WHEN,
        QuestionKind.YES_NO,
        QuestionKind.HOW_MANY,
        QuestionKind.LOOKUP,
        QuestionKind.CONTRADICTS,
    }
)
_OF_ONE = frozenset(  # questions that are about one speaker's words: "did they confirm it?"
    {
        QuestionKind.WHEN,
        QuestionKind.WHAT_SAID,
        QuestionKind.YES_NO,
        QuestionKind.POSITION_CHANGE,
        QuestionKind.CONTRADICTS,
    }
)
_SHOW = re.compile(
    r"\b(?:show|give|what (?:is|was|were)|read)\b.*\b(?:quotes?|exact words|sentences?|sources?|citations?)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Thread:
    """What the last question of a thread was about, and whose words answered it."""

    question: Question
    heard: tuple[str, ...] = ()  # names, in the order shown

    def to_json(self) -> str:
        """Return the state as JSON."""
        question = self.question
        period = question.period
        return json.dumps(
            {
                "text": question.text,
                "kind": question.kind.value,
                "stances": [stance.value for stance in question.stances],
                "cues": question.cues,
                "speaker": question.speaker,
                "described": question.described,
                "topic": question.topic,
                "heads": question.heads,
                "names": question.names,
                "preface": question.preface,
                "measures": [[m.kind.value, m.counted, m.topic, m.beside] for m in question.measures],
                "since": period.since.isoformat() if period and period.since else None,
                "until": period.until.isoformat() if period and period.until else None,
                "firm": bool(period and period.firm),
                "negated": question.negated,
                "parts": question.parts,
                "about_speech": question.about_speech,
                "heard": self.heard,
            }
        )


def from_json(state: str) -> Thread | None:
    """Return the thread stored as `state`; None for a state of another version of this module."""
    try:
        kept = json.loads(state)
        since, until = (date.fromisoformat(kept[key]) if kept[key] else None for key in ("since", "until"))
        return Thread(
            Question(
                text=kept["text"],
                kind=QuestionKind(kept["kind"]),
                stances=tuple(Stance(value) for value in kept["stances"]),
                cues=tuple(kept["cues"]),
                speaker=kept["speaker"],
                described=tuple(kept["described"]),
                topic=tuple(kept["topic"]),
                heads=tuple(kept["heads"]),
                names=tuple(kept["names"]),
                preface=tuple(kept["preface"]),
                measures=tuple(Measure(MeasureKind(kind_), *map(tuple, stems_)) for kind_, *stems_ in kept["measures"]),
                period=Period(since, until, kept["firm"], Span(0, 0)) if since or until else None,
                negated=kept["negated"],
                parts=tuple(tuple(part) for part in kept["parts"]),
                about_speech=kept["about_speech"],
            ),
            tuple(kept["heard"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def continued(question: Question, thread: Thread | None) -> Question:
    """Return `question` with what it leaves out taken from the thread; a question of its own is returned as it is."""
    if thread is None:
        return question
    before = thread.question
    if match := _BEFORE_THAT.match(question.text):
        return replace(before, text=question.text, period=_aside(before.period, match["side"].lower()), leaning=True)
    if (match := _WHAT_ABOUT.match(question.text)) and not (match["bare"] and _asks(question)):
        return _about_another(question, before, (match["who"] or match["bare"]).strip())
    if _SHOW.search(question.text) and not question.topic:
        return replace(before, text=question.text, kind=QuestionKind.WHAT_SAID if before.speaker else before.kind)
    question = _of_whom(question, thread)
    if not _leans(question):
        return question
    if _WHO_ELSE.search(question.text) and not question.stances and before.kind is QuestionKind.WHO:
        return replace(before, text=question.text, leaning=True)  # it asks the same once more
    if question.kind is QuestionKind.LOOKUP or (question.period and not question.stances and not question.cues):
        return replace(before, text=question.text, period=question.period or before.period)
    speaker = question.speaker
    if speaker is None and question.kind in _OF_ONE:
        speaker = before.speaker
    about = before.topic if not _WHAT_ELSE.search(question.text) else ()  # it asks for whatever they said
    return replace(
        question,
        topic=question.topic or about,
        heads=question.heads + before.heads,
        names=question.names + before.names,
        preface=question.preface or before.preface,
        speaker=speaker,
        stances=_stances(question, before),
        period=question.period or before.period,
        about_speech=question.about_speech
        or question.kind is QuestionKind.WHEN
        or _AND_WHO.match(question.text) is not None,
        measures=question.measures,
        leaning=True,
    )


def _stances(question: Question, before: Question) -> tuple[Stance, ...]:
    """Return the stances asked for: its own, those of before for "when?", what could not be done for "and who did?"."""
    if question.stances:
        return question.stances
    if _AND_WHO.match(question.text):
        return (Stance.CONFIRMS,) if Stance.DOES_NOT_CONFIRM in before.stances else before.stances
    return before.stances if question.kind is QuestionKind.WHEN else ()


def _of_whom(question: Question, thread: Thread) -> Question:
    """Return the question with he, she, him, her and they replaced by whom the thread means, where that can be told."""
    before = thread.question
    words = question.speaker.split() if question.speaker else []
    if words and _POINTING.fullmatch(question.speaker or ""):
        return replace(question, speaker=_meant(thread) if _PERSON.fullmatch(words[0]) else None)
    if question.speaker or question.names or not _PERSON.search(question.text):
        return question
    named = tuple(name for name in before.names if name in before.topic)
    if not set(question.topic).isdisjoint(before.topic):  # "did she resign?" of who was called on to resign
        topic = tuple(dict.fromkeys((*question.topic, *(named or before.topic))))
        return replace(question, topic=topic, heads=question.heads + before.heads, names=before.names, leaning=True)
    if question.topic and named:
        return replace(question, topic=(*question.topic, *named), names=named, leaning=True)
    return question


def _meant(thread: Thread) -> str | None:
    """Return the speaker that the thread is about: the one asked for, the bare name, else the first who was heard."""
    before = thread.question
    if before.speaker:
        return before.speaker
    if before.kind is QuestionKind.LOOKUP:
        return fold(before.text).strip(" ?.!")
    return thread.heard[0].lower() if thread.heard else None


def _aside(period: Period | None, side: str) -> Period | None:
    """Return the days before or after those asked for, "and before that?"; none where none were."""
    if period is None:
        return None
    day = timedelta(days=1)
    if side == "before":
        return Period(None, period.since - day, firm=True, span=Span(0, 0)) if period.since else None
    return Period(period.until + day, None, firm=True, span=Span(0, 0)) if period.until else None


def _asks(question: Question) -> bool:
    """Say whether the words are a question of their own ("and who confirmed it?") and not a bare name."""
    return bool(question.stances or question.cues or question.kind is not QuestionKind.LOOKUP)


def _leans(question: Question) -> bool:
    """Say whether the question needs an earlier one: it names no topic, and opens or points like a follow-up."""
    if question.topic:
        return False
    points = bool(_OPENING.search(question.text) or _POINTING.search(question.text) or question.period)
    return points or not question.speaker


def _about_another(question: Question, before: Question, who: str) -> Question:
    """Answer "what about X?": the earlier question, asked of X or about X."""
    words = re.sub(r"^(?:the|a|an) ", "", who, flags=re.I)
    if _OUTLETS.fullmatch(words):
        return replace(before, text=question.text, kind=QuestionKind.OUTLETS, about_speech=False, leaning=True)
    kind = QuestionKind.WHAT_SAID if before.kind in _SAYING else before.kind
    return replace(
        before, text=question.text, kind=kind, speaker=words, described=(), stances=(), cues=(), leaning=True
    )
