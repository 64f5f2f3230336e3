"""Every service of docker-compose.yml, started as the process that it names, all together on loopback."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.articles.cleaning import article_of
from bot.articles.draft import Draft
from bot.taking import take
from storage.library import open_library
from storage.schema import current_revision, expected_revision
from tests.support.loopback_discord import LoopbackDiscord, loopback_discord
from tests.support.loopback_slack import BOT_USER, LoopbackSlack

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240.0  # seconds; these processes load language models, and machines may be slow
CLOSES = """Dana Corvin, the harbour master of Ostrel, said on Monday that the northern pier would close in March for
repairs. The harbour master said that the works would cost two million euros."""
STAYS = """Bo Lindgren, the mayor of Ostrel, denied on Tuesday that the northern pier would close in March. The mayor
said that the pier was safe and would stay open all winter."""


@pytest.fixture
async def house(postgres_url: str, tmp_path: Path) -> AsyncIterator[House]:
    """Yield the services on an empty database, with both chats' counterparts."""
    async with AsyncExitStack() as closing:
        slack = LoopbackSlack(PATIENCE)
        await slack.start()
        closing.push_async_callback(slack.stop)
        discord = await closing.enter_async_context(loopback_discord())
        one = House(postgres_url, tmp_path, slack, discord)
        for name in one.compose["secrets"]:
            one.secret(name).write_text("")
        one.secret("postgres_password").write_text("any-password-will-do\n")
        one.secret("slack_app_token").write_text("xapp-1-secret-of-the-app\n")
        one.secret("slack_bot_token").write_text("xoxb-1-secret-of-the-bot\n")
        one.secret("discord_token").write_text("secret-of-discord\n")
        yield one


@dataclass
class House:
    address: str
    directory: Path
    slack: LoopbackSlack
    discord: LoopbackDiscord
    compose: dict[str, Any] = field(
        default_factory=lambda: yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    )
    ports: dict[str, int] = field(default_factory=dict)

    def secret(self, name: str) -> Path:
        return self.directory / name

    def environment(self, service: str, port: int) -> dict[str, str]:
        """Return what the service gets, with this machine's places in the place of the containers'."""
        given = self.compose["services"][service].get("environment", {})
        own = {name: self._here(str(value)) for name, value in given.items()}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GAINSAY_", "PG"))}
        chats = {"GAINSAY_SLACK_API_URL": self.slack.api_url, "GAINSAY_DISCORD_API_URL": f"{self.discord.url}/api/v10"}
        quick = {"GAINSAY_READ_EVERY": "1", "GAINSAY_POLL_EVERY": "1", "GAINSAY_WEB_HOST": "127.0.0.1"}
        return {**kept, **own, **chats, **quick, "GAINSAY_WEB_PORT": str(port), "PYTHONPATH": str(ROOT)}

    def _here(self, value: str) -> str:
        value = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value)  # what holds where nobody sets a variable
        value = value.replace("/run/secrets/", f"{self.directory}/")
        value = value.replace("tcp://dask-scheduler:8786", f"tcp://127.0.0.1:{self.ports.get('dask', 0)}")
        return self.address if value == "postgresql://gainsay@postgres/gainsay" else value

    def command(self, service: str) -> list[str]:
        """Return what the service's container runs."""
        described = self.compose["services"][service]
        words = [self._here(str(word)) for word in described["command"]]
        match described.get("entrypoint"):
            case None:
                return [sys.executable, "-m", "adapters.main", *words]
            case ["dask", part]:
                return [str(Path(sys.executable).parent / "dask"), part, *words]
            case entrypoint:
                return [*entrypoint, *(word.replace("$$", "$") for word in words)]

    @asynccontextmanager
    async def running(self, service: str, *, more: tuple[str, ...] = ()) -> AsyncIterator[Service]:
        """Run a service until the block ends; it has to stop by itself when it is told to."""
        port = free_port()
        log = self.directory / f"{service}-{port}.log"
        with log.open("wb") as out:
            process = await asyncio.create_subprocess_exec(
                *self.command(service), *more, env=self.environment(service, port), stdout=out, stderr=out
            )
        one = Service(service, process, port, log, self.compose["services"][service].get("healthcheck", {}))
        try:
            yield one
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            try:
                await asyncio.wait_for(process.wait(), 30)  # `stop_grace_period`
            except TimeoutError:
                process.kill()
                raise


@dataclass
class Service:
    name: str
    process: asyncio.subprocess.Process
    port: int
    log: Path
    healthcheck: dict[str, Any]

    async def healthy(self) -> None:
        """Wait until the service's own health check passes."""
        words = [word.replace("8765", str(self.port)) for word in self.healthcheck["test"][1:]]
        words[0] = sys.executable if words[0] == "python" else words[0]
        async with asyncio.timeout(PATIENCE):
            while True:
                assert self.process.returncode is None, self.log.read_text()
                check = await asyncio.create_subprocess_exec(*words, stderr=asyncio.subprocess.DEVNULL)
                if await check.wait() == 0:
                    return
                await asyncio.sleep(0.5)


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


async def stored_unread(address: str) -> None:
    """Store the articles as a feed's poll does; reading them is the readers' work."""
    async with await open_library(address) as library, library.begin() as uow:
        for number, text in enumerate((CLOSES, STAYS)):
            draft = Draft(
                f"https://example.org/{number}",
                " ".join(text.split()),
                outlet="The Ostrel Herald",
                title="The pier of Ostrel",
            )
            await take(article_of(draft), uow)
        await uow.commit()


async def until_read(address: str) -> None:
    async with await open_library(address) as library, asyncio.timeout(PATIENCE):
        while True:
            async with library.begin() as uow:
                if await uow.claims.count() >= 3 and await uow.contradictions.count():
                    return
            await asyncio.sleep(0.5)


async def test_the_house_stands_up_reads_answers_on_both_chats_and_lies_down(house: House) -> None:
    async with house.running("upgrade") as upgrade:
        assert await upgrade.process.wait() == 0, upgrade.log.read_text()
    assert await current_revision(house.address) == expected_revision()

    async with house.running("reader") as one, house.running("reader") as other, house.running("bot") as bot:
        for service in (one, other, bot):
            await service.healthy()
        await stored_unread(house.address)
        await until_read(house.address)

        await house.slack.until(lambda: house.slack.sockets)
        asked = "who denied that the pier would close?"
        event = {"type": "app_mention", "user": "U1", "text": f"<@{BOT_USER}> {asked}", "ts": "1.1", "channel": "C1"}
        await house.slack.deliver({"type": "event_callback", "event_id": "Ev1", "team_id": "T1", "event": event})
        await house.slack.until(lambda: house.slack.posts)
        await asyncio.wait_for(house.discord.greetings.get(), PATIENCE)
        await house.discord.say(901, asked)
        await until(lambda: house.discord.posted)
        for posted in (house.slack.posts[0], house.discord.posted[0]):
            assert "Lindgren" in json.dumps(posted)
            assert "Corvin" in json.dumps(posted)

    for service in (one, other, bot):
        assert service.process.returncode == 0, service.log.read_text()
        assert "secret-of" not in service.log.read_text()
        assert "any-password" not in service.log.read_text()


async def test_readers_read_on_the_cluster(house: House) -> None:
    pytest.importorskip("distributed")
    house.ports["dask"] = free_port()
    async with house.running("upgrade") as upgrade:
        assert await upgrade.process.wait() == 0, upgrade.log.read_text()
    await stored_unread(house.address)
    port = ("--port", str(house.ports["dask"]))
    async with house.running("dask-scheduler", more=port), house.running("dask-worker") as worker:
        async with house.running("cluster-reader") as reader:
            await reader.healthy()
            await until_read(house.address)
        assert reader.process.returncode == 0, reader.log.read_text()
        assert worker.process.returncode is None


async def test_dumps_are_taken_and_old_ones_go(house: House, postgres_url: str) -> None:
    if shutil.which("pg_dump") is None:
        pytest.skip("PostgreSQL's pg_dump is not installed here")
    backups = house.directory / "backups"
    backups.mkdir()
    for number in range(20):
        (backups / f"gainsay-2020010{number:02}.dump").write_text("an old one")
    script = house.command("backup")[-1].replace("/backups", str(backups)).replace("/run/secrets", str(house.directory))
    server, _, name = postgres_url.rpartition("/")
    environment = {**os.environ, "PGHOST": server.rpartition("@")[2].partition(":")[0], "PGDATABASE": name}
    environment |= {"PGPORT": server.rpartition(":")[2], "PGUSER": "postgres", "KEEP": "14"}
    process = await asyncio.create_subprocess_exec("sh", "-c", script, env=environment, start_new_session=True)
    try:
        await until(lambda: len(list(backups.glob("*.dump"))) == 14)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        await process.wait()
    newest = max(backups.glob("*.dump"))
    assert newest.read_bytes().startswith(b"PGDMP")


async def until(condition: Callable[[], Any]) -> None:
    """Wait for what other processes do; nothing in this one can tell when they have."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if condition():
                return
            await asyncio.sleep(0.1)


@pytest.fixture(autouse=True)
def _one_thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    yield
