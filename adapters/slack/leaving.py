"""Workspaces that remove the app: their tokens and everything that is their own are forgotten."""

from __future__ import annotations

from typing import Any

import structlog
from slack_bolt.async_app import AsyncBoltContext
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore

from adapters.chat.desk import Desk
from adapters.slack.incoming import team_of
from adapters.slack.organisations import Organisations, organisation_of
from bot.places import Platform, Workspace

_log = structlog.get_logger(__name__)


class Leaving:
    """The listeners of `app_uninstalled`, `tokens_revoked` and `team_access_revoked`, which come in any order."""

    def __init__(
        self, desk: Desk, installations: AsyncInstallationStore | None, organisations: Organisations | None = None
    ) -> None:
        self._desk = desk
        self._installations = installations
        self._organisations = organisations

    async def uninstalled(self, body: dict[str, Any], context: AsyncBoltContext) -> None:
        """Forget the workspace, or all of an organisation that had the app in all of it."""
        await self._forget_tokens(context)
        organisation = organisation_of(body)
        if context.is_enterprise_install and organisation and self._organisations:
            await self._forget([organisation, *await self._organisations.teams_of(organisation)])
        else:
            await self._forget([team_of(body)])

    async def access_revoked(self, event: dict[str, Any]) -> None:
        """Forget workspaces from which an organisation has taken the app; its tokens stay."""
        await self._forget([str(team) for team in event.get("team_ids", ())])

    async def _forget(self, teams: list[str]) -> None:
        for team in teams:
            await self._desk.workspaces.forget(Workspace(Platform.SLACK, team))
            _log.info("workspace left", workspace=team)

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
            team = None if context.is_enterprise_install else context.team_id
            await self._installations.async_delete_all(enterprise_id=context.enterprise_id, team_id=team)
