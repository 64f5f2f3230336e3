"""The tables that slack_sdk's own stores of installations and OAuth states work on.

Names and columns are slack_sdk's; they stand here so that the migrations make them. Text takes the place of its short
strings, because an encrypted token is longer. slack_sdk writes naive times, in UTC.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, DateTime, Index, Integer, Table, Text

from storage.tables import metadata


def _of_an_installation() -> list[Column[Any]]:
    """Return what the tables of installations and of their bots have in common."""
    texts = ("enterprise_name", "team_name", "bot_token", "bot_id", "bot_user_id", "bot_scopes", "bot_refresh_token")
    return [
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("client_id", Text, nullable=False),
        Column("app_id", Text, nullable=False),
        *(Column(name, Text) for name in ("enterprise_id", "team_id", *texts)),
        Column("bot_token_expires_at", DateTime),
        Column("is_enterprise_install", Boolean, nullable=False),
        Column("installed_at", DateTime, nullable=False),
    ]


slack_installations = Table(
    "slack_installations",
    metadata,
    *_of_an_installation(),
    Column("user_id", Text, nullable=False),
    *(Column(name, Text) for name in ("enterprise_url", "user_token", "user_scopes", "user_refresh_token")),
    Column("user_token_expires_at", DateTime),
    Column("incoming_webhook_url", Text),
    Column("incoming_webhook_channel", Text),
    Column("incoming_webhook_channel_id", Text),
    Column("incoming_webhook_configuration_url", Text),
    Column("token_type", Text),
    Index("slack_installations_idx", "client_id", "enterprise_id", "team_id", "user_id", "installed_at"),
)

slack_bots = Table(
    "slack_bots",
    metadata,
    *_of_an_installation(),
    Index("slack_bots_idx", "client_id", "enterprise_id", "team_id", "installed_at"),
)

slack_oauth_states = Table(
    "slack_oauth_states",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("state", Text, nullable=False),
    Column("expire_at", DateTime, nullable=False),
)
