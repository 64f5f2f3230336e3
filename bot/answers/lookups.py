"""Look-ups by filter: names as people write them made into ids, and records made into replies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from bot.answers.naming import near_names, resolve
from bot.answers.quoting import check, cite
from bot.claims.claim import SpeakerKind
from bot.contradictions.contradiction import Contradiction
from bot.contradictions.explaining import explain
from bot.contradictions.joining import ally_of
from bot.contradictions.voices import one_voice
from bot.errors import UserError
from bot.language.showing import shown_moment
from bot.language.terms import fold, stems
from bot.ports import (
    ClaimFilter,
    ClaimRecord,
    ContradictionFilter,
    ContradictionRecord,
    UnitOfWork,
)
from bot.replies import Item, Reply, ReplyKind, Section
from bot.requests import ClaimsRequest, ContradictionsRequest
from bot.wording.phrase import Phrase, chained, joined

_LIKE_AN_OUTLET = 70  # of 100
_REPEATED = 10  # stored contradictions read for each disagreement listed, since most repeat one another
_ABOUT = 200  # claims among which the contradictions of a topic are looked for


async def resolve_claims_filter(wanted: ClaimsRequest, uow: UnitOfWork) -> tuple[ClaimFilter, tuple[str, ...]]:
    """Return the filter and the stems of the topic. Raises UserError for an unknown speaker or outlet."""
    speakers = await speakers_called(wanted.speaker, uow) if wanted.speaker else ()
    outlets = (await _outlet(wanted.outlet, uow),) if wanted.outlet else ()
    filters = ClaimFilter(
        speaker_ids=speakers,
        stances=(wanted.stance,) if wanted.stance else (),
        outlets=outlets,
        since=wanted.since,
        until=wanted.until,
    )
    return filters, stems(wanted.about or "")


async def resolve_contradictions(wanted: ContradictionsRequest, uow: UnitOfWork) -> Sequence[Contradiction]:
    """Return contradictions as asked for, major first, more than wanted: some repeat others.

    Raises UserError for an unknown speaker.
    """
    speakers = await speakers_called(wanted.speaker, uow) if wanted.speaker else ()
    claims: tuple[str, ...] = ()
    if wanted.about:
        about = await uow.search.claims(stems(wanted.about), ClaimFilter(), limit=_ABOUT)
        claims = tuple(record.claim.id for record in about)
        if not claims:
            return ()
    filters = ContradictionFilter(
        kinds=(wanted.kind,) if wanted.kind else (),
        speaker_ids=speakers,
        claim_ids=claims,
        since=wanted.since,
        dismissed=wanted.dismissed,
    )
    return await uow.contradictions.find(filters, limit=_REPEATED * wanted.limit)


async def speakers_called(name: str, uow: UnitOfWork) -> tuple[str, ...]:
    """Return the ids of the speakers of that name. Raises UserError, with the nearest names, where there is none."""
    named = await resolve(name, uow)
    if named.ids:
        return named.ids
    near = await near_names(name, uow)
    named_near = did_you_mean([speaker.name for speaker in near])
    raise UserError(Phrase("error-nobody-called", name=name, near=named_near))


async def _outlet(name: str, uow: UnitOfWork) -> str:
    known = await uow.articles.outlets()
    for outlet in known:
        if fold(outlet) in {fold(name), fold(f"the {name}")}:
            return outlet
    near = [found for found, score, _ in process.extract(name, known, scorer=fuzz.WRatio) if score >= _LIKE_AN_OUTLET]
    raise UserError(Phrase("error-no-outlet", name=name, near=did_you_mean(near[:3])))


def did_you_mean(names: Sequence[str]) -> str:
    """Return the question that offers `names`, with a space before it; nothing for none."""
    return Phrase("did-you-mean", names=joined(names, "list-or")) if names else ""


def claims_reply(records: Sequence[ClaimRecord]) -> Reply:
    """Return the claims as a message, each with its whole sentence."""
    if not records:
        return Reply(ReplyKind.CLAIMS, Phrase("claims-none"))
    told = Phrase("claims-found", count=len(records))
    return Reply(ReplyKind.CLAIMS, told, (Section(None, tuple(item_of(record) for record in records)),))


def contradictions_reply(records: Sequence[ContradictionRecord]) -> Reply:
    """Return the contradictions as a message, both sides quoted under what kind of disagreement it is."""
    if not records:
        return Reply(ReplyKind.CONTRADICTIONS, Phrase("contradictions-none"))
    told = Phrase("contradictions-found", count=len(records))
    return Reply(ReplyKind.CONTRADICTIONS, told, tuple(map(_whole_section, records)))


def _whole_section(record: ContradictionRecord) -> Section:
    """Return both quotes of a contradiction, and those of the others who are party to it or report it."""
    section = contradiction_section(record)
    return replace(section, items=(*section.items, *_further(record)))


def _further(record: ContradictionRecord) -> Iterator[Item]:
    shown = {record.earlier.claim.id, record.later.claim.id}
    for pair in record.further:
        for side in (pair.earlier, pair.later):
            if side.claim.id not in shown:
                shown.add(side.claim.id)
                ally = ally_of(record, pair, side)
                beside = None if ally is None or one_voice(ally, side) else item_of(ally).speaker
                yield item_of(side, beside and Phrase("same-side", name=beside))


def contradiction_section(record: ContradictionRecord) -> Section:
    """Return both quotes of a contradiction side by side, under the sentence that says how they disagree."""
    notes: list[str] = []
    if record.review is not None:
        ruled = Phrase("ruled", opinion=record.review.opinion.value)
        notes.append(Phrase("titled", title=ruled, text=record.review.note) if record.review.note else ruled)
    if record.resolved_by is not None:
        later = record.resolved_by
        notes.append(Phrase("otherwise-later", name=later.speaker_name or Phrase("the-same-source")))
    return Section(
        explain(record.contradiction.verdict.kind, record.earlier, record.later),
        (
            item_of(record.earlier, origins=record.earlier_origins),
            item_of(record.later, chained("clauses", notes) if notes else None, record.later_origins),
        ),
    )


def item_of(record: ClaimRecord, note: str | None = None, origins: int = 1) -> Item:
    """Return the cited line of a claim, its whole sentence quoted and checked."""
    claim, article = record.claim, record.article
    citation = cite(article, claim.sentence, claim.id)
    check(citation, article)
    unnamed = claim.speaker.kind is SpeakerKind.UNNAMED or not record.speaker_name
    return Item(
        speaker=(article.outlet or Phrase("an-article-first")) if unnamed else record.speaker_name,
        stance=claim.stance.past,
        said=shown_moment(claim.said) if claim.said else None,
        citation=citation,
        note=note,
        origins=origins,
    )
