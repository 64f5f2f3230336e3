"""Finding by meaning, with a model that knows two things: what floats and what costs."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from bot.answers.embedding import Meanings
from bot.answers.finding import retrieved, weights_of
from bot.answers.meaning import Meant, Near, Vectors
from bot.answers.retrieval import Ranked, fused
from bot.language.terms import stems
from bot.ports import ClaimFilter, PassageRecord
from storage.memory import MemoryLibrary
from tests.builders import a_passage, an_article
from tests.unit.answers.story import stored_story

FLOATS, COSTS = {"ferry", "vessel", "raft"}, {"budget", "crowns", "money"}
QUAY = (
    "The vessel lies at the northern quay since Monday.",
    "The budget of the town grew by 900 crowns.",
    "A ferry timetable was printed.",
)


class Toy:
    """Counts what floats and what costs."""

    def __init__(self, name: str = "toy") -> None:
        self.name = name
        self.read = 0

    def question(self, text: str) -> Vectors:
        return self._rows([text])

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.read += len(texts)
        return self._rows(texts)

    def _rows(self, texts: Sequence[str]) -> Vectors:
        words = [set(text.lower().strip(".?").split()) for text in texts]
        rows = np.array([(len(one & FLOATS), len(one & COSTS), 0.1) for one in words], dtype=np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


@pytest.fixture
async def library() -> MemoryLibrary:
    return await stored_story("quay", "Harbour Gazette", "Notes", QUAY, date(2031, 5, 10), ())


async def found(library: MemoryLibrary, question: str, embedder: Toy | None) -> list[str]:
    terms = stems(question)
    async with library.begin() as uow:
        meant = Meant(embedder.name, embedder.question(question)) if embedder else None
        ranked = await retrieved(terms, await weights_of(terms, uow), ClaimFilter(), None, uow, meant)
        article = await uow.articles.get("quay")
    assert article is not None
    return [article.quote(one.record.passage.span) for one in ranked]


async def test_a_passage_in_other_words_is_found_by_its_meaning(library):
    toy = Toy()
    assert await Meanings(library, toy).catch_up() == 1
    assert QUAY[0] not in await found(library, "raft", None)
    assert (await found(library, "raft", toy))[0] in {QUAY[0], QUAY[2]}
    assert QUAY[0] in await found(library, "raft", toy)


async def test_the_words_themselves_come_before_mere_meaning(library):
    toy = Toy()
    await Meanings(library, toy).catch_up()
    assert (await found(library, "ferry timetable", toy))[0] == QUAY[2]


async def test_vectors_are_made_once_and_anew_for_another_model(library):
    toy = Toy()
    assert await Meanings(library, toy).catch_up() == 1
    assert await Meanings(library, toy).catch_up() == 0
    assert toy.read == len(QUAY)
    other = Toy("other")
    assert await Meanings(library, other).catch_up() == 1
    assert QUAY[0] in await found(library, "raft", other)


async def test_without_a_model_nothing_is_made(library):
    assert await Meanings(library, None).catch_up() == 0


def test_the_model_s_own_scale_does_not_matter():
    article = an_article("a")
    records = [PassageRecord(a_passage(article, "ferri", start=start), None, None) for start in (0, 20, 40)]
    ranked = [Ranked(record, score) for record, score in zip(records, (2.0, 1.9, 0.5), strict=True)]
    for scale in (1.0, 0.01):
        near = [Near(records[1], 0.9 * scale), Near(records[0], 0.1 * scale)]
        assert [one.record for one in fused(ranked, near)] == [records[1], records[0], records[2]]
    assert fused(ranked, ()) == ranked
