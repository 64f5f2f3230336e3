"""Everything a library in memory holds, and the work of one transaction on it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.answers.meaning import Meaning
from bot.articles.article import Article
from bot.claims.claim import Claim
from bot.claims.rulings import Ruling
from bot.contradictions.contradiction import Contradiction
from bot.contradictions.review import Review
from bot.corpus import Audience, View
from bot.errors import PermanentError
from bot.failures import Failure
from bot.feedback import Feedback
from bot.feeds.feed import Feed
from bot.feeds.page import Page, PageState
from bot.names import NameKind
from bot.places import Person, Workspace
from bot.ports import ClaimFilter, Edition, Passage, SpeakerRecord
from bot.shown import Shown
from storage.database import REFUSED
from storage.memory.digest_records import DigestRecords

RulingKey = tuple[str, str, str]  # origin, name and article id


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with the number by which later ones come first among equals."""

    row: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim as it was put, with its place, its days and its number."""

    row: int
    ordinal: int
    claim: Claim
    speaker_id: str
    terms: tuple[str, ...]
    days: tuple[date, date]


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A listed page with its place in line, its stamp, and where it stands."""

    row: int
    page: Page
    stamp: str | None
    state: PageState
    available: datetime
    settled: datetime | None = None
    lease: datetime | None = None
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class StoredLease:
    """Who reads an article, until when, for the how manieth time, and whether it was given up."""

    holder: str
    until: datetime
    tries: int
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """Which workspaces have something, and whether nobody else may see it."""

    workspaces: frozenset[Workspace] = frozenset()
    only: bool = False

    def joined(self, audience: Audience | None) -> Held:
        """Return it with one more audience; None is everybody."""
        if audience is None:
            return Held(self.workspaces, only=False)
        return Held(self.workspaces | {audience.workspace}, only=self.only and audience.only)


@dataclass(slots=True)
class State:
    """All that is stored. The dictionaries are changed, what they hold is not."""

    current: dict[str, int] = field(default_factory=dict)
    editions: dict[Edition, Article] = field(default_factory=dict)
    readings: set[tuple[str, int, str]] = field(default_factory=set)
    speakers: dict[str, SpeakerRecord] = field(default_factory=dict)
    rulings: dict[RulingKey, Ruling] = field(default_factory=dict)
    claims: dict[str, StoredClaim] = field(default_factory=dict)
    passages: dict[str, Sequence[StoredPassage]] = field(default_factory=dict)  # by article id
    contradictions: dict[str, Contradiction] = field(default_factory=dict)
    reviews: dict[str, Review] = field(default_factory=dict)
    sightings: dict[str, datetime] = field(default_factory=dict)  # of contradictions, the first
    conversations: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    names: dict[tuple[NameKind, str], str] = field(default_factory=dict)  # by folded name
    name_uses: dict[str, Counter[tuple[NameKind, str]]] = field(default_factory=dict)  # by article id
    name_words: frozenset[str] = frozenset()
    seen: dict[str, datetime] = field(default_factory=dict)  # when each expires
    origins: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)  # and marks, by article id
    feeds: dict[str, Feed] = field(default_factory=dict)
    feed_leases: dict[str, datetime] = field(default_factory=dict)
    pages: dict[str, StoredPage] = field(default_factory=dict)  # by canonical address
    failures: dict[str, Failure] = field(default_factory=dict)
    leases: dict[tuple[str, int, str], StoredLease] = field(default_factory=dict)  # by article id, version and model
    choices: dict[tuple[Workspace, str], str] = field(default_factory=dict)
    digests: DigestRecords = field(default_factory=DigestRecords)
    shown: dict[tuple[Workspace, str], tuple[Shown, datetime]] = field(default_factory=dict)
    feedback: dict[tuple[Person, str], Feedback] = field(default_factory=dict)
    meanings: dict[str, tuple[str, Meaning]] = field(default_factory=dict)  # and their model, by article id
    page_audiences: dict[str, Held] = field(default_factory=dict)  # by page key
    article_audiences: dict[str, Held] = field(default_factory=dict)  # by article id
    rows: int = 0

    def copy(self) -> State:
        """Return a state that can be changed without changing this one."""
        return State(
            dict(self.current),
            dict(self.editions),
            set(self.readings),
            dict(self.speakers),
            dict(self.rulings),
            dict(self.claims),
            dict(self.passages),
            dict(self.contradictions),
            dict(self.reviews),
            dict(self.sightings),
            dict(self.conversations),
            dict(self.names),
            dict(self.name_uses),
            self.name_words,
            dict(self.seen),
            dict(self.origins),
            dict(self.feeds),
            dict(self.feed_leases),
            dict(self.pages),
            dict(self.failures),
            dict(self.leases),
            dict(self.choices),
            self.digests.copy(),
            dict(self.shown),
            dict(self.feedback),
            dict(self.meanings),
            dict(self.page_audiences),
            dict(self.article_audiences),
            self.rows,
        )

    def next_row(self) -> int:
        """Return a number higher than all before."""
        self.rows += 1
        return self.rows

    def printed(self, article: Article, wanted: ClaimFilter) -> bool:
        """Say whether the filter's conditions on the article itself hold, its date left out."""
        outlets = {outlet.casefold() for outlet in wanted.outlets}
        return (not wanted.article_ids or article.id in wanted.article_ids) and (
            not outlets or (article.outlet is not None and article.outlet.casefold() in outlets)
        )


@dataclass(slots=True)
class Shared:
    """What all units of work of one library have in common: the committed state and the one writer's lock."""

    state: State = field(default_factory=State)
    writer: asyncio.Lock = field(default_factory=asyncio.Lock)


class Work:
    """One transaction: reads what is committed until it writes, then its own copy."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._own: State | None = None
        self.view: View | None = None  # what may be read; everything where there is none

    @property
    def state(self) -> State:
        """The state to read."""
        return self._shared.state if self._own is None else self._own

    def sees(self, article_id: str) -> bool:
        """Say whether the view lets an article through."""
        if self.view is None:
            return True
        held = self.state.article_audiences.get(article_id, Held())
        return self.view.workspace in held.workspaces or (self.view.shared and not held.only)

    async def change(self) -> State:
        """Become the one writer and return the state to change."""
        if self._own is None:
            await self._shared.writer.acquire()
            self._own = self._shared.state.copy()
        return self._own

    def commit(self) -> None:
        """Make the changes last."""
        if self._own is not None:
            self._shared.state = self._own
            self.roll_back()

    def roll_back(self) -> None:
        """Forget the changes and let the next writer in."""
        if self._own is not None:
            self._own = None
            self._shared.writer.release()


def require(*, fits: bool) -> None:
    """Raise the PermanentError with which a database refuses a record that breaks a key."""
    if not fits:
        raise PermanentError(REFUSED)
