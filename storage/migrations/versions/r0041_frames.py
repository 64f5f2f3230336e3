"""Frames apart from the rest of a claim, so that finding claims need not read them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("claim", sa.Column("frames", sa.JSON))


def downgrade() -> None:
    op.drop_column("claim", "frames")
