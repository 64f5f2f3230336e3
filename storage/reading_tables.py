"""The tables of reading: in which order articles came, and who is reading which."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Index, Integer, Table, Text, UniqueConstraint

from storage.tables import Instant, Key, Serial, metadata

_EDITION = ["article_version.article_id", "article_version.version"]

arrival = Table(
    "arrival",
    metadata,
    Column("number", Serial, primary_key=True, autoincrement=True),  # articles are read in this order
    Column("article_id", Key, nullable=False),
    Column("version", Integer, nullable=False),
    ForeignKeyConstraint(["article_id", "version"], _EDITION, ondelete="CASCADE"),
    UniqueConstraint("article_id", "version"),
)

reading_lease = Table(
    "reading_lease",
    metadata,
    Column("article_id", Key, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("model", Key, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", Instant, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("failed", Boolean, nullable=False),  # for good: it is not read with this model
    ForeignKeyConstraint(["article_id", "version"], _EDITION, ondelete="CASCADE"),
    Index(None, "holder"),
)
