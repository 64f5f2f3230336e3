"""The table of what workspaces have chosen."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from storage.tables import Key, metadata

choices = Table(
    "choices",
    metadata,
    Column("platform", Key, primary_key=True),
    Column("workspace", Key, primary_key=True),
    Column("name", Key, primary_key=True),
    Column("value", Text, nullable=False),
)
