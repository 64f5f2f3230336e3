"""Replies as JSON documents, so that an outbox can hold them until they are sent."""

from __future__ import annotations

from base64 import b64decode, b64encode
from datetime import date
from typing import Any

from bot.charts import Chart, Mark
from bot.claims.claim import Stance
from bot.replies import Citation, Item, Picture, Reply, ReplyKind, Section

Document = dict[str, Any]


def encode_reply(reply: Reply) -> Document:
    """Return `reply` as a JSON document."""
    return {
        "kind": reply.kind.value,
        "summary": reply.summary,
        "sections": [
            {"heading": section.heading, "items": [_item(item) for item in section.items]} for section in reply.sections
        ],
        "hints": list(reply.hints),
        "pictures": [
            {"png": b64encode(picture.png).decode("ascii"), "alt": picture.alt, "name": picture.name}
            for picture in reply.pictures
        ],
        "chart": None if reply.chart is None else _chart(reply.chart),
    }


def decode_reply(document: Document) -> Reply:
    """Return the reply that `encode_reply` wrote."""
    return Reply(
        kind=ReplyKind(document["kind"]),
        summary=document["summary"],
        sections=tuple(
            Section(section["heading"], tuple(_read_item(item) for item in section["items"]))
            for section in document["sections"]
        ),
        hints=tuple(document["hints"]),
        pictures=tuple(
            Picture(b64decode(picture["png"]), picture["alt"], picture["name"]) for picture in document["pictures"]
        ),
        chart=None if document.get("chart") is None else _read_chart(document["chart"]),
    )


def _chart(chart: Chart) -> Document:
    return {
        "title": chart.title,
        "language": chart.language,
        "marks": [
            {
                "speaker": mark.speaker,
                "stance": mark.stance.value,
                "first": mark.first.isoformat(),
                "last": mark.last.isoformat(),
                "dated": mark.dated,
                "outlet": mark.outlet,
            }
            for mark in chart.marks
        ],
    }


def _read_chart(document: Document) -> Chart:
    return Chart(
        document["title"],
        tuple(
            Mark(
                mark["speaker"],
                Stance(mark["stance"]),
                date.fromisoformat(mark["first"]),
                date.fromisoformat(mark["last"]),
                mark["dated"],
                mark["outlet"],
            )
            for mark in document["marks"]
        ),
        document.get("language"),  # messages of before it came have none
    )


def _item(item: Item) -> Document:
    citation = item.citation
    return {
        "speaker": item.speaker,
        "stance": item.stance,
        "said": item.said,
        "note": item.note,
        "origins": item.origins,
        "citation": {
            "article_id": citation.article_id,
            "version": citation.version,
            "start": citation.start,
            "end": citation.end,
            "quote": citation.quote,
            "outlet": citation.outlet,
            "title": citation.title,
            "url": citation.url,
            "published": citation.published.isoformat() if citation.published else None,
            "published_basis": citation.published_basis,
            "claim_id": citation.claim_id,
        },
    }


def _read_item(document: Document) -> Item:
    held = document["citation"]
    published = held["published"]
    return Item(
        speaker=document["speaker"],
        stance=document["stance"],
        said=document["said"],
        citation=Citation(**{**held, "published": date.fromisoformat(published) if published else None}),
        note=document["note"],
        origins=document["origins"],
    )
