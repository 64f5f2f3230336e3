"""What is kept about contradictions: operators' rulings and first sightings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0041"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "contradiction_review",
        sa.Column("contradiction_id", KEY, nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("contradiction_id", name="pk_contradiction_review"),
    )
    op.create_table(
        "contradiction_sighting",
        sa.Column("contradiction_id", KEY, nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("contradiction_id", name="pk_contradiction_sighting"),
    )


def downgrade() -> None:
    op.drop_table("contradiction_sighting")
    op.drop_table("contradiction_review")
