"""Claims built part by part, so that judging is tested without a parser."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

from bot.articles.article import Article, Basis, Block, BlockKind
from bot.claims.claim import (
    Attribution,
    Claim,
    Modality,
    Proposition,
    QuoteKind,
    Speaker,
    SpeakerKind,
    Stance,
)
from bot.claims.frame import Argument, Frame, Governor, Role, Tense
from bot.language.moment import Moment, Precision
from bot.language.quantity import Bound, Quantity, QuantityKind
from bot.language.terms import stems
from bot.ports import ClaimRecord, Passage, SpeakerRecord, UnitOfWork
from bot.span import Span

WHOLE = Span(0, 400)
DAY = date(2031, 5, 4)
EARLY = Span(20, 26)


def argument(role: Role, words: str, case: str | None = None, span: Span = WHOLE) -> Argument:
    """Return an argument; words with a capital are names, the last word is the head, "no" denies it."""
    listed = words.split()
    none = listed[0] in {"no", "nobody"}
    kept = [word for word in listed if word != "no"]
    lower = tuple(word.lower() for word in kept)
    names = tuple(word.lower() for word in kept if word[0].isupper())
    return Argument(role, case, lower[-1], lower, names, none, span)


def frame(predicate: str, subject: str = "", object: str = "", **told: object) -> Frame:  # noqa: A002
    """Return a frame. Prepositions with a trailing underscore ("in_") name obliques; the rest are its fields."""
    span = told.pop("span", WHOLE)
    parts = [argument(Role.SUBJECT, subject, span=span)] if subject else []
    parts += [argument(Role.OBJECT, object, span=span)] if object else []
    cases = [key for key in told if key.endswith("_")]
    parts += [argument(Role.OBLIQUE, str(told.pop(key)), key.rstrip("_"), span) for key in cases]
    fields: dict[str, object] = {
        "nominal": False,
        "definite": False,
        "positive": not any(part.none for part in parts),
        "tense": Tense.PAST,
        "auxiliary": None,
        "conditional": False,
        "adverbs": (),
        "governors": (),
    }
    return Frame(predicate=predicate, arguments=tuple(parts), span=span, **{**fields, **told})  # type: ignore[arg-type]


def under(lemma: str, *, positive: bool = True) -> tuple[Governor, ...]:
    """Return the one governor of a frame."""
    return (Governor(lemma, positive),)


def count(
    value: float, noun: str | None, *modifiers: str, bound: Bound = Bound.EXACT, high: float | None = None
) -> Quantity:
    """Return so many of something."""
    return Quantity(Span(10, 14), QuantityKind.COUNT, value, high or value, bound, None, noun, modifiers)


def measure(value: float, unit: str) -> Quantity:
    """Return a measured quantity."""
    return Quantity(Span(10, 14), QuantityKind.MEASURE, value, value, Bound.EXACT, unit, None, ())


def day(of: date, span: Span = EARLY) -> Moment:
    """Return a day that the content names."""
    return Moment(of, of, Precision.DAY, "written", span)


def claim(
    *frames: Frame,
    speaker: str = "Ada Reed",
    stance: Stance = Stance.ASSERTS,
    on: date | None = DAY,
    cue: str = "said",
    quantities: tuple[Quantity, ...] = (),
    times: tuple[Moment, ...] = (),
    stands_for: str | None = None,
    before: str = "",
    content: str = "",
    outlet: str = "The Ostmark Herald",
    quote: QuoteKind = QuoteKind.INDIRECT,
) -> ClaimRecord:
    """Return a stored claim; its article is a paragraph `before` and one that holds the claim."""
    told = content or " ".join(part.predicate for part in frames) or "nothing"
    sentence = f"{speaker} {cue} {told}."
    text = f"{before}\n\n{sentence}" if before else sentence
    start = len(text) - len(sentence)
    name, cued = Span(start, start + len(speaker)), Span(start + len(speaker) + 1, start + len(speaker) + 1 + len(cue))
    body = Span(cued.end + 1, len(text) - 1)
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(before))),) if before else ()
    key = f"{text}{on}{outlet}{frames}{quantities}"
    identity = sha256(key.encode()).hexdigest()[:16]
    article = Article(
        identity,
        key,
        1,
        text,
        (*blocks, Block(BlockKind.PARAGRAPH, Span(start, len(text)))),
        None,
        Basis.UNKNOWN,
        outlet,
        Basis.GIVEN,
        None,
        on,
        Basis.GIVEN,
        None,
        "en",
        "",
    )
    made = Claim(
        id=identity,
        article_id=article.id,
        version=1,
        place=BlockKind.PARAGRAPH,
        sentence=Span(start, len(text)),
        attribution=Attribution((name,), (cued,), (body,), quote, "test", 1.0),
        speaker=Speaker(speaker, SpeakerKind.PERSON, speaker, stands_for=stands_for),
        stance=stance,
        hedges=(),
        proposition=Proposition(
            told, None, None, None, True, Modality.FACT, quantities, times, (), stems(told), frames
        ),
        said=None,
        confidence=1.0,
        trail=(),
    )
    return ClaimRecord(made, speaker.casefold(), speaker, article, ())


async def stored(uow: UnitOfWork, record: ClaimRecord) -> ClaimRecord:
    """Store a claim with its article and its speaker, and return it as it is stored."""
    _, article = await uow.articles.put(replace(record.article, version=0))
    name = record.speaker_name
    await uow.speakers.put(SpeakerRecord(record.speaker_id, name, "person", None, (name,), 0))
    terms = tuple(dict.fromkeys(stems(article.quote(record.claim.sentence))))
    await uow.claims.replace(article, [(record.claim, record.speaker_id)], [terms])
    await uow.search.index(article, [Passage(article.id, article.version, record.claim.sentence, terms)])
    found = await uow.claims.get(record.claim.id)
    assert found is not None
    return found


# What one says, who denies it, and what has nothing to do with either.
SENT = frame("send", "Freedonia", "soldier", to_="Sylvania")
HELD = claim(SENT, content="Freedonia had sent soldiers to Sylvania")
DENIED = claim(
    SENT, speaker="Otto Fen", stance=Stance.DENIES, cue="denied", content="that Freedonia had sent soldiers to Sylvania"
)
OTHER = claim(frame("open", "museum", in_="Ostmark"), speaker="Ida Holm", content="the museum in Ostmark had opened")
