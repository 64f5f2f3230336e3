"""Answers, pages and look-ups in Ukrainian: all but quotes, names, titles and roles is translated."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from bot.answers.answering import answer
from bot.answers.lookups import contradictions_reply
from bot.answers.pages import article_page, speaker_page
from bot.answers.storyline import storyline
from bot.contradictions.contradiction import ContradictionKind
from bot.contradictions.explaining import explain
from bot.errors import UserError
from bot.ports import ClaimFilter, ContradictionRecord
from bot.replies import Reply
from bot.requests import TimelineRequest
from bot.wording import in_language, wording
from tests.builders import a_contradiction
from tests.unit.answers.story import TODAY, told_library

UKRAINIAN = wording("uk")
OURS = re.compile(
    r"\b(?:said|denied|confirmed|could not|dismissed|warned|claims?|speakers?|outlets?|statements?|nothing|nobody|no"
    r"|did you mean|attributed|own words|read as|found|kept|dropped|stored|on record|otherwise|May|not)\b"
)


def shown(reply: Reply) -> list[str]:
    told = in_language(reply, UKRAINIAN)
    items = [item for section in told.sections for item in section.items]
    words = [told.summary, *told.hints, *(section.heading or "" for section in told.sections)]
    return words + [text or "" for item in items for text in (item.stance, item.said, item.note)]


def english(texts: list[str], quotes: list[str]) -> list[str]:
    """Return the texts in which an English word of ours stands outside of what is quoted."""
    found = []
    for text in texts:
        ours = text
        for quote in (*quotes, "who denied the report?"):  # an example of a question, which is to be asked in English
            ours = ours.replace(quote, "")
        if OURS.search(ours):
            found.append(text)
    return found


@pytest.mark.parametrize(
    "question",
    [
        "who denied that the bridge is unsafe?", "who could not confirm the damage to the bridge?",
        "when did Reld deny it?", "how many people crossed the bridge?", "what did Dana Corvin say?",
        "how did Reld change his position on the bridge?", "timeline of the bridge", "who denied the moon landing?",
        "what did Zebulon Quux say about the bridge?", "Хто це заперечив?", "who?",
    ],
)  # fmt: skip
async def test_an_answer_in_ukrainian(question: str) -> None:
    library = await told_library()
    async with library.begin() as uow:
        found = await answer(question, uow, today=TODAY)
        articles = await uow.articles.list()
    texts = shown(found.reply)
    quotes = [sentence for article in articles for sentence in article.text.split("\n")]
    quotes += [part for sentence in quotes for part in re.split(r"(?<=[.!?])\s", sentence)]
    assert english(texts, quotes) == []
    assert english([UKRAINIAN.of(step) for step in found.explanation], quotes) == []


async def test_pages_and_timelines_in_ukrainian() -> None:
    library = await told_library()
    async with library.begin() as uow:
        pages = [
            await speaker_page("reld", uow),
            await article_page("herald", uow),
            (await storyline(TimelineRequest("the bridge"), uow, TODAY)).reply,
        ]
        with pytest.raises(UserError) as refused:
            await speaker_page("Zebulon Quux", uow)
    for page in pages:
        assert english(shown(page), []) == []
    assert english([UKRAINIAN.of(refused.value.sentence)], []) == []
    assert UKRAINIAN.of(refused.value.sentence).startswith("Серед збережених немає")


@pytest.mark.parametrize("kind", list(ContradictionKind))
async def test_how_two_claims_disagree_in_ukrainian(kind: ContradictionKind) -> None:
    library = await told_library()
    async with library.begin() as uow:
        one, other = await uow.claims.find(ClaimFilter(), limit=2)
    stored = replace(
        a_contradiction("c1", one.claim.id, other.claim.id, kind=kind), explanation=explain(kind, one, other)
    )
    record = ContradictionRecord(replace(stored, explanation=str.__str__(stored.explanation)), one, other)
    heading = in_language(contradictions_reply([record]), UKRAINIAN).sections[0].heading
    assert heading is not None and re.match("[А-ЯІЇЄ]", heading)


def test_days_in_ukrainian() -> None:
    from bot.language.moment import Moment, Precision
    from bot.language.showing import shown_moment
    from bot.span import Span

    moments = {
        "жовтень 2024": Moment(date(2024, 10, 1), date(2024, 10, 31), Precision.MONTH, "x", Span(0, 1)),
        "початок жовтня 2024": Moment(date(2024, 10, 1), date(2024, 10, 10), Precision.PART_OF_MONTH, "x", Span(0, 1)),
        "9 жовтня 2024": Moment(date(2024, 10, 9), None, Precision.DAY, "x", Span(0, 1)),
        "2024": Moment(date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR, "x", Span(0, 1)),
    }
    assert [UKRAINIAN.of(shown_moment(moment) or "") for moment in moments.values()] == list(moments)
