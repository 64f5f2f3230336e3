"""Fifteen talks in threads: follow-ups, pronouns, other speakers, other days, and new topics."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from bot.answers.composing import MOST_WORDS, plain_text
from bot.desk import Desk


@dataclass(frozen=True)
class Turn:
    """A question, what its answer holds and does not; nothing held: it is refused."""

    text: str
    holds: Sequence[str] = ()
    lacks: Sequence[str] = ()


DIALOGUES = [
    [
        Turn("who denied that the dam was in danger?", ["Petra Holm"]),
        Turn("and who warned about it?", ["Sandor warned"]),
        Turn("when?", ["4 March 2031", "Sandor"]),
        Turn("what about the French?", ["Claire Dumont", "stable"], ["Aker"]),
    ],
    [
        Turn("what did Petra Holm say about the crack?", ["no crack"]),
        Turn("and who confirmed it?", ["Illik confirmed"]),
        Turn("how big is it?", ["11 centimetres"]),
        Turn("who else spoke about it?", ["Dumont", "Holm"]),
    ],
    [
        Turn("who called on Holm to resign?", ["Anders"]),
        Turn("did she resign?", ["would not resign"]),
        Turn("who supports her?", ["Lena Roth"], ["Malte"]),
        Turn("show me the quotes", ["her full confidence"]),
    ],
    [
        Turn("what did Norda Power say?", ["blamed farmers"]),
        Turn("only since 7 March 2031", ["declined to comment"], ["blamed farmers"]),
        Turn("and before that?", ["blamed farmers"], ["declined to comment"]),
    ],
    [
        Turn("Dag Eide", ["signature"]),
        Turn("what did he say about the contract?", ["had seen the contract"], ["lied"]),
        Turn("who contradicts him?", ["Brevik"]),
        Turn("when did he say that?", ["5 May 2031", "Eide"]),
    ],
    [
        Turn("how many people were evacuated?", ["340", "900"]),
        Turn("and the ministry?", ["120"], ["340"]),
        Turn("which outlets reported it?", ["Valley Post"]),
    ],
    [
        Turn("who denied the deal with Kolm?", ["Brevik"]),
        Turn("what about Pavel Hrubec?", ["informal"], ["Brevik denied"]),
        Turn("did he confirm it?", ["Hrubec"]),
        Turn("who was arrested?", ["a man had been arrested"], ["Hrubec"]),
    ],
    [
        Turn("who confirmed the threats?", ["Stine Moe confirmed"]),
        Turn("what did she say before that?", ["could not confirm"]),
        Turn("and the police?", ["arrested"]),
    ],
    [
        Turn("what did Claire Dumont say?", ["stable for now"]),
        Turn("what else did she say?", ["Dumont"]),
        Turn("what about Nils Aker?", ["pumps"], ["stable"]),
    ],
    [
        Turn("who could not confirm the warning from Brussels?", ["European Commission"]),
        Turn("and who did?"),
        Turn("when did they say that?", ["European Commission"]),
    ],
    [
        Turn("how much will the repair cost?", ["48 million crowns", "75 million"]),
        Turn("what else did Anders say?", ["misled parliament"]),
        Turn("now: who welcomed the car-free plan?", ["cyclists"], ["Anders"]),
    ],
    [
        Turn("Jonas Weck", ["insult", "scapegoat"]),
        Turn("has he changed his position?", ["insult", "scapegoat"]),
    ],
    [
        Turn("who blames the farmers?", ["Norda Power said so"]),
        Turn("and who rejected it?", ["Weck"]),
        Turn("what did he say?", ["Weck"], ["Holm"]),
    ],
    [
        Turn("what did the poll find?", ["54 percent"]),
        Turn("who doubted it?", ["Tveit"]),
        Turn("who denied that the tram was late?"),
    ],
    [
        Turn("timeline of the dam", ["villagers", "Petra Holm"]),
        Turn("only since 6 March 2031", ["postponed"], ["villagers"]),
        Turn("and the outlets?", ["Morning Ledger"]),
        Turn("thanks"),
    ],
]


@pytest.mark.parametrize("turns", DIALOGUES, ids=lambda turns: turns[0].text)
async def test_a_thread_is_followed(desk: Desk, turns: list[Turn]) -> None:
    for turn in turns:
        answer = await desk.ask(turn.text, thread=f"thread of {turns[0].text}")
        text = plain_text(answer.reply)
        told = f"{turn.text}\n{text}\n{answer.explanation[0]}"
        assert answer.answered == bool(turn.holds), told
        assert not [words for words in turn.holds if words not in text], told
        assert not [words for words in turn.lacks if words in text], told
        assert len(text.split()) <= MOST_WORDS
