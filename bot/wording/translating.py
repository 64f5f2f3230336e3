"""A reply in its reader's language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.wording.catalogue import Language, Wording
from bot.wording.stances import told

if TYPE_CHECKING:  # replies hold charts, whose words are phrases
    from bot.replies import Item, Picture, Reply, Section


def in_language(reply: Reply, words: Wording) -> Reply:
    """Return `reply` with its phrases and stances translated. Citations stay as they are."""
    if words.language is Language.ENGLISH:
        return reply
    return replace(
        reply,
        summary=words.of(reply.summary),
        sections=tuple(_section(section, words) for section in reply.sections),
        hints=tuple(words.of(hint) for hint in reply.hints),
        pictures=tuple(_picture(picture, words) for picture in reply.pictures),
    )


def _section(section: Section, words: Wording) -> Section:
    heading = section.heading and words.of(section.heading)
    return replace(section, heading=heading, items=tuple(_item(item, words) for item in section.items))


def _item(item: Item, words: Wording) -> Item:
    return replace(
        item,
        speaker=words.of(item.speaker),
        stance=told(item.stance, words),
        said=item.said and words.of(item.said),
        note=item.note and words.of(item.note),
    )


def _picture(picture: Picture, words: Wording) -> Picture:
    return replace(picture, alt=words.of(picture.alt))
