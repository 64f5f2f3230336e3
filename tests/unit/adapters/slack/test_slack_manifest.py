"""The manifests against the lengths in Slack's manifest schema, and against what the code listens to and calls."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import adapters.slack
from adapters.chat.verbs import Verb
from adapters.slack.access import SCOPES, OneWorkspace
from adapters.slack.app import COMMAND, FIND_CLAIMS, NEW_DIGEST, build
from adapters.slack.http import EVENTS_PATH
from tests.support.desk import FakeDesk

PACKAGE = Path(adapters.slack.__file__).parent
SCHEMA = Path(__file__).resolve().parents[3] / "fixtures" / "slack-manifest.schema.json"
EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "app_home_opened": None,
    "app_uninstalled": None,
    "team_access_revoked": None,
    "tokens_revoked": None,
}
METHOD_SCOPES = {
    "auth_test": None,
    "chat_postMessage": "chat:write",
    "conversations_open": "im:write",
    "conversations_history": None,  # only where the operator has added the scope for it
    "conversations_replies": None,
    "files_upload_v2": "files:write",
    "users_info": "users:read",
    "views_open": None,
    "views_publish": None,
    "views_update": None,
}
OF_BOLT = {"set_status": "assistant:write", "set_suggested_prompts": "assistant:write"}
NOT_THE_WEB_API = {"issue_new_wss_url", "send_dict"}


def manifest(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((PACKAGE / name).read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("name", ["manifest.yaml", "manifest.http.yaml"])
def test_a_manifest_is_what_slack_takes(name: str) -> None:
    jsonschema.validate(manifest(name), json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_a_manifest_that_slack_would_refuse_is_told() -> None:
    wrong = manifest("manifest.yaml")
    wrong["features"]["shortcuts"][0]["name"] = "A name of more than twenty-four characters"
    with pytest.raises(jsonschema.ValidationError, match="is too long"):
        jsonschema.validate(wrong, json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_scopes_are_those_that_the_code_needs_and_no_others() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py"))
    called = set(re.findall(r"client\.([a-z]+_[a-zA-Z_0-9]+)\(", source)) - NOT_THE_WEB_API
    needed = {METHOD_SCOPES[method] for method in called} | {"commands"}
    needed |= {scope for name, scope in OF_BOLT.items() if f'"{name}"' in source}
    needed |= {
        EVENT_SCOPES[event] for event in manifest("manifest.yaml")["settings"]["event_subscriptions"]["bot_events"]
    }
    assert set(manifest("manifest.yaml")["oauth_config"]["scopes"]["bot"]) == needed - {None}
    assert set(SCOPES) == needed - {None}


def test_http_is_the_same_app_at_an_address() -> None:
    socket, http = manifest("manifest.yaml"), manifest("manifest.http.yaml")
    addresses = [http["settings"]["event_subscriptions"].pop("request_url")]
    addresses += [http["settings"]["interactivity"].pop(name) for name in ("request_url", "message_menu_options_url")]
    addresses += [http["features"]["slash_commands"][0].pop("url")]
    assert all(address.endswith(EVENTS_PATH) for address in addresses)
    assert http["oauth_config"].pop("redirect_urls")[0].endswith("/slack/oauth_redirect")
    assert (http["settings"].pop("socket_mode_enabled"), socket["settings"].pop("socket_mode_enabled")) == (False, True)
    assert http["settings"].pop("token_rotation_enabled") is not socket["settings"].pop("token_rotation_enabled")
    assert (http["settings"].pop("org_deploy_enabled"), socket["settings"].pop("org_deploy_enabled")) == (True, False)
    assert http == socket


async def test_the_app_listens_to_what_the_manifest_names() -> None:
    app = build(FakeDesk(), OneWorkspace("xoxb-1", "http://127.0.0.1:1/api/"))
    listened = {listener.ack_function.__name__ for listener in app._async_listeners}
    events = {"mentioned", "messaged", "opened", "uninstalled", "revoked", "access_revoked"}
    assert events < listened
    named = manifest("manifest.yaml")
    assert len(named["settings"]["event_subscriptions"]["bot_events"]) == len(events)
    assert [one["callback_id"] for one in named["features"]["shortcuts"]] == [FIND_CLAIMS, NEW_DIGEST]
    assert [one["command"] for one in named["features"]["slash_commands"]] == [COMMAND]


def test_the_usage_hint_names_every_verb() -> None:
    (command,) = manifest("manifest.yaml")["features"]["slash_commands"]
    assert command["usage_hint"].split(" | ") == [verb.value for verb in Verb]
