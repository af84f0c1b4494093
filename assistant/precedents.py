"""Precedents as a table: who merged what, with what result, a source in every cell."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal, Protocol, get_args

from assistant.answer import Citation
from corpus.document import Kind, Language, Metadata
from corpus.mentions import Names
from corpus.places import Gazetteer, Place
from corpus.vietnamese import fold
from index.stored import DocumentRow, StoredDocument

Column = Literal[
    "title", "place", "level", "bodies", "result", "model", "date", "status",
    "staff_before", "staff_after", "focal_points_cut", "units_before", "units_after",
    "legal_basis", "head", "difficulties", "handling", "lessons", "later",
]  # fmt: skip
COLUMNS: tuple[Column, ...] = get_args(Column)
FIGURES: tuple[Column, ...] = (
    "staff_before", "staff_after", "focal_points_cut", "units_before", "units_after",
)  # fmt: skip
Model = Literal[
    "merged-agency", "joint-office", "unified-post", "unit-merger", "ministry-merger",
    "shared-service",
]  # fmt: skip
Status = Literal["completed", "pilot", "ended", "reversed", "unknown"]
MODELS: tuple[Model, ...] = get_args(Model)
STATUSES: tuple[Status, ...] = get_args(Status)
# Kinds of documents that tell what was done; rules and guidance tell what shall be.
TELLING: frozenset[Kind] = frozenset({"precedent", "report", "press", "other"})
SORTS = ("date", "place", "staff_before", "title")  # what a list can be sorted by
FACETS: tuple[Column, ...] = ("level", "model", "status")

Value = str | int | tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """One value with the words that say so; `others` are what else the sources say of it."""

    value: Value
    citation: Citation
    others: tuple["Cell", ...] = ()

    @property
    def text(self) -> str:
        """The value as it is shown."""
        return "; ".join(self.value) if isinstance(self.value, tuple) else str(self.value)


@dataclass(frozen=True)
class Precedent:
    """One row; a column that the source says nothing of has no cell."""

    metadata: Metadata
    cells: Mapping[Column, Cell]

    @property
    def id(self) -> str:
        """The document it is told by."""
        return self.metadata.id

    def with_later(self, cell: Cell | None) -> "Precedent":
        """Return the row with what happened to it later."""
        return self if cell is None else replace(self, cells={**self.cells, "later": cell})

    def text(self, column: Column) -> str:
        """Return what a column shows, empty where the source says nothing."""
        cell = self.cells.get(column)
        return cell.text if cell else ""

    def figure(self, column: Column) -> int | None:
        """Return a figure, or `None`."""
        cell = self.cells.get(column)
        return cell.value if cell and isinstance(cell.value, int) else None

    @property
    def place(self) -> str:
        """The narrowest place it is of, else its title."""
        return self.metadata.places[0] if self.metadata.places else self.metadata.title

    @cached_property
    def year(self) -> str:
        """The year it happened, empty where nobody says."""
        return self.text("date")[:4]

    @cached_property
    def words(self) -> str:
        """Everything its row says, folded, for looking in."""
        return fold(" ".join(self.text(column) for column in COLUMNS))


@dataclass(frozen=True)
class Wish:
    """What is looked for; `None` means any."""

    place: str | None = None
    level: str | None = None
    body: str | None = None
    model: str | None = None
    status: str | None = None
    year: str | None = None
    topic: str | None = None
    text: str | None = None


class Library(Protocol):
    """Where the documents are."""

    def documents(self) -> Sequence[DocumentRow]:
        """Return all editions by document id and language."""
        ...

    def document(self, document_id: str, language: str | None = None) -> StoredDocument | None:
        """Return the current version, or `None`."""
        ...


Reader = Callable[[StoredDocument], Mapping[Column, Cell]]


@dataclass
class Precedents:
    """All precedents of a library; read once for each generation and day, for validity is told."""

    library: Library
    read: Reader
    later: Callable[[Sequence[Precedent], Language], Mapping[str, Cell]]
    names: Names
    today: Callable[[], date]
    _tables: dict[Language, tuple[Sequence[DocumentRow], date, list[Precedent]]] = field(
        default_factory=dict
    )

    def table(self, language: Language) -> list[Precedent]:
        """Return every precedent, told by its edition in a language where there is one.

        A report that tells of no merger is none.
        """
        documents, today = self.library.documents(), self.today()
        known = self._tables.get(language)
        if known is None or known[0] is not documents or known[1] != today:
            known = self._tables[language] = documents, today, self._read(documents, language)
        return known[2]

    def _read(self, documents: Sequence[DocumentRow], language: Language) -> list[Precedent]:
        editions: dict[str, DocumentRow] = {}
        for row in documents:
            if row.metadata.kind in TELLING:
                known = editions.get(row.metadata.id)
                if known is None or row.metadata.language == language:
                    editions[row.metadata.id] = row
        rows = [self._row(edition) for edition in editions.values()]
        told = [row for row in rows if row.metadata.kind == "precedent" or row.cells.get("bodies")]
        later = self.later(told, language)
        return [row.with_later(later.get(row.id)) for row in told]

    def find(self, wish: Wish, language: Language) -> list[Precedent]:
        """Return all precedents that meet a wish, the newest first."""
        found = [row for row in self.table(language) if self._meets(row, wish)]
        return sorted(found, key=lambda row: (row.text("date"), row.id), reverse=True)

    def _row(self, edition: DocumentRow) -> Precedent:
        about = edition.metadata
        stored = self.library.document(about.id, about.language)
        return Precedent(about, self.read(stored) if stored else {})

    def _meets(self, row: Precedent, wish: Wish) -> bool:
        exact = (
            (wish.level, row.text("level")),
            (wish.model, row.text("model")),
            (wish.status, row.text("status")),
            (wish.year, row.year),
        )
        return (
            all(wanted is None or wanted == told for wanted, told in exact)
            and (wish.topic is None or wish.topic in row.metadata.topics)
            and (wish.text is None or all(word in row.words for word in fold(wish.text).split()))
            and (wish.body is None or self._names_body(row, wish.body))
            and (wish.place is None or self._lies_in(row, wish.place))
        )

    def _names_body(self, row: Precedent, body: str) -> bool:
        """Say whether a precedent merges a body, under any of its names in either language."""
        told = fold(f"{row.text('bodies')} {row.text('result')}")
        named = [mention.entries[0] for mention in self.names.glossary.find(body)]
        names = {name for term in named for name in (*term.names("vi"), *term.names("en"))}
        return any(fold(name) in told for name in names or {body})

    def _lies_in(self, row: Precedent, place: str) -> bool:
        """Say whether a precedent is of a place or of anything under it, by old and new names."""
        gazetteer = self.names.gazetteer
        wanted = {each.id for mention in gazetteer.find(place) for each in mention.entries}
        told = row.metadata.places or (row.text("place"),)
        if not wanted:
            return any(fold(place) in fold(each) for each in told)
        named = (each for name in told for m in gazetteer.find(name) for each in m.entries)
        return any(above.id in wanted for each in named for above in upwards(each, gazetteer))


def upwards(place: Place, gazetteer: Gazetteer) -> Iterator[Place]:
    """Yield a place and the units above it, or those it went into."""
    seen: set[str] = set()
    current: Place | None = place
    while current is not None and current.id not in seen:
        seen.add(current.id)
        yield current
        current = gazetteer.by_name.get(current.parent)


def facets(rows: Iterable[Precedent]) -> Mapping[str, Mapping[str, int]]:
    """Return how many precedents there are of each level, model, status, year and topic."""
    listed = list(rows)
    counted: dict[str, Counter[str]] = {
        column: Counter(text for row in listed if (text := row.text(column))) for column in FACETS
    }
    counted["year"] = Counter(row.year for row in listed if row.year)
    counted["topic"] = Counter(topic for row in listed for topic in row.metadata.topics)
    return {name: dict(sorted(each.items())) for name, each in counted.items()}
