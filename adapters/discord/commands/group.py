"""The `/gainsay` group: asking and looking up."""

from __future__ import annotations

from functools import partial

from discord import app_commands
from discord.app_commands import Choice

from adapters.chat.desk import LookUps
from adapters.chat.verbs import day, help_reply
from adapters.discord.answers import Answers
from adapters.discord.commands.describing import Interaction, Words, described
from adapters.discord.commands.digests import Digests
from adapters.discord.commands.feeds import Feeds
from adapters.discord.completing import names
from adapters.discord.places import workspace
from adapters.discord.translator import kinds, stances, told
from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.names import NameKind
from bot.replies import Reply
from bot.requests import ClaimsRequest, ContradictionsRequest, TimelineRequest, WhoRequest

# ruff: noqa: FBT001, FBT002 - options of a command are parameters of its function


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class Gainsay(app_commands.Group, name="gainsay", description=told("command-gainsay.description")):
    """The commands that everybody may use."""

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self._answers = answers
        self._desk = answers.desk
        self.add_command(Digests(answers))
        self.add_command(Feeds(answers))

    @app_commands.command(description=told("command-ask.description"))
    @described("question", "private")
    async def ask(self, interaction: Interaction, question: Words, private: bool = False) -> None:
        """Answer a question."""
        await self._answers.ask(interaction, question, private=private)

    @app_commands.command(description=told("command-who.description"))
    @described("topic", "stance", "since", "until", "private")
    @app_commands.choices(stance=stances())
    async def who(
        self,
        interaction: Interaction,
        topic: Words,
        stance: str | None = None,
        since: str | None = None,
        until: str | None = None,
        private: bool = False,
    ) -> None:
        """Show who takes a stance on a topic."""

        async def found() -> Reply:
            wanted = WhoRequest(topic, Stance(stance) if stance else None, day(since), day(until))
            return await self._of(interaction).who_reply(wanted)

        await self._answers.command(interaction, found, question=topic, private=private)

    @app_commands.command(description=told("command-claims.description"))
    @described("about", "speaker", "stance", "since", "until", "outlet", "private")
    @app_commands.choices(stance=stances())
    async def claims(
        self,
        interaction: Interaction,
        about: Words | None = None,
        speaker: Words | None = None,
        stance: str | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: Words | None = None,
        private: bool = False,
    ) -> None:
        """Show claims by any of the options."""

        async def found() -> Reply:
            held = Stance(stance) if stance else None
            wanted = ClaimsRequest(speaker, held, about, day(since), day(until), outlet)
            return await self._of(interaction).claims_reply(wanted)

        await self._answers.command(interaction, found, question=about or "", private=private)

    @app_commands.command(description=told("command-speaker.description"))
    @described("speaker", "private")
    async def speaker(self, interaction: Interaction, speaker: Words, private: bool = False) -> None:
        """Show a speaker's page."""
        work = partial(self._of(interaction).speaker_reply, speaker)
        await self._answers.command(interaction, work, question=speaker, private=private)

    @app_commands.command(description=told("command-contradictions.description"))
    @described("about", "speaker", "kind", "since", "private")
    @app_commands.choices(kind=kinds())
    async def contradictions(
        self,
        interaction: Interaction,
        about: Words | None = None,
        speaker: Words | None = None,
        kind: str | None = None,
        since: str | None = None,
        private: bool = False,
    ) -> None:
        """Show contradictions by any of the options."""

        async def found() -> Reply:
            of_kind = ContradictionKind(kind) if kind else None
            return await self._of(interaction).contradictions_reply(
                ContradictionsRequest(about, speaker, of_kind, day(since))
            )

        await self._answers.command(interaction, found, question=about or "", private=private)

    @app_commands.command(description=told("command-timeline.description"))
    @described("topic", "speaker", "since", "until", "private")
    async def timeline(
        self,
        interaction: Interaction,
        topic: Words | None = None,
        speaker: Words | None = None,
        since: str | None = None,
        until: str | None = None,
        private: bool = False,
    ) -> None:
        """Show a topic or a speaker day by day, with a picture where there is enough to draw."""

        async def found() -> Reply:
            return await self._of(interaction).timeline_reply(TimelineRequest(topic, speaker, day(since), day(until)))

        await self._answers.command(interaction, found, question=topic or "", private=private)

    @app_commands.command(description=told("command-source.description"))
    @described("article", "private")
    async def source(self, interaction: Interaction, article: Words, private: bool = False) -> None:
        """Show an article's page."""
        work = partial(self._of(interaction).article_reply, article)
        await self._answers.command(interaction, work, question=article, private=private)

    @app_commands.command(description=told("command-status.description"))
    async def status(self, interaction: Interaction) -> None:
        """Say how much is indexed, to the asker alone."""
        await self._answers.command(interaction, self._of(interaction).status_reply, private=True)

    @app_commands.command(description=told("command-help.description"))
    async def help(self, interaction: Interaction) -> None:
        """Show the help, to the asker alone."""

        async def found() -> Reply:
            return help_reply()

        await self._answers.command(interaction, found, private=True)

    @who.autocomplete("topic")
    @timeline.autocomplete("topic")
    @claims.autocomplete("about")
    @contradictions.autocomplete("about")
    async def topics(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer topics."""
        return await names(self._of(interaction), NameKind.TOPIC, typed)

    @speaker.autocomplete("speaker")
    @claims.autocomplete("speaker")
    @contradictions.autocomplete("speaker")
    @timeline.autocomplete("speaker")
    async def speakers(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer speakers."""
        return await names(self._of(interaction), NameKind.SPEAKER, typed)

    @claims.autocomplete("outlet")
    async def outlets(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer outlets."""
        return await names(self._of(interaction), NameKind.OUTLET, typed)

    def _of(self, interaction: Interaction) -> LookUps:
        return self._desk.within(workspace(interaction.guild_id))
