"""The services of docker-compose.yml as processes on loopback, on a database and with both chats' counterparts."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.support.loopback_discord import LoopbackDiscord
from tests.support.loopback_slack import LoopbackSlack

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240.0  # seconds; these processes load language models, and machines may be slow


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
    settings: dict[str, str] = field(default_factory=dict)  # of the test, in the place of the file's

    def __post_init__(self) -> None:
        for name in self.compose["secrets"]:
            self.secret(name).write_text("")
        self.secret("postgres_password").write_text("any-password-will-do\n")
        self.secret("slack_app_token").write_text("xapp-1-secret-of-the-app\n")
        self.secret("slack_bot_token").write_text("xoxb-1-secret-of-the-bot\n")
        self.secret("discord_token").write_text("secret-of-discord\n")

    def secret(self, name: str) -> Path:
        return self.directory / name

    def environment(self, service: str, port: int) -> dict[str, str]:
        """Return what the service gets, with this machine's places in the place of the containers'."""
        given = self.compose["services"][service].get("environment", {})
        own = {name: self._here(str(value)) for name, value in given.items()}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GAINSAY_", "PG"))}
        chats = {"GAINSAY_SLACK_API_URL": self.slack.api_url, "GAINSAY_DISCORD_API_URL": f"{self.discord.url}/api/v10"}
        quick = {"GAINSAY_READ_EVERY": "1", "GAINSAY_POLL_EVERY": "1", "GAINSAY_WEB_HOST": "127.0.0.1"}
        return {
            **kept,
            **own,
            **chats,
            **quick,
            **self.settings,
            "GAINSAY_WEB_PORT": str(port),
            "PYTHONPATH": str(ROOT),
        }

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


async def until(condition: Callable[[], Any]) -> None:
    """Wait for what other processes do; nothing in this one can tell when they have."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if condition():
                return
            await asyncio.sleep(0.1)
