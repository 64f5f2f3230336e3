"""What a researcher asks of the two stories, and whose names must and must not come up."""

import pytest

from bot.answers.composing import MOST_WORDS, plain_text
from bot.desk import Desk

# question, what the answer must hold, what it must not
ANSWERED = [
    ("who blames farmers?", ["Norda Power", "blamed"], ["Weck"]),
    ("who denied that the dam was in danger", ["Petra Holm"], ["Sandor denied"]),
    ("who warned about the dam?", ["Sandor"], []),
    ("how big is the crack", ["11 centimetres", "Illik"], []),
    ("who called on Holm to resign?", ["Anders"], ["Roth called"]),
    ("who could not confirm that brussels had warned the government", ["Commission"], []),
    ("who denied the deal with Kolm?", ["Brevik"], ["Eide denied"]),
    ("how many threats were there", ["three", "Moe"], []),
]
REFUSED = ["who denied that the minister had misled parliament?", "what did Sweden say?"]


@pytest.mark.parametrize(("question", "wanted", "unwanted"), ANSWERED)
async def test_it_answers(desk: Desk, question: str, wanted: list[str], unwanted: list[str]) -> None:
    answer = await desk.ask(question)
    text = plain_text(answer.reply)
    assert answer.answered, text
    assert not [word for word in wanted if word not in text], text
    assert not [word for word in unwanted if word in text], text
    assert len(text.split()) <= MOST_WORDS
    assert answer.reply.citations()


@pytest.mark.parametrize("question", REFUSED)
async def test_it_refuses(desk: Desk, question: str) -> None:
    answer = await desk.ask(question)
    assert not answer.answered, plain_text(answer.reply)
