"""Which Enterprise Grid organisation a workspace belongs to: Slack tells with what it sends, digests need it later."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from adapters.slack.incoming import team_of
from bot.choices import Choices
from bot.places import Platform, Workspace

_CHOICE = "organisation"


class Organisations:
    """Remembers the organisation of each workspace among its choices, so that it goes when the workspace goes."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._known: dict[str, str] = {}

    async def noted(self, body: dict[str, Any], next: Callable[[], Awaitable[None]]) -> None:  # noqa: A002 - bolt's name
        """Note where something comes from, before any listener works on it."""
        team, organisation = team_of(body), organisation_of(body)
        if organisation and team and team != organisation and self._known.get(team) != organisation:
            await self._choices.put(Workspace(Platform.SLACK, team), _CHOICE, organisation)
            self._known[team] = organisation
        await next()

    async def of(self, team: str) -> str | None:
        """Return the organisation of a workspace, None where it is in none that we have heard of."""
        return self._known.get(team) or await self._choices.get(Workspace(Platform.SLACK, team), _CHOICE)

    async def teams_of(self, organisation: str) -> list[str]:
        """Return the workspaces of an organisation that we have heard of."""
        found = await self._choices.all(_CHOICE)
        return [home.id for home, value in found if home.platform is Platform.SLACK and value == organisation]


def organisation_of(body: dict[str, Any]) -> str | None:
    """Return the organisation that a payload comes from; None where there is none."""
    inner = body.get("enterprise") or {}
    found = body.get("enterprise_id") or inner.get("id")
    return str(found) if found else None
