"""Which sentences give the numbers asked for, on an invented strike in a port and an invented flood."""

from datetime import date

import pytest

from bot.answers.answering import answer
from bot.answers.composing import plain_text
from bot.claims.claim import SpeakerKind, Stance
from storage.memory import MemoryLibrary
from tests.unit.answers.story import TODAY, Said, stored_story

PORT = (
    "The strike in Skarholm closed the port for 11 days, the harbour office said.",
    "In Skarholm the strike cost 340 jobs, the union said.",
    "A strike in Brevik closed the mines and cost 9,000 jobs, the newspaper reported.",
    "The harbour's crane is as tall as a church, the harbour office said.",
)
SAID = (
    Said(PORT[0], "harbour office", Stance.ASSERTS, None, "The strike in Skarholm closed the port for 11 days"),
    Said(PORT[1], "union", Stance.ASSERTS, None, "In Skarholm the strike cost 340 jobs", SpeakerKind.GROUP),
)
FLOOD = "Villagers put the number of damaged houses at 40."


@pytest.fixture
async def library() -> MemoryLibrary:
    return await stored_story("port", "Fjord Courier", "The port", PORT, date(2031, 5, 7), SAID)


async def reply_to(library: MemoryLibrary, question: str) -> str:
    async with library.begin() as uow:
        return plain_text((await answer(question, uow, today=TODAY)).reply)


async def test_both_numbers_of_a_question_are_about_what_its_first_half_names(library):
    text = await reply_to(library, "How long did the strike in Skarholm close the port, and how many jobs did it cost?")
    assert "11 days" in text
    assert "340" in text


async def test_a_number_from_where_the_question_does_not_ask_is_left_out(library):
    assert "9,000" not in await reply_to(library, "How many jobs did the strike in Skarholm cost?")


async def test_a_size_may_be_told_by_comparison(library):
    first, _, _ = (await reply_to(library, "How tall is the harbour's crane?")).partition("\n")
    assert "as tall as a church" in first


@pytest.mark.parametrize("counted", ["house", None])
async def test_a_number_is_found_where_the_claim_says_what_it_counts(counted):
    said = Said(FLOOD, "villagers", Stance.ASSERTS, kind=SpeakerKind.GROUP, counted=counted)
    one = await stored_story("flood", "Larne Herald", "The dam", (FLOOD,), date(2031, 5, 7), (said,))
    assert ("40" in await reply_to(one, "how many houses were damaged?")) == (counted is not None)


async def test_a_name_with_a_particle_is_a_name():
    told = (
        "The merchant Tarik al-Sabin owns nine ships.",
        "Merchants of the Old Harbour may by custom own up to 14 ships.",
    )
    one = await stored_story("ships", "Fjord Courier", "Tarik al-Sabin", told, date(2031, 5, 7), ())
    text = await reply_to(one, "how many ships does al-Sabin own?")
    assert "nine" in text
    assert "14" not in text
