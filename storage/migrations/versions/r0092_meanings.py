"""Sentences as vectors of the model that the operator names."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0092"
down_revision = "0091"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "meaning",
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("model", KEY, nullable=False),
        sa.Column("spans", sa.LargeBinary(), nullable=False),
        sa.Column("vectors", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_meaning"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_meaning_article_id", ondelete="CASCADE"),
    )
    op.create_index("ix_meaning_model", "meaning", ["model"])


def downgrade() -> None:
    op.drop_table("meaning")
