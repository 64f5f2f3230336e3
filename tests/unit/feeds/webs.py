"""A web of set answers, and a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.articles.draft import Draft
from bot.articles.unreadable import Unreadable, UnreadableCode
from bot.feeds.entry import Entry, Listing
from bot.feeds.fetching import FetchCode, Fetched, FetchError, Wanted
from bot.feeds.ports import Web

STORY = (
    "The mayor said on Tuesday that the old bridge would stay closed until spring, after engineers found cracks in it. "
    "A spokesman for the engineers denied that the bridge had ever been unsafe, and called the closure premature. "
)


@dataclass
class SetClock:
    at: datetime = datetime(2031, 5, 4, 10, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def pass_(self, **time: float) -> None:
        self.at += timedelta(**time)


@dataclass
class SetWeb:
    """Answers by address: bytes, or the error that is raised."""

    answers: dict[str, bytes | FetchError | Fetched] = field(default_factory=dict)
    asked: list[Wanted] = field(default_factory=list)

    async def fetch(self, wanted: Wanted) -> Fetched:
        self.asked.append(wanted)
        answer = self.answers.get(wanted.address, FetchError(FetchCode.GONE, "There is nothing here."))
        if isinstance(answer, FetchError):
            raise answer
        return answer if isinstance(answer, Fetched) else Fetched(wanted.address, answer)

    @property
    def web(self) -> Web:
        return Web(self, read_feed, read_page, feeds_of)


def read_feed(fetched: Fetched) -> Iterator[Listing]:
    """Read a feed of the form "feed TITLE", then "ADDRESS STAMP" a line, in parts of two."""
    first, *lines = fetched.body.decode().split("\n")
    if not first.startswith("feed"):
        raise FetchError(FetchCode.CONTENT, "This address holds no feed.")
    entries = [Entry(*_padded(line)) for line in lines if line]
    for start in range(0, len(entries) or 1, 2):
        yield Listing(first.removeprefix("feed ") or None, entries[start : start + 2])


def _padded(line: str) -> tuple[str, None, None, str | None]:
    address, _, stamp = line.partition(" ")
    return address, None, None, stamp or None


def read_page(fetched: Fetched, listed: Entry | None) -> Draft:
    if not fetched.body:
        raise Unreadable(UnreadableCode.EMPTY, "The page is empty.")
    text = fetched.body.decode()
    published = datetime.fromisoformat(text[:10]).date() if text[:4].isdigit() else None
    return Draft(fetched.address, text[10:] if published else text, url=fetched.address, published=published)


def feeds_of(fetched: Fetched) -> list[str]:
    return [word for word in fetched.body.decode().split() if word.startswith("https://feeds.")]
