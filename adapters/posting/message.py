"""A digest message as JSON, the same in a file and in the body of a request."""

from __future__ import annotations

from typing import Any

from bot.digests.delivery import Outgoing
from storage.reply_codec import encode_reply


def message(outgoing: Outgoing) -> dict[str, Any]:
    """Return the message; `key` is the same on every attempt, so that a reader can tell a repeat."""
    return {
        "key": outgoing.key,
        "kind": outgoing.kind.value,
        "part": outgoing.number,
        "parts": outgoing.of,
        "reply": encode_reply(outgoing.reply),
    }
