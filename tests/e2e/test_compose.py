"""Every service of docker-compose.yml, started as the process that it names, all together on loopback."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.articles.cleaning import article_of
from bot.articles.draft import Draft
from bot.taking import take
from storage.library import open_library
from storage.schema import current_revision, expected_revision
from tests.support.house import PATIENCE, House, free_port, until
from tests.support.loopback_discord import loopback_discord
from tests.support.loopback_slack import BOT_USER, LoopbackSlack

ROOT = Path(__file__).resolve().parents[2]
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
        yield House(postgres_url, tmp_path, slack, discord)


async def stored_unread(database: str) -> None:
    """Store the articles as a feed's poll does; reading them is the readers' work."""
    async with await open_library(database) as library, library.begin() as uow:
        for number, text in enumerate((CLOSES, STAYS)):
            address, body = f"https://example.org/{number}", " ".join(text.split())
            draft = Draft(address, body, outlet="The Ostrel Herald", title="The pier of Ostrel")
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
