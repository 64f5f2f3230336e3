"""Names and descriptions of commands in every language of the catalogue."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.app_commands import Choice, locale_str

from bot.claims.claim import Stance
from bot.contradictions.contradiction import ContradictionKind
from bot.wording import ENGLISH, wording
from bot.wording.stances import kind_key, stance_key


def told(key: str) -> locale_str:
    """Return the message `key` of the catalogue as discord.py takes a name or description."""
    return locale_str(ENGLISH(key), key=key)


def stances() -> list[Choice[str]]:
    """Return the stances as choices of an option."""
    return [Choice(name=told(stance_key(stance)), value=stance.value) for stance in Stance]


def kinds() -> list[Choice[str]]:
    """Return the kinds of contradictions as choices of an option."""
    return [Choice(name=told(kind_key(kind)), value=kind.value) for kind in ContradictionKind]


_NAMED = {
    app_commands.TranslationContextLocation.group_name: "command",
    app_commands.TranslationContextLocation.command_name: "command",
    app_commands.TranslationContextLocation.parameter_name: "option",
}


class Translator(app_commands.Translator):
    """Looks what discord.py asks for up in the catalogue. English is what the commands have already."""

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """Return the string in the language of `locale`, None where there is no catalogue for that."""
        words = wording(locale.value)
        if words is ENGLISH:
            return None
        kind = _NAMED.get(context.location)
        key = string.extras.get("key") or (f"{kind}-{string.message}" if kind else None)
        return words(key) if key else None
