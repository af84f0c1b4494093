"""The documents that somebody may read: the same catalogue and search, within access labels.

A document whose label is not among them is not there: no list, count, search, address or tie
between documents tells of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.document import Language, Metadata, Passage
from index.catalogue import Catalogue, Holdings
from index.generation import Store
from index.results import Hit, Results
from index.scope import EVERYTHING, Scope
from index.search import Search
from index.slips import Spelt
from index.stored import StoredDocument, StoredPassage, VersionRow

Labels = frozenset[str]


class ReadableCatalogue(Catalogue):
    """What a catalogue holds under some labels."""

    def __init__(self, whole: Catalogue, labels: Labels) -> None:
        super().__init__(whole.url)
        self._whole = whole
        self._labels = labels
        self._hidden: frozenset[str] = frozenset()  # documents, an edition of which is

    def holdings(self) -> Holdings:
        """Return what is current and may be read."""
        everything = self._whole.holdings()
        known = self._holdings
        if known.generation != everything.generation:
            rows = tuple(row for row in everything.rows if self._allows(row.metadata))
            hidden = (row for row in everything.rows if not self._allows(row.metadata))
            self._hidden = frozenset(row.metadata.id for row in hidden)
            known = self._holdings = Holdings(everything.generation, rows)
        return known

    @property
    def whole(self) -> bool:
        """Say whether nothing is hidden."""
        self.holdings()
        return not self._hidden

    def document(
        self, document_id: str, language: str | None = None, version: str | None = None
    ) -> StoredDocument | None:
        """Return a version of a document that may be read, `None` for any other.

        The label that the document has now decides, also on its former versions.
        """
        found = super().document(document_id, language, version)
        if found is None or not self._allows(found.metadata):
            return None
        return None if self.hides(document_id) else found

    def text(self, document_id: str, language: str, version: str) -> str | None:
        """Return the whole text of a version that may be read, `None` for any other."""
        return None if self.hides(document_id) else super().text(document_id, language, version)

    def history(self, document_id: str) -> list[VersionRow]:
        """Return every version of a document that may be read, none of any other."""
        return [] if self.hides(document_id) else super().history(document_id)

    def metadata_of(self, document_id: str, language: str | None = None) -> Metadata | None:
        """Return what is known of a document that may be read, `None` for any other."""
        found = super().metadata_of(document_id, language)
        return found if found and self._allows(found) else None

    def passages(self, passage_ids: Sequence[str]) -> dict[str, StoredPassage]:
        """Return the passages that may be read, by id."""
        found = super().passages(passage_ids)
        return {name: each for name, each in found.items() if self._allows(each.metadata)}

    def neighbours(self, passage: Passage) -> tuple[Passage | None, Passage | None]:
        """Return the passages before and after one that may be read."""
        hidden = self.hides(passage.document_id)
        return (None, None) if hidden else super().neighbours(passage)

    def editions(self) -> dict[int, Metadata]:
        """Return the editions that may be read."""
        return {key: about for key, about in super().editions().items() if self._allows(about)}

    def hides(self, document_id: str) -> bool:
        """Say whether an edition of a document may not be read."""
        self.holdings()
        return document_id in self._hidden

    def _allows(self, about: Metadata) -> bool:
        return about.access in self._labels


@dataclass(frozen=True)
class ReadableSearch:
    """A search that finds only what may be read."""

    whole: Search
    catalogue: ReadableCatalogue
    labels: Labels

    def find(
        self,
        text: str,
        k: int = 20,
        scope: Scope = EVERYTHING,
        expand: bool = True,
        on: date | None = None,
        *,
        together: bool = True,
    ) -> list[Hit]:
        """Find as the whole search does."""
        return self.whole.find(text, k, self._within(scope), expand, on, together=together)

    def look_up(
        self,
        text: str,
        k: int = 20,
        scope: Scope = EVERYTHING,
        expand: bool = True,
        *,
        explain: bool = False,
    ) -> Results:
        """Look up as the whole search does."""
        return self.whole.look_up(text, k, self._within(scope), expand, explain=explain)

    def as_spelt(self, text: str, scope: Scope = EVERYTHING) -> Spelt:
        """Mend slips by the words that may be read."""
        return self.whole.as_spelt(text, self._within(scope))

    @property
    def lacking(self) -> frozenset[Store]:
        """What of the index cannot be used now."""
        return self.whole.lacking

    def rarity(self, words: Iterable[str], language: Language) -> dict[str, float]:
        """Return how rare words are in all documents."""
        return self.whole.rarity(words, language)

    def similarity(self, text: str, others: Sequence[str]) -> Sequence[float]:
        """Return how near texts are in meaning."""
        return self.whole.similarity(text, others)

    def _within(self, scope: Scope) -> Scope:
        """Return a scope without what may not be read; untouched where nothing is hidden."""
        if self.catalogue.whole:
            return scope
        asked = self.labels if scope.access is None else self.labels & scope.access
        return replace(scope, access=asked)
