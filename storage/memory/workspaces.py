"""What is a workspace's own, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.digests.delivery import Part, PartState
from bot.places import Workspace
from storage.memory.state import Work

_SETTLED = frozenset({PartState.SENT, PartState.FAILED})


class MemoryWorkspaceStore:
    """The `WorkspaceStore` of a unit of work."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def known(self) -> Sequence[Workspace]:
        """See `bot.workspaces.WorkspaceStore`."""
        state = self._work.state
        found = {Workspace(one.place.platform, one.place.workspace) for one, _ in state.digests.subscriptions.values()}
        found |= {Workspace(feed.owner.platform, feed.owner.workspace) for feed in state.feeds.values()}
        found |= {Workspace(person.platform, person.workspace) for person, _ in state.feedback}
        found |= {workspace for workspace, _ in state.shown} | {workspace for workspace, _ in state.choices}
        return sorted(found, key=lambda one: (one.platform, one.id))

    async def digests(self, workspace: Workspace) -> int:
        """See `bot.workspaces.WorkspaceStore`."""
        theirs = self._subscriptions(workspace)
        return sum(one.subscription_id in theirs for one in self._work.state.digests.digests.values())

    async def drop_before(self, workspace: Workspace, instant: datetime) -> int:
        """See `bot.workspaces.WorkspaceStore`."""
        state = await self._work.change()
        records, theirs = state.digests, self._subscriptions(workspace)
        verdicts = [
            key
            for key, one in state.feedback.items()
            if Workspace(one.person.platform, one.person.workspace) == workspace and one.at < instant
        ]
        parts = [
            key
            for key, part in records.parts.items()
            if (part.subscription_id in theirs or _is_notice_to(part, workspace))
            and part.created < instant
            and part.state in _SETTLED
        ]
        for verdict in verdicts:
            del state.feedback[verdict]
        for part_key in parts:
            del records.parts[part_key]
        sources = {part.source for part in records.parts.values()}
        digests = [
            key
            for key, one in records.digests.items()
            if one.subscription_id in theirs and one.decided < instant and key not in sources
        ]
        alerts = [
            key
            for key, one in records.alerts.items()
            if one.subscription_id in theirs
            and one.decided < instant
            and records.subscriptions[one.subscription_id][0].mark >= one.upto
        ]
        for digest_id in digests:
            del records.digests[digest_id]
        for alert_id in alerts:
            del records.alerts[alert_id]
        return len(verdicts) + len(parts) + len(digests) + len(alerts)

    async def forget_notices(self, workspace: Workspace) -> None:
        """See `bot.workspaces.WorkspaceStore`."""
        records = (await self._work.change()).digests
        records.parts = {key: part for key, part in records.parts.items() if not _is_notice_to(part, workspace)}

    async def forget_tokens(self, workspace: Workspace) -> None:
        """See `bot.workspaces.WorkspaceStore`; in memory there are none."""

    def _subscriptions(self, workspace: Workspace) -> frozenset[str]:
        held = self._work.state.digests.subscriptions
        return frozenset(key for key, (one, _) in held.items() if one.place.within(workspace))


def _is_notice_to(part: Part, workspace: Workspace) -> bool:
    """Say whether a message belongs to no subscription and goes to that workspace."""
    return part.subscription_id is None and Workspace(part.to.platform, part.to.workspace) == workspace
