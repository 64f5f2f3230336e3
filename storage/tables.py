"""The tables, the same in SQLite and PostgreSQL.

The full-text indexes are no part of this metadata, because the two databases share nothing there: SQLite has the FTS5
tables `passage_index` and `claim_index`, kept by triggers, and PostgreSQL the generated columns `own` and `held` with
GIN indexes. The migrations make them; `storage.candidates` reads them.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

# Ids and folded names sort by code point in both databases, whatever the server's locale.
Key = Text().with_variant(Text(collation="C"), "postgresql")
Serial = BigInteger().with_variant(Integer(), "sqlite")  # SQLite numbers rows by itself only under this type name
Instant = DateTime(timezone=True)

article = Table(
    "article",
    metadata,
    Column("id", Key, primary_key=True),
    Column("key", Text, nullable=False),
    Column("version", Integer, nullable=False),  # the current one
)

# The long columns stand last: SQLite then reads the others without following the overflow pages.
article_version = Table(
    "article_version",
    metadata,
    Column("article_id", Key, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("published", Date),
    Column("published_basis", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("outlet", Text),
    Column("outlet_basis", Text, nullable=False),
    Column("outlet_folded", Key),  # casefolded, for the filter
    Column("title", Text),
    Column("title_basis", Text, nullable=False),
    Column("url", Text),
    Column("byline", Text),
    Column("blocks", JSON, nullable=False),  # [kind, start, end] each
    Column("text", Text, nullable=False),
    Index(None, "outlet_folded"),
    Index(None, "published"),
)

reading = Table(
    "reading",
    metadata,
    Column("article_id", Key, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("model", Key, primary_key=True),
    ForeignKeyConstraint(
        ["article_id", "version"], ["article_version.article_id", "article_version.version"], ondelete="CASCADE"
    ),
)

speaker = Table(
    "speaker",
    metadata,
    Column("id", Key, primary_key=True),
    Column("name", Key, nullable=False),
    Column("kind", Text, nullable=False),
    Column("stands_for", Text),
)

speaker_alias = Table(
    "speaker_alias",
    metadata,
    Column("alias", Key, primary_key=True),  # folded
    Column("speaker_id", Key, ForeignKey("speaker.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "speaker_id"),
)

speaker_tail = Table(
    "speaker_tail",
    metadata,
    Column("tail", Key, primary_key=True),  # a name or alias from the start of one of its words
    Column("speaker_id", Key, ForeignKey("speaker.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "speaker_id"),
)

claim = Table(
    "claim",
    metadata,
    Column("row", Serial, primary_key=True, autoincrement=True),
    Column("id", Key, nullable=False, unique=True),
    Column("article_id", Key, nullable=False),
    Column("version", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),  # place in the article, from 0
    Column("speaker_id", Key, ForeignKey("speaker.id"), nullable=False),
    Column("called", Key),  # the speaker, in this article, cut; see `storage.called`
    Column("stance", Text, nullable=False),
    Column("said_first", Date),
    Column("said_last", Date),
    Column("first_day", Date, nullable=False),  # of the statement, else of the article; see `storage.period`
    Column("last_day", Date, nullable=False),
    Column("place", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("terms", Text, nullable=False),  # tokens
    Column("mark", BigInteger, nullable=False, server_default="0"),  # when it was first stored; see `storage.marks`
    Column("statement", Key),  # its fingerprint; see `bot.digests.statement`
    Column("document", JSON, nullable=False),  # the claim without its parts; see `storage.codec`
    Column("parts", JSON(none_as_null=True)),  # what only judging reads; None in rows of before this column
    ForeignKeyConstraint(["article_id", "version"], ["article_version.article_id", "article_version.version"]),
    Index(None, "article_id", "ordinal"),
    Index(None, "speaker_id", "last_day"),
    Index(None, "speaker_id", "called"),
    Index(None, "last_day"),
    Index(None, "mark"),
)

passage = Table(
    "passage",
    metadata,
    Column("row", Serial, primary_key=True, autoincrement=True),
    Column("article_id", Key, nullable=False),
    Column("version", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("terms", Text, nullable=False),  # tokens
    Column("context", Text, nullable=False),  # tokens
    ForeignKeyConstraint(["article_id", "version"], ["article_version.article_id", "article_version.version"]),
    Index(None, "article_id"),
)

# How many documents of a kind ("passage", "claim") hold a token, kept by every change in the same transaction.
term_count = Table(
    "term_count",
    metadata,
    Column("kind", Key, primary_key=True),
    Column("token", Key, primary_key=True),
    Column("documents", Integer, nullable=False),
)

term_total = Table(
    "term_total",
    metadata,
    Column("kind", Key, primary_key=True),
    Column("documents", Integer, nullable=False),
    Column("stems", BigInteger, nullable=False),  # own ones, repeats counted
)

contradiction = Table(
    "contradiction",
    metadata,
    Column("id", Key, primary_key=True),
    Column("earlier", Key, ForeignKey("claim.id", ondelete="CASCADE"), nullable=False),
    Column("later", Key, ForeignKey("claim.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("explanation", Text, nullable=False),
    Column("mark", BigInteger, nullable=False, server_default="0"),
    Index(None, "earlier"),
    Index(None, "later"),
    Index(None, "score"),
    Index(None, "mark"),
)

conversation = Table(
    "conversation",
    metadata,
    Column("thread", Key, primary_key=True),
    Column("state", Text, nullable=False),
    Column("expires", Instant, nullable=False),
)
