"""Frames as JSON documents, inside the documents of claims."""

from __future__ import annotations

from typing import Any

from bot.claims.frame import Argument, Frame, Governor, Role, Tense
from bot.span import Span

Document = dict[str, Any]


def encode_frame(frame: Frame) -> Document:
    """Return `frame` as a JSON document."""
    return {
        "predicate": frame.predicate,
        "nominal": frame.nominal,
        "definite": frame.definite,
        "positive": frame.positive,
        "tense": frame.tense.value,
        "auxiliary": frame.auxiliary,
        "conditional": frame.conditional,
        "arguments": [_argument(argument) for argument in frame.arguments],
        "adverbs": list(frame.adverbs),
        "governors": [[governor.lemma, governor.positive] for governor in frame.governors],
        "span": [frame.span.start, frame.span.end],
        "act": frame.act,
    }


def decode_frame(document: Document) -> Frame:
    """Return the frame that `encode_frame` wrote."""
    return Frame(
        predicate=document["predicate"],
        nominal=document["nominal"],
        definite=document["definite"],
        positive=document["positive"],
        tense=Tense(document["tense"]),
        auxiliary=document["auxiliary"],
        conditional=document["conditional"],
        arguments=tuple(_read_argument(argument) for argument in document["arguments"]),
        adverbs=tuple(document["adverbs"]),
        governors=tuple(Governor(lemma, positive) for lemma, positive in document["governors"]),
        span=Span(*document["span"]),
        act=document["act"],
    )


def _argument(argument: Argument) -> Document:
    return {
        "role": argument.role.value,
        "case": argument.case,
        "head": argument.head,
        "words": list(argument.words),
        "names": list(argument.names),
        "none": argument.none,
        "span": [argument.span.start, argument.span.end],
    }


def _read_argument(document: Document) -> Argument:
    return Argument(
        role=Role(document["role"]),
        case=document["case"],
        head=document["head"],
        words=tuple(document["words"]),
        names=tuple(document["names"]),
        none=document["none"],
        span=Span(*document["span"]),
    )
