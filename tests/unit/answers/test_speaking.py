"""Whose words are asked for: several people, a state by another name, anybody at all."""

from datetime import date

import pytest

from bot.answers.answering import Answer, answer
from bot.answers.composing import plain_text
from bot.claims.claim import SpeakerKind, Stance
from storage.memory import MemoryLibrary
from tests.unit.answers.story import TODAY, Said, add_story, stored_story

TALKS = (
    "Envoys Ines Roth and Karel Vlk both said on 4 May that the border talks had stalled.",
    "The United States said on 5 May that the border talks would go on.",
    "Minister Olga Brandt could not confirm on 6 May that the border talks had stalled.",
    "Some 300 observers are to be ready by 1 July, the observers' mission said.",
    "The mission reports that 300 observers are to be ready by 1 July.",
)
SAID = (
    Said(TALKS[0], "Ines Roth", Stance.ASSERTS, date(2031, 5, 4), "that the border talks had stalled"),
    Said(TALKS[0], "Karel Vlk", Stance.ASSERTS, date(2031, 5, 4), "that the border talks had stalled"),
    Said(
        TALKS[1],
        "United States",
        Stance.ASSERTS,
        date(2031, 5, 5),
        "that the border talks would go on",
        SpeakerKind.PLACE,
    ),
    Said(TALKS[2], "Olga Brandt", Stance.DOES_NOT_CONFIRM, date(2031, 5, 6), "that the border talks had stalled"),
    Said(TALKS[3], "observers' mission", Stance.ASSERTS, None, "Some 300 observers are to be ready", SpeakerKind.GROUP),
)


@pytest.fixture
async def library() -> MemoryLibrary:
    return await stored_story("talks", "Border Courier", "The talks", TALKS, date(2031, 5, 7), SAID)


async def ask(library: MemoryLibrary, question: str) -> Answer:
    async with library.begin() as uow:
        return await answer(question, uow, today=TODAY)


@pytest.mark.parametrize(
    "question", ["compare what Roth and Vlk said", "what did Roth and Vlk say about the border talks?"]
)
async def test_each_of_several_speakers_is_heard(library, question):
    assert "Ines Roth and Karel Vlk said (4 May 2031)" in plain_text((await ask(library, question)).reply)


@pytest.mark.parametrize("name", ["the US", "the U.S.", "America", "the United States"])
async def test_a_state_is_known_by_its_other_names(library, name):
    assert "would go on" in plain_text((await ask(library, f"what did {name} say about the border talks?")).reply)


async def test_whether_somebody_confirmed_a_thing_is_told_by_what_they_said_of_it(library):
    found = await ask(library, "did Brandt confirm that the border talks had stalled?")
    assert "Olga Brandt could not confirm (6 May 2031)" in plain_text(found.reply)


async def test_anybody_is_no_name(library):
    found = await ask(library, "has anyone said that the border talks had stalled?")
    assert "Ines Roth" in plain_text(found.reply)
    refused = await ask(library, "did anybody deny that the border talks had stalled?")
    assert refused.reply.summary == "Nobody in the stored articles is quoted as having denied that."


async def test_who_somebody_is_is_told_by_their_own_words(library):
    found = await ask(library, "who is Olga Brandt?")
    assert {item.speaker for section in found.reply.sections for item in section.items} == {"Olga Brandt"}


async def test_a_name_is_written_as_one_where_it_is_refused(library):
    refused = await ask(library, "what did marek sedlak say?")
    assert refused.reply.summary == "Nothing stored quotes Marek Sedlak on that."


async def test_a_term_to_come_is_not_when_it_was_said_and_a_number_comes_from_who_gave_it(library):
    found = await ask(library, "how many observers are to be ready?")
    items = [item for section in found.reply.sections for item in section.items]
    assert [(item.speaker, item.said) for item in items] == [("observers' mission", None)]


async def test_a_statement_that_two_outlets_asked_for_themselves_has_two_origins_and_copies_have_one():
    told = (
        "Roth said that the border talks had stalled over money and prisoners.",
        "“The border talks stalled over prisoners, not over money alone,” Roth told us by telephone.",
    )
    contents = ("the border talks had stalled over money and prisoners", "The border talks stalled over prisoners")
    one = await stored_story("x", "Courier", "Talks", told[:1], date(2031, 5, 7), (_roth(told[0], contents[0]),))
    for key, sentence, content in (("y", told[0], contents[0]), ("z", told[1], contents[1])):
        await add_story(one, key, f"Paper {key}", "Talks", (sentence,), date(2031, 5, 8), (_roth(sentence, content),))
    reply = (await ask(one, "what did Roth say about the border talks?")).reply
    assert reply.sections[0].items[0].origins == 2


def _roth(sentence: str, content: str) -> Said:
    return Said(sentence, "Ines Roth", Stance.ASSERTS, date(2031, 5, 4), content)
