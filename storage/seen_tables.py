"""The table of what has been seen before."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table

from storage.tables import Instant, Key, metadata

seen = Table(
    "seen",
    metadata,
    Column("key", Key, primary_key=True),
    Column("expires", Instant, nullable=False),
    Index(None, "expires"),
)
