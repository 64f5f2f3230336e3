"""Workspaces that remove the app: their tokens and everything that is their own are forgotten."""

from __future__ import annotations

from typing import Any

import structlog
from slack_bolt.async_app import AsyncBoltContext
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore

from adapters.chat.desk import Desk
from adapters.slack.incoming import workspace

_log = structlog.get_logger(__name__)


class Leaving:
    """The listeners of `app_uninstalled` and `tokens_revoked`, which Slack sends in any order."""

    def __init__(self, desk: Desk, installations: AsyncInstallationStore | None) -> None:
        self._desk = desk
        self._installations = installations

    async def uninstalled(self, body: dict[str, Any], context: AsyncBoltContext) -> None:
        """Forget the workspace."""
        left = workspace(body)
        await self._forget_tokens(context)
        await self._desk.workspaces.forget(left)
        _log.info("workspace left", workspace=left.id)

    async def revoked(self, event: dict[str, Any], context: AsyncBoltContext) -> None:
        """Forget the tokens. What else is kept stays until the app is uninstalled, since it may be installed again."""
        tokens = event.get("tokens", {})
        if tokens.get("bot"):
            await self._forget_tokens(context)
        if self._installations is not None:
            for person in tokens.get("oauth", ()):
                await self._installations.async_delete_installation(
                    enterprise_id=context.enterprise_id, team_id=context.team_id, user_id=person
                )

    async def _forget_tokens(self, context: AsyncBoltContext) -> None:
        if self._installations is not None:
            await self._installations.async_delete_all(enterprise_id=context.enterprise_id, team_id=context.team_id)
