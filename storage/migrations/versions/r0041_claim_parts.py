"""What only judging reads of a claim apart from the rest, so that finding claims need not read it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("claim", sa.Column("parts", sa.JSON))


def downgrade() -> None:
    op.drop_column("claim", "parts")
