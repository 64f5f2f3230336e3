"""What the core needs of the world.

`storage` holds the real stores and, in `storage.memory`, the in-memory twins that ship as public API; one contract
suite runs on all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self

from bot.answers.meaning import MeaningStore
from bot.articles.article import Article
from bot.articles.origins import OriginStore
from bot.choices import ChoiceStore
from bot.claims.claim import Claim, Stance
from bot.claims.rulings import Ruling
from bot.contradictions.contradiction import Contradiction, ContradictionKind, Severity
from bot.contradictions.ports import ReviewStore
from bot.contradictions.review import Review
from bot.corpus import AudienceStore, Corpus, View
from bot.digests.ports import DigestStore, NewsStore, Outbox, SubscriptionStore
from bot.failures import FailureStore
from bot.feedback import FeedbackStore
from bot.feeds.ports import FeedStore, PageStore
from bot.names import NameStore
from bot.places import Workspace
from bot.reading.ports import ReadingStore
from bot.seen import SeenStore
from bot.shown import ShownStore
from bot.span import Span
from bot.workspaces import WorkspaceStore

Edition = tuple[str, int]  # article id and version


class Put(StrEnum):
    """What storing an article did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new version"


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an article's current version, as search finds it.

    `terms` are the stems it is indexed by, in text order, repeats kept (so that ranking can count them): the
    sentence's own words.
    `context` are stems of the headline, outlet and neighbouring sentences, indexed with less weight.
    """

    article_id: str
    version: int
    span: Span
    terms: tuple[str, ...]
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A stored claim with what every surface shows beside it."""

    claim: Claim
    speaker_id: str
    speaker_name: str  # canonical, across articles
    article: Article
    terms: tuple[str, ...]  # stems the claim is indexed by: speaker names, content, sentence


@dataclass(frozen=True, slots=True)
class ClaimOutline:
    """As much of a stored claim as is needed to see whether it is worth reading."""

    claim_id: str
    article_id: str
    speaker_id: str
    stance: Stance
    terms: tuple[str, ...]
    stamp: str = field(default="", compare=False)  # another one whenever anything of the stored claim is another


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A stored passage with what ranking needs of its article."""

    passage: Passage
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class ContradictionRecord:
    """A stored contradiction with both of its claims, and what was folded into it when a list was made."""

    contradiction: Contradiction
    earlier: ClaimRecord
    later: ClaimRecord
    earlier_origins: int = 1  # independent origins that carry the side
    later_origins: int = 1
    folded: tuple[str, ...] = ()  # ids of contradictions that repeat this one
    further: tuple[ContradictionRecord, ...] = ()  # those of them that show other voices of either side
    strength: float = 0.0  # likelihood of the disagreement, 0..1, seen all that repeats it
    first_seen: datetime | None = None
    resolved_by: ClaimRecord | None = None  # the later claim with which one side gave its position up
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """A canonical speaker."""

    id: str
    name: str
    kind: str
    stands_for: str | None
    aliases: tuple[str, ...]
    claims: int  # how many claims of current versions they make


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted; every field that is set must hold, and is applied in the database.

    `since` and `until` are inclusive and test the time of the statement, else the article's date. Claims whose time
    is unknown pass only when neither is set.
    """

    speaker_ids: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = ()
    outlets: tuple[str, ...] = ()  # case-insensitive, whole name
    article_ids: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Sought:
    """A question to the index of claims: `limit` outlines of claims by stems and filter."""

    terms: tuple[str, ...]
    wanted: ClaimFilter
    limit: int


@dataclass(frozen=True, slots=True)
class ContradictionFilter:
    """Which contradictions are wanted; conditions on claims hold when either of the two passes.

    Those that an operator dismissed are left out unless `dismissed` asks for them too.
    """

    ids: tuple[str, ...] = ()
    kinds: tuple[ContradictionKind, ...] = ()
    severity: Severity | None = None
    speaker_ids: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()
    since: date | None = None
    dismissed: bool = False
    least: float = 0.0  # score of the pair


class ArticleStore(Protocol):
    """Articles and their versions; the highest version of an id is current."""

    async def put(self, article: Article) -> tuple[Put, Article]:
        """Store `article`; its version is set here (1, or one above the current when the digest differs)."""

    async def get(self, article_id: str, version: int | None = None) -> Article | None:
        """Return that version, or the current one."""

    async def editions(self, wanted: Iterable[Edition]) -> Mapping[Edition, Article]:
        """Return these versions of articles, each once; those that are not stored are left out."""

    async def list(self, *, limit: int = 50, offset: int = 0) -> Sequence[Article]:
        """Return current versions, newest publication first, undated last, then by id."""

    async def count(self) -> int:
        """Return the number of articles (not of versions)."""

    async def outlets(self) -> Sequence[str]:
        """Return the known outlets, sorted."""

    async def remove(self, article_id: str) -> None:
        """Take an article away with all its versions; its claims, passages and names are to be gone before."""


class SpeakerStore(Protocol):
    """Canonical speakers and the names that lead to them."""

    async def by_alias(self, names: Sequence[str]) -> Sequence[SpeakerRecord]:
        """Return speakers with an alias equal to one of `names`, both folded by `bot.language.terms.fold`."""

    async def get(self, speaker_id: str) -> SpeakerRecord | None:
        """Return one speaker."""

    async def known(self, ids: Collection[str], names: Collection[str] = ()) -> Sequence[SpeakerRecord]:
        """Return the speakers of these ids, and those that `by_alias` finds by `names`: as they are stored, by id.

        For telling apart who is meant: no view hides them, and their claims are not counted.
        """

    async def put(self, *speakers: SpeakerRecord) -> None:
        """Store speakers or replace them; aliases are folded and united, never dropped."""

    async def busiest(self, *, limit: int = 50, offset: int = 0) -> Sequence[SpeakerRecord]:
        """Return speakers, most claims first."""

    async def remove(self, speaker_id: str) -> None:
        """Take away a speaker who has no claims, with all aliases; nothing happens where there is none."""

    async def drop_aliases(self, speaker_id: str, names: Sequence[str]) -> None:
        """Take these aliases (folded) from a speaker."""

    async def rulings(self, speaker_ids: Sequence[str]) -> Sequence[Ruling]:
        """Return the rulings whose origin or target is one of these speakers, and all that those lead to, in order."""

    async def rule(self, ruling: Ruling) -> None:
        """Keep a ruling; one of the same origin, name and article is replaced."""

    async def unrule(self, ruling: Ruling) -> None:
        """Take back the ruling of this origin, name and article."""

    async def suggest(self, prefix: str, *, limit: int = 10) -> Sequence[SpeakerRecord]:
        """Return speakers whose name or alias has a word starting with `prefix` (folded), most claims first."""


class ClaimStore(Protocol):
    """Claims of the current versions; those of an older one stay, and cite it, until `replace` takes them away."""

    async def replace(
        self, article: Article, claims: Sequence[tuple[Claim, str]], terms: Sequence[Sequence[str]]
    ) -> None:
        """Put `claims` (each with its speaker id) in the place of all earlier claims of the article, of any version.

        `terms[i]` are the stems that claim i is indexed by. Contradictions of the claims that go, go too.
        """

    async def reassign(self, moves: Mapping[str, tuple[str, Sequence[str]]]) -> None:
        """Give claims, by id, to the stored speaker of that id, to be indexed by these stems from now on.

        Contradictions of these claims go.
        """

    async def get(self, claim_id: str) -> ClaimRecord | None:
        """Return one claim."""

    async def find(
        self, wanted: ClaimFilter, *, limit: int = 100, offset: int = 0, bare: bool = False
    ) -> Sequence[ClaimRecord]:
        """Return claims by filter: newest statement first, undated last, then by article and place in it.

        `bare` leaves out what only judging reads and what is most of a claim's bulk: frames and references.
        """

    async def outlines(self, wanted: ClaimFilter, *, limit: int = 100) -> Sequence[ClaimOutline]:
        """Return the outlines of the claims that `find` returns, in its order."""

    async def count(self, wanted: ClaimFilter | None = None) -> int:
        """Return how many claims match."""


class SearchIndex(Protocol):
    """Full text over passages and claims. Stems in, candidates out; ranking is the core's own."""

    async def index(self, article: Article, passages: Sequence[Passage]) -> None:
        """Put `passages` in the place of all earlier passages of the article."""

    async def frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """Return in how many passages each stem occurs, context counted too (0 left out)."""

    async def size(self) -> tuple[int, float]:
        """Return the number of passages and their mean length in stems of their own."""

    async def passages(self, terms: Sequence[str], wanted: ClaimFilter, *, limit: int = 200) -> Sequence[PassageRecord]:
        """Return passages that hold at least one stem; those with more of `terms` first, and rare ones weigh more.

        A stem counts twice among a passage's own words and once in its context. Among equals the article that was
        indexed last comes first, and in it its first sentence. When the rarest stems alone bring `limit` passages,
        those that hold only commoner ones are left out.

        Speaker and stance filters do not apply.
        """

    async def claims(self, terms: Sequence[str], wanted: ClaimFilter, *, limit: int = 200) -> Sequence[ClaimRecord]:
        """Return claims that hold at least one stem and pass the filter; those with more of `terms` first."""

    async def outlines(self, terms: Sequence[str], wanted: ClaimFilter, *, limit: int = 200) -> Sequence[ClaimOutline]:
        """Return the outlines of the claims that `claims` returns, in its order."""

    async def outlines_of(self, asked: Sequence[Sought]) -> Sequence[Sequence[ClaimOutline]]:
        """Return what `outlines` returns for each question; many that share stems cost little more than one."""


class ContradictionStore(Protocol):
    """Contradictions between claims of current versions."""

    async def put(self, found: Sequence[Contradiction]) -> int:
        """Store; known ids are updated. Return how many were new."""

    async def replace(self, claim_ids: Sequence[str], found: Sequence[Contradiction]) -> int:
        """Put `found` in the place of all contradictions of these claims, which were judged again.

        Return how many were new.
        """

    async def find(self, wanted: ContradictionFilter, *, limit: int = 50, offset: int = 0) -> Sequence[Contradiction]:
        """Return by filter: major first, then higher score, then by id."""

    async def count(self) -> int:
        """Return how many there are."""


class ConversationStore(Protocol):
    """What a thread is about, so that follow-ups can use it. The value is the core's own JSON."""

    async def get(self, thread: str, now: datetime) -> str | None:
        """Return the thread's state unless it has expired."""

    async def put(self, thread: str, state: str, expires: datetime) -> None:
        """Store or replace the thread's state."""

    async def forget(self, prefix: str) -> None:
        """Forget every thread whose name starts with `prefix`."""

    async def sweep(self, now: datetime) -> int:
        """Drop what has expired by `now`; return how much."""


class UnitOfWork(Protocol):
    """One transaction. Leaving without `commit` rolls everything back.

    Its stores of articles, speakers, claims, passages, names, contradictions and news read what the view lets through.
    """

    articles: ArticleStore
    speakers: SpeakerStore
    claims: ClaimStore
    search: SearchIndex
    contradictions: ContradictionStore
    reviews: ReviewStore
    conversations: ConversationStore
    names: NameStore
    seen: SeenStore
    origins: OriginStore
    readings: ReadingStore
    feeds: FeedStore
    pages: PageStore
    failures: FailureStore
    choices: ChoiceStore
    subscriptions: SubscriptionStore
    digests: DigestStore
    outbox: Outbox
    news: NewsStore
    shown: ShownStore
    feedback: FeedbackStore
    meanings: MeaningStore
    audiences: AudienceStore
    workspaces: WorkspaceStore

    async def __aenter__(self) -> Self:
        """Begin."""

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed."""

    async def commit(self) -> None:
        """Make all of it last."""

    async def corpus(self, workspace: Workspace) -> Corpus:
        """Return what a workspace has chosen to look answers up in, else what is set for all."""

    def look(self, view: View) -> None:
        """From now on read what the view lets through, and nothing else."""


class Library(Protocol):
    """Opens units of work on one store."""

    def begin(self) -> UnitOfWork:
        """Return a unit of work, to be used with `async with`."""

    def within(self, workspace: Workspace) -> Library:
        """Return the same library, whose units of work begin by looking as the workspace."""


class Clock(Protocol):
    """The time, injected so that tests can set it."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
