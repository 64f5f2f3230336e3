"""Forgetting a Slack team takes the tokens that it gave us."""

from __future__ import annotations

from pathlib import Path

from slack_sdk.oauth.installation_store import Installation

from adapters.slack.installations import Installations
from adapters.slack.sealing import Sealer
from bot.places import Platform, Workspace
from bot.workspaces import Workspaces
from storage.library import open_library
from storage.schema import upgrade
from tests.support.desk import SetClock

HOME, OTHER = Workspace(Platform.SLACK, "T1"), Workspace(Platform.SLACK, "T10")


async def test_slack_s_tokens_go_with_their_team(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'library.db'}"
    await upgrade(address)
    async with await open_library(address) as library:
        store = Installations("1.2", library._engine, Sealer(()))
        for team in ("T1", "T10"):
            await store.async_save(Installation(app_id="A1", team_id=team, user_id="U1", bot_token="xoxb-1"))
        workspaces = Workspaces(library, SetClock())
        assert [one.workspace for one in await workspaces.list()] == [HOME, OTHER]
        await workspaces.forget(HOME)
        assert await store.async_find_bot(enterprise_id=None, team_id="T1") is None
        assert await store.async_find_bot(enterprise_id=None, team_id="T10") is not None
