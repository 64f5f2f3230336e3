"""Messages that belong to no subscription, such as what a feed's owner is told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0091"
down_revision = "0090"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("outbox") as table:
        table.alter_column("subscription_id", existing_type=KEY, nullable=True)


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM outbox WHERE subscription_id IS NULL"))
    with op.batch_alter_table("outbox") as table:
        table.alter_column("subscription_id", existing_type=KEY, nullable=False)
