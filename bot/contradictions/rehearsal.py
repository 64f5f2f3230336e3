"""Rehearsals: pairs of claims that were compared before one of them was stored, so that storing need not.

Whether two claims meet and how they disagree follows from the two alone. So a reader compares what it has just read
with what is stored, and whoever stores it takes over what still holds: of claims that stand as they stood then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.contradictions.contradiction import Contradiction
from bot.ports import ClaimRecord


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of comparing a new claim with another, which was stored under the stamp, or was as new."""

    stamp: str
    meets: bool
    found: Contradiction | None = None


Pair = tuple[str, str]  # ids of the new claim and of the other


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What came of comparing the claims of one reading with stored ones and with each other."""

    speakers: Mapping[str, tuple[str, str]]  # id and name of each new claim's speaker, by claim id
    compared: Mapping[Pair, Compared]

    def still(self, records: Iterable[ClaimRecord]) -> Known:
        """Return what of it holds for the new claims as they are stored now."""
        speakers = {record.claim.id: (record.speaker_id, record.speaker_name) for record in records}
        held = frozenset(one for one, speaker in self.speakers.items() if speakers.get(one) == speaker)
        return Known(self, held)


@dataclass(frozen=True, slots=True)
class Known:
    """A rehearsal whose new claims have been stored; `held` are those that were stored as they were rehearsed."""

    rehearsal: Rehearsal
    held: frozenset[str]

    def of(self, claim_id: str, other_id: str, stamp: str) -> Compared | None:
        """Return what came of comparing the two; None where they have to be compared."""
        known = self.rehearsal.compared.get((claim_id, other_id))
        if known is None or claim_id not in self.held:
            return None
        stands = other_id in self.held if other_id in self.rehearsal.speakers else known.stamp == stamp
        return known if stands else None


NOTHING = Known(Rehearsal({}, {}), frozenset())
