"""What was seen lately."""

from __future__ import annotations

from collections import OrderedDict
from typing import Protocol


class Recent(Protocol):
    """A memory of keys: of events already taken, or of threads already joined."""

    def add(self, key: str) -> bool:
        """Remember `key`; say whether it was new."""

    def __contains__(self, key: str) -> bool:
        """Say whether `key` is remembered."""


class RecentInMemory:
    """The newest `size` keys of this process; forgotten with it."""

    def __init__(self, size: int = 10_000) -> None:
        self._size = size
        self._keys: OrderedDict[str, None] = OrderedDict()

    def add(self, key: str) -> bool:
        """Remember `key` as the newest; say whether it was new."""
        new = key not in self._keys
        self._keys[key] = None
        self._keys.move_to_end(key)
        if len(self._keys) > self._size:
            self._keys.popitem(last=False)
        return new

    def __contains__(self, key: str) -> bool:
        return key in self._keys
