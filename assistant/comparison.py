"""Precedents side by side: what differs, and how figures changed, as shown calculations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.briefing_words import WORDS
from assistant.paper import Bars
from assistant.precedents import COLUMNS, Column, Precedent
from corpus.document import Language

CHANGES: tuple[tuple[str, Column, Column], ...] = (
    ("staff", "staff_before", "staff_after"),
    ("units", "units_before", "units_after"),
)
FEWEST, MOST = 2, 6  # precedents that are compared at a time
UNCOMPARED: frozenset[Column] = frozenset({"title", "place"})


@dataclass(frozen=True)
class Change:
    """How a figure changed; it is computed from two cells and shown with its calculation."""

    document_id: str
    measure: str  # staff, units
    before: int
    after: int

    @property
    def change(self) -> int:
        """After less before."""
        return self.after - self.before

    @property
    def percent(self) -> float:
        """The change in per cent of what was before, to one decimal."""
        return round(100 * self.change / self.before, 1)

    @property
    def calculation(self) -> str:
        """The calculation, as it is shown."""
        difference = f"{self.after} - {self.before} = {self.change}"
        return f"{difference}; {self.change} / {self.before} = {self.percent} %"


@dataclass(frozen=True)
class Comparison:
    """Some precedents beside each other."""

    rows: tuple[Precedent, ...]

    @property
    def differing(self) -> tuple[Column, ...]:
        """The columns in which not all rows say the same."""
        return tuple(
            column
            for column in COLUMNS
            if column not in UNCOMPARED and len({row.text(column) for row in self.rows}) > 1
        )

    @property
    def changes(self) -> tuple[Change, ...]:
        """How figures changed, of every row that states both."""
        return tuple(change for row in self.rows for change in changes_of(row))


def changes_of(row: Precedent) -> Iterator[Change]:
    """Yield the changes that a precedent states both ends of."""
    for measure, first, last in CHANGES:
        before, after = row.figure(first), row.figure(last)
        if before and after is not None:
            yield Change(row.id, measure, before, after)


def bars_of(rows: Sequence[Precedent], measure: str, language: Language) -> Bars | None:
    """Return a chart of what was before and after, of the precedents that state both ends."""
    first, last = next((before, after) for name, before, after in CHANGES if name == measure)
    bars = []
    for row in rows:
        before, after = row.figure(first), row.figure(last)
        if before is not None and after is not None:
            cited = (row.cells[first].citation, row.cells[last].citation)
            bars.append((row.place, before, after, cited))
    series = (WORDS["before"][language], WORDS["after"][language])
    return Bars(WORDS[measure][language], series, tuple(bars)) if bars else None


def compared(rows: Sequence[Precedent]) -> Comparison:
    """Put precedents side by side."""
    return Comparison(tuple(rows))
