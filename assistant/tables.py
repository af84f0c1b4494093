"""The tables of kept answers. `api/migrations` creates them; a test proves that both agree."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from index import tables

metadata = MetaData(naming_convention=tables.metadata.naming_convention)

answers = Table(
    "answers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("asked_at", tables.Moment, nullable=False),
    Column("question", Text, nullable=False),
    Column("turns", JSON, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("scope", JSON, nullable=False),
    Column("conversation_id", String(64), nullable=True),
    Column("outcome", String, nullable=False),
    Column("answer", Text, nullable=False),  # not JSON: a database may write that differently
    Column("software", String, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("gap", String, nullable=True),  # what the documents lack for a whole answer
    Column("owner", String(64), nullable=True),  # the account that asked
    Index(None, "conversation_id", "asked_at"),
)

# Names that people gave to their conversations; others are called by their first question.
titles = Table(
    "titles",
    metadata,
    Column("conversation_id", String(64), primary_key=True),
    Column("title", Text, nullable=False),
)

# What people say of an answer; the last word counts.
opinions = Table(
    "opinions",
    metadata,
    Column("answer_id", String(32), primary_key=True),
    Column("helpful", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("given_at", tables.Moment, nullable=False),
)

# Briefing packs that were ordered, with what they state and the file that was made.
packs = Table(
    "packs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("ordered_at", tables.Moment, nullable=False),
    Column("topic", Text, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("audience", String, nullable=False),
    Column("language", String(2), nullable=False),
    Column("length", String, nullable=False),
    Column("format", String, nullable=False),
    Column("outline", JSON, nullable=False),
    Column("state", String, nullable=False),
    Column("progress", Text, nullable=False),
    Column("statements", JSON, nullable=False),
    Column("content", LargeBinary, nullable=True),
)

# Comparisons of precedents that somebody saved, with what their cells cited.
comparisons = Table(
    "comparisons",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("saved_at", tables.Moment, nullable=False),
    Column("language", String(2), nullable=False),
    Column("precedents", JSON, nullable=False),
    Column("citations", JSON, nullable=False),
)
