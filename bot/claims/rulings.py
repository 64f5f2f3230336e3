"""Rulings: what an operator decided about who is who. They outlast every new reading of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who the program would take for speaker `origin` is speaker `target`.

    `name` (folded) and `article_id` narrow it to claims whose article calls the speaker so, or to one article; both
    empty is a merge. A merge keeps what the merged speaker was, so that it can be undone.
    """

    origin: str
    target: str
    made: datetime
    name: str = ""
    article_id: str = ""
    was_name: str = ""
    was_kind: str = ""
    was_stands_for: str | None = None
    was_aliases: tuple[str, ...] = ()

    @property
    def merge(self) -> bool:
        """Say whether it holds for all claims of the origin."""
        return not (self.name or self.article_id)

    def fits(self, name: str, article_id: str) -> bool:
        """Say whether it holds for a speaker of that folded name in that article."""
        return self.name in ("", name) and self.article_id in ("", article_id)


def ruled(speaker_id: str, name: str, article_id: str, rulings: Sequence[Ruling]) -> str:
    """Return who the rulings make of a speaker that an article calls `name` (folded); the narrowest ruling goes first.

    `rulings` are those of every speaker on the way, which `SpeakerStore.rulings` returns.
    """
    seen = {speaker_id}
    while True:
        own = [one for one in rulings if one.origin == speaker_id and one.fits(name, article_id)]
        if not own:
            return speaker_id
        speaker_id = max(own, key=lambda one: (bool(one.article_id), bool(one.name))).target
        if speaker_id in seen:
            return speaker_id
        seen.add(speaker_id)
