"""The tables of audiences: for which workspaces pages were listed and articles brought."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Table

from storage.tables import Key, metadata

# The rows of one page, and those of one article, agree in `only`. An article without rows is everybody's.
article_audience = Table(
    "article_audience",
    metadata,
    Column("article_id", Key, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("platform", Key, primary_key=True),
    Column("workspace", Key, primary_key=True),
    Column("only", Boolean, nullable=False),  # nobody else may see it
    Index(None, "platform", "workspace"),
)

page_audience = Table(
    "page_audience",
    metadata,
    Column("page", Key, primary_key=True),  # the page's key
    Column("platform", Key, primary_key=True),
    Column("workspace", Key, primary_key=True),
    Column("only", Boolean, nullable=False),
    Index(None, "platform", "workspace"),
)
