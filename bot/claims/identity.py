"""Which canonical speaker a source is, across articles. Wrong merges are worse than missed ones."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from bot.claims.claim import Speaker, SpeakerKind
from bot.claims.rulings import ruled
from bot.language.terms import fold
from bot.ports import SpeakerRecord, SpeakerStore

UNNAMED_ID = "unnamed"


def speaker_id(kind: SpeakerKind, name: str, article_id: str = "") -> str:
    """Return 16 hex digits for a speaker; with `article_id` the speaker is one of that article alone."""
    return sha256(f"{kind}\0{fold(name)}\0{article_id}".encode()).hexdigest()[:16]


def is_of_one_article(speaker: Speaker) -> bool:
    """Say whether the name is too weak to be the same being elsewhere: groups, bare surnames, descriptions."""
    if speaker.kind is SpeakerKind.GROUP:
        return True
    return speaker.kind is SpeakerKind.PERSON and len(speaker.name.split()) < 2


async def identify(speaker: Speaker, article_id: str, store: SpeakerStore) -> SpeakerRecord:
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


async def _found(speaker: Speaker, article_id: str, store: SpeakerStore) -> tuple[SpeakerRecord, SpeakerRecord | None]:
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


async def _kept(wanted: SpeakerRecord, store: SpeakerStore, known: SpeakerRecord | None) -> SpeakerRecord:
    known = known or await store.get(wanted.id)
    if known is None or set(wanted.aliases) - set(known.aliases) or known.stands_for != wanted.stands_for:
        await store.put(wanted)
    return wanted
