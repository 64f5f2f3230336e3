"""Which of the claims found answer, on an invented strike in a port and an invented theft."""

from datetime import date

import pytest

from bot.answers.answering import answer
from bot.answers.composing import plain_text
from bot.answers.evidence import Reader
from bot.answers.question import read
from bot.answers.ranking import unsaid
from bot.claims.claim import SpeakerKind, Stance
from bot.ports import ClaimFilter
from bot.replies import Reply, ReplyKind
from storage.memory import MemoryLibrary
from tests.unit.answers.story import TODAY, Said, stored_story

PORT = (
    "The strike in Skarholm closed the port for 11 days, the harbour office said.",
    "“The port will open on Monday,” manager Arne Holt told the Courier on 2 May.",
    "Union leader Mette Ruud said on 3 May that the strike in Skarholm was not over.",
    "Holt insisted on 6 May that his words had been twisted.",
    "Norwegian transport minister Siri Dahl said that the strike was over.",
    "Sweden's transport minister said that the strike was a matter for the courts.",
    "Journalist Per Lunde said that the strike in Skarholm was over.",
)
SAID = (
    Said(PORT[0], "harbour office", Stance.ASSERTS, None, "The strike in Skarholm closed the port for 11 days"),
    Said(PORT[1], "Arne Holt", Stance.ASSERTS, date(2031, 5, 2), "The port will open on Monday", role="manager"),
    Said(PORT[2], "Mette Ruud", Stance.DENIES, date(2031, 5, 3), "that the strike in Skarholm was not over"),
    Said(PORT[3], "Arne Holt", Stance.DENIES, date(2031, 5, 6), "that his words had been twisted", role="manager"),
    Said(PORT[4], "Siri Dahl", Stance.ASSERTS, None, "that the strike was over", role="Norwegian transport minister"),
    Said(
        PORT[5],
        "Sweden's transport minister",
        Stance.ASSERTS,
        None,
        "that the strike was a matter for the courts",
        SpeakerKind.GROUP,
    ),
    Said(PORT[6], "Per Lunde", Stance.ASSERTS, None, "that the strike in Skarholm was over", role="Journalist"),
)


@pytest.fixture
async def library() -> MemoryLibrary:
    return await stored_story("port", "Fjord Courier", "The port", PORT, date(2031, 5, 7), SAID)


async def ask(library: MemoryLibrary, question: str) -> Reply:
    async with library.begin() as uow:
        return (await answer(question, uow, today=TODAY)).reply


async def test_a_retraction_that_does_not_name_its_matter_is_a_change(library):
    reply = await ask(library, "How did Arne Holt's position on the port change?")
    assert [item.stance for section in reply.sections for item in section.items] == ["said", "denied"]


async def test_a_minister_of_another_country_is_not_the_one_asked_for(library):
    text = plain_text(await ask(library, "What did the Norwegian transport minister say about the strike?"))
    assert "Siri Dahl" in text
    assert "Sweden" not in text


async def test_a_journalist_is_no_official(library):
    assert "Lunde" not in plain_text(await ask(library, "Which Norwegian officials said that the strike was over?"))


async def test_a_denial_in_the_negative_is_told_as_one():
    sentence = "The Skarholm strike is not over, union leader Mette Ruud said on 3 May."
    said = Said(
        sentence, "Mette Ruud", Stance.ASSERTS, date(2031, 5, 3), "The Skarholm strike is not over", positive=False
    )
    one = await stored_story("no", "Fjord Courier", "The strike", (sentence,), date(2031, 5, 7), (said,))
    reply = await ask(one, "who denied that the Skarholm strike is over?")
    assert reply.summary == "Mette Ruud said it is not so."


async def test_what_is_cut_ends_where_a_phrase_does_and_holds_both_halves_of_its_marks():
    sentence = (
        "“The port will stay closed for as long as it takes, and we will wait in the rain, in the snow and in the dark "
        "of the winter, with every man and woman of this town behind us, until the last of the owners has come to the "
        "table of the union in the old hall, said so aloud and signed what we have asked them to sign since March"
    )
    said = Said(sentence, "Mette Ruud", Stance.ASSERTS, None, sentence)
    one = await stored_story("long", "Fjord Courier", "The strike", (sentence,), date(2031, 5, 7), (said,))
    quote = (await ask(one, "what did Mette Ruud say about the port?")).citations()[0].quote
    assert quote in sentence
    assert not quote.startswith("“")
    assert quote.split()[-1] not in {"in", "the", "of", "and", "with"}


FLOOD = (
    "Villagers put the number of damaged houses at 40.",
    "The country's interior minister said the dam had been safe in March.",
    "A rescue official said the dam had been safe until Monday.",
    "Interior Minister Pavel Orlan told reporters that he would go to Larne.",
    "Washington said it would send engineers to the dam.",
    "An inspection had shown that the dam was safe, the operator, Corrin Power, said.",
)


@pytest.fixture
async def flood() -> MemoryLibrary:
    said = (
        Said(FLOOD[0], "villagers", Stance.ASSERTS, None, "the number of damaged houses at 40", SpeakerKind.GROUP),
        Said(FLOOD[1], "country's interior minister", Stance.ASSERTS, None, "the dam had been safe in March"),
        Said(FLOOD[2], "rescue official", Stance.ASSERTS, None, "the dam had been safe until Monday"),
        Said(FLOOD[3], "Pavel Orlan", Stance.ASSERTS, None, "that he would go to Larne", role="Interior Minister"),
        Said(FLOOD[4], "United States", Stance.ASSERTS, None, "it would send engineers to the dam", SpeakerKind.PLACE),
        Said(FLOOD[5], "Corrin Power", Stance.ASSERTS, None, "the dam was safe", SpeakerKind.ORGANISATION),
    )
    return await stored_story("flood", "Larne Herald", "The Corrin dam", FLOOD, date(2031, 5, 7), said)


async def test_named_speakers_come_before_those_who_are_only_described(flood):
    reply = await ask(flood, "who said the dam was safe?")
    names = [item.speaker for section in reply.sections for item in section.items]
    assert set(names[:2]) == {"Corrin Power", "Pavel Orlan"}


async def test_an_office_is_told_by_the_name_of_its_holder_and_an_official_is_not(flood):
    text = plain_text(await ask(flood, "who said the dam was safe?"))
    assert "Pavel Orlan said (printed 7 May 2031): “The country's interior minister said" in text
    assert "Pavel Orlan said (printed 7 May 2031): “A rescue official" not in text


async def test_a_seat_of_power_is_no_typing_error(flood):
    text = plain_text(await ask(flood, "what did the white house say about the dam?"))
    assert text.startswith("On record from United States:")


TRUCE = (
    "Rebel leader Ivo Marek denied on 2 May that the rebels had agreed to a truce.",
    "Analyst Lena Voss said on 3 May that the rebels would get no land under the truce.",
    "Analyst Karl Deen said on 4 May that the truce would not change the war.",
    "Denying any truce, Otto Brand, the rebels’ spokesman, called the report a trap.",
    "Otto Brand said that the rebels were at war.",
)


def _negative(sentence: str, name: str, content: str, predicate: str) -> Said:
    return Said(sentence, name, Stance.ASSERTS, None, content, positive=False, predicate=predicate)


@pytest.fixture
async def truce() -> MemoryLibrary:
    said = (
        Said(TRUCE[0], "Ivo Marek", Stance.DENIES, date(2031, 5, 2), "that the rebels had agreed to a truce"),
        _negative(TRUCE[1], "Lena Voss", "that the rebels would get no land under the truce", "get"),
        _negative(TRUCE[2], "Karl Deen", "that the truce would not change the war", "change"),
        Said(TRUCE[3], "rebels’ spokesman", Stance.DENIES, None, "any truce"),
        Said(TRUCE[4], "Otto Brand", Stance.ASSERTS, None, "that the rebels were at war"),
    )
    return await stored_story("truce", "Fjord Courier", "The rebels", TRUCE, date(2031, 5, 7), said)


async def test_a_negative_beside_the_matter_denies_nothing(truce):
    assert "Voss" not in plain_text(await ask(truce, "who denied that the rebels agreed to a truce?"))


async def test_who_says_that_it_would_not_doubts_that_it_would(truce):
    text = plain_text(await ask(truce, "who doubted that the truce would change the war?"))
    assert "Karl Deen said it is not so" in text


async def test_the_name_beside_a_description_is_shown(truce):
    text = plain_text(await ask(truce, "who denied the truce?"))
    assert "Otto Brand denied" in text
    assert "spokesman denied" not in text


CRADLE = (
    "Palace officials said on 1 May that the queen had a son.",
    "Nurse Mia Lund said on 2 May that the queen had a daughter.",
    "Critic Per Holt doubted on 3 May that the queen would speak.",
)


async def test_who_speaks_of_another_kind_contradicts_and_who_doubts_something_else_does_not():
    said = (
        Said(CRADLE[0], "palace officials", Stance.ASSERTS, None, "that the queen had a son", SpeakerKind.GROUP),
        Said(CRADLE[1], "Mia Lund", Stance.ASSERTS, None, "that the queen had a daughter"),
        Said(CRADLE[2], "Per Holt", Stance.DOUBTS, None, "that the queen would speak"),
    )
    library = await stored_story("cradle", "Fjord Courier", "The queen's child", CRADLE, date(2031, 5, 7), said)
    text = plain_text(await ask(library, "Palace officials first spoke of a son. Who contradicts that?"))
    assert "Mia Lund" in text
    assert "Holt" not in text


BLAME = (
    "Norda blamed farmers for the leak on 2 May.",
    "Farmers blamed the ministry for the leak on 3 May.",
)


async def test_who_blames_them_is_not_whom_they_blame():
    said = (
        Said(BLAME[0], "Norda", Stance.ASSERTS, None, "farmers for the leak", SpeakerKind.ORGANISATION),
        Said(BLAME[1], "Farmers", Stance.ASSERTS, None, "the ministry for the leak", SpeakerKind.GROUP),
    )
    library = await stored_story("blame", "Fjord Courier", "The leak", BLAME, date(2031, 5, 7), said)
    first, _, _ = plain_text(await ask(library, "who blames farmers?")).partition("\n")
    assert "Norda" in first
    assert "Farmers" not in first


CARGO = (
    "Reports of a strike of the Skarholm dockers went round on Monday.",
    "“This is a fairy tale,” harbour spokesman Odd Lien told reporters.",
    "The harbour is the oldest of the coast.",
)


async def test_a_dismissal_of_what_was_told_before_it_is_none_of_what_was_not():
    said = Said(CARGO[1], "Odd Lien", Stance.DISMISSES, None, "“This is a fairy tale,”", role="harbour spokesman")
    one = await stored_story("cargo", "Fjord Courier", "The strike", CARGO, date(2031, 5, 7), (said,))
    async with one.begin() as uow:
        (record,) = await uow.claims.find(ClaimFilter(), limit=2)
    evidence = Reader().of_claim(record)
    assert unsaid(evidence, read("Who doubted that the dockers would strike?", TODAY)) == 0.0
    assert unsaid(evidence, read("Who doubted that the dockers would hit the price of flour?", TODAY)) > 0.5


LOCK = (
    "The lock of Lund was drained on Monday after a barge hit its gate, engineer Dag Moen said.",
    "The mill of Lund was sold on Tuesday, the council said.",
    "Mayor Ane Holm denied that the lock was leaking.",
    "Mayor Ane Holm said that the lock would be painted in spring.",
    "Engineer Dag Moen said that the gate of the lock was bent and that the lock might leak.",
    "Engineer Dag Moen said that he had seen the lock being built.",
    "Engineer Dag Moen said that lock keepers were hard to find.",
)


@pytest.fixture
async def lock() -> MemoryLibrary:
    moen, holm = "Dag Moen", "Ane Holm"
    said = (
        Said(LOCK[0], moen, Stance.ASSERTS, None, "The lock of Lund was drained on Monday after a barge hit its gate"),
        Said(LOCK[1], "council", Stance.ASSERTS, None, "The mill of Lund was sold on Tuesday", SpeakerKind.GROUP),
        Said(LOCK[2], holm, Stance.DENIES, None, "that the lock was leaking", role="Mayor"),
        Said(LOCK[3], holm, Stance.ASSERTS, None, "that the lock would be painted in spring", role="Mayor"),
        Said(LOCK[4], moen, Stance.ASSERTS, None, "that the gate of the lock was bent and that the lock might leak"),
        Said(LOCK[5], moen, Stance.ASSERTS, None, "that he had seen the lock being built"),
        Said(LOCK[6], moen, Stance.ASSERTS, None, "that lock keepers were hard to find"),
    )
    return await stored_story("lock", "Lund Herald", "The lock", LOCK, date(2031, 5, 7), said)


async def test_why_is_answered_by_a_reason_or_not_at_all(lock):
    assert "hit its gate" in plain_text(await ask(lock, "why was the lock of Lund drained?"))
    async with lock.begin() as uow:
        why = await answer("why was the mill of Lund sold?", uow, today=TODAY)
    assert why.reply.kind is ReplyKind.REFUSAL
    assert why.reply.summary == "No stored article says why."
    assert any("gives no reason" in step for step in why.explanation)


async def test_whether_somebody_confirmed_is_told_by_the_stance_they_took(lock):
    text = plain_text(await ask(lock, "did Ane Holm confirm that the lock was leaking?"))
    assert "leaking" in text
    assert "painted" not in text


async def test_whoever_took_no_stance_is_shown_by_what_comes_nearest(lock):
    text = plain_text(await ask(lock, "did Dag Moen confirm that the lock was leaking?"))
    assert "might leak" in text
    assert "keepers" not in text
