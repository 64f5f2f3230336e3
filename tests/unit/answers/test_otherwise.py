"""The other side beside the answer, positions of one speaker, and whole sentences."""

from datetime import date

import pytest

from bot.answers.answering import answer
from bot.answers.composing import MOST_WORDS, plain_text
from bot.claims.claim import SpeakerKind, Stance
from bot.contradictions.contradiction import ContradictionKind
from storage.memory import MemoryLibrary
from tests.builders import a_contradiction
from tests.unit.answers.story import TODAY, Said, stored_story

GAZETTE = (
    "Mayor Tomas Reld denied on 3 May that the Mirr bridge was unsafe.",
    "“The Mirr bridge is unsafe, whatever the mayor says,” engineer Dana Corvin said on 4 May.",
    "Inspector Ilse Varga said on 5 May that she could not confirm that the Mirr bridge was unsafe.",
    "Councillor Oda Brandt said that the ferry was late.",
    "Mayor Tomas Reld dismissed on 9 May questions whether the Mirr bridge was unsafe, while the harbour board waited.",
)
SAID = (
    Said(GAZETTE[0], "Tomas Reld", Stance.DENIES, date(2031, 5, 3), "that the Mirr bridge was unsafe"),
    Said(GAZETTE[1], "Dana Corvin", Stance.ASSERTS, date(2031, 5, 4), "The Mirr bridge is unsafe"),
    Said(GAZETTE[2], "Ilse Varga", Stance.DOES_NOT_CONFIRM, date(2031, 5, 5), "that the Mirr bridge was unsafe"),
    Said(GAZETTE[3], "Oda Brandt", Stance.ASSERTS, None, "that the ferry was late"),
    Said(GAZETTE[4], "Tomas Reld", Stance.DISMISSES, date(2031, 5, 9), "whether the Mirr bridge was unsafe"),
)
DENIAL, CLAIM, GAP, FERRY, DISMISSAL = (f"gazette-{number}" for number in range(len(SAID)))
DENIED = "who denied that the Mirr bridge is unsafe?"


@pytest.fixture
async def library() -> MemoryLibrary:
    return await stored_story("gazette", "Harbour Gazette", "The bridge", GAZETTE, date(2031, 5, 10), SAID)


async def contradicting(library, *pairs: tuple[str, str], kind: ContradictionKind = ContradictionKind.DENIAL) -> None:
    async with library.begin() as uow:
        made = [a_contradiction(f"x{place}", *pair, kind=kind, score=0.9) for place, pair in enumerate(pairs)]
        await uow.contradictions.put(made)
        await uow.commit()


async def ask(library, question: str):
    async with library.begin() as uow:
        return (await answer(question, uow, today=TODAY)).reply


def speakers(section) -> set[str]:
    return {item.speaker for item in section.items}


@pytest.mark.parametrize("stored", [(), ((DENIAL, CLAIM),)])
async def test_deniers_stand_next_to_those_who_claim_the_opposite(library, stored):
    await contradicting(library, *stored)
    reply = await ask(library, DENIED)
    first, second = reply.sections
    assert speakers(first) == {"Tomas Reld"}
    assert (second.heading, speakers(second)) == ("They claim the opposite", {"Dana Corvin"})
    assert reply.summary.endswith("; Dana Corvin said otherwise.")
    assert len(plain_text(reply).split()) <= MOST_WORDS


async def test_a_contradiction_about_something_else_brings_nobody_in(library):
    await contradicting(library, (DENIAL, FERRY))
    assert "Brandt" not in plain_text(await ask(library, DENIED))


async def test_who_cannot_confirm_a_thing_does_not_claim_its_opposite(library):
    await contradicting(library, (CLAIM, GAP), (DENIAL, GAP), kind=ContradictionKind.CONFIRMATION_GAP)
    assert "Varga" not in plain_text(await ask(library, DENIED))


async def test_those_who_could_not_confirm_stand_next_to_those_who_say_so(library):
    await contradicting(library, (CLAIM, GAP), kind=ContradictionKind.CONFIRMATION_GAP)
    reply = await ask(library, "who could not confirm that the Mirr bridge is unsafe?")
    assert reply.summary == "Ilse Varga could not confirm it; Dana Corvin said so."
    assert reply.sections[1].heading == "They claim it"


async def test_each_position_of_a_speaker_is_shown_once(library):
    first = (await ask(library, DENIED)).sections[0]
    assert sorted((item.speaker, item.stance) for item in first.items) == [
        ("Tomas Reld", "denied"),
        ("Tomas Reld", "dismissed"),
    ]


async def test_who_contradicts_names_those_of_stored_contradictions_first_in_whole_sentences(library):
    await contradicting(library, (DENIAL, CLAIM))
    reply = await ask(library, "who contradicts Reld on the Mirr bridge?")
    assert reply.citations()[0].quote == GAZETTE[1]


async def test_a_stored_change_of_position_is_shown_from_both_its_sides(library):
    await contradicting(library, (DENIAL, DISMISSAL), kind=ContradictionKind.POSITION_CHANGE)
    reply = await ask(library, "did Reld change his position on the Mirr bridge?")
    assert [citation.quote for citation in reply.citations()] == [GAZETTE[0], GAZETTE[4]]


async def test_a_second_sentence_of_one_of_the_days_stands_between_the_sides_of_a_stored_change(library):
    told = (
        "Mayor Tomas Reld said on 3 May that the ferry pier was safe and sound.",
        "Mayor Tomas Reld told the council on 3 May: “Inspectors saw the ferry pier in March and praised it.”",
        "Mayor Tomas Reld denied on 9 May that the ferry pier was safe for the summer guests of the hotels.",
    )
    said = [
        Said(told[0], "Tomas Reld", Stance.ASSERTS, date(2031, 5, 3), "that the ferry pier was safe and sound"),
        Said(
            told[1],
            "Tomas Reld",
            Stance.ASSERTS,
            date(2031, 5, 3),
            "Inspectors saw the ferry pier in March and praised it",
        ),
        Said(
            told[2],
            "Tomas Reld",
            Stance.DENIES,
            date(2031, 5, 9),
            "that the ferry pier was safe for the summer guests of the hotels",
        ),
    ]
    library = await stored_story("courier", "Courier", "The pier", told, date(2031, 5, 10), said)
    await contradicting(library, ("courier-0", "courier-2"), kind=ContradictionKind.POSITION_CHANGE)
    reply = await ask(library, "did Reld change his position on the ferry pier?")
    assert [citation.quote for citation in reply.citations()] == list(told)


async def test_a_quote_never_starts_with_a_word_that_joins_it_to_what_is_left_out():
    sentence = (
        "The road office, the harbour board and the council of Ostmark, whose members had met for most of the night in "
        "the old hall by the river, published a statement on the ferry, which denied that the ferry pier was unsafe "
        "and added at the end of many more paragraphs that nobody need fear for the summer season."
    )
    said = Said(
        sentence, "road office", Stance.DENIES, None, "that the ferry pier was unsafe", SpeakerKind.ORGANISATION
    )
    library = await stored_story("late", "Harbour Gazette", "The pier", (sentence,), date(2031, 5, 10), (said,))
    quotes = [c.quote for c in (await ask(library, "who denied that the ferry pier was unsafe?")).citations()]
    assert len(quotes) == 1
    assert quotes[0] in sentence
    assert quotes[0].split()[0] not in {"that", "which"}


HALL = (
    "City clerks said on Tuesday that the finder of the purse was a boy.",
    "“It was a girl who found it,” warden Ida Moen said on Wednesday.",
    "The “Evening Post” reported that the purse held 900 crowns.",
    "Banker Leif Aas said the report was invented.",
)


async def test_what_stands_in_the_place_of_the_contradicted_thing_counts_as_its_other_side():
    said = (
        Said(
            HALL[0],
            "City clerks",
            Stance.ASSERTS,
            date(2031, 5, 6),
            "the finder of the purse was a boy",
            SpeakerKind.GROUP,
        ),
        Said(HALL[1], "Ida Moen", Stance.ASSERTS, date(2031, 5, 7), "It was a girl who found it"),
    )
    library = await stored_story("hall", "Harbour Gazette", "The purse", HALL[:2], date(2031, 5, 8), said)
    await contradicting(library, ("hall-0", "hall-1"))
    reply = await ask(library, "City clerks spoke of a boy. Who contradicts that?")
    assert reply.summary == "Ida Moen said otherwise."


async def test_a_denial_set_beside_a_report_answers_who_contradicts_it():
    said = (
        Said(HALL[2], "Evening Post", Stance.ASSERTS, None, "the purse held 900 crowns", SpeakerKind.ORGANISATION),
        Said(HALL[3], "Leif Aas", Stance.DENIES, None, "the report was invented"),
    )
    library = await stored_story("purse", "Harbour Gazette", "Night notes", HALL[2:], date(2031, 5, 8), said)
    reply = await ask(library, "The Evening Post reported that the purse held 900 crowns. Who contradicts the paper?")
    assert reply.summary == "Leif Aas said otherwise."


async def test_an_accusation_of_somebody_else_is_no_other_side():
    told = (
        "Manager Anna Keller rejected the accusation of the farmers.",
        "The farmers of another valley made an accusation against the ferry line.",
    )
    said = (
        Said(told[0], "Anna Keller", Stance.DENIES, None, "the accusation"),
        Said(told[1], "farmers of another valley", Stance.ASSERTS, None, "an accusation", SpeakerKind.GROUP),
    )
    one = await stored_story("dam", "Valley Post", "The dam", told, date(2031, 5, 10), said)
    text = plain_text(await ask(one, "who rejected the accusation?"))
    assert "Anna Keller denied" in text
    assert "another valley" not in text
