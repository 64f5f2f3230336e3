"""In which language each person reads: that of their Slack profile, asked for once an hour."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable

import structlog
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits
from bot.places import Person
from bot.wording import ENGLISH, Wording, wording

_KEPT = 3600.0  # seconds
_MOST = 10_000  # people

_log = structlog.get_logger(__name__)


class Readers:
    """Knows the language of people, and `otherwise` where Slack does not tell it."""

    def __init__(self, otherwise: Wording = ENGLISH, clock: Callable[[], float] = time.monotonic) -> None:
        self._otherwise = otherwise
        self._clock = clock
        self._known: OrderedDict[Person, tuple[Wording, float]] = OrderedDict()

    async def of(self, client: AsyncWebClient, person: Person) -> Wording:
        """Return the strings in the language of a person; an answer does not wait long for that."""
        known = self._known.get(person)
        if known is not None and known[1] > self._clock():
            return known[0]
        found = await self._asked(client, person)
        self._known[person] = found, self._clock() + _KEPT
        self._known.move_to_end(person)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        return found

    async def _asked(self, client: AsyncWebClient, person: Person) -> Wording:
        try:
            async with asyncio.timeout(limits.PROFILE_SECONDS):
                asked = await client.users_info(user=person.id, include_locale=True)
        except (SlackClientError, OSError, TimeoutError) as error:
            _log.info("language not told", error=repr(error))
            return self._otherwise
        locale = asked["user"].get("locale")
        return wording(locale) if locale else self._otherwise
