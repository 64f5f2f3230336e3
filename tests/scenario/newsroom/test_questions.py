"""What a researcher asks of the two stories, and whose names must and must not come up."""

import pytest

from bot.answers.composing import MOST_WORDS, plain_text
from bot.desk import Desk

# question, what the answer must hold, what it must not
ANSWERED = [
    ("who blames farmers?", ["Norda Power said so", "blamed"], ["Weck said so"]),
    ("who denied that the dam was in danger", ["Petra Holm"], ["Sandor denied"]),
    ("who warned about the dam?", ["Sandor"], []),
    ("how big is the crack", ["11 centimetres", "Illik"], []),
    ("who called on Holm to resign?", ["Anders"], ["Roth called"]),
    ("who could not confirm that brussels had warned the government", ["Commission"], []),
    ("who denied the deal with Kolm?", ["Brevik"], ["Eide denied"]),
    ("how many threats were there", ["three", "Moe"], []),
    ("what did France say?", ["Dumont", "French embassy"], ["Aker"]),
    ("what did the mayor say", ["On record from Ana Brevik:"], ["Renn said", "Moe confirmed"]),
    ("has the mayor changed her story", ["secret deal", "letter of intent"], ["Eide said"]),
    ("when did Brevik admit the letter of intent", ["Brevik", "18 May 2031"], []),
    ("who has not commented", ["Kolm", "Norda Power"], ["Eide", "Brevik"]),
    ("did anyone apologise", ["Dahl"], ["Illik", "Anders"]),
    ("who says there is a contract?", ["Dag Eide said so"], ["Hrubec"]),
    ("who was arrested", ["On record from Police"], ["Tveit", "said so"]),
    ("who supports the minister?", ["Lena Roth"], ["Anders", "Dumont", "Lind"]),
    ("who opposes the plan", ["31 percent"], ["Kolm denied"]),
    ("how much will the repair cost", ["48 million crowns", "Viktor Anders: 75 million"], []),
    ("emil sandor", ["could fail", "would not sleep", "questioned"], ["Illik"]),
    ("brevik", ["letter of intent", "signed a secret deal"], ["Nyheten reports"]),
    ("what did Petra Holm say about the crack?", ["no crack", "Disputed", "Illik confirmed"], []),
    ("what did Eide say about the contract", ["had seen the contract", "Disputed", "Brevik"], []),
    ("who regected the accusation", ["Weck"], ["Norda Power denied"]),
    ("Compare what Sandor and Dumont say about the dam", ["Sandor", "Dumont"], ["Holm"]),
]
REFUSED = [
    "who denied that the minister had misled parliament?",
    "what did Sweden say?",
    "who denied the threats?",
    "what did Marta Illik say about the evacuation?",
    "who won the vote",
]


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
