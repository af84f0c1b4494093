"""Which part of the documents a search may look at."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from corpus.document import Kind, Language, Metadata
from corpus.vietnamese import fold


@dataclass(frozen=True)
class Scope:
    """Every field narrows; None means all, empty means none.

    `as_of` leaves out rules that did not exist yet on that date; what is no longer in force stays,
    because it is told with its validity, and so does everything whose dates are unknown.
    A document that names no place or level is in no place's or level's scope.
    """

    as_of: date | None = None
    kinds: frozenset[Kind] | None = None
    languages: frozenset[Language] | None = None
    places: frozenset[str] | None = None  # compared without diacritics
    levels: frozenset[str] | None = None
    document_ids: frozenset[str] | None = None
    access: frozenset[str] | None = None  # labels the person may read

    def allows(self, about: Metadata) -> bool:
        """Say whether a document is within the scope."""
        return (
            (self.kinds is None or about.kind in self.kinds)
            and (self.languages is None or about.language in self.languages)
            and (self.document_ids is None or about.id in self.document_ids)
            and (self.access is None or about.access in self.access)
            and (self.levels is None or not self.levels.isdisjoint(about.levels))
            and (self.places is None or not _folded(self.places).isdisjoint(_folded(about.places)))
            and self._existed(about)
        )

    def _existed(self, about: Metadata) -> bool:
        if self.as_of is None or about.kind != "regulation":
            return True
        known_from = about.issued or about.in_force
        return known_from is None or known_from <= self.as_of

    @property
    def everything(self) -> bool:
        """Say whether nothing is left out."""
        return all(getattr(self, each.name) is None for each in fields(self))


EVERYTHING = Scope()


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name) for name in names}
