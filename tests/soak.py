"""A soak: feeds, questions on both chats and digests on PostgreSQL, with processes killed at random.

`python -m tests.soak --minutes 60` prints what became of everything; tests/e2e/test_soak.py runs a short one. What has
to hold: every article that was published is stored once and read; no question is answered twice, and none is lost but
what a killed process had taken and not answered yet; each subscription's day is posted once, or left to a person.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import random
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.digests.desk import DigestDesk
from bot.digests.subscription import Wish
from bot.feeds.feed import Feed, feed_id
from bot.places import Place, Platform
from storage.library import SqlLibrary, open_library
from storage.schema import upgrade
from tests.postgres import find_server, new_database
from tests.soak_report import DIGESTS, Tally, answers_to, holds, report_of, unread
from tests.support.house import House, Service
from tests.support.loopback_discord import loopback_discord
from tests.support.loopback_slack import BOT_USER, TEAM, LoopbackSlack
from tests.support.newspaper import Newspaper, newspaper

ASK_EVERY, PUBLISH_EVERY, NUDGE_EVERY = 2.0, 1.5, 2.0  # seconds
SETTLE = 300.0  # seconds that what is under way gets in the end
READERS = 2


class Soak:
    """One run on one house."""

    def __init__(
        self, house: House, library: SqlLibrary, paper: Newspaper, seconds: float, kill_every: float, pace: float
    ) -> None:
        self.house = house
        self.library = library
        self.paper = paper
        self.tally = Tally()
        self._seconds = seconds
        self._until = 0.0
        self._tried = 0  # questions, whether they could be handed over or not
        self._kill_every = kill_every
        self._pace = pace
        self._chance = random.Random(11)
        self._services: dict[str, Service] = {}
        self._ended = asyncio.Event()

    async def run(self) -> dict[str, Any]:
        """Start everything, let it run, let it settle, and tell."""
        async with AsyncExitStack() as closing:
            for name in ("bot", *(f"reader {number}" for number in range(READERS))):
                await closing.enter_async_context(self._kept_alive(name))
            for service in list(self._services.values()):
                await service.healthy()
            self._until = time.monotonic() + self._seconds
            await self._subscribe()
            async with asyncio.TaskGroup() as group:
                for work, every in (
                    (self._publish, PUBLISH_EVERY * self._pace),
                    (self._ask, ASK_EVERY * self._pace),
                    (self._nudge, NUDGE_EVERY),
                    (self._sample, 5.0),
                    (self._watch, 0.5),
                    (self._kill, self._kill_every),
                ):
                    group.create_task(self._again(work, every))
            await self._settle()
            self._ended.set()
            await self._watch()
            return await report_of(self.tally, self.house, self.library, self.paper)

    def _seconds_left(self) -> float:
        return self._until - time.monotonic()

    async def _again(self, work: Any, every: float) -> None:
        while self._seconds_left() > 0:
            await asyncio.sleep(every)
            await work()

    @contextlib.asynccontextmanager
    async def _kept_alive(self, name: str) -> Any:
        """Run a service, and again whenever it dies, as a container engine would."""
        started = asyncio.Event()

        async def keep() -> None:
            while not self._ended.is_set():
                async with self.house.running(name.split()[0]) as service:
                    self._services[name] = service
                    started.set()
                    ended = asyncio.create_task(self._ended.wait())
                    died = asyncio.create_task(service.process.wait())
                    await asyncio.wait([ended, died], return_when=asyncio.FIRST_COMPLETED)
                    ended.cancel()

        task = asyncio.create_task(keep())
        await started.wait()
        try:
            yield
        finally:
            self._ended.set()
            await task

    async def _publish(self) -> None:
        self.paper.published += 1

    async def _nudge(self) -> None:
        """Let the feed be due at once: by itself it is looked at every ten minutes at most."""
        async with self.library._engine.begin() as connection:
            await connection.execute(text("UPDATE feed SET next_poll = now() WHERE state = 'active'"))

    async def _ask(self) -> None:
        self._tried += 1
        number = self._tried
        question = f"who denied that pier number {self._chance.randrange(max(1, self.paper.published))} would close?"
        with contextlib.suppress(ConnectionError, AssertionError):
            if number % 2:
                socket = self.house.slack.sockets[-1]
                if socket.closed:
                    return
                stamp = f"{number}.5"
                event = {"type": "app_mention", "user": "U1", "text": f"<@{BOT_USER}> {question}", "ts": stamp}
                body = {"type": "event_callback", "event_id": f"Ev{number}", "team_id": TEAM}
                envelope = {"type": "events_api", "envelope_id": f"e{number}", "retry_attempt": 0}
                payload = body | {"event": event | {"channel": "C1"}}
                for _ in range(2):  # Slack delivers again what it thinks was lost
                    await socket.send_str(json.dumps(envelope | {"payload": payload}))
                self.tally.asked[stamp] = time.monotonic()
            elif self.house.discord.listening:
                await self.house.discord.say(9000 + number, question)
                self.tally.asked[str(9000 + number)] = time.monotonic()

    async def _sample(self) -> None:
        for service in self._services.values():
            status = Path(f"/proc/{service.process.pid}/status")
            with contextlib.suppress(OSError, StopIteration):
                line = next(one for one in status.read_text().splitlines() if one.startswith("VmRSS"))
                self.tally.memory.setdefault(service.process.pid, []).append(int(line.split()[1]) / 1024)

    async def _watch(self) -> None:
        for name in answers_to(self.tally, self.house):
            self.tally.answered.setdefault(name, time.monotonic())

    async def _kill(self) -> None:
        """Kill the next one in turn, if it has come up since it was killed last."""
        name = sorted(self._services)[len(self.tally.kills) % len(self._services)]
        service = self._services[name]
        if service.process.returncode is None and b"health is served" in service.log.read_bytes():
            service.process.kill()
            self.tally.kills.append((time.monotonic(), name))

    async def _subscribe(self) -> None:
        """Subscribe channels whose digests come due minute by minute, and have the feed looked at."""
        now = datetime.now(UTC)
        desk = DigestDesk(self.library, _Clock())
        for number in range(DIGESTS):
            at = (now + timedelta(minutes=1 + number % max(1, int(self._seconds_left() // 60)))).time()
            place = Place(Platform.SLACK, TEAM, f"D{number}")
            await desk.subscribe(place, Wish(at=at.replace(second=0, microsecond=0), when_empty=True))
        address = f"{self.paper.url}/feed"
        owner = Place(Platform.TERMINAL, "", "")
        async with self.library.begin() as uow:
            await uow.feeds.put(Feed(feed_id(address, owner), address, owner, now, now))
            await uow.commit()

    async def _settle(self) -> None:
        """Wait until nothing is under way any more; leases of the killed end now, not in some minutes."""
        async with self.library._engine.begin() as connection:
            for table in ("page", "feed"):
                await connection.execute(text(f"UPDATE {table} SET lease_until = now() WHERE lease_until > now()"))
        end = time.monotonic() + SETTLE
        while time.monotonic() < end:
            await self._nudge()
            await self._watch()
            async with self.library.begin() as uow:
                stored = await uow.articles.count()
                waiting = await unread(self.library)
                open_parts = sum(one.parts for one in await uow.outbox.tally() if one.state in ("pending", "leased"))
                decided = sum([len(await uow.digests.of(one.id)) for one in await uow.subscriptions.find()])
            owed = len(self.tally.without_answer(excused=False))
            if (stored, waiting, open_parts, decided, owed) == (self.paper.published, 0, 0, DIGESTS, 0):
                await asyncio.sleep(5)  # for what would come twice
                return
            await asyncio.sleep(1)


class _Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)


async def soak(address: str, directory: Path, seconds: float, kill_every: float, pace: float = 1.0) -> dict[str, Any]:
    """Run one soak on an empty database and return its report.

    `pace` is how many times longer than usual to wait between two articles, and between two questions: a machine that
    has other work to do cannot keep up with all that is published, and what has left the feed unseen stays so.
    """
    await upgrade(address)
    async with AsyncExitStack() as closing:
        slack = LoopbackSlack()
        await slack.start()
        closing.push_async_callback(slack.stop)
        discord = await closing.enter_async_context(loopback_discord())
        paper = await closing.enter_async_context(newspaper())
        house = House(address, directory, slack, discord)
        house.settings |= {
            "GAINSAY_FETCH_PRIVATE": "127.0.0.0/8",
            "GAINSAY_FETCH_PAUSE": "0",
            "GAINSAY_DIGEST_EVERY": "1",
            "GAINSAY_READERS": "0",
        }
        library = await closing.enter_async_context(await open_library(address))
        return await Soak(house, library, paper, seconds, kill_every, pace).run()


def main() -> int:
    """Run for the given minutes and print the report. Exit code 1: something was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--kill-every", type=float, default=30, help="seconds between kills")
    parser.add_argument("--pace", type=float, default=1.0, help="how many times rarer articles and questions come")
    given = parser.parse_args()
    with contextlib.ExitStack() as closing:
        server = find_server(closing)
        if server is None:
            parser.error("there is no PostgreSQL here")
        address = closing.enter_context(new_database(server))
        directory = Path(closing.enter_context(tempfile.TemporaryDirectory()))
        report = asyncio.run(soak(address, directory, 60 * given.minutes, given.kill_every, given.pace))
    sys.stdout.write(json.dumps(report, indent=2) + "\n")
    return 0 if holds(report) else 1


if __name__ == "__main__":
    sys.exit(main())
