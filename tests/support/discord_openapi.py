"""Discord's own description of its API, where it is at hand, and requests held to it."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

OPENAPI = Path(os.environ.get("GAINSAY_DISCORD_OPENAPI", "../shared/specs/discord-openapi.json"))


def assert_discord_takes(requests: Any) -> int:
    """Hold every request that has a body to the description, and return how many there were."""
    sent = [request for request in requests if request.json is not None]
    for request in sent:
        found = _validator(request.method.lower(), request.path.split("?")[0])
        assert found is not None, (request.method, request.path)
        assert not [error.message for error in found.iter_errors(request.json)], request
        if "message" in request.path or "callback" in request.path:
            data = request.json.get("data") or request.json
            assert not data.get("allowed_mentions", {}).get("parse")
    return len(sent)


def _validator(method: str, path: str) -> Draft202012Validator | None:
    for template in _templates():
        pattern = re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(template))
        if re.fullmatch(pattern, path) and method in _description()["paths"][template]:
            return _of(method, template)
    return None


@cache
def _of(method: str, template: str) -> Draft202012Validator:
    body = _description()["paths"][template][method]["requestBody"]
    schema = body["content"]["application/json"]["schema"]
    return Draft202012Validator({**schema, "components": _description()["components"]})


@cache
def _templates() -> list[str]:
    """Return the paths, those with fewest placeholders first."""
    return sorted(_description()["paths"], key=lambda template: template.count("{"))


@cache
def _description() -> dict[str, Any]:
    described: dict[str, Any] = _snowflakes_as_integers(json.loads(OPENAPI.read_text(encoding="utf-8")))
    return described


def _snowflakes_as_integers(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_snowflakes_as_integers(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "snowflake" and schema.get("type") == "string":
        return {"type": ["string", "integer"]}
    return {name: _snowflakes_as_integers(inner) for name, inner in schema.items()}
