"""With which tokens the app acts: those of one workspace, or of every workspace that installed it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Protocol

from slack_bolt.authorization.async_authorize import AsyncInstallationStoreAuthorize
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.organisations import Organisations
from adapters.slack.sending import web_client

API_URL = "https://slack.com/api/"

# Each is one that a listener or a call needs; the manifests are held to the same list.
SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "chat:write",
    "commands",
    "files:write",
    "im:history",
    "im:write",
    "users:read",
)
ROTATE_BEFORE = 120  # minutes before a token expires

_log = logging.getLogger("gainsay.slack")


class Access(Protocol):
    """Gives a client that may act in a workspace."""

    async def client(self, team: str) -> AsyncWebClient | None:
        """Return a client for the workspace, None where the app is not installed any more."""


@dataclass(frozen=True, slots=True)
class OneWorkspace:
    """The bot token of the one workspace that is served."""

    bot_token: str
    api_url: str = API_URL

    async def client(self, team: str) -> AsyncWebClient | None:  # noqa: ARG002 - there is only one
        """Return a client for the one workspace."""
        return web_client(self.bot_token, self.api_url)


@dataclass(frozen=True, slots=True)
class ManyWorkspaces:
    """The app's own credentials, and the stores of what workspaces gave it through OAuth.

    `redirect_url` is where Slack sends the installer's browser back to; None leaves it to the app's first one.
    """

    client_id: str
    client_secret: str
    installations: AsyncInstallationStore
    states: AsyncOAuthStateStore
    redirect_url: str | None = None
    api_url: str = API_URL
    organisations: Organisations | None = None

    async def client(self, team: str) -> AsyncWebClient | None:
        """Return a client with the workspace's bot token, rotated where it is about to expire."""
        bot = await self._bot(team)
        if bot is None:
            return None
        rotator = AsyncTokenRotator(
            client_id=self.client_id, client_secret=self.client_secret, client=web_client(None, self.api_url)
        )
        rotated = await rotator.perform_bot_token_rotation(bot=bot, minutes_before_expiration=ROTATE_BEFORE)
        if rotated is not None:
            await self.installations.async_save_bot(rotated)
        return web_client((rotated or bot).bot_token, self.api_url)

    async def _bot(self, team: str) -> Bot | None:
        """Return the bot of a workspace: its own, or that of an organisation that has the app everywhere."""
        find = self.installations.async_find_bot
        organisation = await self.organisations.of(team) if self.organisations else None
        if organisation is None:
            return await find(enterprise_id=None, team_id=team)
        return await find(enterprise_id=organisation, team_id=team) or await find(
            enterprise_id=organisation, team_id=None, is_enterprise_install=True
        )

    def oauth(self) -> AsyncOAuthSettings:
        """Return bolt's settings: where installing begins and ends, and what it asks for."""
        settings = AsyncOAuthSettings(
            client_id=self.client_id,
            client_secret=self.client_secret,
            scopes=SCOPES,
            user_scopes=(),
            redirect_uri=self.redirect_url,
            installation_store=self.installations,
            state_store=self.states,
            token_rotation_expiration_minutes=ROTATE_BEFORE,
        )
        # bolt's own would ask slack.com itself for rotated tokens, and for `auth.test` at every event.
        settings.authorize = AsyncInstallationStoreAuthorize(
            logger=_log,
            installation_store=self.installations,
            client_id=self.client_id,
            client_secret=self.client_secret,
            token_rotation_expiration_minutes=ROTATE_BEFORE,
            cache_enabled=True,
            client=web_client(None, self.api_url),
        )
        return settings
