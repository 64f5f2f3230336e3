"""The `/gainsay` commands: each defers first, so that Discord has its response within three seconds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

import discord
from discord import app_commands
from discord.app_commands import Range

from adapters.chat.desk import Desk
from adapters.chat.trouble import settled
from adapters.chat.verbs import ask, day, help_reply
from adapters.discord import limits
from adapters.discord.render import render
from adapters.discord.sending import respond
from adapters.discord.translator import kinds, stances, told
from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.replies import Reply
from bot.requests import ClaimsRequest, ContradictionsRequest

Interaction = discord.Interaction[discord.Client]
Words = Range[str, 1, limits.QUESTION]


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class Gainsay(app_commands.Group, name="gainsay", description=told("command-gainsay.description")):
    """The group of commands; each one only reads its options and asks the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    @app_commands.command(description=told("command-ask.description"))
    @app_commands.describe(question=told("option-question.description"), private=told("option-private.description"))
    async def ask(self, interaction: Interaction, question: Words, private: bool = False) -> None:  # noqa: FBT001, FBT002
        """Answer a question; follow-ups by the same person in the same channel belong together."""
        thread = f"discord:{interaction.channel_id}:command:{interaction.user.id}"
        await _answer(interaction, partial(ask, question, self._desk, thread=thread), private=private)

    @app_commands.command(description=told("command-claims.description"))
    @app_commands.describe(
        about=told("option-about.description"),
        speaker=told("option-speaker.description"),
        stance=told("option-stance.description"),
        since=told("option-since.description"),
        until=told("option-until.description"),
        outlet=told("option-outlet.description"),
        private=told("option-private.description"),
    )
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
        private: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Show claims by any of the options."""

        async def found() -> Reply:
            wanted = ClaimsRequest(
                speaker=speaker,
                stance=Stance(stance) if stance else None,
                about=about,
                since=day(since),
                until=day(until),
                outlet=outlet,
            )
            return await self._desk.claims_reply(wanted)

        await _answer(interaction, found, private=private)

    @app_commands.command(description=told("command-contradictions.description"))
    @app_commands.describe(
        about=told("option-about.description"),
        speaker=told("option-speaker.description"),
        kind=told("option-kind.description"),
        since=told("option-since.description"),
        private=told("option-private.description"),
    )
    @app_commands.choices(kind=kinds())
    async def contradictions(
        self,
        interaction: Interaction,
        about: Words | None = None,
        speaker: Words | None = None,
        kind: str | None = None,
        since: str | None = None,
        private: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Show contradictions by any of the options."""

        async def found() -> Reply:
            wanted = ContradictionsRequest(
                about=about, speaker=speaker, kind=ContradictionKind(kind) if kind else None, since=day(since)
            )
            return await self._desk.contradictions_reply(wanted)

        await _answer(interaction, found, private=private)

    @app_commands.command(description=told("command-status.description"))
    async def status(self, interaction: Interaction) -> None:
        """Say how much is indexed, to the asker alone."""
        await _answer(interaction, self._desk.status_reply, private=True)

    @app_commands.command(description=told("command-help.description"))
    async def help(self, interaction: Interaction) -> None:
        """Show the help, to the asker alone."""
        await interaction.response.send_message(view=render(help_reply())[0], ephemeral=True)


async def _answer(interaction: Interaction, work: Callable[[], Awaitable[Reply]], *, private: bool) -> None:
    await interaction.response.defer(ephemeral=private, thinking=True)
    reply = await settled(work(), surface="discord command", within=limits.ANSWER_SECONDS)
    await respond(interaction, render(reply), private=private)
