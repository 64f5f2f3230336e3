"""Canonical speakers, and the names that lead to them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.claims.rulings import Ruling


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """A canonical speaker."""

    id: str
    name: str
    kind: str
    stands_for: str | None
    aliases: tuple[str, ...]
    claims: int  # how many claims of current versions they make


class SpeakerStore(Protocol):
    """Canonical speakers and the names that lead to them."""

    async def by_alias(self, names: Sequence[str]) -> Sequence[SpeakerRecord]:
        """Return speakers with an alias equal to one of `names`, both folded by `bot.language.terms.fold`."""

    async def get(self, speaker_id: str) -> SpeakerRecord | None:
        """Return one speaker."""

    async def known(self, ids: Collection[str], names: Collection[str] = ()) -> Sequence[SpeakerRecord]:
        """Return the speakers of these ids, and those that `by_alias` finds by `names`: as they are stored, by id.

        For telling apart who is meant: no view hides them, and their claims are not counted.
        """

    async def put(self, *speakers: SpeakerRecord) -> None:
        """Store speakers or replace them; aliases are folded and united, never dropped."""

    async def busiest(self, *, limit: int = 50, offset: int = 0) -> Sequence[SpeakerRecord]:
        """Return speakers, most claims first."""

    async def remove(self, speaker_id: str) -> None:
        """Take away a speaker who has no claims, with all aliases; nothing happens where there is none."""

    async def drop_aliases(self, speaker_id: str, names: Sequence[str]) -> None:
        """Take these aliases (folded) from a speaker."""

    async def rulings(self, speaker_ids: Sequence[str]) -> Sequence[Ruling]:
        """Return the rulings whose origin or target is one of these speakers, and all that those lead to, in order."""

    async def rule(self, ruling: Ruling) -> None:
        """Keep a ruling; one of the same origin, name and article is replaced."""

    async def unrule(self, ruling: Ruling) -> None:
        """Take back the ruling of this origin, name and article."""

    async def suggest(self, prefix: str, *, limit: int = 10) -> Sequence[SpeakerRecord]:
        """Return speakers whose name or alias has a word starting with `prefix` (folded), most claims first."""
