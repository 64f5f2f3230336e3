"""Options described in the catalogue's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

import discord
from discord import app_commands
from discord.app_commands import Range

from adapters.discord import limits
from adapters.discord.translator import told

Command = TypeVar("Command", bound=Callable[..., Any])

Interaction: TypeAlias = discord.Interaction[Any]
Words: TypeAlias = Range[str, 1, limits.QUESTION]


def described(*options: str) -> Callable[[Command], Command]:
    """Describe options by the catalogue's messages of their names."""
    return app_commands.describe(**{name: told(f"option-{name}.description") for name in options})
