"""The tables of the catalogue. `api/migrations` creates them; a test proves that both agree."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

# Constraint names that are the same on every database, so that migrations can name them.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A point in time in UTC; SQLite itself would forget the zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC without a zone."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


# One text of one edition as it was read from certain bytes. Rows are only added; one that was never
# published (`published_in` is null) is left over from a build that did not finish.
versions = Table(
    "versions",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("document_id", String, nullable=False),
    Column("language", String(2), nullable=False),
    Column("version", String(16), nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("reading", String, nullable=False),
    Column("source", String, nullable=False),
    Column("metadata", JSON, nullable=False),
    Column("passage_count", Integer, nullable=False),
    Column("ingested_at", Moment, nullable=False),
    Column("published_in", Integer, nullable=True),
    Column("text", Text, nullable=False),
    Column("scanned", Boolean, nullable=False, server_default="0"),
    Index(None, "document_id", "language", "version"),
    Index(None, "published_in"),
    sqlite_autoincrement=True,
)

# The current version of each document in each language; what search and the lists show.
editions = Table(
    "editions",
    metadata,
    Column("document_id", String, primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("version_key", ForeignKey("versions.key"), nullable=False, unique=True),
    Column("origin", String, nullable=False, unique=True),
    Column("source", String, nullable=False),
    Column("title", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("number", String, nullable=True),
    Column("issued", Date, nullable=True),
    Column("in_force", Date, nullable=True),
    Column("expires", Date, nullable=True),
    Column("access", String, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("version_key", ForeignKey("versions.key", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("passage_id", String(16), nullable=False, index=True),
    Column("locator", String, nullable=False),
    Column("group_name", String, nullable=False),
    Column("headings", JSON, nullable=False),
    Column("rank", String, nullable=False),
    Column("start_at", Integer, nullable=False),
    Column("end_at", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("page", Integer, nullable=False, server_default="0"),
)

doubts = Table(
    "doubts",
    metadata,
    Column("version_key", ForeignKey("versions.key", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("message", String, nullable=False),
    Column("start_at", Integer, nullable=True),
    Column("end_at", Integer, nullable=True),
)

# Figures that a version states, with the words that say so.
facts = Table(
    "facts",
    metadata,
    Column("version_key", ForeignKey("versions.key", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("measure", String, nullable=False),
    Column("value", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("start_at", Integer, nullable=False),
    Column("end_at", Integer, nullable=False),
    Column("place", String, nullable=True),
    Column("body", String, nullable=True),
    Column("level", String, nullable=True),
    Column("period", String, nullable=True),
)

# Other files with the same bytes or the same text as an edition.
aliases = Table(
    "aliases",
    metadata,
    Column("origin", String, primary_key=True),
    Column("source", String, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("reading", String, nullable=False),
    Column("document_id", String, nullable=False),
    Column("language", String(2), nullable=False),
    Index(None, "document_id", "language"),
)

# What the current editions say of their ties to other documents.
relations = Table(
    "relations",
    metadata,
    Column("document_id", String, primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("target", String, nullable=False, index=True),
)

# What people know better than the files; it is applied again whenever a file is read.
corrections = Table(
    "corrections",
    metadata,
    Column("document_id", String, primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("values", JSON, nullable=False),  # by key of the front matter
    Column("corrected_at", Moment, nullable=False),
)

# Named values: generation, embedder, starter.
state = Table(
    "state",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
