"""The senders that need no connection: to the terminal, to files, to addresses."""

from __future__ import annotations

from datetime import timedelta

from adapters.posting.file import FileSender
from adapters.posting.webhook import WebhookSender
from adapters.settings import Settings
from bot.digests.delivery import Sender
from bot.places import Platform


def own_senders(settings: Settings, terminal: Sender) -> dict[Platform, Sender]:
    """Return them by platform."""
    remembered = timedelta(seconds=settings.webhook_repeat_seconds)
    return {
        Platform.TERMINAL: terminal,
        Platform.FILE: FileSender(),
        Platform.WEBHOOK: WebhookSender(repeatable_for=remembered),
    }
