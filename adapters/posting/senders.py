"""The senders that need no connection: to the terminal, to files, to addresses."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from adapters.fetching.vetting import vetting_with
from adapters.posting.file import FileSender
from adapters.posting.webhook import WebhookSender
from adapters.settings import Settings
from bot.digests.delivery import Sender
from bot.places import Platform


def own_senders(settings: Settings, terminal: Sender) -> dict[Platform, Sender]:
    """Return them by platform."""
    vetting = replace(vetting_with(settings.fetch_private), ports=None)  # receivers listen where they like
    remembered = timedelta(seconds=settings.webhook_repeat_seconds)
    return {
        Platform.TERMINAL: terminal,
        Platform.FILE: FileSender(),
        Platform.WEBHOOK: WebhookSender(vetting, repeatable_for=remembered),
    }
