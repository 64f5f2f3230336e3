"""Tables of what is kept about contradictions; their ids need not exist, for a contradiction can go and come back."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Table, Text

from storage.tables import Instant, Key, metadata

contradiction_review = Table(
    "contradiction_review",
    metadata,
    Column("contradiction_id", Key, primary_key=True),
    Column("opinion", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("made", Instant, nullable=False),
    Column("seen", JSON, nullable=False),
)

contradiction_sighting = Table(
    "contradiction_sighting",
    metadata,
    Column("contradiction_id", Key, primary_key=True),
    Column("first_seen", Instant, nullable=False),
)
