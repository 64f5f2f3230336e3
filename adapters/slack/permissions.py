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
    alone: bool = True  # one workspace is served, so what its admins rule concerns nobody else

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
        if not await self.may():
            raise UserError(Phrase("error-managers-only", count=len(self.managers.listed)))

    async def needed_for_all(self) -> None:
        """Raise UserError, which says who can, unless the person may change what every workspace sees."""
        if self.managers.alone:
            await self.needed_everywhere()
        elif self.person not in self.managers.listed:
            raise UserError(Phrase("error-listed-only", count=len(self.managers.listed)))

    async def may(self) -> bool:
        """Say whether the person may change what the whole workspace gets."""
        if self.person in self.managers.listed:
            return True
        asked = await self.client.users_info(user=self.person)
        person = asked["user"]
        return bool(person.get("is_admin") or person.get("is_owner"))
