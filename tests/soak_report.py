"""What a soak did, what became of it, and whether that is all that should have."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from storage.library import SqlLibrary
from tests.support.house import House
from tests.support.newspaper import Newspaper

DIGESTS = 30  # subscriptions, each of which gets one
CUT_OFF = 15.0  # seconds around a kill in which a question may be lost with the process, or longer: see `Tally`


@dataclass
class Tally:
    """What was done, and what became of it."""

    asked: dict[str, float] = field(default_factory=dict)  # when each question was asked, by its own name
    answered: dict[str, float] = field(default_factory=dict)  # when it was seen to be answered, by that name
    kills: list[tuple[float, str]] = field(default_factory=list)
    memory: dict[int, list[float]] = field(default_factory=dict)  # MB of each process, sample after sample

    @property
    def slowest(self) -> float:
        """Return how many seconds the slowest answer took."""
        return max((at - self.asked[name] for name, at in self.answered.items()), default=0.0)

    def without_answer(self, *, excused: bool) -> list[str]:
        """Return the questions that are not answered and, as `excused` has it, may be or may not.

        One may where the bot was killed no later after it than others had to wait for their answer.
        """
        longest = max(CUT_OFF, self.slowest)
        kills = [at for at, killed in self.kills if killed == "bot"]
        return [
            name
            for name, asked in self.asked.items()
            if name not in self.answered and any(-CUT_OFF <= at - asked <= longest for at in kills) is excused
        ]


async def report_of(tally: Tally, house: House, library: SqlLibrary, paper: Newspaper) -> dict[str, Any]:
    """Return what was done and what became of it, each under a name that people can read."""
    answers = answers_to(tally, house)
    digests = Counter(key for post in house.slack.posts if (key := _key(post)))
    async with library.begin() as uow:
        stored, claims = await uow.articles.count(), await uow.claims.count()
        ambiguous = sum(one.parts for one in await uow.outbox.tally() if one.state == "ambiguous")
        decided = sum([len(await uow.digests.of(one.id)) for one in await uow.subscriptions.find()])
    twice = await _count(library, "SELECT 1 FROM claim GROUP BY article_id, statement HAVING count(*) > 1")
    growth = [after[-1] / after[len(after) // 3] for after in tally.memory.values() if len(after) >= 12]
    return {
        "kills": len(tally.kills),
        "published": paper.published,
        "stored": stored,
        "never seen in the feed": await _unseen(library, paper),
        "unread": await unread(library),
        "claims": claims,
        "claims doubled": twice,
        "questions": len(tally.asked),
        "answered": sum(count > 0 for count in answers.values()),
        "answered twice": sum(count > 1 for count in answers.values()),
        "lost with a killed process": len(tally.without_answer(excused=True)),
        "lost otherwise": len(tally.without_answer(excused=False)),
        "slowest answer, seconds": round(tally.slowest, 1),
        "digests decided": decided,
        "digests posted": len({key.partition("/")[0] for key in digests}),
        "messages of digests posted twice": sum(count > 1 for count in digests.values()),
        "digests left to a person": ambiguous,
        "most memory, MB": round(max((max(one) for one in tally.memory.values()), default=0)),
        "memory growth from a third of a life to its end": round(max(growth, default=1.0), 2),
    }


def holds(report: dict[str, Any]) -> bool:
    """Say whether nothing was lost and nothing doubled."""
    whole = report["published"] == report["stored"] and not report["unread"]
    digests = report["digests decided"] == DIGESTS <= report["digests posted"] + report["digests left to a person"]
    doubled = ("claims doubled", "answered twice", "messages of digests posted twice", "lost otherwise")
    return whole and digests and not any(report[name] for name in doubled)


def answers_to(tally: Tally, house: House) -> Counter[str]:
    """Return how often each question was answered."""
    slack = (str(post.get("thread_ts")) for post in house.slack.posts)
    discord = (str((post.get("message_reference") or {}).get("message_id")) for post in house.discord.posted)
    return Counter(name for name in (*slack, *discord) if name in tally.asked)


async def unread(library: SqlLibrary) -> int:
    """Count the articles that nobody has read yet."""
    rows = "SELECT 1 FROM article a WHERE NOT EXISTS (SELECT 1 FROM reading r WHERE r.article_id = a.id)"
    return await _count(library, rows)


async def _unseen(library: SqlLibrary, paper: Newspaper) -> list[int]:
    """Return the numbers of the published articles that no look at the feed has noted."""
    async with library._engine.connect() as connection:
        seen = {address.rpartition("/")[2] for address in await connection.scalars(text("SELECT address FROM page"))}
    return [number for number in range(paper.published) if str(number) not in seen]


async def _count(library: SqlLibrary, rows: str) -> int:
    async with library._engine.connect() as connection:
        return int((await connection.execute(text(f"SELECT count(*) FROM ({rows}) q"))).scalar_one())


def _key(post: dict[str, Any]) -> str | None:
    """Return the key of a digest's message, which goes with it as metadata; None for an answer."""
    metadata = post.get("metadata") or {}
    key = metadata.get("event_payload", {}).get("key") if isinstance(metadata, dict) else None
    return str(key) if key else None
