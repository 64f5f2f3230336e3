"""Claims as they are stored and asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bot.articles.article import Article
from bot.claims.claim import Claim, Stance


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
