"""What people know better than the files, and the figures that files state.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("corrected_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "language", name=op.f("pk_corrections")),
    )

    op.create_table(
        "facts",
        sa.Column("version_key", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("start_at", sa.Integer(), nullable=False),
        sa.Column("end_at", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("period", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_key"],
            ["versions.key"],
            name=op.f("fk_facts_version_key"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_key", "ordinal", name=op.f("pk_facts")),
    )


def downgrade() -> None:
    op.drop_table("facts")
    op.drop_table("corrections")
