from __future__ import annotations

from bot.choices import Choices
from bot.places import Platform, Workspace
from bot.ports import Library

HOME, OTHER = Workspace(Platform.DISCORD, "1"), Workspace(Platform.SLACK, "1")


async def test_the_latest_choice_counts_in_its_own_workspace(library: Library) -> None:
    choices = Choices(library)
    assert await choices.get(HOME, "threads") is None
    await choices.put(HOME, "threads", "no")
    await choices.put(HOME, "threads", "yes")
    await choices.put(OTHER, "threads", "")
    assert await choices.get(HOME, "threads") == "yes"
    assert await choices.get(OTHER, "threads") == ""
    assert await choices.get(HOME, "crosspost") is None
    async with library.begin() as uow:
        assert await uow.choices.all() == [(HOME, "threads", "yes"), (OTHER, "threads", "")]


async def test_a_workspace_is_forgotten_alone(library: Library) -> None:
    choices = Choices(library)
    for workspace in (HOME, OTHER):
        await choices.put(workspace, "threads", "yes")
    async with library.begin() as uow:
        await uow.choices.forget(HOME)
        await uow.commit()
    assert await choices.get(HOME, "threads") is None
    assert await choices.get(OTHER, "threads") == "yes"
