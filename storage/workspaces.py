"""What is a workspace's own, in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Delete, and_, delete, exists, func, literal, select, union

from bot.digests.delivery import PartState
from bot.places import Platform, Workspace
from storage.chat_tables import feedback, shown
from storage.choice_tables import choices
from storage.digest_tables import alert, digest, outbox, subscription
from storage.feed_tables import feed
from storage.slack_tables import slack_bots, slack_installations
from storage.transaction import Transaction

_OWN = subscription, feed, feedback, shown, choices  # tables with a platform and a workspace
_SETTLED = PartState.SENT.value, PartState.FAILED.value
_PLATFORMS = frozenset(Platform)


class SqlWorkspaceStore:
    """The `WorkspaceStore` of a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def known(self) -> Sequence[Workspace]:
        """See `bot.workspaces.WorkspaceStore`."""
        wanted = union(*(select(table.c.platform, table.c.workspace) for table in _OWN))
        found = {(row.platform, row.workspace) for row in await self._transaction.rows(wanted)}
        teams = union(*(select(table.c.team_id) for table in (slack_bots, slack_installations)))
        found |= {(Platform.SLACK.value, row.team_id) for row in await self._transaction.rows(teams) if row.team_id}
        return [Workspace(Platform(platform), one) for platform, one in sorted(found) if platform in _PLATFORMS]

    async def digests(self, workspace: Workspace) -> int:
        """See `bot.workspaces.WorkspaceStore`."""
        theirs = select(subscription.c.id).where(_at(workspace))
        counted = select(func.count()).select_from(digest).where(digest.c.subscription_id.in_(theirs))
        return await self._transaction.number(counted)

    async def drop_before(self, workspace: Workspace, instant: datetime) -> int:
        """See `bot.workspaces.WorkspaceStore`."""
        before = instant.astimezone(UTC)
        theirs = select(subscription.c.id).where(_at(workspace))
        ownerless = outbox.c.subscription_id.is_(None), _to(workspace)
        of_digest = exists().where(outbox.c.source == digest.c.id)
        read = exists().where(subscription.c.id == alert.c.subscription_id, subscription.c.mark >= alert.c.upto_mark)
        at = feedback.c.platform == workspace.platform.value, feedback.c.workspace == workspace.id
        settled = outbox.c.created < before, outbox.c.state.in_(_SETTLED)
        statements = (
            delete(feedback).where(*at, feedback.c.at < before),
            delete(outbox).where(outbox.c.subscription_id.in_(theirs), *settled),
            delete(outbox).where(*ownerless, *settled),
            delete(digest).where(digest.c.subscription_id.in_(theirs), digest.c.decided < before, ~of_digest),
            delete(alert).where(alert.c.subscription_id.in_(theirs), alert.c.decided < before, read),
        )
        return sum([await self._dropped(statement) for statement in statements])

    async def forget_notices(self, workspace: Workspace) -> None:
        """See `bot.workspaces.WorkspaceStore`."""
        await self._transaction.change(delete(outbox).where(outbox.c.subscription_id.is_(None), _to(workspace)))

    async def forget_tokens(self, workspace: Workspace) -> None:
        """See `bot.workspaces.WorkspaceStore`."""
        if workspace.platform is Platform.SLACK:
            for table in (slack_bots, slack_installations):
                await self._transaction.change(delete(table).where(table.c.team_id == workspace.id))

    async def _dropped(self, statement: Delete) -> int:
        return len(await self._transaction.returned(statement.returning(literal(1))))


def _to(workspace: Workspace) -> ColumnElement[bool]:
    return and_(outbox.c.platform == workspace.platform.value, outbox.c.workspace == workspace.id)


def _at(workspace: Workspace) -> ColumnElement[bool]:
    return and_(subscription.c.platform == workspace.platform.value, subscription.c.workspace == workspace.id)
