"""From a stored article to what it says: the pure reading, and the keeping of it in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.answers.passages import passages
from bot.articles.article import Article
from bot.articles.likeness import bands
from bot.articles.origins import settle_origin
from bot.claims.claim import Claim
from bot.claims.extraction import extract
from bot.claims.identity import Cast, identify_all
from bot.claims.indexing import claim_terms
from bot.contradictions.comparing import rehearse
from bot.contradictions.judge import Judge
from bot.contradictions.keeping import judge_again
from bot.contradictions.rehearsal import Rehearsal
from bot.language.detect import readable
from bot.language.pipeline import Pipeline
from bot.names import names_of
from bot.ports import ClaimRecord, Passage, SpeakerRecord, UnitOfWork


@dataclass(frozen=True, slots=True)
class Reading:
    """What one model version found in one article version: a pure function of both."""

    article: Article
    model: str
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]
    bands: tuple[str, ...] = ()  # the marks of the text, by which printings of one report find each other


def read(article: Article, pipeline: Pipeline) -> Reading:
    """Read `article`; needs nothing but the two arguments, so that it can run anywhere.

    In an article of a language that is not read nothing is found: neither claims nor passages to answer from.
    """
    if not readable(article.language):
        return Reading(article, pipeline.version, (), ())
    claims = extract(article, pipeline)
    return Reading(article, pipeline.version, claims, tuple(passages(article)), bands(article.text))


async def store(
    reading: Reading,
    uow: UnitOfWork,
    now: datetime | None = None,
    judge: Judge | None = None,
    rehearsal: Rehearsal | None = None,
) -> int:
    """Replace what was known of the article by `reading`, judge its claims, and count the new contradictions.

    `now` is kept as the first sighting of contradictions that were never found before. What a `rehearsal` of the
    reading knows need not be judged again.
    """
    article = reading.article
    cast = await _cast(reading, uow)
    told = cast.told
    await uow.speakers.put(*cast.changed)
    rows = [(claim, speaker.id) for claim, speaker in zip(reading.claims, told, strict=True)]
    await uow.claims.replace(article, rows, [_terms(reading, *one) for one in zip(reading.claims, told, strict=True)])
    await uow.search.index(article, reading.passages)
    await settle_origin(article, reading.bands, uow)
    names = names_of(article.outlet, zip(reading.claims, (speaker.name for speaker in told), strict=True))
    await uow.names.replace(article.id, names)
    _, new = await judge_again([claim.id for claim in reading.claims], uow, now, judge, rehearsal)
    return new


async def rehearsed(reading: Reading, uow: UnitOfWork, judge: Judge) -> Rehearsal:
    """Compare the claims of a reading with what is stored, before it is stored itself; nothing is changed."""
    told = (await _cast(reading, uow)).told
    records = [
        ClaimRecord(claim, speaker.id, speaker.name, reading.article, _terms(reading, claim, speaker))
        for claim, speaker in zip(reading.claims, told, strict=True)
    ]
    return await rehearse(records, uow, judge)


async def _cast(reading: Reading, uow: UnitOfWork) -> Cast:
    return await identify_all([claim.speaker for claim in reading.claims], reading.article.id, uow.speakers)


def _terms(reading: Reading, claim: Claim, speaker: SpeakerRecord) -> tuple[str, ...]:
    return claim_terms(claim, reading.article, (speaker.name, *speaker.aliases))
