from datetime import date

import pytest

from bot.answers.answering import answer
from bot.answers.composing import plain_text
from bot.replies import ReplyKind
from storage.memory import MemoryLibrary
from tests.unit.answers.story import TODAY, stored_story

TOWN = (
    "Tomas Reld resigned as mayor of Lund on Monday. The reason, he said, was his health.",
    "Following the flood in Sund, Ane Holm closed the ferry pier there.",
    "Dag Moen closed the ferry pier of Lund on Tuesday.",
    "Cracks were found in the Vik tunnel in May. That is why Ilse Varga shut the tunnel.",
    "Aldo Finn has run the mill for years. Because of the price of coal, he sold the mill on Friday.",
    (
        "Kari Nes left the harbour board on Sunday, a day on which the board was to have met in the old custom house, "
        "and to hear what the pilots of the fjord think of the new buoys that were laid this spring. "
        "She cited a quarrel about pay."
    ),
)


@pytest.fixture
async def town() -> MemoryLibrary:
    return await stored_story("town", "Lund Herald", "News of the week", TOWN, date(2031, 5, 7), ())


async def told(library: MemoryLibrary, question: str) -> str:
    async with library.begin() as uow:
        return plain_text((await answer(question, uow, today=TODAY)).reply)


async def test_the_reason_may_stand_in_the_sentence_after(town):
    text = await told(town, "why did Tomas Reld resign?")
    assert "Tomas Reld resigned as mayor of Lund on Monday. The reason, he said, was his health." in text


async def test_the_reason_may_stand_in_the_sentence_before(town):
    text = await told(town, "why did Ilse Varga shut the tunnel?")
    assert "Cracks were found in the Vik tunnel in May. That is why Ilse Varga shut the tunnel." in text


async def test_where_both_sentences_are_too_long_the_reason_is_shown(town):
    text = await told(town, "why did Kari Nes leave the harbour board?")
    assert "She cited a quarrel about pay." in text
    assert "buoys" not in text


async def test_the_reason_why_another_did_the_like_is_no_answer(town):
    async with town.begin() as uow:
        why = await answer("why did Dag Moen close the ferry pier?", uow, today=TODAY)
    assert why.reply.kind is ReplyKind.REFUSAL
    assert "flood" in await told(town, "why did Ane Holm close the ferry pier?")


async def test_whoever_is_named_before_may_be_referred_to(town):
    assert "price of coal" in await told(town, "why did Aldo Finn sell the mill?")
