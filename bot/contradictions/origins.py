"""Origins: printings that go back to one report count once, however many outlets carry it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from bot.language.terms import words
from bot.ports import ClaimRecord, ContradictionRecord, UnitOfWork

_NONE: Mapping[str, str] = MappingProxyType({})
_SHINGLE = 3  # words
_SAME = 0.5  # share of the shorter text's shingles that the other has too; chosen on reworded agency copy


def origins(records: Sequence[ClaimRecord], reports: Mapping[str, str] = _NONE) -> list[tuple[ClaimRecord, ...]]:
    """Group printings of one statement; groups and their members keep the order given, the first stands for its group.

    Two printings have one origin when they stand in one article or in two printings of one report, or when the words
    are the same. `reports` are the reports that articles print, by article id, as `OriginStore.of` tells them.
    """
    groups: list[list[ClaimRecord]] = []
    for record in records:
        home = next((group for group in groups if any(one_origin(record, other, reports) for other in group)), None)
        if home is None:
            groups.append([record])
        else:
            home.append(record)
    return [tuple(group) for group in groups]


async def reports_of(records: Sequence[ContradictionRecord], uow: UnitOfWork) -> Mapping[str, str]:
    """Return which report each article of the contradictions prints, by article id."""
    ids = {side.article.id for record in records for side in (record.earlier, record.later)}
    return await uow.origins.of(sorted(ids))


def one_origin(a: ClaimRecord, b: ClaimRecord, reports: Mapping[str, str] = _NONE) -> bool:
    """Say whether two printed claims go back to one report."""
    one, other = a.claim.article_id, b.claim.article_id
    if reports.get(one, one) == reports.get(other, other):
        return True
    return likeness(_quoted(a), _quoted(b)) >= _SAME


def likeness(left: str, right: str) -> float:
    """Return the share of the shorter text's three-word shingles that the longer one has too."""
    one, other = shingles(words(left)), shingles(words(right))
    small = min(len(one), len(other))
    return len(one & other) / small if small else 0.0


def shingles(found: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Return all runs of three words; a shorter text is one run."""
    listed = list(found)
    if not listed:
        return frozenset()
    return frozenset(tuple(listed[i : i + _SHINGLE]) for i in range(max(1, len(listed) - _SHINGLE + 1)))


def _quoted(record: ClaimRecord) -> str:
    return " ".join(record.article.quote(span) for span in record.claim.attribution.content)
