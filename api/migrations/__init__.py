"""Bring the tables of all packages to the form this release needs: one Alembic history."""

from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from index.database import CONNECT_SECONDS, is_server, reason_of
from index.errors import CatalogueUnavailable

HEAD = "0008"  # the newest revision; a test compares it with the history


def upgrade(url: str) -> None:
    """Migrate the database to this release; costs a millisecond where it is up to date.

    Safe to call from several processes at once. A database of a newer release is an error.
    """
    found = revision(url)
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        message = (
            f"the catalogue was written by a newer release (tables {found}, this release knows "
            f"{HEAD}): upgrade merger-assistant"
        )
        raise CatalogueUnavailable(message)
    if is_server(url):
        _run(url)  # which waits for others in the database itself
        return
    from filelock import FileLock  # noqa: PLC0415 - Alembic and the lock cost time only when needed

    with FileLock(_lock_file(url)):
        if revision(url) != HEAD:
            _run(url)


def revision(url: str) -> str | None:
    """Return the revision a database is at, or None where it has no tables yet."""
    location = make_url(url)
    file = Path((location.database or "").removeprefix("file:"))
    if not is_server(url) and not file.is_file():
        return None
    waits = {"connect_timeout": CONNECT_SECONDS} if is_server(url) else {}
    engine = create_engine(url, connect_args=waits)  # not prepared: a file is only read
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except SQLAlchemyError as error:
        if "alembic_version" in reason_of(error):  # the table is missing: nothing was migrated yet
            return None
        look = "that the database runs" if is_server(url) else "the data folder"
        message = f"the catalogue {location!r} cannot be read ({reason_of(error)}): check {look}"
        raise CatalogueUnavailable(message) from error
    finally:
        engine.dispose()


def _run(url: str) -> None:
    from alembic import command  # noqa: PLC0415 - the cold `ask` does without
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["url"] = url
    try:
        command.upgrade(config, "head")
    except SQLAlchemyError as error:
        reason = str(error).splitlines()[0]
        message = f"the catalogue cannot be brought up to date ({reason}): check the data folder"
        raise CatalogueUnavailable(message) from error


def _lock_file(url: str) -> Path:
    folder = Path(make_url(url).database or ".").parent
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "migrate.lock"
