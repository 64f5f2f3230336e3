"""What Slack's events say, read into plain words."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

Event = Mapping[str, Any]

# Subtypes of a message that are a person speaking: docs.slack.dev/reference/events/message#subtypes.
_SPOKEN = frozenset({None, "file_share", "thread_broadcast", "me_message"})
_LABELLED = re.compile(r"<[@#!][^|>]*\|([^>]*)>")  # <@U1|ann>, <#C1|general>
_LINK = re.compile(r"<((?:https?|mailto):[^|>]*)(?:\|[^>]*)?>")
_ENTITY = re.compile(r"<[@#!][^>]*>")


def spoken_by_person(event: Event) -> bool:
    """Say whether a person wrote this anew: no bot, no edit, no deletion, no notice of Slack's own."""
    by_person = event.get("user") is not None and event["user"] != "USLACKBOT" and "bot_id" not in event
    return by_person and event.get("subtype") in _SPOKEN and "edited" not in event


def question(text: str, bot_user: str | None = None) -> str:
    """Return a message as its writer saw it: without the mention of `bot_user`, entities as their words."""
    if bot_user:
        text = re.sub(rf"<@{re.escape(bot_user)}(?:\|[^>]*)?>", " ", text)
    text = _LABELLED.sub(r"\1", text)
    text = _ENTITY.sub(" ", _LINK.sub(r"\1", text))
    return " ".join(html.unescape(text).split())


def thread_of(event: Event) -> str:
    """Return the time stamp of the thread that an answer belongs to: the message's thread, else the message itself."""
    return str(event.get("thread_ts") or event["ts"])


def thread_key(team: str | None, channel: str, thread: str) -> str:
    """Return the name under which the core keeps what a conversation is about."""
    return f"slack:{team}:{channel}:{thread}"


def delivery_key(body: Mapping[str, Any]) -> str | None:
    """Return what tells one event or command from its repeated deliveries; None where Slack gives nothing."""
    team = body.get("team_id") or (body.get("team") or {}).get("id")
    for name in ("event_id", "trigger_id"):
        if name in body:
            return f"slack:{team}:{name}:{body[name]}"
    return None
