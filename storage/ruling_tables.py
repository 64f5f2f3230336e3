"""The table of what operators ruled about speakers; origins need not exist, for a merged speaker does not."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Table, Text

from storage.tables import Instant, Key, metadata

speaker_ruling = Table(
    "speaker_ruling",
    metadata,
    Column("origin", Key, primary_key=True),
    Column("name", Key, primary_key=True),  # folded; "" for any
    Column("article_id", Key, primary_key=True),  # "" for any
    Column("target", Key, nullable=False),
    Column("made", Instant, nullable=False),
    Column("was_name", Text, nullable=False),
    Column("was_kind", Text, nullable=False),
    Column("was_stands_for", Text),
    Column("was_aliases", JSON, nullable=False),
    Index(None, "target"),
)
