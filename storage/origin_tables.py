"""The tables of origins, and of the marks by which articles that print one report find each other."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from storage.tables import Key, metadata

origin = Table(
    "origin",
    metadata,
    Column("article_id", Key, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("origin", Key, nullable=False),  # the id of the first article of the report
    Index(None, "origin"),
)

origin_band = Table(
    "origin_band",
    metadata,
    Column("band", Key, primary_key=True),
    Column("article_id", Key, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "article_id"),
)
