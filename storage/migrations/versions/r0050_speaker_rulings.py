"""What operators ruled about who is who."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0060"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "speaker_ruling",
        sa.Column("origin", KEY, nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("target", KEY, nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("was_name", sa.Text, nullable=False),
        sa.Column("was_kind", sa.Text, nullable=False),
        sa.Column("was_stands_for", sa.Text),
        sa.Column("was_aliases", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("origin", "name", "article_id", name="pk_speaker_ruling"),
    )
    op.create_index("ix_speaker_ruling_target", "speaker_ruling", ["target"])


def downgrade() -> None:
    op.drop_table("speaker_ruling")
