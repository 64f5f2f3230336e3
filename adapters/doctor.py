"""`gainsay doctor`: is everything there that answering needs, and what to do where it is not."""

from __future__ import annotations

import asyncio
import platform
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated

import typer

from adapters.settings import PREFIX, Settings, load_settings, unknown_variables
from adapters.terminal.plain import plain
from adapters.terminal.running import Exit, output, print_json
from bot.errors import GainsayError
from bot.ports import ClaimFilter

_SAMPLE = "The mayor said on Tuesday that the bridge will open in May."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `ok` is None where there is nothing wrong but something to know."""

    name: str
    ok: bool | None
    text: str


def doctor(*, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Check settings, database, search and language model, and say what to do. Exit code 3: something is wrong."""
    findings = asyncio.run(examine(load_settings()))
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        console = output()
        for finding in findings:
            mark = {True: "ok", False: "PROBLEM", None: "note"}[finding.ok]
            console.print(f"{finding.name:<16}{mark:<9}{plain(finding.text)}", soft_wrap=True)
    raise typer.Exit(Exit.ENVIRONMENT if any(finding.ok is False for finding in findings) else Exit.DONE)


async def examine(settings: Settings) -> list[Finding]:
    """Look at everything; one thing that is broken never hides the next."""
    findings = [Finding("python", True, f"Python {platform.python_version()} on {platform.system()}"), *_variables()]
    checks: Sequence[tuple[str, Callable[[Settings], Awaitable[str]]]] = (
        ("database", _database),
        ("search", _search),
        ("language model", _model),
    )
    for name, check in checks:
        try:
            findings.append(Finding(name, True, await check(settings)))
        except GainsayError as error:
            findings.append(Finding(name, False, str(error)))
    return [*findings, *_chats(settings)]


def _variables() -> list[Finding]:
    text = f"{{}} is no setting of Gainsay: is it misspelt? Settings start with {PREFIX}."
    return [Finding("settings", None, text.format(name)) for name in unknown_variables()]


async def _database(settings: Settings) -> str:
    from adapters.composition import open_desk
    from storage.schema import current_revision

    address = settings.database_url.get_secret_value()
    async with open_desk(settings) as desk:
        indexed = len(await desk.articles(limit=1))
    hint = "" if indexed else "; it is empty: `gainsay ingest PATH` takes articles in"
    return f"reachable, revision {await current_revision(address)}{hint}"


async def _search(settings: Settings) -> str:
    from storage.library import open_library

    async with await open_library(settings.database_url.get_secret_value()) as library, library.begin() as uow:
        await uow.search.passages(("bridge",), ClaimFilter(), limit=1)
        passages, _ = await uow.search.size()
    return f"answers, {passages} sentences indexed"


async def _model(settings: Settings) -> str:
    from bot.language.pipeline import load_pipeline

    pipeline = await asyncio.to_thread(load_pipeline, settings.language_model)
    words = len(await asyncio.to_thread(pipeline.parse, _SAMPLE))
    return f"{pipeline.version} reads ({words} words of a sample)"


def _chats(settings: Settings) -> list[Finding]:
    slack = (settings.slack_app_token, settings.slack_bot_token)
    if all(slack):
        slack_text, slack_ok = "both tokens are set", True
    elif any(slack):
        slack_text, slack_ok = f"needs both {PREFIX}SLACK_APP_TOKEN and {PREFIX}SLACK_BOT_TOKEN; one is missing", False
    else:
        slack_text, slack_ok = (
            f"not configured; set {PREFIX}SLACK_APP_TOKEN and {PREFIX}SLACK_BOT_TOKEN to use it",
            None,
        )
    discord = settings.discord_token is not None
    discord_text = "the token is set" if discord else f"not configured; set {PREFIX}DISCORD_TOKEN to use it"
    return [Finding("slack", slack_ok, slack_text), Finding("discord", True if discord else None, discord_text)]
