"""Audiences in memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from bot.corpus import Audience
from bot.places import Workspace
from storage.memory.state import Held, Work


class MemoryAudienceStore:
    """The `AudienceStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def listed(self, pages: Sequence[str], audience: Audience | None) -> None:
        """See `bot.corpus.AudienceStore`."""
        state = await self._work.change()
        for key in pages:
            known = state.pages.get(key)
            held = state.page_audiences.get(key)
            fresh = Held(only=True) if known is None and held is None else Held(only=False)
            state.page_audiences[key] = (held or fresh).joined(audience)
            if known is not None and known.article_id:
                brought = state.article_audiences.get(known.article_id, Held(only=False))
                state.article_audiences[known.article_id] = brought.joined(audience)

    async def bring(self, article_id: str, page: str | None = None, *, new: bool) -> None:
        """See `bot.corpus.AudienceStore`."""
        state = await self._work.change()
        listed = state.page_audiences.get(page or "", Held(only=False))
        held = state.article_audiences.get(article_id, Held(only=new))
        state.article_audiences[article_id] = Held(held.workspaces | listed.workspaces, only=held.only and listed.only)

    async def of(self, article_id: str) -> Sequence[Audience]:
        """See `bot.corpus.AudienceStore`."""
        held = self._work.state.article_audiences.get(article_id, Held())
        return [Audience(one, held.only) for one in sorted(held.workspaces, key=lambda one: (one.platform, one.id))]

    async def put(self, article_id: str, audiences: Sequence[Audience]) -> None:
        """See `bot.corpus.AudienceStore`."""
        only = bool(audiences) and all(one.only for one in audiences)
        held = Held(frozenset(one.workspace for one in audiences), only=only)
        (await self._work.change()).article_audiences[article_id] = held

    async def brings(self, workspace: Workspace) -> bool:
        """See `bot.corpus.AudienceStore`."""
        return any(workspace in held.workspaces for held in self._work.state.article_audiences.values())

    async def forget(self, workspace: Workspace) -> Collection[str]:
        """See `bot.corpus.AudienceStore`."""
        state = await self._work.change()
        for audiences in (state.page_audiences, state.article_audiences):
            for key, held in audiences.items():
                audiences[key] = Held(held.workspaces - {workspace}, only=held.only)
        for key in _of_nobody(state.page_audiences):
            del state.page_audiences[key]
            state.pages.pop(key, None)
        return _of_nobody(state.article_audiences)


def _of_nobody(audiences: Mapping[str, Held]) -> set[str]:
    return {key for key, held in audiences.items() if held.only and not held.workspaces}
