"""Who may change what a whole channel gets: workspace admins, and those whom the operator lists."""

from __future__ import annotations

from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import UserError
from bot.wording import Phrase


@dataclass(frozen=True, slots=True)
class Managers:
    """The people, by Slack's ids, who may do so beside the admins."""

    listed: frozenset[str] = frozenset()

    def of(self, client: AsyncWebClient, person: str, channel: str) -> Manager:
        """Return the check for one person in one channel."""
        return Manager(self, client, person, channel)


@dataclass(frozen=True, slots=True)
class Manager:
    """Checks one person, and asks Slack only where it has to."""

    managers: Managers
    client: AsyncWebClient
    person: str
    channel: str

    async def needed(self) -> None:
        """Raise UserError, which says who can, unless the person may. Everybody may in their own direct messages."""
        if not self.channel.startswith("D"):
            await self.needed_everywhere()

    async def needed_everywhere(self) -> None:
        """Raise UserError, which says who can, unless the person may change what the whole workspace gets."""
        if self.person in self.managers.listed:
            return
        asked = await self.client.users_info(user=self.person)
        person = asked["user"]
        if person.get("is_admin") or person.get("is_owner"):
            return
        raise UserError(Phrase("error-managers-only", count=len(self.managers.listed)))
