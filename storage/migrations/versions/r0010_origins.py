"""Origins of articles, and the marks by which like articles find each other."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0070"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "origin",
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("origin", KEY, nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_origin"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_origin_article_id", ondelete="CASCADE"),
    )
    op.create_index("ix_origin_origin", "origin", ["origin"])
    op.create_table(
        "origin_band",
        sa.Column("band", KEY, nullable=False),
        sa.Column("article_id", KEY, nullable=False),
        sa.PrimaryKeyConstraint("band", "article_id", name="pk_origin_band"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_origin_band_article_id", ondelete="CASCADE"),
    )
    op.create_index("ix_origin_band_article_id", "origin_band", ["article_id"])


def downgrade() -> None:
    op.drop_table("origin_band")
    op.drop_table("origin")
