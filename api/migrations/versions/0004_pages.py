"""On which page a passage begins, and whether a version was read from pictures.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "versions", sa.Column("scanned", sa.Boolean(), nullable=False, server_default="0")
    )
    op.add_column("passages", sa.Column("page", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("passages", "page")
    op.drop_column("versions", "scanned")
