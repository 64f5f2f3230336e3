"""What Slack's events say, read into plain words."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from bot.places import Person, Place, Platform, Workspace

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


def team_of(body: Event) -> str:
    """Return the id of the workspace that a payload comes from; of the organisation where there is no workspace."""
    inner = body.get("team") or body.get("enterprise") or {}
    return str(body.get("team_id") or inner.get("id") or "")


def workspace(body: Event) -> Workspace:
    """Return where a payload comes from."""
    return Workspace(Platform.SLACK, team_of(body))


def here(body: Event) -> Place:
    """Return the channel that a command or button was used in."""
    channel = body.get("channel_id") or (body.get("channel") or {}).get("id") or ""
    return Place(Platform.SLACK, team_of(body), str(channel))


def who(body: Event) -> Person:
    """Return the person who used a command, button or form."""
    return Person(Platform.SLACK, team_of(body), user_of(body))


def user_of(body: Event) -> str:
    """Return the id of that person."""
    return str(body.get("user_id") or (body.get("user") or {}).get("id") or "")


def delivery_key(body: Mapping[str, Any]) -> str | None:
    """Return what tells one event or command from its repeated deliveries; None where Slack gives nothing."""
    team = team_of(body)
    for name in ("event_id", "trigger_id"):
        if name in body:
            return f"slack:{team}:{name}:{body[name]}"
    return None
