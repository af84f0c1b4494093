"""The tables of accounts and of what was done. `api/migrations` creates them; a test compares."""

from sqlalchemy import JSON, Boolean, Column, Index, Integer, MetaData, String, Table, Text

from index import tables

metadata = MetaData(naming_convention=tables.metadata.naming_convention)

accounts = Table(
    "accounts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("groups", JSON, nullable=False),  # access labels beside public and internal
    Column("password", String(255), nullable=False),  # argon2id, with its parameters and salt
    Column("disabled", Boolean, nullable=False),
    Column("epoch", Integer, nullable=False),  # raised to end every session and token
    Column("created_at", tables.Moment, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("account", String(64), nullable=False),
    Column("name", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),  # SHA-256 of what was shown once
    Column("reading", Boolean, nullable=False),  # may ask and read only
    Column("epoch", Integer, nullable=False),
    Column("created_at", tables.Moment, nullable=False),
    Column("expires_at", tables.Moment, nullable=False),
    Index(None, "account"),
)

# What signs the sessions; made at random when it is first needed.
secrets = Table(
    "secrets",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("value", String(64), nullable=False),
)

# Who did what; rows are only added, each holds the hash of the one before.
audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),  # as it is hashed: UTC, ISO 8601
    Column("who", String(64), nullable=False),
    Column("action", String(32), nullable=False),
    Column("subject", Text, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("before", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
