"""What a chat surface needs of the core."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.choices import Choices
from bot.corpus import Corpora
from bot.digests.desk import DigestDesk
from bot.feedback import Feedbacks
from bot.feeds.desk import FeedDesk
from bot.names import NameKind
from bot.places import Workspace
from bot.replies import Reply
from bot.requests import ClaimsRequest, ContradictionsRequest, TimelineRequest, WhoRequest
from bot.seen import Seen
from bot.shown import ShownReplies
from bot.speaker_desk import SpeakerDesk
from bot.workspaces import Workspaces


class Answered(Protocol):
    """The core's answer to a question, as far as a chat shows it."""

    @property
    def reply(self) -> Reply:
        """Return the message."""

    @property
    def explanation(self) -> Sequence[str]:
        """Return how it was found, a line a step."""


class LookUps(Protocol):
    """What can be asked and looked up. Every use case may raise a `bot.errors.GainsayError`."""

    async def ask(self, question: str, *, thread: str | None = None) -> Answered:
        """Answer or refuse; `thread` names the conversation that follow-ups belong to."""

    async def claims_reply(self, wanted: ClaimsRequest) -> Reply:
        """Look claims up."""

    async def contradictions_reply(self, wanted: ContradictionsRequest) -> Reply:
        """Look contradictions up."""

    async def who_reply(self, wanted: WhoRequest) -> Reply:
        """Look up who takes a stance on a topic."""

    async def speaker_reply(self, name: str) -> Reply:
        """Look a speaker's page up."""

    async def article_reply(self, reference: str) -> Reply:
        """Look an article's page up, by its id, address or title."""

    async def timeline_reply(self, wanted: TimelineRequest) -> Reply:
        """Look up who stood where, day by day."""

    async def suggest(self, kind: NameKind, text: str, *, limit: int = 10) -> Sequence[str]:
        """Return stored names that somebody may be typing."""

    async def status_reply(self) -> Reply:
        """Say how much is indexed."""


class Desk(Protocol):
    """The use cases that people reach from a chat. Every one may raise a `bot.errors.GainsayError`."""

    @property
    def seen(self) -> Seen:
        """Return what knows which events were taken, and which threads joined."""

    @property
    def shown(self) -> ShownReplies:
        """Return what keeps replies for their buttons."""

    @property
    def feedback(self) -> Feedbacks:
        """Return what keeps what people thought of answers."""

    @property
    def digests(self) -> DigestDesk:
        """Return the use cases of subscriptions."""

    @property
    def feeds(self) -> FeedDesk:
        """Return the use cases of feeds."""

    @property
    def workspaces(self) -> Workspaces:
        """Return what forgets a workspace that left."""

    @property
    def choices(self) -> Choices:
        """Return what keeps what workspaces have chosen."""

    @property
    def corpora(self) -> Corpora:
        """Return what knows in which corpus a workspace looks answers up."""

    @property
    def speakers(self) -> SpeakerDesk:
        """Return the use cases of who is who."""

    def within(self, workspace: Workspace) -> LookUps:
        """Return the look-ups of a workspace, which find what it may see."""
