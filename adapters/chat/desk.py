"""What a chat surface needs of the core."""

from __future__ import annotations

from typing import Protocol

from bot.replies import Reply
from bot.requests import ClaimsRequest, ContradictionsRequest
from bot.seen import Seen


class Answered(Protocol):
    """The core's answer to a question, as far as a chat shows it."""

    @property
    def reply(self) -> Reply:
        """Return the message."""


class Desk(Protocol):
    """The use cases that people reach from a chat. Every one may raise a `bot.errors.GainsayError`."""

    @property
    def seen(self) -> Seen:
        """Return what knows which events were taken, and which threads joined."""

    async def ask(self, question: str, *, thread: str | None = None) -> Answered:
        """Answer or refuse; `thread` names the conversation that follow-ups belong to."""

    async def claims_reply(self, wanted: ClaimsRequest) -> Reply:
        """Look claims up."""

    async def contradictions_reply(self, wanted: ContradictionsRequest) -> Reply:
        """Look contradictions up."""

    async def status_reply(self) -> Reply:
        """Say how much is indexed."""
