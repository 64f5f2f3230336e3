"""The Home tab: published for one person as it is now, and what is chosen in it."""

from __future__ import annotations

from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.desk import Desk
from adapters.chat.trouble import settled
from adapters.chat.verbs import help_reply
from adapters.slack import limits
from adapters.slack.blocks import Block, context, divider, header
from adapters.slack.guarding import guarded
from adapters.slack.home_sections import Found, sources, stuck, subscriptions
from adapters.slack.incoming import Event, team_of, who, workspace
from adapters.slack.permissions import Managers
from adapters.slack.readers import Readers
from adapters.slack.render import blocks_of
from bot.corpus import Corpus
from bot.places import Person, Platform, Workspace
from bot.requests import ContradictionsRequest
from bot.wording import ENGLISH, Wording

_DISPUTES = 3  # shown
_DISPUTE_BLOCKS = 14  # what they may take of the hundred
_HELP_BLOCKS = 16  # and the help, at the end

_log = structlog.get_logger(__name__)


class Home:
    """Publishes one person's Home tab, and the prompts of the Messages tab."""

    def __init__(self, desk: Desk, managers: Managers, readers: Readers) -> None:
        self._desk = desk
        self._managers = managers
        self._readers = readers

    async def opened(
        self, event: dict[str, Any], body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        """Show the tab that was opened as it is now."""
        person = Person(Platform.SLACK, team_of(body), str(event["user"]))
        if event.get("tab") == "messages":
            prompt = context.get("set_suggested_prompts")
            if prompt is not None:
                words = await self._readers.of(client, person)
                # Questions are read in English only: what a button says is the reader's language, what it asks is not.
                keys = [f"prompt-{number}" for number in range(1, limits.PROMPTS)]
                prompts = [{"title": words(key), "message": ENGLISH(key)} for key in keys]
                await prompt(prompts=prompts, title=words("prompt-title"))
            return
        await self.publish(client, person, (event.get("view") or {}).get("hash"))

    async def corpus_chosen(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Have the workspace look answers up elsewhere from now on, then show the tab as it is now."""
        await ack()
        words = await self._readers.of(client, who(body))
        await guarded(self._choose(body, client), body, client, words)

    async def _choose(self, body: Event, client: AsyncWebClient) -> None:
        person = who(body)
        await self._managers.of(client, person.id, "").needed_everywhere()
        corpus = Corpus(body["actions"][0]["selected_option"]["value"])
        await self._desk.corpora.choose(workspace(body), corpus)
        await self.publish(client, person)

    async def publish(self, client: AsyncWebClient, person: Person, known: str | None = None) -> None:
        """Publish the tab; with the hash of the `known` one only where nobody published a newer one meanwhile."""
        view = {"type": "home", "blocks": await self._blocks(client, person)}
        try:
            await client.views_publish(user_id=person.id, view=view, hash=known)
        except SlackApiError as error:
            if error.response.get("error") != "hash_conflict":
                raise
            _log.info("home tab published by another delivery")

    async def _blocks(self, client: AsyncWebClient, person: Person) -> list[Block]:
        words = await self._readers.of(client, person)
        where = Workspace(person.platform, person.workspace)
        manages = await self._managers.of(client, person.id, "").may()
        found = await self._found(person, where, manages=manages)
        blocks = [header(words("home-disputes")), *await self._disputes(where, words), divider()]
        blocks += [*subscriptions(words, found), *stuck(words, found.stuck), divider()]
        blocks += sources(words, found)
        helpful, not_helpful = await self._desk.feedback.count(where)
        blocks.append(context(words("home-feedback", helpful=helpful, other=not_helpful)))
        rest = [divider(), header(words("home-help")), *blocks_of(help_reply(), _HELP_BLOCKS, words)]
        return [*blocks[: limits.VIEW_BLOCKS - len(rest)], *rest]

    async def _found(self, person: Person, where: Workspace, *, manages: bool) -> Found:
        """Look up what the tab shows of the workspace: to those who manage it, what is others' as well."""
        digests = self._desk.digests
        own = await digests.list(owner=person)
        every = await digests.list(workspace=where) if manages else own
        ids = {one.id for one in every}
        waiting = [part for part in await digests.stuck(workspace=where) if part.subscription_id in ids]
        status = await settled(
            self._desk.within(where).status_reply(), surface="slack home", within=limits.ANSWER_SECONDS
        )
        return Found(
            own=own,
            others=[one for one in every if one not in own],
            stuck=waiting,
            feeds=await self._desk.feeds.list(where),
            status=status,
            corpus=await self._desk.corpora.of(where),
            manages=manages,
        )

    async def _disputes(self, where: Workspace, words: Wording) -> list[Block]:
        wanted = ContradictionsRequest(limit=_DISPUTES)
        work = self._desk.within(where).contradictions_reply(wanted)
        reply = await settled(work, surface="slack home", within=limits.ANSWER_SECONDS)
        return blocks_of(reply, _DISPUTE_BLOCKS, words)
