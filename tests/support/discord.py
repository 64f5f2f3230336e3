"""What messages of an in-memory Discord show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def components(message: Any) -> Iterator[dict[str, Any]]:
    """Return every component of a message or response, nested ones too."""

    def walk(found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for component in found:
            yield component
            yield from walk(component.get("components", []))

    yield from walk([one if isinstance(one, dict) else one.to_dict() for one in message.components])


def words(message: Any) -> str:
    """Return every text display."""
    return "\n".join(component["content"] for component in components(message) if component["type"] == 10)


def buttons(message: Any) -> dict[str, dict[str, Any]]:
    """Return the buttons by their labels."""
    return {component["label"]: component for component in components(message) if component["type"] == 2}
