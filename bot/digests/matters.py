"""Matters: claims grouped by what they are about, in it by speaker, and printings of one report together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bot.contradictions.facets import said_on
from bot.contradictions.origins import origins, shingles
from bot.digests.choosing import Choice
from bot.digests.subscription import Wish
from bot.language.terms import words
from bot.ports import ClaimRecord

_TELLING = 6  # runs of three words
_SHARED = 3  # content stems that make two claims one matter
_COMMON = 0.5  # a stem that more of the claims hold tells nothing apart


@dataclass(frozen=True, slots=True)
class Matter:
    """Claims about one thing. `origins` are the independent reports among them, by speaker, then by day."""

    heading: str
    origins: tuple[tuple[ClaimRecord, ...], ...]


def matters(records: Sequence[ClaimRecord], wish: Wish, choice: Choice) -> list[Matter]:
    """Group claims under the topics of the wish, or without topics by the words they share; the largest first."""
    grouped = _by_topic(records, choice) if wish.topics else _by_words(records)
    found = [
        Matter(wish.topics[key] if isinstance(key, int) else _title(group), _by_speaker(group))
        for key, group in grouped
    ]
    return sorted(found, key=lambda matter: (-len(matter.origins), matter.heading))


def independent(found: Sequence[Matter]) -> int:
    """Count the articles, those that carry copies of one report as one."""
    groups: list[set[str]] = []
    for matter in found:
        for group in matter.origins:
            joined = {record.claim.article_id for record in group}
            apart = [other for other in groups if other.isdisjoint(joined)]
            groups = [*apart, joined.union(*(other for other in groups if not other.isdisjoint(joined)))]
    return len(groups)


def _by_topic(records: Sequence[ClaimRecord], choice: Choice) -> list[tuple[int | None, list[ClaimRecord]]]:
    groups: dict[int | None, list[ClaimRecord]] = {}
    for record in records:
        held = frozenset(record.terms)
        place = next((place for place, topic in enumerate(choice.topics) if topic <= held), None)
        groups.setdefault(place, []).append(record)
    return list(groups.items())


def _by_words(records: Sequence[ClaimRecord]) -> list[tuple[int | None, list[ClaimRecord]]]:
    """Put each claim to the first group that shares enough telling words with its first claim."""
    held = Counter(stem for record in records for stem in set(record.claim.proposition.terms))
    most = max(_COMMON * len(records), 2)
    groups: list[tuple[frozenset[str], list[ClaimRecord]]] = []
    for record in records:
        telling = frozenset(stem for stem in record.claim.proposition.terms if held[stem] <= most)
        home = next((group for words, group in groups if _is_near(record, telling, words, group)), None)
        if home is None:
            groups.append((telling, [record]))
        else:
            home.append(record)
    return [(None, group) for _, group in groups]


def _is_near(record: ClaimRecord, telling: frozenset[str], words: frozenset[str], group: Sequence[ClaimRecord]) -> bool:
    return len(telling & words) >= _SHARED or record.claim.article_id == group[0].claim.article_id


def _by_speaker(records: Sequence[ClaimRecord]) -> tuple[tuple[ClaimRecord, ...], ...]:
    ordered = sorted(records, key=lambda one: (one.speaker_name, one.speaker_id, _day(one), one.claim.id))
    spoken = groupby(ordered, key=lambda one: one.speaker_id)
    return tuple(group for _, said in spoken for group in _reports(list(said)))


def _day(record: ClaimRecord) -> date:
    return said_on(record) or date.max


def _reports(records: Sequence[ClaimRecord]) -> list[tuple[ClaimRecord, ...]]:
    """Group the printings of one report; different statements of one article stay apart."""
    found: list[tuple[ClaimRecord, ...]] = []
    for _, same in groupby(sorted(records, key=lambda one: one.claim.stance.value), key=lambda one: one.claim.stance):
        for group in origins(list(same)):
            home = group[0].claim.article_id
            own = [record for record in group if record.claim.article_id == home]
            others = [record for record in group if record.claim.article_id != home]
            copies = tuple(record for record in others if _copied(own[0], record))
            found.append((own[0], *copies))
            found.extend((record,) for record in (*own[1:], *others) if record not in copies)
    return found


def _copied(one: ClaimRecord, other: ClaimRecord) -> bool:
    """Say whether two likenesses are one report: of a few words half are the name of the matter, so all must agree."""
    left, right = (shingles(words(record.claim.proposition.text)) for record in (one, other))
    return min(len(left), len(right)) >= _TELLING or left <= right or right <= left


def _title(records: Sequence[ClaimRecord]) -> str:
    """Return the commonest headline among them, the first of equals."""
    titles = Counter(record.article.title or record.article.outlet or "" for record in records)
    return min(titles, key=lambda title: (-titles[title], title)) or "…"
