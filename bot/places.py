"""Where something is posted, and who asked for it, on every platform alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Platform(StrEnum):
    """What carries messages."""

    SLACK = "slack"
    DISCORD = "discord"
    TERMINAL = "terminal"
    FILE = "file"
    WEBHOOK = "webhook"


@dataclass(frozen=True, slots=True)
class Workspace:
    """One Slack team or one Discord server; what has none has the id ""."""

    platform: Platform
    id: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where messages are posted: a channel, a thread, a direct conversation, a file, an address.

    `workspace` is the Slack team's or the Discord server's id, "" where there is none. `channel` is the platform's own
    id of a channel, thread or direct conversation, the path of a file, the address of a webhook; "" at the terminal.
    """

    platform: Platform
    workspace: str
    channel: str

    @property
    def home(self) -> Workspace:
        """Return the workspace that the place is in."""
        return Workspace(self.platform, self.workspace)

    def within(self, workspace: Workspace) -> bool:
        """Say whether the place belongs to that workspace."""
        return self.home == workspace


@dataclass(frozen=True, slots=True)
class Person:
    """A person, by the platform's own id."""

    platform: Platform
    workspace: str
    id: str


Recipient = Place | Person  # a person is reached by a direct message
