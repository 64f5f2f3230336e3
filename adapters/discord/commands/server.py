"""What a server can choose."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice

from adapters.chat.feed_words import corpus_words
from adapters.chat.trouble import notice
from adapters.discord.answers import Answers
from adapters.discord.commands.describing import described
from adapters.discord.places import workspace
from adapters.discord.translator import told
from bot.choices import Choices
from bot.corpus import Corpus
from bot.places import Workspace
from bot.replies import Reply
from bot.wording import Phrase

# ruff: noqa: FBT001 - options of a command are parameters of its function

THREADS = "question-threads"
CROSSPOST = "crosspost-digests"
_NAMES = {"threads": THREADS, "crosspost": CROSSPOST}


async def chosen(choices: Choices, where: Workspace, name: str) -> bool:
    """Say whether a server has switched something on; all is off until then."""
    return bool(where.id) and await choices.get(where, name) == "on"


def settings(answers: Answers) -> app_commands.Command[Any, ..., None]:
    """Return the command that shows and changes what a server has chosen; for those who manage it."""

    @app_commands.command(name="gainsay-settings", description=told("command-gainsay-settings.description"))
    @described("threads", "crosspost", "corpus")
    @app_commands.choices(corpus=[Choice(name=told(f"corpus-{one}"), value=one.value) for one in Corpus])
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def choose(
        interaction: discord.Interaction[discord.Client],
        threads: bool | None = None,
        crosspost: bool | None = None,
        corpus: str | None = None,
    ) -> None:
        async def made() -> Reply:
            where = workspace(interaction.guild_id)
            wanted = {"threads": threads, "crosspost": crosspost}
            for name, on in wanted.items():
                if on is not None:
                    await answers.desk.choices.put(where, _NAMES[name], "on" if on else "off")
            if corpus is not None:
                await answers.desk.corpora.choose(where, Corpus(corpus))
            states = [await chosen(answers.desk.choices, where, _NAMES[name]) for name in wanted]
            lines = (
                Phrase("settings-threads-on" if states[0] else "settings-threads-off"),
                Phrase("settings-crosspost-on" if states[1] else "settings-crosspost-off"),
                corpus_words(await answers.desk.corpora.of(where)),
            )
            return notice(Phrase("settings-of-server"), *lines)

        await answers.command(interaction, made, private=True)

    return choose
