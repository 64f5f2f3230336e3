"""Whether Slack would take a payload: slack_sdk's validators on every block, and the limits that they do not know."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from adapters.chat.text import units
from adapters.slack import limits


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a payload."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def assert_slack_takes_blocks(blocks: list[dict[str, Any]], *, most: int = limits.BLOCKS) -> None:
    """Fail where a block, an element or a text is outside of a limit."""
    assert 1 <= len(blocks) <= most
    for parsed, block in zip(Block.parse_all(blocks), blocks, strict=True):
        parsed.validate_json()
        if block["type"] != "context_actions":
            assert parsed.to_dict() == block
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    assert len(ids) == len(set(ids))
    for node in nodes(blocks):
        _assert_within(node)


def assert_slack_takes_message(payload: dict[str, Any]) -> None:
    """Fail where a message would be refused or cut."""
    assert_slack_takes_blocks(payload["blocks"])
    assert units(json.dumps(payload["blocks"], ensure_ascii=False)) <= limits.BLOCKS_CHARACTERS
    assert 1 <= units(payload["text"]) <= limits.TEXT
    assert payload["unfurl_links"] is payload["unfurl_media"] is False


def assert_slack_takes_view(view: dict[str, Any]) -> None:
    """Fail where a modal or a Home tab would be refused."""
    View(**view).validate_json()
    assert_slack_takes_blocks(view["blocks"], most=limits.VIEW_BLOCKS)
    for name in ("title", "submit", "close"):
        assert name not in view or 1 <= len(view[name]["text"]) <= limits.TITLE


def _assert_within(node: dict[str, Any]) -> None:
    kind = node.get("type")
    if kind in {"text", "plain_text", "link"}:
        assert node["text"].strip()
        assert units(node["text"]) <= limits.QUOTE
    if kind == "header":
        assert units(node["text"]["text"]) <= limits.HEADER
    if kind == "section":
        assert all(units(field["text"]) <= limits.FIELD for field in node.get("fields", ()))
        assert units(node.get("text", {}).get("text", "")) <= limits.TEXT_OBJECT
    if kind == "context":
        assert len(node["elements"]) <= limits.CONTEXT_ELEMENTS
        assert all(units(element["text"]) <= limits.TEXT_OBJECT for element in node["elements"])
    if kind == "button":
        assert units(node["text"]["text"]) <= limits.BUTTON_TEXT
        assert units(node["value"]) <= limits.BUTTON_VALUE
    for option in node.get("options", ()):
        assert units(option["text"]["text"]) <= limits.OPTION_TEXT
        assert units(option["value"]) <= limits.OPTION_VALUE
    assert len(node.get("options", ())) <= limits.OPTIONS
