"""Names of speakers, topics and outlets by their beginnings and near spellings.

They are written when an article is read, so every article counts as unread from here on. That its edition was read
before stays on record, under a model that no pipeline is called: what was read before digests came is no news to them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0050"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "name",
        sa.Column("row", SERIAL, autoincrement=True, nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("folded", KEY, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_name"),
        sa.UniqueConstraint("kind", "folded", name="uq_name_kind_folded"),
    )
    op.create_index("ix_name_kind_claims", "name", ["kind", "claims"])
    op.create_table(
        "name_tail",
        sa.Column("kind", KEY, nullable=False),
        sa.Column("tail", KEY, nullable=False),
        sa.Column("name", SERIAL, nullable=False),
        sa.PrimaryKeyConstraint("kind", "tail", "name", name="pk_name_tail"),
        sa.ForeignKeyConstraint(["name"], ["name.row"], name="fk_name_tail_name", ondelete="CASCADE"),
    )
    op.create_index("ix_name_tail_name", "name_tail", ["name"])
    op.create_table(
        "name_use",
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("name", SERIAL, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "name", name="pk_name_use"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_name_use_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["name"], ["name.row"], name="fk_name_use_name", ondelete="CASCADE"),
    )
    op.create_index("ix_name_use_name", "name_use", ["name"])
    op.create_table(
        "name_word",
        sa.Column("spelling", KEY, nullable=False),
        sa.Column("word", KEY, nullable=False),
        sa.PrimaryKeyConstraint("spelling", "word", name="pk_name_word"),
    )
    op.execute("UPDATE reading SET model = 'before names: ' || model")


def downgrade() -> None:
    for table in ("name_word", "name_use", "name_tail", "name"):
        op.drop_table(table)
