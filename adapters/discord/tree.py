"""The command tree: errors answered, commands announced to Discord only when they changed."""

from __future__ import annotations

import json
from hashlib import sha256

import discord
import structlog
from discord import app_commands

from adapters.chat.trouble import excuse, notice, reference
from adapters.discord.places import reader, workspace
from adapters.discord.render import plain
from adapters.discord.sending import NOBODY
from adapters.discord.translator import Translator
from bot.choices import Choices
from bot.errors import RetryableError
from bot.wording import Phrase

_log = structlog.get_logger(__name__)


class Tree(app_commands.CommandTree[discord.Client]):
    """discord.py's tree with our errors and our memory of what was announced."""

    async def on_error(
        self, interaction: discord.Interaction[discord.Client], error: app_commands.AppCommandError, /
    ) -> None:
        """Log what no command caught and tell the asker, as far as Discord still lets us."""
        if isinstance(error, app_commands.CheckFailure):
            return
        ref = reference()
        _log.error("command failed", ref=ref, error=repr(error), exc_info=error)
        passing = isinstance(getattr(error, "original", None), RetryableError)
        told = notice(Phrase("error-for-now", ref=ref)) if passing else excuse(ref)
        view = plain(told, reader(interaction))
        try:
            if interaction.response.is_done():
                await interaction.edit_original_response(view=view, allowed_mentions=NOBODY)
            elif interaction.type is not discord.InteractionType.autocomplete:
                await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=NOBODY)
        except discord.HTTPException as again:
            _log.warning("error not told", ref=ref, error=str(again))

    async def announce(self, choices: Choices) -> bool:
        """Announce the commands unless Discord was told the very same before; say whether it was needed.

        Creating commands is limited to 200 a day for each server, and an app that announces at each start waits.
        """
        if self.client.application_id is None:
            raise app_commands.MissingApplicationID
        translator = Translator()
        await self.set_translator(translator)
        payload = [await command.get_translated_payload(self, translator) for command in self.get_commands()]
        digest = sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
        name = f"commands of {self.client.application_id}"
        if await choices.get(workspace(None), name) == digest:
            return False
        await self.sync()
        await choices.put(workspace(None), name, digest)
        _log.info("commands announced", commands=sorted(str(command["name"]) for command in payload))
        return True
