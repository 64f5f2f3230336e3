"""The tables of what chats keep of their own: replies that were shown, and what people thought of answers."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Table, Text

from storage.tables import Instant, Key, metadata

shown = Table(
    "shown",
    metadata,
    Column("platform", Key, primary_key=True),
    Column("workspace", Key, primary_key=True),
    Column("token", Key, primary_key=True),
    Column("expires", Instant, nullable=False),
    Column("document", Text, nullable=False),  # see `storage.shown`
    Index(None, "expires"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("platform", Key, primary_key=True),
    Column("workspace", Key, primary_key=True),
    Column("person", Key, primary_key=True),
    Column("answer", Key, primary_key=True),
    Column("question", Text, nullable=False),
    Column("helpful", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
)
