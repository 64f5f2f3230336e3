"""Choices in memory."""

from __future__ import annotations

from collections.abc import Sequence

from bot.places import Workspace
from storage.memory.state import Work


class MemoryChoiceStore:
    """The `ChoiceStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, workspace: Workspace, name: str) -> str | None:
        """See `bot.choices.ChoiceStore`."""
        return self._work.state.choices.get((workspace, name))

    async def put(self, workspace: Workspace, name: str, value: str) -> None:
        """See `bot.choices.ChoiceStore`."""
        state = await self._work.change()
        state.choices[workspace, name] = value

    async def all(self) -> Sequence[tuple[Workspace, str, str]]:
        """See `bot.choices.ChoiceStore`."""
        found = ((workspace, name, value) for (workspace, name), value in self._work.state.choices.items())
        return sorted(found, key=lambda one: (one[0].platform, one[0].id, one[1]))

    async def forget(self, workspace: Workspace) -> None:
        """See `bot.choices.ChoiceStore`."""
        state = await self._work.change()
        state.choices = {key: value for key, value in state.choices.items() if key[0] != workspace}
