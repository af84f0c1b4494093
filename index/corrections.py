"""What people know better than the files: kept beside the documents, applied when they are read."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import and_, delete, insert, select

from corpus.document import Document
from corpus.metadata import corrected
from index import tables as t
from index.catalogue import Catalogue
from index.publishing import Key

Values = Mapping[str, object]  # by key of the front matter; an empty value clears


def all_corrections(catalogue: Catalogue) -> dict[Key, Values]:
    """Return what was corrected, by edition."""
    with catalogue.transaction() as connection:
        rows = connection.execute(select(t.corrections))
        return {(row.document_id, row.language): row._mapping["values"] for row in rows}


def keep(catalogue: Catalogue, key: Key, values: Values) -> None:
    """Keep the corrections of an edition; they stand instead of its earlier ones."""
    mine = and_(t.corrections.c.document_id == key[0], t.corrections.c.language == key[1])
    with catalogue.transaction() as connection:
        connection.execute(delete(t.corrections).where(mine))
        connection.execute(
            insert(t.corrections).values(
                {
                    "document_id": key[0],
                    "language": key[1],
                    "values": dict(values),
                    "corrected_at": datetime.now(UTC),
                }
            )
        )


def applied(document: Document, corrections: Mapping[Key, Values]) -> Document:
    """Return a document with the corrections of its edition. Raises `InvalidMetadata`."""
    values = corrections.get(document.key)
    if not values:
        return document
    return replace(document, metadata=corrected(document.metadata, values, document.source))
