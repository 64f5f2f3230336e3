"""Which canonical speaker a source is, across articles. Wrong merges are worse than missed ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Protocol

from bot.claims.claim import Speaker, SpeakerKind
from bot.claims.rulings import Ruling, ruled
from bot.language.terms import fold
from bot.ports import SpeakerRecord

UNNAMED_ID = "unnamed"


class KnownSpeakers(Protocol):
    """As much of a `bot.ports.SpeakerStore` as telling speakers apart needs."""

    async def by_alias(self, names: Sequence[str]) -> Sequence[SpeakerRecord]:
        """Return speakers with an alias equal to one of `names`, both folded."""

    async def get(self, speaker_id: str) -> SpeakerRecord | None:
        """Return one speaker."""

    async def put(self, speaker: SpeakerRecord) -> None:
        """Store a speaker or replace it."""

    async def rulings(self, speaker_ids: Sequence[str]) -> Sequence[Ruling]:
        """Return the rulings that concern these speakers."""


class Unsaved:
    """Known speakers to which new ones are added in memory alone."""

    def __init__(self, stored: KnownSpeakers) -> None:
        self._stored = stored
        self._put: dict[str, SpeakerRecord] = {}

    async def by_alias(self, names: Sequence[str]) -> Sequence[SpeakerRecord]:
        """See `KnownSpeakers`."""
        found = {one.id: one for one in await self._stored.by_alias(names)} | {
            one.id: one for one in self._put.values() if not set(names).isdisjoint(one.aliases)
        }
        return list(found.values())

    async def get(self, speaker_id: str) -> SpeakerRecord | None:
        """See `KnownSpeakers`."""
        return self._put.get(speaker_id) or await self._stored.get(speaker_id)

    async def put(self, speaker: SpeakerRecord) -> None:
        """See `KnownSpeakers`."""
        self._put[speaker.id] = speaker

    async def rulings(self, speaker_ids: Sequence[str]) -> Sequence[Ruling]:
        """See `KnownSpeakers`."""
        return await self._stored.rulings(speaker_ids)


def speaker_id(kind: SpeakerKind, name: str, article_id: str = "") -> str:
    """Return 16 hex digits for a speaker; with `article_id` the speaker is one of that article alone."""
    return sha256(f"{kind}\0{fold(name)}\0{article_id}".encode()).hexdigest()[:16]


def is_of_one_article(speaker: Speaker) -> bool:
    """Say whether the name is too weak to be the same being elsewhere: groups, bare surnames, descriptions."""
    if speaker.kind is SpeakerKind.GROUP:
        return True
    return speaker.kind is SpeakerKind.PERSON and len(speaker.name.split()) < 2


async def identify(speaker: Speaker, article_id: str, store: KnownSpeakers) -> SpeakerRecord:
    """Find the stored speaker that `speaker` is, or make a new one; the names of the article become aliases.

    A name leads to a stored speaker when it equals one of that speaker's full names, letter for letter after folding,
    and the kinds agree. A name that leads to several speakers leads to none of them. What an operator ruled goes
    before all of it.
    """
    wanted, known = await _found(speaker, article_id, store)
    rulings = await store.rulings([wanted.id])
    target = ruled(wanted.id, fold(speaker.name), article_id, rulings)
    if target != wanted.id:
        meant = await store.get(target)
        if meant is not None:
            return meant
    barred = {one.name for one in rulings if one.origin == wanted.id and one.name}
    return await _kept(replace(wanted, aliases=tuple(a for a in wanted.aliases if a not in barred)), store, known)


async def _found(speaker: Speaker, article_id: str, store: KnownSpeakers) -> tuple[SpeakerRecord, SpeakerRecord | None]:
    """Return who the program takes the speaker for, as it should be stored, and as it is stored where that is known."""
    if speaker.kind is SpeakerKind.UNNAMED or not speaker.name:
        return SpeakerRecord(UNNAMED_ID, "", SpeakerKind.UNNAMED, None, (), 0), None
    if is_of_one_article(speaker):
        own = speaker_id(speaker.kind, speaker.name, article_id)
        return SpeakerRecord(own, speaker.name, speaker.kind, speaker.stands_for, (), 0), None
    known = [one for one in await store.by_alias([fold(speaker.name)]) if one.kind == speaker.kind]
    aliases = _aliases(speaker)
    if len(known) == 1:
        found = known[0]
        merged = tuple(dict.fromkeys((*found.aliases, *aliases)))
        return replace(found, stands_for=found.stands_for or speaker.stands_for, aliases=merged), found
    new = speaker_id(speaker.kind, speaker.name)
    return SpeakerRecord(new, speaker.name, speaker.kind, speaker.stands_for, aliases, 0), None


def _aliases(speaker: Speaker) -> tuple[str, ...]:
    """Return the folded names that may lead here from other articles: for people full names only."""
    names = (speaker.name, *speaker.aliases)
    if speaker.kind is SpeakerKind.PERSON:
        names = tuple(name for name in names if len(name.split()) > 1)
    return tuple(dict.fromkeys(map(fold, names)))


async def _kept(wanted: SpeakerRecord, store: KnownSpeakers, known: SpeakerRecord | None) -> SpeakerRecord:
    known = known or await store.get(wanted.id)
    if known is None or set(wanted.aliases) - set(known.aliases) or known.stands_for != wanted.stands_for:
        await store.put(wanted)
    return wanted
