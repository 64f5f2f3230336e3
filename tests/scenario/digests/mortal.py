"""A process that is killed at a chosen await: every call of a store or sender is one step, before it and after it.

What a kill leaves is what the database had committed. Handlers for errors and cancellation do not run in earnest, and
what is raised here is neither, so that they do not run in the test.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any

from bot.digests.delivery import Sender


class Killed(BaseException):
    """The process is gone."""


class Fate:
    """Kills at step `at`; counts the steps."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.steps = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.at:
            raise Killed


class Mortal:
    """Stands for a unit of work, store or sender, and passes every call on."""

    def __init__(self, inner: Any, fate: Fate) -> None:
        self._inner = inner
        self._fate = fate

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        if not inspect.iscoroutinefunction(found):
            is_part = hasattr(found, "__dict__") and not isinstance(found, (Iterable, int)) and not callable(found)
            return Mortal(found, self._fate) if is_part else found

        async def call(*args: Any, **names: Any) -> Any:
            self._fate.step()
            result = await found(*args, **names)
            self._fate.step()
            return result

        return call

    async def __aenter__(self) -> Mortal:
        self._fate.step()
        await self._inner.__aenter__()
        return self

    async def __aexit__(self, *error: Any) -> None:
        await self._inner.__aexit__(*error)


class MortalLibrary:
    """A library whose every step can be the last."""

    def __init__(self, library: Any, fate: Fate) -> None:
        self._library = library
        self._fate = fate

    def begin(self) -> Any:
        return Mortal(self._library.begin(), self._fate)


def mortal_senders(senders: dict[Any, Any], fate: Fate) -> dict[Any, Sender]:
    """Return the senders, each send one step before and one after."""
    return {platform: Mortal(sender, fate) for platform, sender in senders.items()}
