"""Run by Alembic: connect, and migrate in one transaction."""

from alembic import context
from sqlalchemy import create_engine

from assistant import records
from index import tables


def run() -> None:
    engine = create_engine(context.config.attributes["url"])
    try:
        with engine.begin() as connection:
            context.configure(
                connection=connection,
                target_metadata=[tables.metadata, records.metadata],
                render_as_batch=True,
            )
            with context.begin_transaction():
                context.run_migrations()
    finally:
        engine.dispose()


run()
