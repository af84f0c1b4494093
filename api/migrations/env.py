"""Run by Alembic: connect, and migrate in one transaction."""

from alembic import context
from sqlalchemy import create_engine

from api import account_tables
from assistant import tables as kept
from index import tables

MIGRATION_LOCK = 7_018_236  # any number, the same in every process


def run() -> None:
    engine = create_engine(context.config.attributes["url"])
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":  # several processes may start at once
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
            context.configure(
                connection=connection,
                target_metadata=[tables.metadata, kept.metadata, account_tables.metadata],
                render_as_batch=True,
            )
            with context.begin_transaction():
                context.run_migrations()
    finally:
        engine.dispose()


run()
