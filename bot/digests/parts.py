"""Parts: a long message cut between items, each part small enough for one post on its platform."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.digests.delivery import Part, PartKind, PartState, part_key
from bot.places import Platform, Recipient
from bot.replies import Item, Reply, Section
from bot.wording.catalogue import Wording

_ROOM = {Platform.SLACK: (6000, 12), Platform.DISCORD: (1800, 6)}  # characters before escaping, items
_NO_LIMIT = (10**9, 10**9)
_FRAME = 60  # characters that a surface adds to an item or a heading


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the messages of one digest, alert or notice have in common."""

    source: str
    kind: PartKind
    subscription_id: str | None
    to: Recipient
    created: datetime


def parts_of(reply: Reply, envelope: Envelope, words: Wording) -> list[Part]:
    """Return the messages that `reply` is sent as, in order, all waiting."""
    pieces = split(reply, envelope.to.platform, words)
    return [
        Part(
            key=part_key(envelope.source, number),
            source=envelope.source,
            kind=envelope.kind,
            subscription_id=envelope.subscription_id,
            to=envelope.to,
            reply=piece,
            number=number,
            of=len(pieces),
            state=PartState.PENDING,
            available=envelope.created,
            created=envelope.created,
        )
        for number, piece in enumerate(pieces, start=1)
    ]


def split(reply: Reply, platform: Platform, words: Wording) -> list[Reply]:
    """Cut `reply` between items; the first part has the summary and pictures, the last one the hints."""
    room, items = _ROOM.get(platform, _NO_LIMIT)
    first = room - len(reply.summary) - sum(len(hint) + _FRAME for hint in reply.hints)
    packed = list(_packed(reply.sections, max(first, room // 3), items, words)) or [()]
    pieces = [replace(reply, sections=sections, hints=(), pictures=(), chart=None) for sections in packed]
    if len(pieces) > 1:
        pieces = [
            replace(piece, summary=reply.summary if number == 1 else words("part-of", number=number, total=len(pieces)))
            for number, piece in enumerate(pieces, start=1)
        ]
    pieces[0] = replace(pieces[0], pictures=reply.pictures, chart=reply.chart)
    pieces[-1] = replace(pieces[-1], hints=reply.hints)
    return pieces


def _packed(sections: Sequence[Section], room: int, most: int, words: Wording) -> Iterator[tuple[Section, ...]]:
    """Yield the sections of each part; a section goes on in the next one under its heading."""
    done: list[Section] = []
    left, places = room, most
    for section in sections:
        heading, run = section.heading, list[Item]()
        whole = _cost(section.heading) + sum(map(_size, section.items))
        if done and (whole > left or len(section.items) > places) and whole <= room:
            yield tuple(done)
            done, left, places = [], room, most
        left -= _cost(heading)
        for item in section.items:
            if (done or run) and (_size(item) > left or not places):
                yield (*done, Section(heading, tuple(run))) if run else tuple(done)
                heading = words("heading-continued", heading=section.heading) if run and section.heading else heading
                done, run, left, places = [], [], room - _cost(heading), most
            run.append(item)
            left, places = left - _size(item), places - 1
        done.append(Section(heading, tuple(run)))
    if done:
        yield tuple(done)


def _size(item: Item) -> int:
    cited = item.citation
    shown = (item.speaker, item.stance, item.said, item.note, cited.quote, cited.outlet, cited.title, cited.url)
    return sum(len(text) for text in shown if text) + _FRAME


def _cost(heading: str | None) -> int:
    return len(heading) + _FRAME if heading else 0
