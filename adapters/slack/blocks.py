"""Pieces of Block Kit for our own words; what comes from articles is rendered in `adapters.slack.render`."""

from __future__ import annotations

from typing import Any

from adapters.chat.text import fit
from adapters.slack import limits

Block = dict[str, Any]


def plain(text: str) -> Block:
    """Return text in which Slack reads no markup."""
    return {"type": "plain_text", "text": text, "emoji": False}


def header(text: str) -> Block:
    """Return a heading."""
    return {"type": "header", "text": plain(fit(text, limits.HEADER))}


def context(text: str) -> Block:
    """Return small print."""
    return {"type": "context", "elements": [plain(fit(text, limits.TEXT_OBJECT))]}


def section(text: str, accessory: Block | None = None) -> Block:
    """Return a paragraph, with a button or menu beside it."""
    found: Block = {"type": "section", "text": plain(fit(text, limits.TEXT_OBJECT))}
    return found | ({"accessory": accessory} if accessory else {})


def button(action: str, text: str, value: str, style: str | None = None) -> Block:
    """Return a button."""
    label = plain(fit(text, limits.BUTTON_TEXT))
    found: Block = {"type": "button", "action_id": action, "text": label, "value": value}
    return found | ({"style": style} if style else {})


def actions(*elements: Block) -> Block:
    """Return a row of buttons."""
    return {"type": "actions", "elements": list(elements)}


def divider() -> Block:
    """Return a line across."""
    return {"type": "divider"}


def option(text: str, value: str | None = None) -> Block:
    """Return an option of a menu."""
    return {"text": plain(fit(text, limits.OPTION_TEXT)), "value": text if value is None else value}
