"""What can be done with a message."""

from __future__ import annotations

import discord
from discord import app_commands

from adapters.discord import limits
from adapters.discord.answers import Answers
from adapters.discord.commands.describing import Interaction
from adapters.discord.places import workspace
from adapters.discord.translator import told
from bot.errors import UserError
from bot.replies import Reply
from bot.requests import ClaimsRequest
from bot.wording import Phrase


def find_claims(answers: Answers) -> app_commands.ContextMenu:
    """Return the menu entry that looks up what is stored about a message."""

    async def find(interaction: Interaction, message: discord.Message) -> None:
        words = " ".join(message.content.split())[: limits.QUESTION]

        async def found() -> Reply:
            if not words:
                raise UserError(Phrase("error-no-words"))
            return await answers.desk.within(workspace(interaction.guild_id)).claims_reply(ClaimsRequest(about=words))

        await answers.command(interaction, found, question=words, private=True)

    menu = app_commands.ContextMenu(name=told("menu-find-claims"), callback=find)
    menu.allowed_contexts = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False)
    menu.allowed_installs = app_commands.AppInstallationType(guild=True, user=False)
    return menu
