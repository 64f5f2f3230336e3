from datetime import date

import pytest

from bot.answers.answering import answer
from bot.answers.composing import plain_text
from bot.claims.claim import SpeakerKind, Stance
from storage.memory import MemoryLibrary
from tests.unit.answers.story import TODAY, Said, stored_story

FERRY = (
    "Harbour master Dag Moen said the ferry of Sund had sunk in the harbour on Monday.",
    "Pilot Kari Nes said she had seen the ferry tied up at its pier, contradicting reports that the ferry had sunk.",
    "Painter Aldo Finn said the ferry had sunk by a yard, contradicting those who had thought of painting it.",
)


@pytest.fixture
async def ferry() -> MemoryLibrary:
    sayings = (
        Said(FERRY[0], "Dag Moen", Stance.ASSERTS, None, "the ferry of Sund had sunk in the harbour on Monday"),
        Said(FERRY[1], "Kari Nes", Stance.ASSERTS, None, "she had seen the ferry tied up at its pier"),
        Said(FERRY[1], "reports", Stance.ASSERTS, None, "the ferry had sunk", SpeakerKind.GROUP),
        Said(FERRY[2], "Aldo Finn", Stance.ASSERTS, None, "the ferry had sunk by a yard"),
    )
    return await stored_story("ferry", "Lund Herald", "The ferry", FERRY, date(2031, 5, 7), sayings)


async def test_who_is_told_to_contradict_says_otherwise(ferry):
    async with ferry.begin() as uow:
        found = await answer("Dag Moen said the ferry had sunk. Who contradicts him?", uow, today=TODAY)
    assert found.reply.summary == "Kari Nes said otherwise."
    assert "tied up at its pier" in plain_text(found.reply)
