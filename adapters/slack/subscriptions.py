"""Subscriptions from forms and buttons: opened, looked up while somebody types, stored, paused, removed."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.desk import Desk
from adapters.chat.trouble import reference
from adapters.slack import limits
from adapters.slack.blocks import Block, option
from adapters.slack.form import TOPICS, channel_of, form, subscription_of, wish_of
from adapters.slack.guarding import guarded
from adapters.slack.home import Home
from adapters.slack.incoming import Event, here, user_of, who, workspace
from adapters.slack.permissions import Managers
from adapters.slack.readers import Readers
from bot.digests.checking import WishError
from bot.digests.subscription import Subscription, Wish
from bot.errors import GainsayError, UserError
from bot.names import NameKind
from bot.places import Place
from bot.wording import Wording

_ZONES = 20  # offered at once


class Subscriptions:
    """One method for each thing that Slack sends about them."""

    def __init__(self, desk: Desk, home: Home, managers: Managers, readers: Readers) -> None:
        self._desk = desk
        self._home = home
        self._managers = managers
        self._readers = readers

    async def new(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Open an empty form, its zone that of the person's profile."""
        await ack()
        words = await self._readers.of(client, who(body))
        await guarded(self._new(body, client, words), body, client, words)

    async def edit(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Open the form of a subscription."""
        await ack()
        words = await self._readers.of(client, who(body))
        await guarded(self._edit(body, client, words), body, client, words)

    async def switch(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Pause, resume or remove a subscription, then show the Home tab as it is now."""
        await ack()
        words = await self._readers.of(client, who(body))
        await guarded(self._switch(body, client), body, client, words)

    async def resend(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Send a message that waits for a person once more, then show the Home tab as it is now."""
        await ack()
        words = await self._readers.of(client, who(body))
        await guarded(self._resend(body, client), body, client, words)

    async def _resend(self, body: Event, client: AsyncWebClient) -> None:
        await self._managers.of(client, user_of(body), "").needed_everywhere()
        await self._desk.digests.resend(body["actions"][0]["value"], within=workspace(body))
        await self._home.publish(client, who(body))

    async def _new(self, body: Event, client: AsyncWebClient, words: Wording) -> None:
        zone = await _zone_of(client, user_of(body))
        wish = Wish(zone=zone, language=words.language.value)
        view = form(words, wish, channel=here(body).channel or None)
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    async def _edit(self, body: Event, client: AsyncWebClient, words: Wording) -> None:
        one = await self._desk.digests.get(body["actions"][0]["value"], within=workspace(body))
        view = form(words, one.wish, channel=None, subscription_id=one.id)
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    async def _switch(self, body: Event, client: AsyncWebClient) -> None:
        action = body["actions"][0]
        digests, within = self._desk.digests, workspace(body)
        one = await digests.get(action["value"], within=within)
        await self._may(one, body, client)
        match action["action_id"]:
            case "digest_pause":
                await digests.pause(one.id, within=within)
            case "digest_resume":
                await digests.resume(one.id, within=within)
            case _:
                await digests.remove(one.id, within=within)
        await self._home.publish(client, who(body))

    async def typed(self, ack: AsyncAck, payload: dict[str, Any], body: dict[str, Any]) -> None:
        """Offer topics or zones that somebody may be typing; what they typed is offered as a topic too."""
        text = str(payload.get("value") or "").strip()
        if payload.get("action_id") == TOPICS:
            known = await self._desk.within(workspace(body)).suggest(NameKind.TOPIC, text, limit=_ZONES)
            offered = dict.fromkeys((text, *known))
        else:
            near = process.extract(text, sorted(available_timezones()), scorer=fuzz.WRatio, limit=_ZONES)
            offered = dict.fromkeys(name for name, *_ in near)
        options = [option(one) for one in offered if 0 < len(one) <= limits.OPTION_TEXT]
        await ack(options=options)

    async def saved(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Store what was filled in, or say beside the field what is wrong with it."""
        view = body["view"]
        words = await self._readers.of(client, who(body))
        try:
            await self._save(view, body, client, words)
        except WishError as error:
            await ack(response_action="errors", errors={self._field(error.field, view): words.of(error.sentence)})
            return
        except UserError as error:
            await ack(response_action="errors", errors={TOPICS: words.of(error.sentence)})
            return
        except GainsayError:
            await ack(response_action="errors", errors={TOPICS: words("error-for-now", ref=reference())})
            return
        await ack()
        await guarded(self._home.publish(client, who(body)), body, client, words)

    async def _save(self, view: dict[str, Any], body: Event, client: AsyncWebClient, words: Wording) -> None:
        digests, within = self._desk.digests, workspace(body)
        subscription_id = subscription_of(view)
        if subscription_id is not None:
            one = await digests.get(subscription_id, within=within)
            wish = wish_of(view, one.wish)
            await self._may(one, body, client)
            await digests.change(one.id, wish, within=within)
            return
        wish = wish_of(view, Wish(language=words.language.value))
        place = Place(within.platform, within.id, channel_of(view))
        await self._managers.of(client, user_of(body), place.channel).needed()
        await digests.subscribe(place, wish, owner=who(body))

    async def _may(self, one: Subscription, body: Event, client: AsyncWebClient) -> None:
        """Raise UserError unless the person owns the subscription or manages what channels get."""
        if one.owner != who(body):
            await self._managers.of(client, user_of(body), one.place.channel).needed()

    def _field(self, name: str, view: Block) -> str:
        shown = {block["block_id"] for block in view["blocks"]}
        return name if name in shown else TOPICS


async def _zone_of(client: AsyncWebClient, person: str) -> str:
    asked = await client.users_info(user=person)
    zone = str(asked["user"].get("tz") or "")
    return zone if zone in available_timezones() else Wish().zone
