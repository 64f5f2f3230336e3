"""The command tree: each interaction once, errors answered, commands announced to Discord only when they changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
import structlog
from discord import app_commands

from adapters.chat.recent import Recent
from adapters.chat.trouble import excuse, reference
from adapters.discord.render import render
from adapters.discord.sending import NOBODY

_DESCRIBING = ("type", "name", "description", "contexts", "integration_types", "required")
_LIMITING = ("min_length", "max_length", "min_value", "max_value", "choices", "autocomplete")

_log = structlog.get_logger(__name__)


class Tree(app_commands.CommandTree[discord.Client]):
    """discord.py's tree with our errors and our memory of interactions."""

    def __init__(self, client: discord.Client, taken: Recent) -> None:
        super().__init__(client)
        self._taken = taken

    async def interaction_check(self, interaction: discord.Interaction[discord.Client], /) -> bool:
        """Let each interaction through once; the gateway may repeat one when it resumes."""
        return self._taken.add(str(interaction.id))

    async def on_error(
        self, interaction: discord.Interaction[discord.Client], error: app_commands.AppCommandError, /
    ) -> None:
        """Log what no command caught and tell the asker, as far as Discord still lets us."""
        if isinstance(error, app_commands.CheckFailure):
            return
        ref = reference()
        _log.error("command failed", ref=ref, error=repr(error), exc_info=error)
        view = render(excuse(ref))[0]
        try:
            if interaction.response.is_done():
                await interaction.edit_original_response(view=view, allowed_mentions=NOBODY)
            else:
                await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=NOBODY)
        except discord.HTTPException as again:
            _log.warning("error not told", ref=ref, error=str(again))

    async def sync_if_changed(self) -> bool:
        """Announce the commands unless Discord already has them as they are; say whether it was needed.

        Creating commands is limited to 200 a day, reading them is not.
        """
        if self.client.application_id is None:
            raise app_commands.MissingApplicationID
        # As Discord sends it: discord.py 2.7's own AppCommand reads `contexts` and `integration_types` wrongly.
        raw = await self.client.http.get_global_commands(self.client.application_id)
        theirs = {command["name"]: _shape(command) for command in raw}
        ours = {command.name: _shape(command.to_dict(self)) for command in self.get_commands()}
        if ours == theirs:
            return False
        await self.sync()
        _log.info("commands announced", commands=sorted(ours))
        return True


def _shape(command: Mapping[str, Any]) -> dict[str, Any]:
    """Return what describes a command or option, without ids and without the defaults that either side leaves out."""
    kept = {name: command[name] for name in (*_DESCRIBING, *_LIMITING) if command.get(name)}
    if "choices" in kept:
        kept["choices"] = [(choice["name"], choice["value"]) for choice in kept["choices"]]
    return kept | {"options": [_shape(option) for option in command.get("options") or ()]}
