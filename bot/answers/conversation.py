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
from bot.span import Span

KEPT = timedelta(hours=24)  # after the last question of a thread

_OPENING = re.compile(r"^\s*(?:and|but|so|also|only|just|what about|how about|then|why|when|where|who|since)\b", re.I)
_POINTING = re.compile(r"\b(?:it|that|this|they|them|he|she|him|her|those|these|his|their|its)\b", re.I)
_WHAT_ABOUT = re.compile(
    r"^\s*(?:and |but |so )?(?:what|how) about (?P<who>[^?]{2,80})\??\s*$|^\s*and (?P<bare>[^?]{2,60})\?\s*$", re.I
)
_WHO_ELSE, _WHAT_ELSE = re.compile(r"\bwho else\b", re.I), re.compile(r"\bwhat else\b", re.I)
_PERSON = re.compile(r"(?:he|she|they|him|her|them)", re.I)
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
    if (match := _WHAT_ABOUT.match(question.text)) and not (match["bare"] and _asks(question)):
        return _about_another(question, before, (match["who"] or match["bare"]).strip())
    if _SHOW.search(question.text) and not question.topic:
        return replace(before, text=question.text, kind=QuestionKind.WHAT_SAID if before.speaker else before.kind)
    if not _leans(question):
        return question
    if _WHO_ELSE.search(question.text) and not question.stances:  # it asks the same once more
        return replace(before, text=question.text)
    if question.kind is QuestionKind.LOOKUP or (question.period and not question.stances and not question.cues):
        return replace(before, text=question.text, period=question.period or before.period)
    speaker = question.speaker if question.speaker and not _POINTING.fullmatch(question.speaker) else None
    if speaker is None and question.kind in _OF_ONE:
        speaker = before.speaker or _meant(question, thread)
    about = before.topic if not _WHAT_ELSE.search(question.text) else ()  # it asks for whatever they said
    return replace(
        question,
        topic=question.topic or about,
        heads=question.heads + before.heads,
        names=question.names + before.names,
        preface=question.preface or before.preface,
        speaker=speaker,
        stances=question.stances or (before.stances if question.kind is QuestionKind.WHEN else ()),
        period=question.period or before.period,
        about_speech=question.about_speech or question.kind is QuestionKind.WHEN,
        measures=question.measures,
    )


def _meant(question: Question, thread: Thread) -> str | None:
    """Return the one speaker heard before, where the question says he, she or they."""
    pronoun = question.speaker is not None and _PERSON.fullmatch(question.speaker)
    return thread.heard[0].lower() if pronoun and len(thread.heard) == 1 else None


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
    kind = QuestionKind.WHAT_SAID if before.kind in {QuestionKind.WHO, QuestionKind.WHAT_SAID} else before.kind
    return replace(before, text=question.text, kind=kind, speaker=words, described=(), stances=(), cues=())
