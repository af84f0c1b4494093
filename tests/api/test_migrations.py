"""A database of any earlier release comes up to date with everything that is in it."""

import socket
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    create_engine,
    insert,
    select,
)

from api import migrations
from index.errors import CatalogueUnavailable

VALUES: tuple[tuple[type, Any], ...] = (
    (Boolean, True),
    (Integer, 1),
    (JSON, {"a": ["b"]}),
    (DateTime, datetime(2025, 3, 1, 12, tzinfo=UTC).replace(tzinfo=None)),
    (Date, date(2025, 3, 1)),
    (LargeBinary, b"1"),
)


def config() -> Config:
    """The history."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return config


REVISIONS = [each.revision for each in ScriptDirectory.from_config(config()).walk_revisions()][::-1]


@pytest.fixture(params=["file", "server"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database: a file, or on a server."""
    if request.param == "file":
        return f"sqlite:///{tmp_path / 'catalogue.sqlite'}"
    database: str = request.getfixturevalue("database")
    return database


def value(column: "Column[Any]") -> Any:
    """Something that fits a column."""
    return next((given for kind, given in VALUES if isinstance(column.type, kind)), "1")


def rows(engine: Engine) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every row of every table."""
    found = MetaData()
    found.reflect(engine)
    with engine.connect() as connection:
        for table in found.sorted_tables:
            if table.name != "alembic_version":
                for row in connection.execute(select(table)):
                    yield table.name, dict(row._mapping)


def filled(engine: Engine) -> None:
    """Put a row into every table."""
    found = MetaData()
    found.reflect(engine)
    with engine.begin() as connection:
        for table in found.sorted_tables:
            if table.name != "alembic_version":
                values = {column.name: value(column) for column in table.columns}
                connection.execute(insert(table).values(values))


@pytest.mark.server
@pytest.mark.parametrize("revision", REVISIONS)
def test_each_release_comes_up_to_date_with_what_it_holds(url: str, revision: str) -> None:
    """Every row is there afterwards, with every value it had."""
    at = config()
    at.attributes["url"] = url
    command.upgrade(at, revision)
    engine = create_engine(url)
    filled(engine)
    before = list(rows(engine))
    assert before
    migrations.upgrade(url)
    assert migrations.revision(url) == migrations.HEAD
    after = list(rows(engine))
    for table, row in before:
        assert any(name == table and row.items() <= kept.items() for name, kept in after), (
            table,
            row,
        )
    engine.dispose()


@pytest.mark.timeout(30)
def test_a_database_server_that_says_nothing_is_not_waited_for() -> None:
    """Its address takes the connection, and no word comes: one line names it."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql+psycopg://lan@127.0.0.1:{silent.getsockname()[1]}/office"
        with pytest.raises(CatalogueUnavailable, match="check that the database runs"):
            migrations.upgrade(url)
