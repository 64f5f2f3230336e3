"""Names that people type: of speakers, topics and outlets, kept so that a beginning or a near spelling finds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.claims.claim import Claim, SpeakerKind

_NAMED = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.PLACE, SpeakerKind.OUTLET})
_LONGEST = 60  # characters; a longer "name" is a misread clause, and no chat could show it


class NameKind(StrEnum):
    """What a name is of."""

    SPEAKER = "speaker"
    TOPIC = "topic"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Name:
    """A stored name and how many claims it has: made by the speaker, about the topic, printed by the outlet."""

    kind: NameKind
    name: str
    claims: int


class NameStore(Protocol):
    """The names of all articles; two that fold alike are one, shown as it was first written."""

    async def replace(self, article_id: str, names: Mapping[tuple[NameKind, str], int]) -> None:
        """Put `names`, each with its number of claims, in the place of those of the article."""

    async def starting(self, kind: NameKind, start: str, *, limit: int = 10) -> Sequence[Name]:
        """Return names of which a word starts with `start` (folded; it may go on into further words).

        Those with most claims come first, then by folded name.
        """

    async def holding(self, kind: NameKind, starts: Sequence[str]) -> Sequence[str]:
        """Return the names, sorted, in which whole words stand as in one of `starts` (folded), further ones after."""

    async def words_like(self, word: str) -> Sequence[str]:
        """Return the words, sorted, of stored names of any kind that `word` may be the misspelt start of.

        One slip within the first seven letters is forgiven; words and starts of fewer than four letters lead nowhere.
        Words of names that are gone may still be among them.
        """


def names_of(outlet: str | None, claims: Iterable[tuple[Claim, str]]) -> Mapping[tuple[NameKind, str], int]:
    """Return the names of an article by `outlet`; each claim comes with the canonical name of its speaker."""
    found: Counter[tuple[NameKind, str]] = Counter()
    made = 0
    for claim, speaker in claims:
        made += 1
        if claim.speaker.kind in _NAMED and speaker[:1].isupper():
            found[NameKind.SPEAKER, speaker] += 1
        for topic in dict.fromkeys(claim.proposition.names):
            found[NameKind.TOPIC, topic] += 1
    if outlet:
        found[NameKind.OUTLET, outlet] = max(made, 1)
    return {(kind, name): count for (kind, name), count in found.items() if name.strip() and len(name) <= _LONGEST}
