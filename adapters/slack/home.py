"""The Home tab: what disagrees, what the person is subscribed to, how much is indexed, and help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import structlog
from slack_bolt.async_app import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.desk import Desk
from adapters.chat.digest_words import subscription_line
from adapters.chat.trouble import settled
from adapters.chat.verbs import help_reply
from adapters.slack import limits
from adapters.slack.blocks import Block, actions, button, context, header, section
from adapters.slack.incoming import team_of
from adapters.slack.render import blocks_of
from bot.digests.subscription import Subscription, SubscriptionState
from bot.places import Person, Platform, Workspace
from bot.requests import ContradictionsRequest
from bot.wording import Wording

_DISPUTES = 3  # shown
_DISPUTE_BLOCKS = 14  # what they may take of the hundred

_log = structlog.get_logger(__name__)


class Home:
    """Publishes one person's Home tab, and the prompts of the Messages tab."""

    def __init__(self, desk: Desk, words: Wording) -> None:
        self._desk = desk
        self._words = words

    async def opened(
        self, event: dict[str, Any], body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        """Show the tab that was opened as it is now."""
        if event.get("tab") == "messages":
            prompt = context.get("set_suggested_prompts")
            if prompt is not None:
                prompts = [self._words(f"prompt-{number}") for number in range(1, limits.PROMPTS)]
                await prompt(prompts=prompts, title=self._words("prompt-title"))
            return
        person = Person(Platform.SLACK, team_of(body), str(event["user"]))
        await self.publish(client, person, (event.get("view") or {}).get("hash"))

    async def publish(self, client: AsyncWebClient, person: Person, known: str | None = None) -> None:
        """Publish the tab; with the hash of the `known` one only where nobody published a newer one meanwhile."""
        view = {"type": "home", "blocks": await self._blocks(person)}
        try:
            await client.views_publish(user_id=person.id, view=view, hash=known)
        except SlackApiError as error:
            if error.response.get("error") != "hash_conflict":
                raise
            _log.info("home tab published by another delivery")

    async def _blocks(self, person: Person) -> list[Block]:
        words, workspace = self._words, Workspace(person.platform, person.workspace)
        look_ups = self._desk.within(workspace)
        disputes = await settled(
            look_ups.contradictions_reply(ContradictionsRequest(limit=_DISPUTES)),
            surface="slack home",
            within=limits.ANSWER_SECONDS,
        )
        status = await settled(look_ups.status_reply(), surface="slack home", within=limits.ANSWER_SECONDS)
        held = await self._desk.digests.list(owner=person, workspace=None)
        helpful, not_helpful = await self._desk.feedback.count(workspace)
        found = [header(words("home-disputes")), *blocks_of(disputes, _DISPUTE_BLOCKS, words), {"type": "divider"}]
        found += self._subscriptions(held)
        found += [{"type": "divider"}, header(words("home-sources")), section(words.of(status.summary))]
        found.append(context(words("home-feedback", helpful=helpful, other=not_helpful)))
        found += [{"type": "divider"}, header(words("home-help")), *blocks_of(help_reply(), limits.VIEW_BLOCKS, words)]
        return found[: limits.VIEW_BLOCKS]

    def _subscriptions(self, held: Sequence[Subscription]) -> list[Block]:
        words = self._words
        found = [header(words("home-subscriptions"))]
        for one in held:
            found.append(section(words.of(subscription_line(one))))
            if one.reason:
                found.append(context(one.reason))
            found.append(self._buttons(one))
        if not held:
            found.append(section(words("digest-none")))
        return [*found, actions(button("digest_new", words("button-new-digest"), "new", "primary"))]

    def _buttons(self, one: Subscription) -> Block:
        words = self._words
        active = one.state is SubscriptionState.ACTIVE
        switch = "digest_pause" if active else "digest_resume"
        label = words("button-pause") if active else words("button-resume")
        return actions(
            button("digest_edit", words("button-edit"), one.id),
            button(switch, label, one.id),
            button("digest_remove", words("button-remove"), one.id, "danger"),
        )
