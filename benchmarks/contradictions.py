"""What one new claim costs among few and among many stored ones, and how many pairs a second are judged.

Claims are made from neutral patterns: each story has a town and a firm of its own, as news has, and shares its verbs
and common nouns with all others. `GAINSAY_BENCH_CLAIMS` sets the sizes, least first; `GAINSAY_BENCH_POSTGRES_URL`
names an empty database to measure on too.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import product

from benchmarks.harness import Figure, cpu_seconds
from bot.articles.article import Article, Basis, Block, BlockKind
from bot.claims.claim import Attribution, Claim, Modality, Proposition, QuoteKind, Speaker, SpeakerKind, Stance
from bot.claims.frame import Argument, Frame, Role, Tense
from bot.contradictions.comparing import compare
from bot.contradictions.judge import RuleJudge
from bot.contradictions.meeting import meet
from bot.language.terms import stems
from bot.ports import ClaimRecord, Library, Passage, SpeakerRecord
from bot.span import Span
from storage.library import open_library
from storage.schema import upgrade

_SIZES = os.environ.get("GAINSAY_BENCH_CLAIMS", "10000,1000000")
PER_ARTICLE, _PER_STORY, _ASKED, _ROUNDS = 20, 20, 60, 3
_SPEAKERS = 400  # names of each office
_DAY = date(2031, 5, 4)
_VERBS = "close open sell buy build move repair delay approve reject".split()
_THINGS = "ferry bridge harbour museum school market tunnel station library quarry".split()
_OFFICES = "mayor harbour-master councillor spokesman director".split()
_STANCES = (Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES, Stance.CONFIRMS, Stance.DOES_NOT_CONFIRM)
_SYLLABLES = "ba de fo gu hi ka lo mu ne pa ri so ta vu wo ze".split()


@dataclass(frozen=True, slots=True)
class _Made:
    """An article with its claims and what they are indexed by."""

    article: Article
    claims: tuple[Claim, ...]
    terms: tuple[tuple[str, ...], ...]
    passages: tuple[Passage, ...]


def figures() -> list[Figure]:
    """Measure on SQLite, and on PostgreSQL where a database is named."""
    sizes = [int(size) for size in _SIZES.split(",")]
    found = [_pairs_a_second()]
    with tempfile.TemporaryDirectory() as scratch:
        found += asyncio.run(_growth("SQLite", f"sqlite:///{scratch}/claims.db", sizes))
    postgres = os.environ.get("GAINSAY_BENCH_POSTGRES_URL")
    if postgres:
        found += asyncio.run(_growth("PostgreSQL", postgres, sizes))
    return found


def _pairs_a_second() -> Figure:
    made = [made_article(number) for number in range(20)]
    records = [ClaimRecord(claim, "s", claim.speaker.name, one.article, ()) for one in made for claim in one.claims]
    pairs = [(a, b) for a in records[:80] for b in records]
    judge = RuleJudge()
    for record in records:
        judge.facets(record)
    seconds = cpu_seconds(lambda: [judge.judge(a, b) for a, b in pairs])
    return Figure("pairs judged", len(pairs) / seconds, "a second", at_least=2000)


async def _growth(name: str, address: str, sizes: Sequence[int]) -> list[Figure]:
    await upgrade(address)
    costs: list[float] = []
    async with await open_library(address) as library:
        await introduce(library)
        for stored, size in zip([0, *sizes], sizes, strict=False):
            await fill(library, stored, size)
            costs.append(await cost(library, size))
    measured = zip(sizes, costs, strict=True)
    return [
        *(Figure(f"{name}: one new claim among {size:,}", 1000 * seconds, "ms") for size, seconds in measured),
        Figure(f"{name}: growth", costs[-1] / costs[0], "times", at_most=2),
    ]


async def introduce(library: Library) -> None:
    """Store every speaker once."""
    async with library.begin() as uow:
        names = [_speaker(office, number) for office, number in product(_OFFICES, range(_SPEAKERS))]
        await uow.speakers.put(
            *(SpeakerRecord(_id(name), name, SpeakerKind.PERSON, None, (name,), 0) for name in names)
        )
        await uow.commit()


def _speaker(office: str, number: int) -> str:
    return f"{office.title()} {_name(number)}"


async def fill(library: Library, first: int, last: int) -> None:
    """Store the articles of claims number `first` to `last`."""
    numbers = range(first // PER_ARTICLE, last // PER_ARTICLE)
    for start in range(0, len(numbers), 50):
        async with library.begin() as uow:
            for number in numbers[start : start + 50]:
                made = made_article(number)
                _, article = await uow.articles.put(made.article)
                await uow.claims.replace(article, [(one, _id(one.speaker.name)) for one in made.claims], made.terms)
                await uow.search.index(article, made.passages)
            await uow.commit()


async def cost(library: Library, size: int, clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the median seconds in which a claim meets others and is judged; the least of some rounds for each."""
    articles = random.Random(7).sample(range(size // PER_ARTICLE), _ASKED)
    judge = RuleJudge()
    async with library.begin() as uow:
        records = [await uow.claims.get(made_article(number).claims[0].id) for number in articles]
        asked = [record for record in records if record is not None]
        return statistics.median([await _least(record, judge, uow, clock) for record in asked])


async def _least(record: ClaimRecord, judge: RuleJudge, uow: object, clock: Callable[[], float]) -> float:
    times = []
    for _ in range(_ROUNDS):
        start = clock()  # wall time where none is given: the server's work counts too
        compare(record, await meet(record, uow), judge)  # type: ignore[arg-type]
        times.append(clock() - start)
    return min(times)


def made_article(number: int) -> _Made:
    """Return the article of that number; every process makes the same."""
    drawn = random.Random(number)
    story = number * PER_ARTICLE // _PER_STORY
    town, firm = _name(2 * story), _name(2 * story + 1)
    sentences = [_sentence(drawn, town, firm) for _ in range(PER_ARTICLE)]
    text = " ".join(" ".join(words[:3]) + "." for words, _ in sentences)
    article = Article(
        id=_id(f"article {number}"),
        key=f"article {number}",
        version=1,
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),),
        title=None,
        title_basis=Basis.UNKNOWN,
        outlet=f"Herald {number % 50}",
        outlet_basis=Basis.GIVEN,
        url=None,
        published=_DAY + timedelta(days=number % 900),
        published_basis=Basis.GIVEN,
        byline=None,
        language="en",
        digest=_id(text),
    )
    claims = tuple(_claims(article, sentences))
    terms = tuple(stems(article.quote(claim.sentence)) for claim in claims)
    passages = tuple(
        Passage(article.id, 1, claim.sentence, indexed) for claim, indexed in zip(claims, terms, strict=True)
    )
    return _Made(article, claims, tuple(tuple(dict.fromkeys(one)) for one in terms), passages)


def _sentence(drawn: random.Random, town: str, firm: str) -> tuple[tuple[str, ...], Stance]:
    speaker = _speaker(drawn.choice(_OFFICES), drawn.randrange(_SPEAKERS))
    stance, verb, thing = drawn.choice(_STANCES), drawn.choice(_VERBS), drawn.choice(_THINGS)
    return (speaker, stance.past, f"that {firm} would {verb} the {thing} in {town}", verb, thing, firm, town), stance


def _claims(article: Article, sentences: Sequence[tuple[tuple[str, ...], Stance]]) -> Iterator[Claim]:
    start = 0
    for words, stance in sentences:
        speaker, cue, content, verb, thing, firm, town = words
        end = start + len(" ".join(words[:3])) + 1
        source = Span(start, start + len(speaker))
        cued = Span(source.end + 1, source.end + 1 + len(cue))
        body = Span(cued.end + 1, cued.end + 1 + len(content))
        frame = Frame(
            predicate=verb,
            nominal=False,
            definite=False,
            positive=True,
            tense=Tense.FUTURE,
            auxiliary="would",
            conditional=False,
            arguments=(
                Argument(Role.SUBJECT, None, firm.lower(), (firm.lower(),), (firm.lower(),), none=False, span=body),
                Argument(Role.OBJECT, None, thing, (thing,), (), none=False, span=body),
                Argument(Role.OBLIQUE, "in", town.lower(), (town.lower(),), (town.lower(),), none=False, span=body),
            ),
            adverbs=(),
            governors=(),
            span=body,
        )
        proposition = Proposition(
            content, verb, firm, thing, True, Modality.PLANNED, (), (), (firm, town), stems(content), (frame,)
        )
        yield Claim(
            id=_id(f"{article.id} {start}"),
            article_id=article.id,
            version=1,
            place=BlockKind.PARAGRAPH,
            sentence=Span(start, end),
            attribution=Attribution((source,), (cued,), (body,), QuoteKind.INDIRECT, "made", 1.0),
            speaker=Speaker(speaker, SpeakerKind.PERSON, speaker),
            stance=stance,
            hedges=(),
            proposition=proposition,
            said=None,
            confidence=1.0,
            trail=(),
        )
        start = end + 1


def _name(number: int) -> str:
    """Return a made-up name for a number, another for each."""
    digits = []
    left = number + 17
    while left:
        left, digit = divmod(left, len(_SYLLABLES))
        digits.append(_SYLLABLES[digit])
    return "".join(digits).title()


def _id(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
