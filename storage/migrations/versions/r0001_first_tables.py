"""The first tables: articles, speakers, claims, passages, contradictions, conversations, and full text over two."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EDITION = ["article_id", "version"]
EDITION_KEY = ["article_version.article_id", "article_version.version"]


def upgrade() -> None:
    _create_articles()
    _create_speakers()
    _create_claims()
    _create_passages()
    _create_contradictions()
    if op.get_context().dialect.name == "sqlite":
        _create_fts5("passage", ["terms", "context"])
        _create_fts5("claim", ["terms"])
    else:
        _create_gin("passage", "terms || ' ' || context")
        _create_gin("claim", "terms")


def downgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TABLE claim_index")
        op.execute("DROP TABLE passage_index")
    for name in (
        "conversation",
        "contradiction",
        "term_total",
        "term_count",
        "passage",
        "claim",
        "speaker_tail",
        "speaker_alias",
        "speaker",
        "reading",
        "article_version",
        "article",
    ):
        op.drop_table(name)


def _create_articles() -> None:
    op.create_table(
        "article",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
    )
    op.create_table(
        "article_version",
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("published", sa.Date),
        sa.Column("published_basis", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("outlet_basis", sa.Text, nullable=False),
        sa.Column("outlet_folded", KEY),
        sa.Column("title", sa.Text),
        sa.Column("title_basis", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("byline", sa.Text),
        sa.Column("blocks", sa.JSON, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "version", name="pk_article_version"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_article_version_article_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_article_version_outlet_folded", "article_version", ["outlet_folded"])
    op.create_index("ix_article_version_published", "article_version", ["published"])
    op.create_table(
        "reading",
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("model", KEY, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "version", "model", name="pk_reading"),
        sa.ForeignKeyConstraint(EDITION, EDITION_KEY, name="fk_reading_article_id_version", ondelete="CASCADE"),
    )


def _create_speakers() -> None:
    op.create_table(
        "speaker",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("stands_for", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_speaker"),
    )
    for table, column in (("speaker_alias", "alias"), ("speaker_tail", "tail")):
        op.create_table(
            table,
            sa.Column(column, KEY, nullable=False),
            sa.Column("speaker_id", KEY, nullable=False),
            sa.PrimaryKeyConstraint(column, "speaker_id", name=f"pk_{table}"),
            sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=f"fk_{table}_speaker_id", ondelete="CASCADE"),
        )
        op.create_index(f"ix_{table}_speaker_id", table, ["speaker_id"])


def _create_claims() -> None:
    op.create_table(
        "claim",
        sa.Column("row", SERIAL, autoincrement=True, nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("speaker_id", KEY, nullable=False),
        sa.Column("stance", sa.Text, nullable=False),
        sa.Column("said_first", sa.Date),
        sa.Column("said_last", sa.Date),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("terms", sa.Text, nullable=False),
        sa.Column("document", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_claim"),
        sa.UniqueConstraint("id", name="uq_claim_id"),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name="fk_claim_speaker_id"),
        sa.ForeignKeyConstraint(EDITION, EDITION_KEY, name="fk_claim_article_id_version"),
    )
    op.create_index("ix_claim_article_id_ordinal", "claim", ["article_id", "ordinal"])
    op.create_index("ix_claim_speaker_id_last_day", "claim", ["speaker_id", "last_day"])
    op.create_index("ix_claim_last_day", "claim", ["last_day"])


def _create_passages() -> None:
    op.create_table(
        "passage",
        sa.Column("row", SERIAL, autoincrement=True, nullable=False),
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("terms", sa.Text, nullable=False),
        sa.Column("context", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_passage"),
        sa.ForeignKeyConstraint(EDITION, EDITION_KEY, name="fk_passage_article_id_version"),
    )
    op.create_index("ix_passage_article_id", "passage", ["article_id"])
    op.create_table(
        "term_count",
        sa.Column("kind", KEY, nullable=False),
        sa.Column("token", KEY, nullable=False),
        sa.Column("documents", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("kind", "token", name="pk_term_count"),
    )
    op.create_table(
        "term_total",
        sa.Column("kind", KEY, nullable=False),
        sa.Column("documents", sa.Integer, nullable=False),
        sa.Column("stems", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("kind", name="pk_term_total"),
    )


def _create_contradictions() -> None:
    op.create_table(
        "contradiction",
        sa.Column("id", KEY, nullable=False),
        sa.Column("earlier", KEY, nullable=False),
        sa.Column("later", KEY, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("severity", sa.Text, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("explanation", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contradiction"),
        sa.ForeignKeyConstraint(["earlier"], ["claim.id"], name="fk_contradiction_earlier", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["later"], ["claim.id"], name="fk_contradiction_later", ondelete="CASCADE"),
    )
    for column in ("earlier", "later", "score"):
        op.create_index(f"ix_contradiction_{column}", "contradiction", [column])
    op.create_table(
        "conversation",
        sa.Column("thread", KEY, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("thread", name="pk_conversation"),
    )


def _create_fts5(table: str, columns: list[str]) -> None:
    """Make a full-text index over the table's own columns, kept by triggers; positions are not kept.

    The `ascii` tokenizer and the underscore take tokens (`storage.tokens`) as they are.
    """
    listed = ", ".join(columns)
    old = f"old.row, {', '.join(f'old.{column}' for column in columns)}"
    new = f"new.row, {', '.join(f'new.{column}' for column in columns)}"
    options = f"content = '{table}', content_rowid = 'row', detail = column, tokenize = \"ascii tokenchars '_'\""
    op.execute(f"CREATE VIRTUAL TABLE {table}_index USING fts5({listed}, {options})")
    insert = f"INSERT INTO {table}_index (rowid, {listed}) VALUES ({new})"  # noqa: S608 (names from this file)
    delete = f"INSERT INTO {table}_index ({table}_index, rowid, {listed}) VALUES ('delete', {old})"  # noqa: S608
    op.execute(f"CREATE TRIGGER {table}_inserted AFTER INSERT ON {table} BEGIN {insert}; END")
    op.execute(f"CREATE TRIGGER {table}_deleted AFTER DELETE ON {table} BEGIN {delete}; END")
    op.execute(f"CREATE TRIGGER {table}_updated AFTER UPDATE OF {listed} ON {table} BEGIN {delete}; {insert}; END")


def _create_gin(table: str, held: str) -> None:
    """Make lexemes of the tokens as they are (`to_tsvector` would parse them): the own ones, and all that are held."""
    for column, source in (("own", "terms"), ("held", held)):
        vector = f"array_to_tsvector(string_to_array(btrim({source}), ' '))"
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} tsvector GENERATED ALWAYS AS ({vector}) STORED")
    op.execute(f"CREATE INDEX ix_{table}_held ON {table} USING gin (held)")
