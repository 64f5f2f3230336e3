"""The form of a subscription: a modal out, a wish back, and what is wrong said beside its field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import time
from typing import Any

from adapters.slack import limits
from adapters.slack.blocks import Block, context, option, plain
from bot.contradictions.contradiction import Severity
from bot.digests.checking import checked, zone_of
from bot.digests.subscription import EVERY_DAY, Weekday, Wish
from bot.wording import Wording

CALLBACK = "subscription"
TOPICS, ZONE = "topics", "zone"  # the fields whose options are looked up as somebody types
_CHANNEL, _DAYS, _AT, _LEAST, _ALERTS = "channel", "days", "at", "least", "alerts"


def form(words: Wording, wish: Wish, *, channel: str | None, subscription_id: str | None = None) -> Block:
    """Return the modal for a new subscription, or for the one with that id, whose channel stays."""
    blocks = [] if subscription_id else [_channel(words, channel)]
    blocks += [_topics(words, wish.topics), _days(words, wish.days), _at(words, wish.at), _zone(words, wish.zone)]
    blocks += [_least(words, wish.least), _alerts(words, alerts=wish.alerts)]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": json.dumps({"id": subscription_id}),
        "title": plain(words("form-title")[: limits.TITLE]),
        "submit": plain(words("form-save")[: limits.TITLE]),
        "close": plain(words("form-cancel")[: limits.TITLE]),
        "blocks": blocks,
    }


def loading(words: Wording) -> Block:
    """Return a modal that is there at once, because what opens a modal is good for three seconds."""
    return view(words, [context(words("working"))])


def view(words: Wording, blocks: Sequence[Block], title: str = "claims-title") -> Block:
    """Return a modal that shows something and asks nothing, under the message `title`."""
    return {
        "type": "modal",
        "title": plain(words(title)[: limits.TITLE]),
        "close": plain(words("form-close")[: limits.TITLE]),
        "blocks": list(blocks)[: limits.VIEW_BLOCKS],
    }


def subscription_of(view: Mapping[str, Any]) -> str | None:
    """Return the id of the subscription that a form changes, None for a new one."""
    found = json.loads(view.get("private_metadata") or "{}").get("id")
    return found if found is None else str(found)


def channel_of(view: Mapping[str, Any]) -> str:
    """Return the channel that a new subscription is for."""
    return str(_given(view, _CHANNEL).get("selected_conversation") or "")


def wish_of(view: Mapping[str, Any], before: Wish | None = None) -> Wish:
    """Return the wish that was filled in; what the form does not show stays as `before`. Raises WishError."""
    least = _given(view, _LEAST).get("selected_option") or {}
    zone = _given(view, ZONE).get("selected_option") or {}
    days = _values(_given(view, _DAYS))
    at = _given(view, _AT).get("selected_time")
    filled = replace(
        before or Wish(),
        topics=tuple(_values(_given(view, TOPICS))),
        days=frozenset(Weekday(int(value)) for value in days),
        at=time.fromisoformat(at) if at else Wish().at,
        zone=zone_of(str(zone.get("value") or Wish().zone)).key,
        least=Severity(least["value"]) if least else Wish().least,
        alerts=bool(_given(view, _ALERTS).get("selected_options")),
    )
    return checked(filled)


def _given(view: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = view["state"]["values"].get(name, {}).get(name, {})
    return found


def _values(given: Mapping[str, Any]) -> list[str]:
    return [str(one["value"]) for one in given.get("selected_options") or ()]


def _input(words: Wording, name: str, element: Block, *, optional: bool = False) -> Block:
    return {
        "type": "input",
        "block_id": name,
        "label": plain(words(f"field-{name}")),
        "element": {**element, "action_id": name},
        "optional": optional,
    }


def _channel(words: Wording, channel: str | None) -> Block:
    chosen = {"initial_conversation": channel} if channel else {"default_to_current_conversation": True}
    return _input(words, _CHANNEL, {"type": "conversations_select", **chosen})


def _topics(words: Wording, topics: Sequence[str]) -> Block:
    element: Block = {"type": "multi_external_select", "min_query_length": 1}
    element["placeholder"] = plain(words("field-topics-all"))
    chosen = _options(topics)
    return _input(words, TOPICS, element | ({"initial_options": chosen} if chosen else {}), optional=True)


def _days(words: Wording, days: Iterable[Weekday]) -> Block:
    def named(chosen: Iterable[Weekday]) -> list[Block]:
        return [option(words(f"day-{day.name.casefold()}"), str(int(day))) for day in sorted(chosen)]

    element = {"type": "multi_static_select", "options": named(EVERY_DAY), "initial_options": named(days)}
    return _input(words, _DAYS, element)


def _at(words: Wording, at: time) -> Block:
    return _input(words, _AT, {"type": "timepicker", "initial_time": f"{at:%H:%M}"})


def _zone(words: Wording, zone: str) -> Block:
    element = {"type": "external_select", "min_query_length": 2, "initial_option": option(zone)}
    return _input(words, ZONE, element)


def _least(words: Wording, least: Severity) -> Block:
    choices = {one: option(words(f"least-{one}"), one.value) for one in Severity}
    element = {"type": "static_select", "options": list(choices.values()), "initial_option": choices[least]}
    return _input(words, _LEAST, element)


def _alerts(words: Wording, *, alerts: bool) -> Block:
    wanted = [option(words("field-alerts-yes"), "yes")]
    element: Block = {"type": "checkboxes", "options": wanted}
    return _input(words, _ALERTS, element | ({"initial_options": wanted} if alerts else {}), optional=True)


def _options(values: Iterable[str]) -> list[Block]:
    """Return values as options; one that is too long for Slack is left to the command line."""
    return [option(value) for value in values if len(value) <= limits.OPTION_TEXT][: limits.OPTIONS]
