"""Digests printed where Gainsay runs."""

from __future__ import annotations

from datetime import timedelta

from rich.console import Console

from adapters.terminal.render import print_reply
from bot.digests.delivery import Found, Outcome, Outgoing, Sent, Unknown


class TerminalSender:
    """The `Sender` for the terminal."""

    repeatable_for = timedelta(0)

    def __init__(self, console: Console) -> None:
        self._console = console

    async def send(self, outgoing: Outgoing) -> Outcome:
        """See `bot.digests.delivery.Sender`."""
        print_reply(self._console, outgoing.reply)
        self._console.print()
        return Sent(outgoing.key)

    async def look_up(self, outgoing: Outgoing) -> Found:  # noqa: ARG002 - what was printed cannot be asked for
        """See `bot.digests.delivery.Sender`."""
        return Unknown()
