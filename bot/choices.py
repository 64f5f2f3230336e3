"""What a workspace has chosen, and what a platform has been told: small texts under a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from bot.places import Workspace

if TYPE_CHECKING:
    from bot.ports import Library


class ChoiceStore(Protocol):
    """One text for each workspace and name."""

    async def get(self, workspace: Workspace, name: str) -> str | None:
        """Return what was chosen, None where nothing was."""

    async def put(self, workspace: Workspace, name: str, value: str) -> None:
        """Store a choice in the place of the earlier one."""

    async def all(self) -> Sequence[tuple[Workspace, str, str]]:
        """Return every workspace's choices, each with its name and value, sorted."""

    async def forget(self, workspace: Workspace) -> None:
        """Forget all of a workspace."""


class Choices:
    """The use cases: choose, and look up what was chosen."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def get(self, workspace: Workspace, name: str) -> str | None:
        """Return what was chosen, None where nothing was."""
        async with self._library.begin() as uow:
            return await uow.choices.get(workspace, name)

    async def all(self, name: str) -> Sequence[tuple[Workspace, str]]:
        """Return what every workspace has chosen under a name."""
        async with self._library.begin() as uow:
            return [(workspace, value) for workspace, named, value in await uow.choices.all() if named == name]

    async def put(self, workspace: Workspace, name: str, value: str) -> None:
        """Store a choice in the place of the earlier one."""
        async with self._library.begin() as uow:
            await uow.choices.put(workspace, name, value)
            await uow.commit()
