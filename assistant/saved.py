"""Comparisons that somebody saved: which precedents, and the words their cells rested on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from sqlalchemy import delete, insert, select

from assistant import tables as t
from assistant.answer import Citation
from assistant.database import engine_of, transaction
from corpus.document import Language


@dataclass(frozen=True)
class SavedComparison:
    """Precedents that were put side by side, with all that their cells cited on that day."""

    id: str
    saved_at: datetime
    language: Language
    precedents: tuple[tuple[str, str], ...]  # document id, and the title it had
    citations: tuple[Citation, ...]


class SavedComparisons:
    """Comparisons by database URL. Its table must exist: see `create` and `api/migrations`."""

    def __init__(self, url: str) -> None:
        self._engine = engine_of(url)

    @classmethod
    def create(cls, url: str) -> Self:
        """Open the comparisons with their table made from scratch, without a migration history."""
        saved = cls(url)
        t.metadata.create_all(saved._engine)
        return saved

    def keep(self, comparison: SavedComparison) -> None:
        """Keep a comparison."""
        packed = vars(comparison) | {"citations": [vars(each) for each in comparison.citations]}
        with transaction(self._engine) as connection:
            connection.execute(insert(t.comparisons).values(packed))

    def comparison(self, comparison_id: str) -> SavedComparison | None:
        """Return a comparison, or `None`."""
        query = select(t.comparisons).where(t.comparisons.c.id == comparison_id)
        with transaction(self._engine) as connection:
            row = connection.execute(query).first()
        return None if row is None else _unpacked(dict(row._mapping))

    def comparisons(self) -> list[SavedComparison]:
        """Return all comparisons, the newest first."""
        query = select(t.comparisons).order_by(t.comparisons.c.saved_at.desc())
        with transaction(self._engine) as connection:
            rows = [dict(row._mapping) for row in connection.execute(query)]
        return [_unpacked(row) for row in rows]

    def delete(self, comparison_id: str) -> None:
        """Delete a comparison."""
        with transaction(self._engine) as connection:
            connection.execute(delete(t.comparisons).where(t.comparisons.c.id == comparison_id))


def _unpacked(row: dict[str, Any]) -> SavedComparison:
    citations = tuple(Citation(**each) for each in row.pop("citations"))
    precedents = tuple((each, title) for each, title in row.pop("precedents"))
    return SavedComparison(**row, precedents=precedents, citations=citations)
