"""The manifest against the lengths in Slack's manifest schema 2.0.0, and against what the code listens to and calls."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import adapters.slack
from adapters.chat.verbs import Verb
from adapters.slack.access import OneWorkspace
from adapters.slack.app import build
from tests.support.desk import FakeDesk

PACKAGE = Path(adapters.slack.__file__).parent
EVENT_SCOPES = {"app_mention": "app_mentions:read", "message.im": "im:history"}
METHOD_SCOPES = {"chat_postMessage": "chat:write", "auth_test": None}


@pytest.fixture
def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((PACKAGE / "manifest.yaml").read_text(encoding="utf-8"))
    return loaded


def test_texts_are_within_their_limits(manifest: dict[str, Any]) -> None:
    shown = manifest["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4000
    assert len(manifest["features"]["bot_user"]["display_name"]) <= 80
    for command in manifest["features"]["slash_commands"]:
        assert len(command["command"]) <= 32


def test_scopes_are_those_that_the_code_needs_and_no_others(manifest: dict[str, Any]) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py"))
    called = set(re.findall(r"client\.([a-z]+_[a-zA-Z]+)\(", source)) - {"issue_new_wss_url", "send_dict"}
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    needed = {METHOD_SCOPES[method] for method in called} | {EVENT_SCOPES[event] for event in events} | {"commands"}
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == needed - {None}


async def test_the_app_listens_to_what_the_manifest_subscribes_to(manifest: dict[str, Any]) -> None:
    app = build(FakeDesk(), OneWorkspace("xoxb-1", "http://127.0.0.1:1/api/"))
    listened = {listener.ack_function.__name__ for listener in app._async_listeners}
    assert listened == {"mentioned", "messaged", "commanded"}
    assert manifest["settings"]["event_subscriptions"]["bot_events"] == ["app_mention", "message.im"]
    assert manifest["settings"]["socket_mode_enabled"] is True


def test_the_usage_hint_names_every_verb(manifest: dict[str, Any]) -> None:
    (command,) = manifest["features"]["slash_commands"]
    assert set(command["usage_hint"].split(" | ")) == {verb.value for verb in Verb} - {"articles"}
