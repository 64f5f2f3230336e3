from datetime import UTC, datetime

import pytest

from bot.answers.answering import Answer, answer
from bot.answers.composing import MOST_WORDS, plain_text
from bot.replies import ReplyKind
from tests.unit.answers.story import TODAY, told_library


@pytest.fixture
async def library():
    return await told_library()


async def ask(library, question: str, thread: str | None = None, now: datetime | None = None) -> Answer:
    async with library.begin() as uow:
        found = await answer(question, uow, today=TODAY, thread=thread, now=now)
        await uow.commit()
    return found


async def test_who_denied_names_those_who_denied_or_dismissed_it_and_nobody_else(library):
    text = plain_text((await ask(library, "who denied that the bridge is unsafe?")).reply)
    assert "Tomas Reld denied (3 May 2031)" in text
    assert "Aldo Finn dismissed (4 May 2031)" in text
    assert "Varga" not in text
    assert "Corvin" not in text


async def test_deniers_of_something_else_are_not_returned(library):
    found = await ask(library, "who denied that the harbour would be sold?")
    assert [c.quote for c in found.reply.citations()] == ["Mayor Tomas Reld denied that the harbour would be sold."]


async def test_could_not_confirm_is_neither_a_denial_nor_a_confirmation(library):
    found = await ask(library, "who could not confirm the damage to the bridge?")
    assert plain_text(found.reply).startswith("Ilse Varga could not confirm it.")


async def test_who_warned(library):
    assert "Dana Corvin warned (2 May 2031)" in plain_text(
        (await ask(library, "who warned that the bridge could collapse?")).reply
    )


async def test_a_misspelt_question_is_answered_all_the_same(library):
    assert "Tomas Reld" in plain_text((await ask(library, "what did Tomas Redl say about the bridge?")).reply)
    assert "Tomas Reld" in plain_text((await ask(library, "who deneid that the bridge is unsafe?")).reply)


async def test_when_gives_the_day_of_the_statement_not_of_printing(library):
    text = plain_text((await ask(library, "when did Varga say that she could not confirm the damage?")).reply)
    assert text.startswith("On 5 May 2031.")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what crosses the bridge every day?", "road office said"),
        ("was the bridge unsafe?", "Tomas Reld denied (3 May 2031)"),
        ("did anybody deny that the bridge was unsafe?", "Tomas Reld denied it; Aldo Finn dismissed it."),
        ("Tomas Reld", "Tomas Reld confirmed (20 May 2031)"),
        ("which bridge could collapse?", "Dana Corvin warned (2 May 2031)"),
        ("how did Reld's position on the bridge change?", "Tomas Reld confirmed (20 May 2031)"),
    ],
)
async def test_each_kind_of_question_has_its_answer(library, question, told):
    assert told in plain_text((await ask(library, question)).reply)


async def test_numbers_come_with_who_gave_them(library):
    text = plain_text((await ask(library, "how many cars cross the bridge?")).reply)
    first, _, _ = text.partition("\n")
    assert "road office: some 4,200" in first
    assert ": 3,900" in first


async def test_a_number_of_something_else_is_no_answer(library):
    assert not (await ask(library, "how many lorries were sold?")).answered


async def test_a_change_of_position_shows_both_quotes_with_their_days(library):
    text = plain_text((await ask(library, "did Reld change his position on the bridge?")).reply)
    assert text.index("3 May 2031") < text.index("20 May 2031")


async def test_a_timeline_keeps_the_order_of_the_statements_within_the_days_named(library):
    found = await ask(library, "timeline of the statements on the bridge from 2 to 4 May 2031")
    days = [item.said for section in found.reply.sections for item in section.items]
    assert days == ["2 May 2031", "3 May 2031", "4 May 2031"]
    assert found.reply.kind is ReplyKind.TIMELINE


async def test_which_outlets(library):
    text = plain_text((await ask(library, "which newspaper reported that the bridge had cracks?")).reply)
    assert text.startswith("Mirr Courier.")


async def test_a_bare_name_is_a_lookup(library):
    found = await ask(library, "Varga")
    assert found.answered
    assert {item.speaker for section in found.reply.sections for item in section.items} == {"Ilse Varga"}


@pytest.mark.parametrize(
    "question",
    [
        "what did Orla Quist say about the bridge?",
        "who confirmed that the bridge had collapsed in flames?",
        "who denied taking bribes?",
        "what did Dana Corvin say about the harbour?",
        "when did Dana Corvin admit that she was wrong?",
    ],
)
async def test_what_nobody_said_is_refused_in_one_sentence(library, question):
    found = await ask(library, question)
    assert not found.answered
    assert found.reply.kind is ReplyKind.REFUSAL
    assert found.reply.summary.count(".") == 1
    assert len(found.reply.hints) <= 3


async def test_a_refusal_offers_who_did_speak_about_it(library):
    hints = " ".join((await ask(library, "what did Orla Quist say about the bridge?")).reply.hints)
    assert "Reld" in hints or "Corvin" in hints


@pytest.mark.parametrize(
    "question", ["", "🌉🌉", "¿quién dijo que el puente no es seguro?", "кто это сказал?", "bridge " * 9000]
)
async def test_what_cannot_be_read_gets_one_polite_sentence(library, question):
    found = await ask(library, question)
    assert not found.answered
    assert found.reply.kind is ReplyKind.NOTICE
    assert found.reply.summary.startswith("Please")


async def test_every_quote_is_the_stored_text_and_answers_stay_short(library):
    questions = (
        "who denied the bridge damage?",
        "how many cars?",
        "bridge",
        "timeline of the bridge",
        "what did Reld say?",
    )
    for question in questions:
        found = await ask(library, question)
        assert len(plain_text(found.reply).split()) <= MOST_WORDS
        async with library.begin() as uow:
            for citation in found.reply.citations():
                article = await uow.articles.get(citation.article_id, citation.version)
                assert article is not None
                assert article.text[citation.start : citation.end] == citation.quote


async def test_follow_ups_lean_on_the_thread_and_stay_in_it(library):
    first = await ask(library, "who warned about the bridge?", thread="t1")
    assert first.answered
    confirmed = await ask(library, "and who confirmed it?", thread="t1")
    assert "Tomas Reld confirmed (20 May 2031)" in plain_text(confirmed.reply)
    assert not (await ask(library, "and who confirmed it?", thread="t2")).answered


async def test_what_about_asks_the_same_of_another(library):
    await ask(library, "who denied that the bridge is unsafe?", thread="t1")
    assert "Ilse Varga" in plain_text((await ask(library, "what about Varga?", thread="t1")).reply)


async def test_only_since_keeps_the_question_and_narrows_the_days(library):
    await ask(library, "what did Reld say about the bridge?", thread="t1")
    text = plain_text((await ask(library, "only since 10 May 2031", thread="t1")).reply)
    assert "20 May 2031" in text
    assert "3 May 2031" not in text


async def test_a_new_topic_is_recognised_as_new(library):
    await ask(library, "who denied that the bridge is unsafe?", thread="t1")
    text = plain_text((await ask(library, "who denied that the harbour would be sold?", thread="t1")).reply)
    assert "harbour" in text
    assert "bridge" not in text


async def test_a_thread_is_forgotten_after_a_day(library):
    await ask(library, "who denied that the bridge is unsafe?", thread="t1", now=datetime(2031, 6, 1, 8, tzinfo=UTC))
    late = await ask(library, "and who confirmed it?", thread="t1", now=datetime(2031, 6, 2, 9, tzinfo=UTC))
    assert not late.answered


async def test_the_explanation_says_how_the_question_was_read_and_what_was_kept(library):
    lines = (await ask(library, "who denied that the bridge is unsafe?")).explanation
    assert lines[0].startswith("read as: who; stance denies")
    assert any(line.startswith("kept") for line in lines)
    assert any(line.startswith("dropped") and "its stance is “does not confirm”" in line for line in lines)


async def test_who_else_asks_the_same_once_more_and_they_are_those_asked_about(library):
    await ask(library, "who denied that the bridge is unsafe?", thread="t1")
    assert "Tomas Reld denied" in plain_text((await ask(library, "and who else?", thread="t1")).reply)
    await ask(library, "what did Reld say about the bridge?", thread="t2")
    changed = (await ask(library, "did he change his position?", thread="t2")).reply
    assert {item.speaker for section in changed.sections for item in section.items} == {"Tomas Reld"}


@pytest.mark.parametrize("words", ["hello", "Thanks!", "thank you very much", "help", "who are you?"])
async def test_small_talk_is_told_what_to_ask(library, words):
    found = await ask(library, words)
    assert (found.answered, found.reply.kind) == (False, ReplyKind.NOTICE)


async def test_when_falls_back_on_the_day_of_printing_and_says_so(library):
    text = plain_text((await ask(library, "when did the road office say that cars cross the bridge?")).reply)
    assert text.startswith("Printed on 6 May 2031; when it was said is not told.")


async def test_he_is_the_one_whose_words_answered_before(library):
    await ask(library, "who warned that the bridge could collapse?", thread="t3")
    found = await ask(library, "what else did he say?", thread="t3")
    assert {item.speaker for section in found.reply.sections for item in section.items} == {"Dana Corvin"}
    await ask(library, "Varga", thread="t4")
    assert "Ilse Varga could not confirm" in plain_text((await ask(library, "did she confirm it?", thread="t4")).reply)
