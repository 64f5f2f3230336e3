"""Small articles, claims and contradictions about places and people that do not exist."""

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
    Reference,
    Speaker,
    SpeakerKind,
    Stance,
)
from bot.claims.frame import Argument, Frame, Governor, Role, Tense
from bot.contradictions.contradiction import Contradiction, ContradictionKind, Severity, Verdict
from bot.language.moment import Moment, Precision
from bot.language.quantity import Bound, Quantity, QuantityKind
from bot.ports import Passage, SpeakerRecord, UnitOfWork
from bot.span import Span

TEXT = "The mayor of Ostmark said the bridge was safe. An engineer denied that."


def an_article(article_id: str = "a1", text: str = TEXT, **changes: object) -> Article:
    """Return an article that is not stored yet."""
    made = Article(
        id=article_id,
        key=f"https://example.org/{article_id}",
        version=0,
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),),
        title="The bridge of Ostmark",
        title_basis=Basis.GIVEN,
        outlet="The Ostmark Herald",
        outlet_basis=Basis.GIVEN,
        url=f"https://example.org/{article_id}",
        published=date(2031, 5, 4),
        published_basis=Basis.TEXT,
        byline="By A Reporter",
        language="en",
        digest=sha256(text.encode()).hexdigest(),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def a_moment(first: date | None, last: date | None = None) -> Moment:
    """Return a day, or a stretch of days."""
    return Moment(first, last or first, Precision.DAY, "written", Span(4, 9))


def a_frame() -> Frame:
    """Return a frame that uses every field."""
    bridge = Argument(Role.SUBJECT, "=", "bridge", ("old", "bridge"), ("old",), none=True, span=Span(26, 36))
    return Frame(
        predicate="safe",
        nominal=False,
        definite=True,
        positive=False,
        tense=Tense.PAST,
        auxiliary="may",
        conditional=True,
        arguments=(bridge,),
        adverbs=("still",),
        governors=(Governor("expect", positive=False),),
        span=Span(26, 45),
        act=True,
    )


def a_reference() -> Reference:
    """Return a reference that uses every field."""
    meant = Proposition("a toll", None, None, None, True, Modality.FACT, (), (), (), ("toll",), (a_frame(),))
    return Reference(Span(26, 36), (Span(4, 9),), "c0", Stance.DENIES, meant, "the sentence before says so")


def a_claim(claim_id: str, article: Article, **changes: object) -> Claim:
    """Return a claim that uses every field."""
    made = Claim(
        id=claim_id,
        article_id=article.id,
        version=article.version,
        place=BlockKind.PARAGRAPH,
        sentence=Span(0, 46),
        attribution=Attribution(
            source=(Span(0, 20),),
            cue=(Span(21, 25),),
            content=(Span(26, 45),),
            quote=QuoteKind.INDIRECT,
            rule="clausal complement",
            confidence=0.75,
            parent=0,
        ),
        speaker=Speaker(
            name="The mayor of Ostmark",
            kind=SpeakerKind.PERSON,
            mention="The mayor",
            role="mayor",
            stands_for="Ostmark",
            aliases=("the mayor",),
            evidence=("named in the same sentence",),
        ),
        stance=Stance.ASSERTS,
        hedges=("reportedly",),
        proposition=Proposition(
            text="the bridge was safe",
            predicate="safe",
            subject="bridge",
            object=None,
            positive=True,
            modality=Modality.FACT,
            quantities=(Quantity(Span(1, 3), QuantityKind.COUNT, 12.0, 12.5, Bound.RANGE, None, "span", ("steel",)),),
            times=(a_moment(date(2031, 5, 3)),),
            names=("Ostmark",),
            terms=("bridg", "safe"),
            frames=(a_frame(),),
            refers=(a_reference(),),
        ),
        said=a_moment(date(2031, 5, 2), date(2031, 5, 3)),
        confidence=0.5,
        trail=("verb of saying",),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def a_passage(article: Article, terms: str, context: str = "", start: int = 0) -> Passage:
    """Return a passage with these stems, parted by spaces."""
    return Passage(article.id, article.version, Span(start, start + 10), tuple(terms.split()), tuple(context.split()))


def a_speaker(speaker_id: str = "s1", name: str = "Dana Corvin", *aliases: str) -> SpeakerRecord:
    """Return a speaker without claims."""
    return SpeakerRecord(speaker_id, name, "person", "Ostmark", aliases, 0)


def a_contradiction(one_id: str, earlier: str, later: str, **changes: object) -> Contradiction:
    """Return a contradiction; `changes` are fields of its verdict."""
    verdict = Verdict(ContradictionKind.DENIAL, Severity.MAJOR, 0.5, ("one denies what the other asserts",))
    return Contradiction(one_id, earlier, later, replace(verdict, **changes), "They disagree.")  # type: ignore[arg-type]


async def stored_article(uow: UnitOfWork, article_id: str = "a1", text: str = TEXT, **changes: object) -> Article:
    """Store an article and return it with its version."""
    _, article = await uow.articles.put(an_article(article_id, text, **changes))
    return article


async def stored_claims(uow: UnitOfWork, article: Article, *claims: Claim, speaker_id: str = "s1") -> None:
    """Store claims of one speaker, each indexed by its proposition's stems."""
    if await uow.speakers.get(speaker_id) is None:
        await uow.speakers.put(a_speaker(speaker_id))
    terms = [claim.proposition.terms for claim in claims]
    await uow.claims.replace(article, [(claim, speaker_id) for claim in claims], terms)
