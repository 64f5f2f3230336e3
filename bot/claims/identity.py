"""Which canonical speaker a source is, across articles. Wrong merges are worse than missed ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Protocol

from bot.claims.claim import Speaker, SpeakerKind
from bot.claims.rulings import Ruling, ruled
from bot.language.terms import fold
from bot.ports import SpeakerRecord

UNNAMED_ID = "unnamed"


class KnownSpeakers(Protocol):
    """As much of a `bot.ports.SpeakerStore` as telling speakers apart needs."""

    async def known(self, ids: Collection[str], names: Collection[str] = ()) -> Sequence[SpeakerRecord]:
        """Return the speakers of these ids, and those with an alias equal to one of `names`; claims are not counted."""

    async def put(self, *speakers: SpeakerRecord) -> None:
        """Store speakers or replace them."""

    async def rulings(self, speaker_ids: Sequence[str]) -> Sequence[Ruling]:
        """Return the rulings that concern these speakers."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who the speakers of an article are, in their order, and which of these are to be stored, being new or changed."""

    told: Sequence[SpeakerRecord]
    changed: Sequence[SpeakerRecord]


def speaker_id(kind: SpeakerKind, name: str, article_id: str = "") -> str:
    """Return 16 hex digits for a speaker; with `article_id` the speaker is one of that article alone."""
    return sha256(f"{kind}\0{fold(name)}\0{article_id}".encode()).hexdigest()[:16]


def is_of_one_article(speaker: Speaker) -> bool:
    """Say whether the name is too weak to be the same being elsewhere: groups, bare surnames, descriptions."""
    if speaker.kind is SpeakerKind.GROUP:
        return True
    return speaker.kind is SpeakerKind.PERSON and len(speaker.name.split()) < 2


async def identify(speaker: Speaker, article_id: str, store: KnownSpeakers) -> SpeakerRecord:
    """Find the stored speaker that `speaker` is, or make a new one, and store what is new."""
    cast = await identify_all([speaker], article_id, store)
    await store.put(*cast.changed)
    return cast.told[0]


async def identify_all(speakers: Sequence[Speaker], article_id: str, store: KnownSpeakers) -> Cast:
    """Find the stored speakers that those of an article are, one after the other; the names of the article are aliases.

    A name leads to a stored speaker when it equals one of that speaker's full names, letter for letter after folding,
    and the kinds agree. A name that leads to several speakers leads to none of them. What an operator ruled goes
    before all of it. Nothing is stored.
    """
    apart = {_key(one): one for one in speakers}  # most speakers of an article say several things
    ids = {_own_id(one, article_id) for one in apart.values()}
    names = {_alias(one.name) for one in apart.values() if _is_looked_up(one)}
    stored = {one.id: one for one in await store.known(ids, names)}
    rulings = await store.rulings(sorted(ids | stored.keys()))
    if targets := {one.target for one in rulings} - stored.keys():
        stored |= {one.id: one for one in await store.known(targets)}
    book = _Book(stored.values())
    told = {key: _told(one, article_id, book, rulings) for key, one in apart.items()}
    return Cast([told[_key(one)] for one in speakers], list(book.changed.values()))


class _Book:
    """Speakers as they are stored, and as they will be."""

    def __init__(self, stored: Iterable[SpeakerRecord]) -> None:
        self._by_id: dict[str, SpeakerRecord] = {}
        self._by_alias = defaultdict[str, dict[str, None]](dict)
        self.changed: dict[str, SpeakerRecord] = {}
        for one in stored:
            self._enter(one)

    def get(self, one_id: str) -> SpeakerRecord | None:
        return self._by_id.get(one_id)

    def called(self, name: str, kind: str) -> list[SpeakerRecord]:
        found = (self._by_id[one] for one in self._by_alias[_alias(name)])
        return [one for one in found if one.kind == kind]

    def put(self, speaker: SpeakerRecord) -> None:
        """Note a speaker as it is to be stored; the aliases it had stay."""
        known = self._by_id.get(speaker.id)
        aliases = (*(() if known is None else known.aliases), *speaker.aliases)
        self.changed[speaker.id] = replace(speaker, aliases=tuple(dict.fromkeys(aliases)))
        self._enter(self.changed[speaker.id])

    def _enter(self, speaker: SpeakerRecord) -> None:
        self._by_id[speaker.id] = speaker
        for name in speaker.aliases:
            self._by_alias[name][speaker.id] = None


def _told(speaker: Speaker, article_id: str, book: _Book, rulings: Sequence[Ruling]) -> SpeakerRecord:
    """Return who a speaker is, and note in the book what is to be stored of it."""
    wanted = _found(speaker, article_id, book)
    target = ruled(wanted.id, fold(speaker.name), article_id, rulings)
    meant = None if target == wanted.id else book.get(target)
    if meant is not None:
        return meant
    barred = {one.name for one in rulings if one.origin == wanted.id and one.name}
    wanted = replace(wanted, aliases=tuple(one for one in wanted.aliases if one not in barred))
    known = book.get(wanted.id)
    if known is None or set(wanted.aliases) - set(known.aliases) or known.stands_for != wanted.stands_for:
        book.put(wanted)
    return wanted


def _found(speaker: Speaker, article_id: str, book: _Book) -> SpeakerRecord:
    """Return who the program takes the speaker for, as it should be stored."""
    own = _own_id(speaker, article_id)
    if own == UNNAMED_ID:
        return SpeakerRecord(own, "", SpeakerKind.UNNAMED, None, (), 0)
    if is_of_one_article(speaker):
        return SpeakerRecord(own, speaker.name, speaker.kind, speaker.stands_for, (), 0)
    known, aliases = book.called(speaker.name, speaker.kind), _aliases(speaker)
    if len(known) == 1:
        found = known[0]
        merged = tuple(dict.fromkeys((*found.aliases, *aliases)))
        return replace(found, stands_for=found.stands_for or speaker.stands_for, aliases=merged)
    return SpeakerRecord(own, speaker.name, speaker.kind, speaker.stands_for, aliases, 0)


def _key(speaker: Speaker) -> tuple[object, ...]:
    """Return what of a speaker decides who it is."""
    return speaker.kind, speaker.name, speaker.stands_for, speaker.aliases


def _own_id(speaker: Speaker, article_id: str) -> str:
    """Return the id that a speaker has who is not stored yet."""
    if speaker.kind is SpeakerKind.UNNAMED or not speaker.name:
        return UNNAMED_ID
    return speaker_id(speaker.kind, speaker.name, article_id if is_of_one_article(speaker) else "")


def _is_looked_up(speaker: Speaker) -> bool:
    return _own_id(speaker, "") != UNNAMED_ID and not is_of_one_article(speaker)


def _aliases(speaker: Speaker) -> tuple[str, ...]:
    """Return the folded names that may lead here from other articles: for people full names only."""
    names = (speaker.name, *speaker.aliases)
    if speaker.kind is SpeakerKind.PERSON:
        names = tuple(name for name in names if len(name.split()) > 1)
    return tuple(dict.fromkeys(map(_alias, names)))


def _alias(name: str) -> str:
    return " ".join(fold(name).split())
