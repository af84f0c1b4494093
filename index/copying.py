"""Copy a catalogue from one database to another, such as from a file to a server and back."""

from sqlalchemy import JSON, Connection, Engine, MetaData, Table, func, insert, select, text

from index.database import engine_of

ROWS_AT_ONCE = 500
HISTORY = "alembic_version"  # the target has its own


def copy_rows(source: str, target: str) -> None:
    """Copy all rows, as they are at one moment, into a database with the same tables, all empty.

    Raises SQLAlchemy's errors; then nothing was copied.
    """
    old, new = engine_of(source), engine_of(target)
    try:
        theirs, ours = _tables(old), _tables(new)
        with old.connect() as reading, new.begin() as writing:
            for name, table in ours.items():
                _copy(reading, theirs[name], writing, table)
            if new.dialect.name == "postgresql":
                # What counts the versions has not seen those that came with their numbers.
                writing.execute(text(SEQUENCE))
    finally:
        old.dispose()
        new.dispose()


def is_empty(url: str) -> bool:
    """Say whether a database with all tables has no rows yet."""
    engine = engine_of(url)
    try:
        with engine.connect() as connection:
            return not any(
                connection.scalar(select(func.count()).select_from(table))
                for table in _tables(engine).values()
            )
    finally:
        engine.dispose()


SEQUENCE = (
    "SELECT setval(pg_get_serial_sequence('versions', 'key'), "
    "(SELECT coalesce(max(key), 0) + 1 FROM versions), false)"
)


def _tables(engine: Engine) -> dict[str, Table]:
    """Return the tables, those that others refer to first."""
    found = MetaData()
    found.reflect(engine)
    for table in found.tables.values():
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type.none_as_null = True  # what was absent stays absent
    return {table.name: table for table in found.sorted_tables if table.name != HISTORY}


def _copy(reading: Connection, old: Table, writing: Connection, new: Table) -> None:
    rows = reading.execution_options(yield_per=ROWS_AT_ONCE).execute(select(old))
    for some in rows.mappings().partitions():
        writing.execute(insert(new), [dict(row) for row in some])
