"""`/gainsay feeds`: what is read for this server."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypedDict

from discord import app_commands
from discord.app_commands import Choice, locale_str

from adapters.chat.text import fit
from adapters.discord import limits
from adapters.discord.answers import Answers
from adapters.discord.commands.describing import Interaction, Words, described
from adapters.discord.commands.permissions import check_manager
from adapters.discord.places import here, workspace
from adapters.discord.translator import told
from bot.errors import GainsayError
from bot.feeds.feed import Feed
from bot.feeds.wording import added_reply, changed_reply, checked_reply, feeds_reply
from bot.places import Workspace
from bot.replies import Reply


class Named(TypedDict):
    """What a subcommand is called."""

    name: locale_str
    description: locale_str


def _named(name: str) -> Named:
    key = f"command-feeds-{name}"
    return {"name": locale_str(name, key=key), "description": told(f"{key}.description")}


@app_commands.guild_only()
class Feeds(app_commands.Group, name="feeds", description=told("command-feeds.description")):
    """The feeds of the server."""

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self._answers = answers
        self._feeds = answers.desk.feeds

    @app_commands.command(**_named("list"))
    async def listed(self, interaction: Interaction) -> None:
        """Show the feeds."""

        async def found() -> Reply:
            return feeds_reply(await self._feeds.list(workspace(interaction.guild_id)))

        await self._answers.command(interaction, found, private=True)

    @app_commands.command(**_named("add"))
    @described("address")
    async def add(self, interaction: Interaction, address: Words) -> None:
        """Begin to read a feed."""

        async def made() -> Reply:
            check_manager(interaction)
            return added_reply(await self._feeds.add(address, here(interaction)))

        await self._answers.command(interaction, made, private=True)

    @app_commands.command(**_named("check"))
    @described("address")
    async def check(self, interaction: Interaction, address: Words) -> None:
        """Look at a feed and store nothing."""

        async def made() -> Reply:
            check_manager(interaction)
            return checked_reply(await self._feeds.check(address, workspace(interaction.guild_id)))

        await self._answers.command(interaction, made, private=True)

    @app_commands.command(**_named("pause"))
    @described("feed")
    async def pause(self, interaction: Interaction, feed: Words) -> None:
        """Read it no more until it is resumed."""
        await self._change(interaction, feed, self._feeds.pause, "paused")

    @app_commands.command(**_named("resume"))
    @described("feed")
    async def resume(self, interaction: Interaction, feed: Words) -> None:
        """Read it again."""
        await self._change(interaction, feed, self._feeds.resume, "resumed")

    @app_commands.command(**_named("remove"))
    @described("feed")
    async def remove(self, interaction: Interaction, feed: Words) -> None:
        """Forget it; what it brought stays."""
        await self._change(interaction, feed, self._feeds.remove, "removed")

    async def _change(
        self, interaction: Interaction, feed: str, change: Callable[[str, Workspace], Awaitable[Feed]], done: str
    ) -> None:
        async def changed() -> Reply:
            check_manager(interaction)
            return changed_reply(await change(feed, workspace(interaction.guild_id)), done)

        await self._answers.command(interaction, changed, private=True)

    @pause.autocomplete("feed")
    @resume.autocomplete("feed")
    @remove.autocomplete("feed")
    async def known(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """Offer the server's feeds."""
        try:
            held = await self._feeds.list(workspace(interaction.guild_id))
        except GainsayError:
            return []
        shown = [(one.title or one.address, one.id) for one in held]
        fitting = [pair for pair in shown if typed.casefold() in " ".join(pair).casefold()]
        return [Choice(name=fit(text, limits.CHOICE), value=one_id) for text, one_id in fitting[: limits.CHOICES]]
