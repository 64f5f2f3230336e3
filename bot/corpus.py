"""What a workspace may look up: what is everybody's, what its own feeds brought, or both."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from bot.places import Platform, Workspace

if TYPE_CHECKING:
    from bot.ports import Library, UnitOfWork

CHOICE = "corpus"  # the name of a workspace's choice


class Corpus(StrEnum):
    """For whom a workspace's feeds are read, and what it looks answers up in."""

    SHARED = "shared"  # its feeds are read for everybody, and it sees what is everybody's
    PRIVATE = "private"  # they are read for it alone; it sees that and what is everybody's
    OWN = "own"  # they are read for it alone, and it sees nothing else


@dataclass(frozen=True, slots=True)
class View:
    """What is seen: what is everybody's (`shared`), and what the feeds of `workspace` brought."""

    workspace: Workspace
    shared: bool = True


EVERYBODYS = View(Workspace(Platform.TERMINAL))  # what those see who brought nothing


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom something is brought. With `only`, for that workspace and others that bring it for themselves alone."""

    workspace: Workspace
    only: bool


class AudienceStore(Protocol):
    """Who may see which article. One that nobody brought for themselves alone is everybody's, and stays so."""

    async def listed(self, pages: Sequence[str], audience: Audience | None) -> None:
        """Note, before pages are stored, for whom a feed lists those of these keys; None is everybody.

        Their articles, where they were taken already, are that audience's as well.
        """

    async def bring(self, article_id: str, page: str | None = None, *, new: bool) -> None:
        """Give an article to the audience that the page was listed for; without a page, to everybody.

        `new` says that the article was not stored before.
        """

    async def of(self, article_id: str) -> Sequence[Audience]:
        """Return the audiences of an article, sorted."""

    async def put(self, article_id: str, audiences: Sequence[Audience]) -> None:
        """Give a stored article these audiences and no others; without any it is everybody's."""

    async def brings(self, workspace: Workspace) -> bool:
        """Say whether the feeds of a workspace have brought any article."""

    async def forget(self, workspace: Workspace) -> Collection[str]:
        """Forget what a workspace brought, with the pages that were listed for it alone.

        Return the articles that nobody may see any more; they are the caller's to remove.
        """


async def audience_of(workspace: Workspace, uow: UnitOfWork) -> Audience | None:
    """Return for whom the feeds of a workspace are read; what belongs to none is for everybody."""
    if not workspace.id:
        return None
    return Audience(workspace, only=await uow.corpus(workspace) is not Corpus.SHARED)


async def view_of(workspace: Workspace, uow: UnitOfWork) -> View:
    """Return what a workspace sees, and what is everybody's for those who are in none.

    Workspaces that see the same, because they brought nothing, have the same view.
    """
    if not workspace.id:
        return EVERYBODYS
    shared = await uow.corpus(workspace) is not Corpus.OWN
    if shared and not await uow.audiences.brings(workspace):
        return EVERYBODYS
    return View(workspace, shared)


class Corpora:
    """The use cases: choose, and look up what was chosen."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def of(self, workspace: Workspace) -> Corpus:
        """Return what a workspace has chosen, else what the operator has set for all."""
        async with self._library.begin() as uow:
            return await uow.corpus(workspace)

    async def choose(self, workspace: Workspace, corpus: Corpus) -> None:
        """Choose from now on; what was brought before stays whose it is."""
        async with self._library.begin() as uow:
            await uow.choices.put(workspace, CHOICE, corpus.value)
            await uow.commit()
