"""Which way into Slack is configured, and serving it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import Enum

from pydantic import SecretStr

from adapters.chat.desk import Desk
from adapters.settings import PREFIX, Settings
from adapters.slack import http, socket
from adapters.slack.access import ManyWorkspaces, OneWorkspace
from adapters.slack.app import build
from adapters.slack.installations import Installations, state_store
from adapters.slack.organisations import Organisations
from adapters.slack.permissions import Managers
from adapters.slack.sealing import Sealer
from adapters.slack.sender import SlackSender
from bot.errors import PermanentError
from bot.places import Platform
from bot.wording import wording
from storage.database import create_engine, parse_url


class Way(Enum):
    """The ways in, each with the settings that it needs."""

    SOCKET = ("slack_app_token", "slack_bot_token")
    HTTP = ("slack_signing_secret", "slack_bot_token")
    OAUTH = ("slack_signing_secret", "slack_client_id", "slack_client_secret")


def way(settings: Settings) -> Way | None:
    """Return the configured way in, None where nothing of Slack's is set. Raises PermanentError for a part of one."""
    for one in Way:
        if all(getattr(settings, name) for name in one.value):
            return one
    given = {name for one in Way for name in one.value if getattr(settings, name)}
    if not given:
        return None
    nearest = max(Way, key=lambda one: (len(given & set(one.value)), -len(one.value)))
    missing = [f"{PREFIX}{name.upper()}" for name in nearest.value if name not in given]
    raise PermanentError(f"Slack is set in part: {' and '.join(missing)} is missing; docs/slack.md lists each way in.")


async def serve(desk: Desk, settings: Settings) -> None:
    """Answer in Slack until cancelled. Raises PermanentError where Slack refuses the tokens or the port is taken."""
    chosen = way(settings)
    words = wording(settings.language)
    async with _access(settings, chosen, desk) as access:
        app = build(
            desk,
            access,
            signing_secret=_secret(settings.slack_signing_secret),
            managers=Managers(
                frozenset(settings.slack_managers.replace(",", " ").split()), alone=chosen is not Way.OAUTH
            ),
            words=words,
        )
        desk.digests.senders[Platform.SLACK] = SlackSender(desk, access, words)
        if chosen is Way.SOCKET:
            await socket.serve(app, app_token=_secret(settings.slack_app_token))
        else:
            await http.serve(app, host=settings.slack_host, port=settings.slack_port)


@asynccontextmanager
async def _access(settings: Settings, chosen: Way | None, desk: Desk) -> AsyncIterator[OneWorkspace | ManyWorkspaces]:
    if chosen is not Way.OAUTH:
        yield OneWorkspace(_secret(settings.slack_bot_token), settings.slack_api_url)
        return
    engine = create_engine(parse_url(settings.database_url.get_secret_value()))
    client_id = settings.slack_client_id or ""
    try:
        yield ManyWorkspaces(
            client_id,
            _secret(settings.slack_client_secret),
            Installations(client_id, engine, Sealer(settings.slack_token_keys())),
            state_store(engine),
            settings.slack_redirect_url,
            settings.slack_api_url,
            Organisations(desk.choices),
        )
    finally:
        await engine.dispose()


def _secret(value: SecretStr | None) -> str:
    return value.get_secret_value() if value else ""
