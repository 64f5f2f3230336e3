"""Questions over many claims: what an answer costs beside a plain full-text OR-query over the same rows.

The claims are made of words drawn by Zipf's law, so that rare and common ones occur as in news.
GAINSAY_BENCH_CLAIMS sets how many there are.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from benchmarks._fulltext import plain
from benchmarks.harness import Figure
from bot.articles.article import Article, Basis, Block, BlockKind
from bot.claims.claim import Attribution, Claim, Modality, Proposition, QuoteKind, Speaker, SpeakerKind, Stance
from bot.claims.identity import identify_all
from bot.claims.indexing import claim_terms
from bot.desk import Desk
from bot.errors import PermanentError
from bot.language.pipeline import Pipeline
from bot.language.terms import stems
from bot.names import NameKind, names_of
from bot.ports import Passage
from bot.span import Span
from storage.library import open_library
from storage.schema import upgrade

_CLAIMS = int(os.environ.get("GAINSAY_BENCH_CLAIMS", "100000"))
_IN_ARTICLE = 50
_BATCH = 20  # articles of one transaction
_WORDS = 30_000
_SENTENCE = 18  # words
_QUESTIONS = 60
_TIMES = 3  # a plain query, that an answer may cost at the median
_NAMES_WITHIN = 50.0  # ms
_START = date(2031, 1, 1)


class _Clock:
    def now(self) -> datetime:
        return datetime(2031, 12, 31, tzinfo=UTC)


def _vocabulary(chance: random.Random) -> list[str]:
    letters = "bcdfghklmnprstvz"
    words = {
        "".join(chance.choice(letters) + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
        for _ in range(_WORDS)
    }
    return sorted(words)


class Newsroom:
    """Makes articles, each a sentence to a claim."""

    def __init__(self) -> None:
        self._chance = random.Random(7)
        self.words = _vocabulary(self._chance)
        self._chance.shuffle(self.words)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def some(self, count: int) -> list[str]:
        return self._chance.choices(self.words, cum_weights=self._weights, k=count)

    def article(self, number: int) -> tuple[Article, list[Claim], list[Passage]]:
        speakers = [f"{a.title()} {b.title()}" for a, b in (self._chance.sample(self.words, 2) for _ in range(25))]
        lines = [f"{self._chance.choice(speakers)} said {' '.join(self.some(_SENTENCE))}." for _ in range(_IN_ARTICLE)]
        starts = list(accumulate((len(line) + 2 for line in lines[:-1]), initial=0))
        spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
        article = Article(
            id=f"a{number}",
            key=f"a{number}",
            version=1,
            text="\n\n".join(lines),
            blocks=tuple(Block(BlockKind.PARAGRAPH, span) for span in spans),
            title=" ".join(self.some(6)),
            title_basis=Basis.GIVEN,
            outlet=f"Outlet {number % 300}",
            outlet_basis=Basis.GIVEN,
            url=None,
            published=_START + timedelta(days=number % 360),
            published_basis=Basis.GIVEN,
            byline=None,
            language="en",
            digest=f"d{number}",
        )
        claims = [self._claim(article, place, span) for place, span in enumerate(spans)]
        passages = [Passage(article.id, 1, span, stems(article.quote(span))) for span in spans]
        return article, claims, passages

    def _claim(self, article: Article, place: int, sentence: Span) -> Claim:
        name = " ".join(article.quote(sentence).split()[:2])
        cue = sentence.start + len(name) + 1
        content = Span(cue + 5, sentence.end - 1)
        text = article.quote(content)
        return Claim(
            id=f"{article.id}-{place}",
            article_id=article.id,
            version=1,
            place=BlockKind.PARAGRAPH,
            sentence=sentence,
            attribution=Attribution(
                (Span(sentence.start, cue - 1),), (Span(cue, cue + 4),), (content,), QuoteKind.INDIRECT, "clause", 0.9
            ),
            speaker=Speaker(name, SpeakerKind.PERSON, name),
            stance=self._chance.choice((Stance.ASSERTS, Stance.DENIES, Stance.CONFIRMS)),
            hedges=(),
            proposition=Proposition(
                text, None, None, None, True, Modality.FACT, (), (), tuple(text.split()[:2]), stems(text)
            ),
            said=None,
            confidence=0.9,
            trail=(),
        )


def _no_model() -> Pipeline:
    raise PermanentError("Nothing is read here.")


async def _fill(address: str, newsroom: Newsroom) -> None:
    await upgrade(address)
    async with await open_library(address) as library:
        numbers = range(_CLAIMS // _IN_ARTICLE)
        for start in range(0, len(numbers), _BATCH):
            async with library.begin() as uow:
                for number in numbers[start : start + _BATCH]:
                    made, claims, passages = newsroom.article(number)
                    _, article = await uow.articles.put(made)
                    cast = await identify_all([claim.speaker for claim in claims], article.id, uow.speakers)
                    await uow.speakers.put(*cast.changed)
                    both = list(zip(claims, cast.told, strict=True))
                    terms = [claim_terms(claim, article, (speaker.name,)) for claim, speaker in both]
                    await uow.claims.replace(article, [(claim, speaker.id) for claim, speaker in both], terms)
                    await uow.search.index(article, passages)
                    names = names_of(article.outlet, [(claim, speaker.name) for claim, speaker in both])
                    await uow.names.replace(article.id, names)
                await uow.commit()


@contextmanager
def filled() -> Iterator[Path]:
    """Yield a library of 100,000 claims of its own; BENCH_LIBRARY names a file that keeps one for the next."""
    kept = os.environ.get("BENCH_LIBRARY")
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "claims.db"
        if kept and Path(kept).exists():
            shutil.copy(kept, file)
            asyncio.run(upgrade(f"sqlite:///{file}"))  # it may be of an earlier revision
        else:
            asyncio.run(_fill(f"sqlite:///{file}", Newsroom()))
            with closing(sqlite3.connect(file)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if kept:
                shutil.copy(file, kept)
        yield file


async def _asked(address: str, questions: list[list[str]]) -> float:
    """Return the median CPU milliseconds of an answer."""
    async with await open_library(address) as library:
        desk = Desk(library, _no_model, _Clock())
        await desk.ask("who said anything about the harbour?")
        answers: list[float] = []
        for words in questions:
            before = time.process_time()
            await desk.ask(f"who denied {' '.join(words)}?")
            answers.append(time.process_time() - before)
    return 1000 * statistics.median(answers)


async def _suggested(address: str, typed: list[str]) -> float:
    """Return the median CPU milliseconds of a suggestion of names."""
    async with await open_library(address) as library:
        desk = Desk(library, _no_model, _Clock())
        suggestions: list[float] = []
        for text in typed:
            before = time.process_time()
            await desk.suggest(NameKind.SPEAKER, text)
            suggestions.append(time.process_time() - before)
    return 1000 * statistics.median(suggestions)


def figures() -> Iterator[Figure]:
    """Fill a database and ask."""
    newsroom = Newsroom()
    with filled() as file:
        questions = [newsroom.some(5) for _ in range(_QUESTIONS)]
        begun = [word[:place] for word in newsroom.words[:_QUESTIONS] for place in (2, 5)]
        misspelt = [f"{word[:2]}x{word[2:]}" for word in newsroom.words[:_QUESTIONS]]
        one_plain = plain(file, questions)
        address = f"sqlite:///{file}"
        answer = asyncio.run(_asked(address, questions))
        suggestion, spelling = (asyncio.run(_suggested(address, typed)) for typed in (begun, misspelt))
    yield Figure(f"plain FTS5 OR-query over {_CLAIMS:,} claims, median", one_plain, "ms CPU")
    yield Figure("an answer, median", answer, "ms CPU")
    yield Figure("answers in plain queries", answer / one_plain, "times", at_most=_TIMES)
    yield Figure("a completed name, median", suggestion, "ms CPU", at_most=_NAMES_WITHIN)
    yield Figure("a misspelt name, median", spelling, "ms CPU", at_most=_NAMES_WITHIN)
