"""Choosing: which of the new claims and contradictions a wish asks for.

What is new between two marks is read once and asked many times: subscriptions that are due together share it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.answers.naming import resolve
from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind, Severity
from bot.contradictions.scoring import SURE
from bot.digests.ports import NewsDispute, NewsLine
from bot.digests.subscription import Wish
from bot.language.terms import fold, stems
from bot.ports import UnitOfWork

MOST_CLAIMS = 5000  # new claims of one window that are looked at, the latest first
MOST_DISPUTES = 1000

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Choice:
    """A wish with its names resolved; empty means all."""

    topics: tuple[frozenset[str], ...]  # stems, all of a topic must be there
    speakers: frozenset[str] | None  # ids; empty where nobody of these names has spoken yet
    outlets: frozenset[str]  # folded
    stances: frozenset[Stance]
    least: Severity

    def passes(self, line: NewsLine) -> bool:
        """Say whether a claim meets every condition."""
        return not self.failing(line)

    def failing(self, line: NewsLine) -> tuple[str, ...]:
        """Return the names of the conditions, as fields of `Wish`, that a claim does not meet."""
        met = {
            "topics": not self.topics or self.topic_of(line) is not None,
            "speakers": self.speakers is None or line.speaker_id in self.speakers,
            "outlets": not self.outlets or (line.outlet is not None and _outlet(line.outlet) in self.outlets),
            "stances": not self.stances or line.stance in self.stances,
        }
        return tuple(name for name, holds in met.items() if not holds)

    def topic_of(self, line: NewsLine) -> int | None:
        """Return the place of the first topic that the claim is about."""
        return next((place for place, topic in enumerate(self.topics) if topic <= line.terms), None)

    def passes_dispute(self, dispute: NewsDispute) -> bool:
        """Say whether one side meets every condition, and the contradiction is sure and weighs enough."""
        verdict = dispute.contradiction.verdict
        severe = self.least is Severity.MINOR or verdict.severity is Severity.MAJOR
        return verdict.score >= SURE and severe and (self.passes(dispute.earlier) or self.passes(dispute.later))


async def choice_of(wish: Wish, uow: UnitOfWork, known: dict[str, tuple[str, ...]]) -> Choice:
    """Resolve the names of a wish; `known` keeps them for the wishes that follow."""
    for name in wish.speakers:
        if name not in known:
            known[name] = (await resolve(name, uow)).ids
    return Choice(
        topics=tuple(frozenset(stems(topic)) for topic in wish.topics),
        speakers=frozenset(one for name in wish.speakers for one in known[name]) if wish.speakers else None,
        outlets=frozenset(map(_outlet, wish.outlets)),
        stances=frozenset(wish.stances),
        least=wish.least,
    )


def is_urgent(dispute: NewsDispute) -> bool:
    """Say whether a contradiction is worth an alert."""
    verdict = dispute.contradiction.verdict
    return verdict.severity is Severity.MAJOR or verdict.kind is ContradictionKind.POSITION_CHANGE


class Shelf(Generic[Entry]):
    """Entries found by the stems and speakers of their claims, in the order given."""

    def __init__(self, entries: Sequence[Entry], lines: Callable[[Entry], tuple[NewsLine, ...]]) -> None:
        """Index `entries`; `lines` gives the claims that an entry is made of."""
        self.entries = entries
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        self._by_speaker: dict[str, list[int]] = defaultdict(list)
        for place, entry in enumerate(entries):
            for stem in frozenset().union(*(line.terms for line in lines(entry))):
                self._by_stem[stem].append(place)
            for speaker in {line.speaker_id for line in lines(entry)}:
                self._by_speaker[speaker].append(place)

    def candidates(self, choice: Choice) -> Iterable[Entry]:
        """Return the entries that can pass, few where the choice names topics or speakers."""
        if choice.topics:
            rarest = (min((self._by_stem.get(stem, []) for stem in topic), key=len) for topic in choice.topics)
            places = {place for found in rarest for place in found}
        elif choice.speakers is not None:
            places = {place for speaker in choice.speakers for place in self._by_speaker.get(speaker, [])}
        else:
            return self.entries
        return [self.entries[place] for place in sorted(places)]


class Window:
    """What was stored after mark `after`, up to mark `upto`, and the contradictions from before."""

    def __init__(
        self,
        after: int,
        upto: int,
        lines: Sequence[NewsLine],
        disputes: Sequence[NewsDispute],
        older: Sequence[NewsDispute] = (),
    ) -> None:
        self.after = after
        self.upto = upto
        self.cut = len(lines) >= MOST_CLAIMS  # more was stored than is looked at
        self._claims = Shelf(lines, lambda line: (line,))
        self._disputes, self._older = Shelf(disputes, _sides), Shelf(older, _sides)

    def claims(self, choice: Choice) -> list[NewsLine]:
        """Return the claims that pass, in the window's order."""
        return [line for line in self._claims.candidates(choice) if choice.passes(line)]

    def contradictions(self, choice: Choice) -> list[NewsDispute]:
        """Return the contradictions that pass, in the window's order."""
        return [dispute for dispute in self._disputes.candidates(choice) if choice.passes_dispute(dispute)]

    def still_disputed(self, choice: Choice) -> int:
        """Count the contradictions from before that pass."""
        return sum(choice.passes_dispute(dispute) for dispute in self._older.candidates(choice))


async def read_window(after: int, upto: int, uow: UnitOfWork) -> Window:
    """Read what was stored between two marks, and the weightiest contradictions of before."""
    if after >= upto:
        return Window(after, upto, (), ())
    lines = await uow.news.claims(after, upto, limit=MOST_CLAIMS)
    disputes = await uow.news.disputes(after, upto, limit=MOST_DISPUTES)
    return Window(after, upto, lines, disputes, await uow.news.disputes(-1, after, limit=MOST_DISPUTES))


def _sides(dispute: NewsDispute) -> tuple[NewsLine, ...]:
    return dispute.earlier, dispute.later


def _outlet(name: str) -> str:
    return fold(name).removeprefix("the ").strip()
