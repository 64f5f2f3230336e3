"""Who installed the app, with which tokens: slack_sdk's own stores, on our database."""

from __future__ import annotations

import logging
from typing import TypeVar

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore
from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.slack.sealing import Sealer
from storage.database import WRITING

STATE_SECONDS = 600  # from the button to Slack's consent page and back

_SECRETS = ("bot_token", "bot_refresh_token", "user_token", "user_refresh_token", "incoming_webhook_url")

Kept = TypeVar("Kept", Bot, Installation)


def state_store(engine: AsyncEngine) -> AsyncSQLAlchemyOAuthStateStore:
    """Return the store of what ties Slack's answer to the browser that asked."""
    return AsyncSQLAlchemyOAuthStateStore(STATE_SECONDS, _writing(engine))


class Installations(AsyncInstallationStore):
    """slack_sdk's SQLAlchemy store, its secrets sealed on the way in and opened on the way out."""

    def __init__(self, client_id: str, engine: AsyncEngine, sealer: Sealer) -> None:
        self._reading = AsyncSQLAlchemyInstallationStore(client_id, engine)
        self._writing = AsyncSQLAlchemyInstallationStore(client_id, _writing(engine))
        self._sealer = sealer

    @property
    def logger(self) -> logging.Logger:
        """The logger that slack_bolt asks for."""
        return self._reading.logger

    async def async_save(self, installation: Installation) -> None:
        """Keep an installation, or its rotated tokens."""
        await self._writing.async_save(self._sealed(installation))

    async def async_save_bot(self, bot: Bot) -> None:
        """Keep a bot, or its rotated tokens."""
        await self._writing.async_save_bot(self._sealed(bot))

    async def async_find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        """Return the latest bot of a workspace."""
        found = await self._reading.async_find_bot(
            enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=is_enterprise_install
        )
        return found and self._opened(found)

    async def async_find_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,
        is_enterprise_install: bool | None = False,
    ) -> Installation | None:
        """Return the latest installation of a workspace, or of one person in it."""
        found = await self._reading.async_find_installation(
            enterprise_id=enterprise_id, team_id=team_id, user_id=user_id, is_enterprise_install=is_enterprise_install
        )
        return found and self._opened(found)

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Forget the bot tokens of a workspace."""
        await self._writing.async_delete_bot(enterprise_id=enterprise_id, team_id=team_id)

    async def async_delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """Forget the installations of a workspace, or of one person in it."""
        await self._writing.async_delete_installation(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id)

    def _sealed(self, kept: Kept) -> Kept:
        copy = type(kept)(**kept.to_dict_for_copying())
        for name in _SECRETS:
            if hasattr(copy, name):
                setattr(copy, name, self._sealer.seal(getattr(copy, name)))
        return copy

    def _opened(self, kept: Kept) -> Kept:
        for name in _SECRETS:
            if hasattr(kept, name):
                setattr(kept, name, self._sealer.open(getattr(kept, name)))
        return kept


def _writing(engine: AsyncEngine) -> AsyncEngine:
    """Return the same engine for transactions that write: SQLite must know from their beginning."""
    return engine.execution_options(**{WRITING: True})
