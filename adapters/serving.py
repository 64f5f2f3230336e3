"""`gainsay serve`: every configured chat, and the back room where feeds are looked at and articles read."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, nullcontext, suppress
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import structlog
import typer

from adapters.answering import answering
from adapters.backroom import backroom
from adapters.chat.desk import Desk as ChatDesk
from adapters.clock import SystemClock
from adapters.logs import configure_logs
from adapters.posting.senders import own_senders
from adapters.rounds import Rounds
from adapters.settings import PREFIX, Settings, load_settings
from adapters.settling import settle
from adapters.terminal.posting import TerminalSender
from adapters.terminal.running import errors, output, say
from adapters.web.app import Vitals, health_app
from adapters.web.metrics import Metrics
from adapters.web.server import serving
from bot.errors import GainsayError
from bot.wording import wording

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    from bot.desk import Desk

DROP_EVERY = 6 * 3600  # seconds
STOP_SECONDS = 3.0  # for chats when the process is told to stop; with those of `adapters.rounds` less than ten

log = structlog.get_logger("gainsay.serve")


class Part(StrEnum):
    """What a process can do alone, so that several share the work of one database."""

    CHAT = "chat"  # answering, digests, alerts, health and figures
    READING = "reading"  # feeds, pages, and articles that wait to be read


BOTH = frozenset(Part)


def serve(
    *, only: Annotated[Part | None, typer.Option(help="Do only this, and leave the rest to other processes.")] = None
) -> None:
    """Answer in every chat that is configured, send digests, look at feeds and read, until told to stop."""
    settings = load_settings()
    configure_logs(settings)
    asyncio.run(run(settings, parts=BOTH if only is None else frozenset({only})))


async def run(settings: Settings, stop: asyncio.Event | None = None, parts: frozenset[Part] = BOTH) -> None:
    """Serve until `stop`, SIGTERM or SIGINT. Raises PermanentError where a chat refuses its tokens."""
    from adapters.composition import open_desk

    stop = stop or asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows has no such handlers; there Ctrl-C raises
            loop.add_signal_handler(number, stop.set)
    async with open_desk(settings, create=True) as desk:
        if Part.CHAT in parts:
            await serve_desk(desk, settings, stop, reading=Part.READING in parts)
        else:
            await serve_reading(desk, settings, stop)


async def serve_reading(desk: Desk, settings: Settings, stop: asyncio.Event) -> None:
    """Look at feeds and read what waits until `stop`, with health and figures beside it."""
    vitals = Vitals(desk.digests, SystemClock(), Metrics(), None)
    async with health(vitals, settings), backroom(settings):
        log.info("reading")
        await stop.wait()
    log.info("stopped")


async def serve_desk(desk: Desk, settings: Settings, stop: asyncio.Event, *, reading: bool = True) -> None:
    """Serve the configured chats and the ticker until `stop`, and read meanwhile unless other processes do."""
    senders, metrics = desk.digests.senders, Metrics()
    senders.update(own_senders(settings, TerminalSender(output())))
    scheduler = ticker(desk, settings.read_every, settings.keep_days)
    async with answering(desk, settings) as answered:
        rounds = Rounds(answered.digests, senders, metrics)
        rounds.schedule(scheduler, settings.digest_every)
        vitals = Vitals(answered.digests, SystemClock(), metrics, timedelta(seconds=settings.digest_every))
        async with health(vitals, settings):
            scheduler.start()
            try:
                async with backroom(settings) if reading else nullcontext():
                    found = chats(answered, settings)
                    settle()
                    await _serve_chats(found, stop)
            finally:
                scheduler.pause()
                await rounds.finish()
                scheduler.shutdown(wait=False)
                log.info("stopped")


@asynccontextmanager
async def health(vitals: Vitals, settings: Settings) -> AsyncIterator[None]:
    """Serve health and figures where a port is set."""
    if not settings.web_port:
        yield
        return
    async with serving(health_app(vitals), settings.web_host, settings.web_port) as port:
        if port:
            log.info("health is served", address=f"{settings.web_host}:{port}")
        yield


def has_chats(settings: Settings) -> bool:
    """Say whether Slack or Discord is configured, at least in part."""
    return bool(has_slack(settings) or settings.discord_token)


def has_slack(settings: Settings) -> bool:
    """Say whether Slack is configured, at least in part."""
    tokens = settings.slack_app_token, settings.slack_bot_token
    return any((*tokens, settings.slack_signing_secret, settings.slack_client_id, settings.slack_client_secret))


def ticker(desk: Desk, seconds: int, keep_days: int) -> AsyncIOScheduler:
    """Return a scheduler that looks after the database. It only ticks: what is due stands there."""
    from apscheduler.schedulers.asyncio import AsyncIOScheduler  # only this command waits for its loading

    scheduler = AsyncIOScheduler(timezone="UTC")

    async def tick() -> None:
        try:
            await desk.workspaces.sweep()
        except GainsayError as error:
            log.warning("what was seen long ago could not be forgotten", reason=str(error))

    async def drop_old() -> None:
        try:
            if dropped := await desk.workspaces.drop_old(keep_days):
                log.info("dropped what was kept long enough", records=dropped)
        except GainsayError as error:
            log.warning("what was kept long enough could not be dropped", reason=str(error))

    options = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    scheduler.add_job(tick, "interval", seconds=seconds, **options)
    scheduler.add_job(drop_old, "interval", seconds=DROP_EVERY, next_run_time=datetime.now(UTC), **options)
    return scheduler


def chats(desk: ChatDesk, settings: Settings) -> dict[str, Coroutine[Any, Any, None]]:
    """Return what serves each configured chat, and say which are not."""
    found: dict[str, Coroutine[Any, Any, None]] = {}
    if has_slack(settings):
        from adapters.slack import serving as slack

        if slack.way(settings):
            found["slack"] = slack.serve(desk, settings)
    if settings.discord_token:
        from adapters.discord import client

        token, words = settings.discord_token.get_secret_value(), wording(settings.language)
        found["discord"] = client.serve(desk, token=token, api_url=settings.discord_api_url, words=words)
    if not found:
        names = f"{PREFIX}SLACK_APP_TOKEN and {PREFIX}SLACK_BOT_TOKEN, or {PREFIX}DISCORD_TOKEN"
        say(errors(), f"No chat is configured (set {names}), so nothing is answered there.")
    return found


async def _serve_chats(found: dict[str, Coroutine[Any, Any, None]], stop: asyncio.Event) -> None:
    """Run the chats until `stop`; the first that fails for good ends all, since a half-dead bot helps nobody."""
    tasks = [asyncio.create_task(coroutine, name=name) for name, coroutine in found.items()]
    log.info("serving", chats=sorted(found))
    waiting = asyncio.create_task(stop.wait(), name="stop")
    done, _ = await asyncio.wait([waiting, *tasks], return_when=asyncio.FIRST_COMPLETED)
    for task in (waiting, *tasks):
        task.cancel()
    await asyncio.wait([waiting, *tasks], timeout=STOP_SECONDS)
    for task in done - {waiting}:
        task.result()
