"""The `/gainsay` commands: each defers first, so that Discord has its response within three seconds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from adapters.chat.desk import Desk
from adapters.chat.trouble import settled
from adapters.chat.verbs import ask, day
from adapters.chat.wording import HELP
from adapters.discord import limits
from adapters.discord.render import render
from adapters.discord.sending import respond
from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.replies import Reply
from bot.requests import ClaimsRequest, ContradictionsRequest

Interaction = discord.Interaction[discord.Client]
Words = Range[str, 1, limits.QUESTION]

_ABOUT = "Words that the claim is about"
_SPEAKER = "Who spoke: a person, an organisation, a place"
_SINCE = "First day, as 2024-10-19"
_PRIVATE = "Show the answer to you alone"


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class Gainsay(app_commands.Group, name="gainsay", description="Who said what in the news, and who said otherwise"):
    """The group of commands; each one only reads its options and asks the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    @app_commands.command(description="Ask who said what, in your own words")
    @app_commands.describe(question="Your question", private=_PRIVATE)
    async def ask(self, interaction: Interaction, question: Words, private: bool = False) -> None:  # noqa: FBT001, FBT002
        """Answer a question; follow-ups by the same person in the same channel belong together."""
        thread = f"discord:{interaction.channel_id}:command:{interaction.user.id}"
        await _answer(interaction, partial(ask, question, self._desk, thread=thread), private=private)

    @app_commands.command(description="Look up claims")
    @app_commands.describe(
        about=_ABOUT,
        speaker=_SPEAKER,
        stance="How they stand to it",
        since=_SINCE,
        until="Last day, as 2024-10-19",
        outlet="Where it was printed",
        private=_PRIVATE,
    )
    @app_commands.choices(stance=[Choice(name=stance.value, value=stance.value) for stance in Stance])
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

    @app_commands.command(description="Look up claims that cannot both hold, side by side")
    @app_commands.describe(about=_ABOUT, speaker=_SPEAKER, kind="How the two disagree", since=_SINCE, private=_PRIVATE)
    @app_commands.choices(kind=[Choice(name=kind.value, value=kind.value) for kind in ContradictionKind])
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

    @app_commands.command(description="See how much is indexed")
    async def status(self, interaction: Interaction) -> None:
        """Say how much is indexed, to the asker alone."""
        await _answer(interaction, self._desk.status_reply, private=True)

    @app_commands.command(description="See what I can do")
    async def help(self, interaction: Interaction) -> None:
        """Show the help, to the asker alone."""
        await interaction.response.send_message(view=render(HELP)[0], ephemeral=True)


async def _answer(interaction: Interaction, work: Callable[[], Awaitable[Reply]], *, private: bool) -> None:
    await interaction.response.defer(ephemeral=private, thinking=True)
    reply = await settled(work(), surface="discord command", within=limits.ANSWER_SECONDS)
    await respond(interaction, render(reply), private=private)
