"""Claims as JSON documents, with the version of their shape.

Written out field by field, so that no rename in the core changes what is stored without a word here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from bot.articles.article import BlockKind
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
from bot.errors import PermanentError
from bot.language.moment import Moment, Precision, Relation
from bot.language.quantity import Bound, Quantity, QuantityKind
from bot.span import Span
from storage.frame_codec import decode_frame, encode_frame

SHAPE = 2

Document = dict[str, Any]


def encode_claim(claim: Claim) -> Document:
    """Return `claim` as a JSON document."""
    return {
        "shape": SHAPE,
        "id": claim.id,
        "article_id": claim.article_id,
        "version": claim.version,
        "place": claim.place.value,
        "sentence": _span(claim.sentence),
        "attribution": _attribution(claim.attribution),
        "speaker": _speaker(claim.speaker),
        "stance": claim.stance.value,
        "hedges": list(claim.hedges),
        "proposition": _proposition(claim.proposition),
        "said": None if claim.said is None else _moment(claim.said),
        "confidence": claim.confidence,
        "trail": list(claim.trail),
    }


def encode_parts(claim: Claim) -> Document:
    """Return what only judging reads of a claim: frames and references. Kept apart, they are most of its bulk."""
    return _parts(claim.proposition)


def decode_claim(document: Document, parts: Document | None = None) -> Claim:
    """Return the claim that `encode_claim` wrote, with these parts; a document of a later shape is a PermanentError.

    Shape 1 held the parts itself, and they count where none are given.
    """
    if document["shape"] > SHAPE:
        raise PermanentError(
            f"A stored claim has shape {document['shape']}, this Gainsay reads shapes up to {SHAPE}: update Gainsay."
        )
    said = document["said"]
    return Claim(
        id=document["id"],
        article_id=document["article_id"],
        version=document["version"],
        place=BlockKind(document["place"]),
        sentence=Span(*document["sentence"]),
        attribution=_read_attribution(document["attribution"]),
        speaker=_read_speaker(document["speaker"]),
        stance=Stance(document["stance"]),
        hedges=tuple(document["hedges"]),
        proposition=_read_proposition(document["proposition"], document["proposition"] if parts is None else parts),
        said=None if said is None else _read_moment(said),
        confidence=document["confidence"],
        trail=tuple(document["trail"]),
    )


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _read_spans(pairs: Iterable[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _attribution(attribution: Attribution) -> Document:
    return {
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "quote": attribution.quote.value,
        "rule": attribution.rule,
        "confidence": attribution.confidence,
        "parent": attribution.parent,
    }


def _read_attribution(document: Document) -> Attribution:
    return Attribution(
        source=_read_spans(document["source"]),
        cue=_read_spans(document["cue"]),
        content=_read_spans(document["content"]),
        quote=QuoteKind(document["quote"]),
        rule=document["rule"],
        confidence=document["confidence"],
        parent=document["parent"],
    )


def _speaker(speaker: Speaker) -> Document:
    return {
        "name": speaker.name,
        "kind": speaker.kind.value,
        "mention": speaker.mention,
        "role": speaker.role,
        "stands_for": speaker.stands_for,
        "aliases": list(speaker.aliases),
        "evidence": list(speaker.evidence),
    }


def _read_speaker(document: Document) -> Speaker:
    return Speaker(
        name=document["name"],
        kind=SpeakerKind(document["kind"]),
        mention=document["mention"],
        role=document["role"],
        stands_for=document["stands_for"],
        aliases=tuple(document["aliases"]),
        evidence=tuple(document["evidence"]),
    )


def _proposition(proposition: Proposition) -> Document:
    return {
        "text": proposition.text,
        "predicate": proposition.predicate,
        "subject": proposition.subject,
        "object": proposition.object,
        "positive": proposition.positive,
        "modality": proposition.modality.value,
        "quantities": [_quantity(quantity) for quantity in proposition.quantities],
        "times": [_moment(moment) for moment in proposition.times],
        "names": list(proposition.names),
        "terms": list(proposition.terms),
    }


def _parts(proposition: Proposition) -> Document:
    return {
        "frames": [encode_frame(frame) for frame in proposition.frames],
        "refers": [_reference(reference) for reference in proposition.refers],
    }


def _read_proposition(document: Document, parts: Document) -> Proposition:
    return Proposition(
        text=document["text"],
        predicate=document["predicate"],
        subject=document["subject"],
        object=document["object"],
        positive=document["positive"],
        modality=Modality(document["modality"]),
        quantities=tuple(_read_quantity(quantity) for quantity in document["quantities"]),
        times=tuple(_read_moment(moment) for moment in document["times"]),
        names=tuple(document["names"]),
        terms=tuple(document["terms"]),
        frames=tuple(decode_frame(frame) for frame in parts.get("frames", ())),
        refers=tuple(_read_reference(reference) for reference in parts.get("refers", ())),
    )


def _reference(reference: Reference) -> Document:
    return {
        "span": _span(reference.span),
        "meant": _spans(reference.meant),
        "claim_id": reference.claim_id,
        "stance": None if reference.stance is None else reference.stance.value,
        "proposition": _proposition(reference.proposition) | _parts(reference.proposition),
        "evidence": reference.evidence,
    }


def _read_reference(document: Document) -> Reference:
    stance = document["stance"]
    return Reference(
        span=Span(*document["span"]),
        meant=_read_spans(document["meant"]),
        claim_id=document["claim_id"],
        stance=None if stance is None else Stance(stance),
        proposition=_read_proposition(document["proposition"], document["proposition"]),
        evidence=document["evidence"],
    )


def _quantity(quantity: Quantity) -> Document:
    return {
        "span": _span(quantity.span),
        "kind": quantity.kind.value,
        "low": quantity.low,
        "high": quantity.high,
        "bound": quantity.bound.value,
        "unit": quantity.unit,
        "counted": quantity.counted,
        "modifiers": list(quantity.modifiers),
    }


def _read_quantity(document: Document) -> Quantity:
    return Quantity(
        span=Span(*document["span"]),
        kind=QuantityKind(document["kind"]),
        low=document["low"],
        high=document["high"],
        bound=Bound(document["bound"]),
        unit=document["unit"],
        counted=document["counted"],
        modifiers=tuple(document["modifiers"]),
    )


def _moment(moment: Moment) -> Document:
    return {
        "first": _day(moment.first),
        "last": _day(moment.last),
        "precision": moment.precision.value,
        "basis": moment.basis,
        "span": None if moment.span is None else _span(moment.span),
        "relation": moment.relation.value,
    }


def _read_moment(document: Document) -> Moment:
    span = document["span"]
    return Moment(
        first=_read_day(document["first"]),
        last=_read_day(document["last"]),
        precision=Precision(document["precision"]),
        basis=document["basis"],
        span=None if span is None else Span(*span),
        relation=Relation(document.get("relation", Relation.AT)),
    )
