"""The tables behind `bot.names.NameStore`."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from storage.tables import Key, Serial, metadata

name = Table(
    "name",
    metadata,
    Column("row", Serial, primary_key=True, autoincrement=True),
    Column("kind", Key, nullable=False),
    Column("folded", Key, nullable=False),
    Column("name", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    UniqueConstraint("kind", "folded"),
    Index(None, "kind", "claims"),
)

name_tail = Table(
    "name_tail",
    metadata,
    Column("kind", Key, primary_key=True),
    Column("tail", Key, primary_key=True),  # the folded name from the start of one of its words
    Column("name", Serial, ForeignKey("name.row", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Index(None, "name"),
)

name_use = Table(
    "name_use",
    metadata,
    Column("article_id", Key, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("name", Serial, ForeignKey("name.row", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("claims", Integer, nullable=False),
    Index(None, "name"),
)

name_word = Table(
    "name_word",
    metadata,
    Column("spelling", Key, primary_key=True),  # see `storage.names.spellings`
    Column("word", Key, primary_key=True),
)
