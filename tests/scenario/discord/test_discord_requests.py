"""Every request of a full session, against Discord's own description of its API."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import discord
import pytest
from jsonschema import Draft202012Validator

from bot.replies import Picture
from tests.support.desk import FakeDesk
from tests.support.replies import item, reply

OPENAPI = Path(os.environ.get("GAINSAY_DISCORD_OPENAPI", "../shared/specs/discord-openapi.json"))
LONG = reply(*(item(f"Sentence {number}. {'word ' * 250}end") for number in range(4)))


def _snowflakes_as_integers(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_snowflakes_as_integers(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "snowflake" and schema.get("type") == "string":
        return {"type": ["string", "integer"]}
    return {name: _snowflakes_as_integers(inner) for name, inner in schema.items()}


def _operation(document: dict[str, Any], method: str, path: str) -> dict[str, Any] | None:
    exact = sorted(document["paths"], key=lambda template: template.count("{"))
    for template in exact:
        pattern = re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(template))
        if re.fullmatch(pattern, path.split("?")[0]) and method.lower() in document["paths"][template]:
            return document["paths"][template][method.lower()]  # type: ignore[no-any-return]
    return None


def _description() -> dict[str, Any]:
    described: dict[str, Any] = _snowflakes_as_integers(json.loads(OPENAPI.read_text(encoding="utf-8")))
    return described


@pytest.mark.skipif(not OPENAPI.exists(), reason="Discord's API description is not at hand")
async def test_every_request_is_as_discord_describes_it(
    simcord_env: Any, alice: Any, channel: Any, desk: FakeDesk
) -> None:
    me = simcord_env.bot.user.id
    keeper = alice.guild.add_member(
        simcord_env.create_user("keeper"),
        roles=[alice.guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))],
    )
    await keeper.slash(channel, "gainsay-settings", threads=True)
    await alice.slash(channel, "gainsay status")
    await alice.slash(channel, "gainsay help")
    await alice.slash(channel, "gainsay claims", about="the bridge", stance="denies")
    await alice.slash(channel, "gainsay contradictions", kind="number", private=True)
    desk.answer = reply(*(item(f"Sentence {number}. {'word ' * 250}end") for number in range(4)))
    await alice.slash(channel, "gainsay ask", question="Who denied it?")
    desk.answer = reply()
    await alice.send(channel, f"<@{me}> who denied it?")
    await alice.send(channel, f"<@{me}> and when?", reply_to=channel.last_message)
    await alice.autocomplete(channel, "gainsay claims", "about", "the")
    await alice.context_menu(channel, "Find claims about this", await alice.send(channel, "the bridge"))
    desk.answer = replace(LONG, pictures=(Picture(b"\x89PNG", "who stood where", "timeline.png"),))
    private = (await alice.slash(channel, "gainsay ask", question="Who denied it?", private=True)).response
    for label in ("Next", "Back", "Share", "How was this found?", "Helpful"):
        await alice.click(private, label=label)
    await simcord_env.create_user("bob").send_dm("who denied it?")
    document = _description()
    sent = [request for request in simcord_env.http_requests if request.json is not None]
    assert len(sent) >= 30
    validators: dict[str, Draft202012Validator] = {}
    for request in sent:
        operation = _operation(document, request.method, request.path)
        assert operation is not None, (request.method, request.path)
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        key = json.dumps(schema)
        if key not in validators:
            validators[key] = Draft202012Validator({**schema, "components": document["components"]})
        assert not [error.message for error in validators[key].iter_errors(request.json)], request
        if "message" in request.path or "callback" in request.path:
            data = request.json.get("data") or request.json
            assert not data.get("allowed_mentions", {}).get("parse")
