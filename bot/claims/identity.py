"""Which canonical speaker a source is, across articles. Wrong merges are worse than missed ones."""

from __future__ import annotations

from hashlib import sha256

from bot.claims.claim import Speaker, SpeakerKind
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
    and the kinds agree. A name that leads to several speakers leads to none of them.
    """
    if speaker.kind is SpeakerKind.UNNAMED or not speaker.name:
        return await _kept(SpeakerRecord(UNNAMED_ID, "", SpeakerKind.UNNAMED, None, (), 0), store)
    if is_of_one_article(speaker):
        own = speaker_id(speaker.kind, speaker.name, article_id)
        return await _kept(SpeakerRecord(own, speaker.name, speaker.kind, speaker.stands_for, (), 0), store)
    known = [one for one in await store.by_alias([fold(speaker.name)]) if one.kind == speaker.kind]
    aliases = _aliases(speaker)
    if len(known) == 1:
        found = known[0]
        merged = tuple(dict.fromkeys((*found.aliases, *aliases)))
        stands_for = found.stands_for or speaker.stands_for
        return await _kept(
            SpeakerRecord(found.id, found.name, found.kind, stands_for, merged, found.claims), store, known=found
        )
    new = speaker_id(speaker.kind, speaker.name)
    return await _kept(SpeakerRecord(new, speaker.name, speaker.kind, speaker.stands_for, aliases, 0), store)


def _aliases(speaker: Speaker) -> tuple[str, ...]:
    """Return the folded names that may lead here from other articles: for people full names only."""
    names = (speaker.name, *speaker.aliases)
    if speaker.kind is SpeakerKind.PERSON:
        names = tuple(name for name in names if len(name.split()) > 1)
    return tuple(dict.fromkeys(map(fold, names)))


async def _kept(wanted: SpeakerRecord, store: SpeakerStore, known: SpeakerRecord | None = None) -> SpeakerRecord:
    known = known or await store.get(wanted.id)
    if known is None or set(wanted.aliases) - set(known.aliases) or known.stands_for != wanted.stands_for:
        await store.put(wanted)
    return wanted
