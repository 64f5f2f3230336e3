"""Answers to commands, messages and buttons: taken once, asked of the desk, shown with their buttons."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import discord
import structlog

from adapters.chat.desk import Answered, Desk
from adapters.chat.kept import kept
from adapters.chat.parts import Footer
from adapters.chat.text import one_line
from adapters.chat.trouble import is_new, notice, settled
from adapters.discord import limits
from adapters.discord.buttons import Kept, kept_in, rows
from adapters.discord.embeds import embed
from adapters.discord.places import asker, conversation, reader, workspace
from adapters.discord.render import gallery, layout, pages, plain
from adapters.discord.sending import NOBODY, Outgoing, respond
from bot.errors import GainsayError
from bot.places import Workspace
from bot.replies import Reply
from bot.shown import Shown
from bot.wording import Phrase, Wording, in_language

Interaction = discord.Interaction[Any]

# Another delivery of the same interaction was answered, or this one comes too late to be:
# docs.discord.com/developers/topics/opcodes-and-status-codes#json.
_PAST_ANSWERING = frozenset({10062, 40060})

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """A reply to a question, how it was found, and whether people are asked if it helped."""

    question: str
    reply: Reply
    trail: tuple[str, ...] = ()
    rated: bool = False
    root: int | None = None


class Answers:
    """One method for each way in. Every one answers Discord first and does its work then."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def command(
        self,
        interaction: Interaction,
        work: Callable[[], Awaitable[Reply]],
        *,
        question: str = "",
        private: bool = False,
    ) -> None:
        """Answer a command that looks something up or changes something."""
        if not await self._take(interaction, private=private):
            return
        reply = await settled(work(), surface="discord command", within=limits.ANSWER_SECONDS)
        await self._respond(interaction, Told(question, reply), private=private)

    async def ask(self, interaction: Interaction, question: str, *, private: bool) -> None:
        """Answer a question; those of one person in one channel belong together."""
        if not await self._take(interaction, private=private):
            return
        thread = conversation(interaction.guild_id, interaction.channel_id, "command", interaction.user.id)
        told = await self.told(question, thread, workspace(interaction.guild_id), surface="discord command")
        await self._respond(interaction, told, private=private)

    async def told(
        self, question: str, thread: str, where: Workspace, *, surface: str, root: int | None = None
    ) -> Told:
        """Ask the desk; whatever goes wrong is told as a reply."""
        answer: list[Answered] = []

        async def asked() -> Reply:
            answer.append(await self.desk.within(where).ask(question, thread=thread))
            return answer[0].reply

        reply = await settled(asked(), surface=surface, within=limits.ANSWER_SECONDS)
        trail = tuple(answer[0].explanation) if answer else ()
        return Told(question, reply, trail, rated=bool(answer), root=root)

    async def outgoing(self, told: Told, where: Workspace, words: Wording, *, private: bool) -> Outgoing:
        """Return the first page of what was told, with buttons where there is something to press them for."""
        reply = in_language(told.reply, words)
        found = pages(reply, words)
        buttons = []
        if len(found) > 1 or told.rated or (private and reply.citations()):
            kept = await self._keep(told, reply, where)
            if kept:
                buttons = rows(words, kept, page=0, of=len(found), private=private, rated=told.rated)
        view = layout(reply.kind, found[0], words, gallery=gallery(reply), rows=buttons)
        return Outgoing(view, embed(reply.kind, found[0], words), reply.pictures)

    async def turn(self, interaction: Interaction, token: str, page: int, words: Wording) -> None:
        """Show another page of an answer in its place."""
        if not await self._take(interaction, private=False, update=True) or interaction.message is None:
            return
        message = interaction.message
        shown = await self._shown(interaction, token)
        if isinstance(shown, Reply):
            await interaction.followup.send(view=plain(shown, words), ephemeral=True, allowed_mentions=NOBODY)
            return
        found = pages(shown.reply, words)
        page = min(page, len(found) - 1)
        kept = kept_in(message)
        buttons = rows(
            words,
            kept or Kept(token),
            page=page,
            of=len(found),
            private=message.flags.ephemeral,
            rated=kept is not None,
        )
        pictures = [
            discord.MediaGalleryItem(f"attachment://{one.filename}", description=one.description)
            for one in message.attachments
        ]
        view = layout(shown.reply.kind, found[page], words, gallery=pictures, rows=buttons)
        await interaction.edit_original_response(view=view, allowed_mentions=NOBODY)

    async def share(self, interaction: Interaction, token: str, words: Wording) -> None:
        """Post an answer that its asker alone saw; it says who shared it."""
        if not await self._take(interaction, private=True):
            return
        shown = await self._shown(interaction, token)
        if isinstance(shown, Reply):
            await self._say(interaction, shown, words)
            return
        found = pages(shown.reply, words)
        by = Footer(words("shared-by", name=one_line(interaction.user.display_name)))
        buttons = rows(words, Kept(token), page=0, of=len(found), private=False, rated=False)
        view = layout(shown.reply.kind, (*found[0], by), words, rows=buttons)
        # First the deferred response: a follow-up before that would take its place, and be private like it.
        await self._say(interaction, notice(Phrase("shared")), words)
        await interaction.followup.send(view=view, ephemeral=False, allowed_mentions=NOBODY)

    async def explain(self, interaction: Interaction, token: str, words: Wording) -> None:
        """Tell how an answer was found, to whoever asks alone."""
        if await self._take(interaction, private=True):
            shown = await self._shown(interaction, token)
            await self._say(interaction, shown if isinstance(shown, Reply) else shown.reply, words)

    async def rate(self, interaction: Interaction, token: str, words: Wording, *, helpful: bool) -> None:
        """Store what somebody thought of an answer, and thank them."""
        if not await self._take(interaction, private=True) or interaction.message is None:
            return
        message = interaction.message

        async def given() -> Reply:
            shown = await self.desk.shown.get(workspace(interaction.guild_id), token)
            question = shown.question if shown else ""
            await self.desk.feedback.give(asker(interaction), str(message.id), question, helpful=helpful)
            return notice(Phrase("feedback-thanks"))

        await self._say(
            interaction, await settled(given(), surface="discord button", within=limits.BUTTON_SECONDS), words
        )

    async def _take(self, interaction: Interaction, *, private: bool, update: bool = False) -> bool:
        """Acknowledge, then say whether the interaction is new; the gateway may repeat one when it resumes."""
        try:
            if update:
                await interaction.response.defer()
            else:
                await interaction.response.defer(ephemeral=private, thinking=True)
        except discord.HTTPException as error:
            if error.code not in _PAST_ANSWERING:
                raise
            _log.warning("interaction past answering", code=error.code)
            return False
        return await is_new(self.desk.seen, conversation(interaction.guild_id, "interaction", interaction.id))

    async def _respond(self, interaction: Interaction, told: Told, *, private: bool) -> None:
        words = reader(interaction)
        message = await self.outgoing(told, workspace(interaction.guild_id), words, private=private)
        await respond(interaction, message, words)

    async def _keep(self, told: Told, reply: Reply, where: Workspace) -> Kept | None:
        """Keep an answer for its buttons. Without the database it is shown without them."""
        try:
            token = await self.desk.shown.keep(where, told.question, reply)
            reasons = None
            if told.trail:
                how = notice(Phrase("explanation"), *told.trail)
                reasons = await self.desk.shown.keep(where, told.question, how)
        except GainsayError as error:
            _log.warning("answer not kept", error=str(error))
            return None
        return Kept(token, reasons, told.root)

    async def _shown(self, interaction: Interaction, token: str) -> Shown | Reply:
        """Return a kept answer, or what to say where it cannot be found."""
        home, within = workspace(interaction.guild_id), limits.BUTTON_SECONDS
        return await kept(self.desk, home, token, surface="discord button", within=within)

    async def _say(self, interaction: Interaction, reply: Reply, words: Wording) -> None:
        page = pages(reply, words)[0]
        await respond(interaction, Outgoing(layout(reply.kind, page, words), embed(reply.kind, page, words)), words)
