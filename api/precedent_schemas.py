"""Precedents as they go over the wire."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import ConfigDict, Field, model_serializer

from api.asked import Asked, Text
from api.kept_schemas import MarkOut
from api.schemas import CitationOut, Wire
from assistant.comparison import FEWEST, MOST, Change, Comparison
from assistant.precedents import COLUMNS, SORTS, Cell, Column, Model, Precedent, Status
from assistant.review import Mark
from assistant.saved import SavedComparison
from corpus.document import Language
from corpus.levels import Level

if TYPE_CHECKING:
    from assistant.likeness import Like

Filter = Annotated[str, Field(max_length=200)]


class CellOut(Wire):
    """A value with the words that say so, and what else the sources say of it."""

    value: str | int | list[str]
    citation: CitationOut
    others: list["CellOut"] = Field([], exclude_if=lambda others: not others)

    @classmethod
    def of(cls, cell: Cell) -> Self:
        """The cell as it is sent."""
        return cls(
            value=list(cell.value) if isinstance(cell.value, tuple) else cell.value,
            citation=CitationOut.of(cell.citation),
            others=[CellOut.of(other) for other in cell.others],
        )


def _flat(schema: dict[str, Any]) -> None:
    """Describe a row as it is sent: its columns stand beside the id."""
    schema.get("properties", {}).pop("cells", None)
    schema["required"] = ["document_id"]
    schema["additionalProperties"] = True


class RowOut(Wire):
    """A precedent: its columns, each a cell, or null where the source does not state it."""

    model_config = ConfigDict(frozen=True, json_schema_extra=_flat)

    document_id: str
    cells: dict[str, CellOut | None]

    @classmethod
    def of(cls, row: Precedent) -> Self:
        """The row as it is sent."""
        cells: dict[str, CellOut | None] = {
            column: CellOut.of(cell) if (cell := row.cells.get(column)) else None
            for column in COLUMNS
        }
        return cls(document_id=row.id, cells=cells)

    @model_serializer
    def flat(self) -> dict[str, Any]:
        """Return the columns beside the id."""
        told = {name: cell.model_dump() if cell else None for name, cell in self.cells.items()}
        return {"document_id": self.document_id, **told}


class LikeOut(Wire):
    """How like a precedent is to the case that was described, and why."""

    document_id: str
    score: float
    reasons: list[str]

    @classmethod
    def of(cls, like: "Like") -> Self:
        """The likeness as it is sent."""
        return cls(document_id=like.precedent.id, score=like.score, reasons=list(like.reasons))


class PrecedentsOut(Wire):
    """All precedents that were asked for; `facets` count them by level, model, status ..."""

    total: int
    rows: list[RowOut]
    facets: dict[str, dict[str, int]]
    likeness: list[LikeOut] = Field([], exclude_if=lambda likeness: not likeness)

    @classmethod
    def of(
        cls,
        rows: Sequence[Precedent],
        facets: Mapping[str, Mapping[str, int]],
        likeness: Sequence["Like"] = (),
    ) -> Self:
        """The precedents as they are sent."""
        return cls(
            total=len(rows),
            rows=[RowOut.of(row) for row in rows],
            facets={name: dict(each) for name, each in facets.items()},
            likeness=[LikeOut.of(like) for like in likeness],
        )


class PrecedentQuery(Asked):
    """What is looked for; leaving a field out means any."""

    place: Filter | None = None
    level: Level | None = None
    body: Filter | None = None
    model: Model | None = None
    status: Status | None = None
    year: Annotated[str, Field(pattern=r"^(?:19|20)\d\d$")] | None = None
    topic: Filter | None = None
    q: Filter | None = None
    like: Text | None = None  # a case in one's own words: the likest precedents come first
    sort: Annotated[str, Field(pattern=f"^(?:{'|'.join(SORTS)})$")] = "date"
    language: Language = "vi"


class CompareIn(Asked):
    """The precedents to put side by side."""

    ids: Annotated[list[str], Field(min_length=FEWEST, max_length=MOST)]
    language: Language = "vi"


class ChangeOut(Wire):
    """How a figure changed: computed from two cells, with the calculation."""

    document_id: str
    measure: str
    before: int
    after: int
    change: int
    percent: float
    calculation: str

    @classmethod
    def of(cls, change: Change) -> Self:
        """The change as it is sent."""
        return cls(
            document_id=change.document_id,
            measure=change.measure,
            before=change.before,
            after=change.after,
            change=change.change,
            percent=change.percent,
            calculation=change.calculation,
        )


class ComparisonOut(Wire):
    """Precedents side by side, with the columns that differ and how figures changed."""

    rows: list[RowOut]
    differing: list[Column]
    changes: list[ChangeOut]

    @classmethod
    def of(cls, comparison: Comparison) -> Self:
        """The comparison as it is sent."""
        return cls(
            rows=[RowOut.of(row) for row in comparison.rows],
            differing=list(comparison.differing),
            changes=[ChangeOut.of(change) for change in comparison.changes],
        )


class SavedPrecedentOut(Wire):
    """One of the precedents of a saved comparison."""

    document_id: str
    title: str  # as it was


class SavedOut(Wire):
    """A saved comparison with the citations of its cells that no longer hold; none: it stands."""

    comparison_id: str
    saved_at: datetime
    language: Language
    precedents: list[SavedPrecedentOut]
    marks: list[MarkOut]

    @classmethod
    def of(cls, saved: SavedComparison, marks: Iterable[Mark]) -> Self:
        """The comparison as it is sent."""
        return cls(
            comparison_id=saved.id,
            saved_at=saved.saved_at,
            language=saved.language,
            precedents=[
                SavedPrecedentOut(document_id=each, title=title) for each, title in saved.precedents
            ],
            marks=[MarkOut.of(mark) for mark in marks],
        )


class AllSavedOut(Wire):
    """The saved comparisons, the newest first."""

    comparisons: list[SavedOut]
