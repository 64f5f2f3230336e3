"""An invented story in two articles, with the claims that a reader would find in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answers.passages import passages
from bot.articles.article import Article, Block, BlockKind
from bot.claims.claim import Attribution, Claim, Modality, Proposition, QuoteKind, Speaker, SpeakerKind, Stance
from bot.claims.identity import identify
from bot.claims.indexing import claim_terms
from bot.language.quantity import Bound, Quantity, QuantityKind
from bot.language.terms import stems
from bot.names import names_of
from bot.ports import Library
from bot.span import Span
from storage.memory import MemoryLibrary
from tests.builders import a_moment, an_article

TODAY = date(2031, 6, 1)

HERALD = (
    "The bridge over the Mirr could collapse within a year, engineer Dana Corvin warned on 2 May.",
    "Mayor Tomas Reld denied on 3 May that the bridge was unsafe.",
    "“This is pure invention,” city spokesman Aldo Finn told reporters on 4 May.",
    "Regional inspector Ilse Varga said on 5 May that she could not confirm the damage to the bridge.",
    "Some 4,200 cars cross the bridge every day, the road office said.",
)
COURIER = (
    "Mayor Tomas Reld admitted on 20 May that the bridge had cracks.",
    "The road office counted 3,900 cars crossing the bridge every day in April.",
    "Mayor Tomas Reld denied that the harbour would be sold.",
)


@dataclass(frozen=True)
class Said:
    """One claim of the story: where, by whom, how, and when."""

    sentence: str
    name: str
    stance: Stance
    day: date | None = None
    content: str | None = None
    kind: SpeakerKind = SpeakerKind.PERSON
    role: str | None = None
    positive: bool = True
    predicate: str | None = None
    counted: str | None = None  # what the last number of the sentence counts


SAID = {
    "herald": (
        Said(
            HERALD[0],
            "Dana Corvin",
            Stance.WARNS,
            date(2031, 5, 2),
            "The bridge over the Mirr could collapse within a year",
        ),
        Said(HERALD[1], "Tomas Reld", Stance.DENIES, date(2031, 5, 3), "that the bridge was unsafe", role="Mayor"),
        Said(
            HERALD[2],
            "Aldo Finn",
            Stance.DISMISSES,
            date(2031, 5, 4),
            "“This is pure invention,”",
            role="city spokesman",
        ),
        Said(HERALD[3], "Ilse Varga", Stance.DOES_NOT_CONFIRM, date(2031, 5, 5), "the damage to the bridge"),
        Said(
            HERALD[4], "road office", Stance.ASSERTS, None, "4,200 cars cross the bridge every day", SpeakerKind.GROUP
        ),
    ),
    "courier": (
        Said(COURIER[0], "Tomas Reld", Stance.CONFIRMS, date(2031, 5, 20), "that the bridge had cracks", role="Mayor"),
        Said(COURIER[2], "Tomas Reld", Stance.DENIES, None, "that the harbour would be sold", role="Mayor"),
    ),
}


def _article(key: str, outlet: str, title: str, paragraphs: tuple[str, ...], published: date) -> Article:
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, Span(start, start + len(paragraph)))
        for start, paragraph in zip(starts, paragraphs, strict=True)
    )
    return an_article(key, text, outlet=outlet, title=title, blocks=blocks, published=published)


def _counted(said: Said, start: int) -> tuple[Quantity, ...]:
    found = list(re.finditer(r"\d+", said.sentence)) if said.counted else []
    if not found:
        return ()
    place, value = Span(found[-1].start() + start, found[-1].end() + start), float(found[-1][0])
    return (Quantity(place, QuantityKind.COUNT, value, value, Bound.EXACT, None, said.counted),)


def _claim(said: Said, article: Article, number: int) -> Claim:
    start = article.text.index(said.sentence)
    sentence = Span(start, start + len(said.sentence))
    words = said.content or said.sentence
    place = article.text.index(words, start)
    content = Span(place, place + len(words))
    return Claim(
        id=f"{article.id}-{number}",
        article_id=article.id,
        version=article.version,
        place=BlockKind.PARAGRAPH,
        sentence=sentence,
        attribution=Attribution((), (), (content,), QuoteKind.INDIRECT, "verb of saying", 0.9),
        speaker=Speaker(said.name, said.kind, said.name, role=said.role),
        stance=said.stance,
        hedges=(),
        proposition=Proposition(
            words, said.predicate, None, None, said.positive, Modality.FACT, _counted(said, start), (), (), stems(words)
        ),
        said=a_moment(said.day) if said.day else None,
        confidence=0.9,
        trail=(),
    )


async def told(library: Library) -> None:
    """Store the story."""
    await _store(
        library,
        _article("herald", "The Ostmark Herald", "Engineers fear for the Mirr bridge", HERALD, date(2031, 5, 6)),
        SAID["herald"],
    )
    await _store(
        library,
        _article("courier", "Mirr Courier", "Mayor changes course on bridge", COURIER, date(2031, 5, 21)),
        SAID["courier"],
    )


async def _store(library: Library, draft: Article, sayings: Sequence[Said]) -> None:
    async with library.begin() as uow:
        _, article = await uow.articles.put(draft)
        claims = [_claim(said, article, number) for number, said in enumerate(sayings)]
        speakers = [await identify(claim.speaker, article.id, uow.speakers) for claim in claims]
        terms = [claim_terms(claim, article, (s.name,)) for claim, s in zip(claims, speakers, strict=True)]
        rows = [(claim, speaker.id) for claim, speaker in zip(claims, speakers, strict=True)]
        await uow.claims.replace(article, rows, terms)
        names = names_of(article.outlet, [(c, s.name) for c, s in zip(claims, speakers, strict=True)])
        await uow.names.replace(article.id, names)
        await uow.search.index(article, [replace(p, version=article.version) for p in passages(article)])
        await uow.commit()


async def stored_story(
    key: str, outlet: str, title: str, paragraphs: tuple[str, ...], published: date, sayings: Sequence[Said]
) -> MemoryLibrary:
    """Return a library that holds one article; the claims are called "KEY-0", "KEY-1", ... in the order given."""
    library = MemoryLibrary()
    await add_story(library, key, outlet, title, paragraphs, published, sayings)
    return library


async def add_story(
    library: Library,
    key: str,
    outlet: str,
    title: str,
    paragraphs: tuple[str, ...],
    published: date,
    sayings: Sequence[Said],
) -> None:
    """Store one more article."""
    await _store(library, _article(key, outlet, title, paragraphs, published), sayings)


async def told_library() -> MemoryLibrary:
    """Return a library that holds the story."""
    library = MemoryLibrary()
    await told(library)
    return library
