"""The buttons under an answer. All they need stands in their ids, so they work after a restart.

Their ids are `<what>:<language>:<token>...`; the token finds the answer as it was shown (`bot.shown`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self, TypeAlias

import discord

from adapters.discord import limits
from adapters.discord.render import Row
from bot.wording import Wording, wording

Interaction: TypeAlias = discord.Interaction[Any]  # its client is a GainsayClient
Button: TypeAlias = discord.ui.Button[Any]

_ADDRESS = r"(?P<language>[a-z]{2}):(?P<token>[\w-]{8,40})"
_ROOT = re.compile(rf"rate:{_ADDRESS}:(?P<root>\d{{0,20}}):(?:yes|no)")


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that was kept: its token, that of how it was found, the message that began its conversation."""

    token: str
    reasons: str | None = None
    root: int | None = None


class Turn(discord.ui.DynamicItem[Button], template=rf"turn:{_ADDRESS}:(?P<page>\d{{1,2}})"):
    """Turns to another page of the same message."""

    def __init__(self, words: Wording, token: str, page: int, label: str, *, disabled: bool = False) -> None:
        self.words, self.token, self.page = words, token, page
        super().__init__(_button(f"turn:{words.language}:{token}:{page}", label, disabled=disabled))

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the button out of its id."""
        return cls(wording(match["language"]), match["token"], int(match["page"]), "·")

    async def callback(self, interaction: Interaction) -> None:
        """Show the page."""
        await interaction.client.answers.turn(interaction, self.token, self.page, self.words)


class _OfAnswer(discord.ui.DynamicItem[Button], template=_ADDRESS):
    """A button whose id names an answer and nothing else; its name there and its label are the subclass's."""

    what: ClassVar[str]
    label: ClassVar[str]

    def __init__(self, words: Wording, token: str) -> None:
        self.words, self.token = words, token
        super().__init__(_button(f"{self.what}:{words.language}:{token}", words(self.label)))

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the button out of its id."""
        return cls(wording(match["language"]), match["token"])


class Share(_OfAnswer, template=rf"share:{_ADDRESS}"):
    """Shows an answer that one person sees to everybody in the channel."""

    what, label = "share", "button-share"

    async def callback(self, interaction: Interaction) -> None:
        """Post the answer."""
        await interaction.client.answers.share(interaction, self.token, self.words)


class Explain(_OfAnswer, template=rf"why:{_ADDRESS}"):
    """Says how an answer was found, to whoever asks alone."""

    what, label = "why", "button-explain"

    async def callback(self, interaction: Interaction) -> None:
        """Tell."""
        await interaction.client.answers.explain(interaction, self.token, self.words)


class Rate(discord.ui.DynamicItem[Button], template=rf"rate:{_ADDRESS}:(?P<root>\d{{0,20}}):(?P<verdict>yes|no)"):
    """Says whether an answer helped. Its id also holds the message that began the conversation."""

    def __init__(self, words: Wording, kept: Kept, *, helpful: bool) -> None:
        self.words, self.kept, self.helpful = words, kept, helpful
        verdict = "yes" if helpful else "no"
        label = words("button-helpful") if helpful else words("button-not-helpful")
        super().__init__(_button(f"rate:{words.language}:{kept.token}:{kept.root or ''}:{verdict}", label))

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the button out of its id."""
        kept = Kept(match["token"], root=int(match["root"]) if match["root"] else None)
        return cls(wording(match["language"]), kept, helpful=match["verdict"] == "yes")

    async def callback(self, interaction: Interaction) -> None:
        """Store the verdict."""
        await interaction.client.answers.rate(interaction, self.kept.token, self.words, helpful=self.helpful)


DYNAMIC: tuple[type[discord.ui.DynamicItem[Any]], ...] = (Turn, Share, Explain, Rate)


def rows(words: Wording, kept: Kept, *, page: int, of: int, private: bool, rated: bool) -> list[Row]:
    """Return the rows of buttons under page `page` (from 0) of `of`."""
    found: list[Row] = []
    if of > 1:
        back = Turn(words, kept.token, max(page - 1, 0), words("button-back"), disabled=page == 0)
        on = Turn(words, kept.token, min(page + 1, of), words("button-next"), disabled=page >= of - 1)
        found.append(discord.ui.ActionRow(back, on))
    actions: list[discord.ui.Item[Any]] = [Share(words, kept.token)] if private else []
    if kept.reasons:
        actions.append(Explain(words, kept.reasons))
    if rated:
        actions += [Rate(words, kept, helpful=helpful) for helpful in (True, False)]
    if actions:
        found.append(discord.ui.ActionRow(*actions))
    return found


def kept_in(message: discord.Message) -> Kept | None:
    """Return the answer that a message of ours shows, read out of its buttons."""
    ids = list(_custom_ids(message.components))
    rated = next(filter(None, map(_ROOT.fullmatch, ids)), None)
    if rated is None:
        return None
    reasons = next((found["token"] for found in map(re.compile(rf"why:{_ADDRESS}").fullmatch, ids) if found), None)
    return Kept(rated["token"], reasons, int(rated["root"]) if rated["root"] else None)


def _custom_ids(components: Sequence[Any]) -> list[str]:
    found: list[str] = []
    for component in components:
        if custom_id := getattr(component, "custom_id", None):
            found.append(custom_id)
        found += _custom_ids(getattr(component, "children", ()))
    return found


def _button(custom_id: str, label: str, *, disabled: bool = False) -> Button:
    return discord.ui.Button(
        style=discord.ButtonStyle.secondary,
        label=label[: limits.BUTTON_LABEL],
        custom_id=custom_id,
        disabled=disabled,
    )
