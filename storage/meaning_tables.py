"""The table of vectors, the same in SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table

from storage.tables import Key, metadata

meaning = Table(
    "meaning",
    metadata,
    Column("article_id", Key, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("model", Key, nullable=False),
    Column("spans", LargeBinary, nullable=False),  # start and end of each sentence, 32-bit integers
    Column("vectors", LargeBinary, nullable=False),  # see `bot.answers.meaning.Meaning`
    Index(None, "model"),
)
