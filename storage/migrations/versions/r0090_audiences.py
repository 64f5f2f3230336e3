"""For whom articles were brought."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0090"
down_revision = "0080"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "article_audience",
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("platform", KEY, nullable=False),
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("only", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_article_audience_article_id_article", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "platform", "workspace", name="pk_article_audience"),
    )
    op.create_index("ix_article_audience_platform_workspace", "article_audience", ["platform", "workspace"])
    op.create_table(
        "page_audience",
        sa.Column("page", KEY, nullable=False),
        sa.Column("platform", KEY, nullable=False),
        sa.Column("workspace", KEY, nullable=False),
        sa.Column("only", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("page", "platform", "workspace", name="pk_page_audience"),
    )
    op.create_index("ix_page_audience_platform_workspace", "page_audience", ["platform", "workspace"])
    op.add_column("page", sa.Column("article_id", KEY))


def downgrade() -> None:
    op.drop_column("page", "article_id")
    op.drop_table("page_audience")
    op.drop_table("article_audience")
