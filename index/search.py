"""One way to search: scope, words and vectors together, exact under a narrow scope."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

import numpy as np

from corpus.document import Language, Metadata, Passage
from corpus.english import stems
from corpus.keystrokes import as_meant
from corpus.mentions import Names
from corpus.phrases import Phrases
from corpus.vietnamese import language_of
from index.asked import Asked, asked, asked_across
from index.catalogue import Catalogue
from index.chroma import ChromaStore
from index.embedder import Embedder, Vectors
from index.errors import GenerationDamaged
from index.fusion import fuse
from index.generation import Generation, Numbers, OpenStore
from index.opened import Editions, Opened
from index.published import ATTEMPTS, Published
from index.scope import EVERYTHING, Scope
from index.stored import StoredPassage
from index.vectors import Range, Rows, best

__all__ = ["EVERYTHING", "Hit", "Scope", "Search"]

WORD_CANDIDATES = 300  # more than ever reach the first twenty
VECTOR_CANDIDATES = 200
# Up to here all rows are compared (20,000 rows: 14 ms); beyond, Chroma is faster and near enough.
EXACT_ROWS = 20_000
ACROSS = 0.7  # what a find in the other language is worth beside one in the question's own
CITED = 0.7  # what a find in an act counts that the question names, beside one among all
STALE = 0.9  # what a rule counts that is not in force, beside one that is and says the same
PER_GROUP = 3  # passages of one article in a list, as long as other articles have something to say
REMEMBERED = 5_000  # passages kept in memory once found: ten megabytes


@dataclass(frozen=True)
class Hit:
    """A passage that was found; higher scores are better, within one search only."""

    passage: Passage
    metadata: Metadata
    source: str
    version: str
    score: float


class Search:
    """Finds passages in the published generation, and in the next as soon as it is published.

    Safe to use from several threads.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        embedder: Embedder,
        data_dir: Path,
        open_store: OpenStore = ChromaStore.open,
        exact_rows: int = EXACT_ROWS,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._catalogue = catalogue
        self._embedder = embedder
        self._published = Published(catalogue, embedder.name, data_dir, open_store)
        self._exact_rows = exact_rows
        self._today = today

    @classmethod
    def open(
        cls,
        catalogue: Catalogue,
        embedder: Embedder,
        data_dir: Path,
        today: Callable[[], date] = date.today,
    ) -> Self:
        """Open the published generation now rather than at the first question."""
        search = cls(catalogue, embedder, data_dir, today=today)
        with search._published.reading():
            return search

    def close(self) -> None:
        """Let go of the files when the last reader is done."""
        self._published.close()

    def find(
        self,
        text: str,
        k: int = 20,
        scope: Scope = EVERYTHING,
        expand: bool = True,
        on: date | None = None,
    ) -> list[Hit]:
        """Return at most k passages that fit a question best, best first.

        Rules that are not in force on a day, the scope's or today, count a little less.

        `expand` looks for the question in the other language where documents have no edition in its
        own, and leaves out other editions of those that have one.
        """
        text = as_meant(text)
        for _ in range(ATTEMPTS):
            with self._published.reading() as reading:
                if reading is None or k < 1:
                    return []
                rows, scores = self._ranked(reading, text, scope, expand, on)
                hits = self._hits(reading, rows, scores, k)
            if hits is not None:
                return hits
        message = "the index changed during every attempt to search it: try again"
        raise GenerationDamaged(message)

    def expanded(self, text: str, scope: Scope = EVERYTHING) -> tuple[str, ...]:
        """Return the words a search looks for that the question itself does not hold."""
        with self._published.reading() as reading:
            if reading is None:
                return ()
            parts = self._parts(reading, as_meant(text), scope, True)
            return tuple(word for part, _, _ in parts for word in part.expanded)

    def rarity(self, words: Iterable[str], language: Language) -> dict[str, float]:
        """Return how rare each folded word, or Vietnamese pair "a b", is: its BM25 weight.

        Robertson & Zaragoza 2009, formula 3.3; a word of every passage weighs next to nothing.
        """
        given = list(words)
        with self._published.reading() as reading:
            if reading is None:
                return dict.fromkeys(given, 0.0)
            number = len(reading.stores)
            counts = reading.stores.keywords.frequencies(
                stems(given) if language == "en" else given
            )
        return {
            word: math.log(1 + (number - count + 0.5) / (count + 0.5))
            for word, count in zip(given, counts, strict=True)
        }

    # --- ranking ---

    def _parts(
        self, reading: Opened, text: str, scope: Scope, expand: bool
    ) -> Iterator[tuple[Asked, Editions, float]]:
        """Yield what to look for in which editions, and what a find there is worth.

        Of a document with two editions the one in the question's language is searched; one without
        an edition in it is searched in its own language.
        """
        language = language_of(text)
        allowed = reading.allowed(scope)
        if not expand:
            yield asked(text, language), allowed, 1.0
            return
        spoken, silent = reading.editions_for(language, allowed)
        if spoken is None or spoken:
            yield asked(text, language, Names.starter()), spoken, 1.0
        if silent is None or silent:
            yield asked_across(text, language, Phrases.starter()), silent, ACROSS

    def _ranked(
        self, reading: Opened, text: str, scope: Scope, expand: bool, on: date | None
    ) -> tuple[Rows, Vectors]:
        rows, scores = [np.zeros(0, np.int64)], [np.zeros(0, np.float32)]
        for part, editions, worth in self._parts(reading, text, scope, expand):
            found, marks = self._found(reading.stores, part, editions)
            rows.append(found)
            scores.append(worth * marks)
        for found, marks in self._cited(reading, text, scope, expand):
            rows.append(found)
            scores.append(marks)
        every, marks = _highest(np.concatenate(rows), np.concatenate(scores))
        stale = reading.stale(on or scope.as_of or self._today())
        ended = [key in stale for key in reading.stores.edition_keys(every).tolist()]
        marks[np.array(ended, bool)] *= STALE
        return best(every, marks, len(every))

    def _cited(
        self, reading: Opened, text: str, scope: Scope, expand: bool
    ) -> Iterator[tuple[Rows, Vectors]]:
        """Yield what is found in the acts that a question names; named articles come first."""
        language, allowed = language_of(text), reading.allowed(scope)
        parts = reading.editions_for(language, allowed) if expand else (allowed,)
        among = reading.editions if None in parts else [key for part in parts for key in part or ()]
        editions, articles = reading.cited(text, among)
        if not editions:
            return
        found, marks = self._found(reading.stores, asked(text, language), editions)
        yield found, CITED * marks
        within = np.zeros(len(articles), np.float32)
        _, of_known, of_all = np.intersect1d(found, articles, return_indices=True)
        within[of_all] = marks[of_known]
        yield articles, 1 + within

    def _found(self, stores: Generation, part: Asked, editions: Editions) -> tuple[Rows, Vectors]:
        """Return the rows that match, words and vectors together, with scores between 0 and 1."""
        by_words, word_scores = stores.keywords.find(part.terms, WORD_CANDIDATES, editions)
        vector = self._embedder.embed([part.to_embed])[0]
        ranges = None if editions is None else [stores.ranges[key] for key in editions]
        by_vector = self._near(stores, vector, ranges)
        rows = np.array(sorted({*by_words.tolist(), *by_vector.tolist()}), np.int64)
        words = np.zeros(len(rows), np.float32)
        words[np.searchsorted(rows, by_words)] = word_scores
        cosines = stores.vectors.scores(vector, rows)
        floor = float(cosines[np.searchsorted(rows, by_vector)].min(initial=1.0))
        return best(rows, fuse(words, cosines, floor, part.vectors), len(rows))

    def _near(self, stores: Generation, vector: Vectors, ranges: Sequence[Range] | None) -> Rows:
        allowed = [(0, len(stores))] if ranges is None else ranges
        size = sum(last - first for first, last in allowed)
        if size <= self._exact_rows:
            return stores.vectors.nearest(vector, VECTOR_CANDIDATES, allowed)[0]
        found = stores.rows_of(
            [each for each, _ in stores.store.nearest(vector, VECTOR_CANDIDATES)]
        )
        if ranges is None:
            return found
        within = np.zeros(len(stores), bool)
        for first, last in ranges:
            within[first:last] = True
        if within[found].sum() >= VECTOR_CANDIDATES // 2:
            return found[within[found]]
        # Too few of the near ones are allowed, so that approximate search could miss: compare all.
        return stores.vectors.nearest(vector, VECTOR_CANDIDATES, allowed)[0]

    def _hits(self, reading: Opened, rows: Rows, scores: Vectors, k: int) -> list[Hit] | None:
        """Return the hits, or None where a passage is no longer current."""
        places = _spread(reading.stores.groups[rows], k)
        wanted = reading.stores.passage_ids(rows[places])
        known = self._stored(reading, wanted)
        if any(each not in known for each in wanted):
            return None
        return [
            Hit(found.passage, found.metadata, found.source, found.version, float(scores[place]))
            for place, found in zip(places, (known[each] for each in wanted), strict=True)
        ]

    def _stored(self, reading: Opened, wanted: Sequence[str]) -> dict[str, StoredPassage]:
        """Return passages by id. While a generation is the published one, its passages stay."""
        known = {each: reading.found[each] for each in wanted if each in reading.found}
        if missing := [each for each in wanted if each not in known]:
            read = self._catalogue.passages(missing)
            known |= read
            reading.found = (read if len(reading.found) > REMEMBERED else reading.found) | read
        return known


def _highest(rows: Rows, scores: Vectors) -> tuple[Rows, Vectors]:
    """Return each row once, with the highest of its scores."""
    order = np.lexsort((-scores, rows))
    kept, first = np.unique(rows[order], return_index=True)
    return kept, scores[order][first]


def _spread(groups: Numbers, k: int) -> list[int]:
    """Return k places in order, none of them one of many of its article while others wait."""
    seen: dict[int, int] = {}
    first: list[int] = []
    later: list[int] = []
    for place, group in enumerate(groups.tolist()):
        seen[group] = seen.get(group, 0) + 1
        crowded = group != 0 and seen[group] > PER_GROUP
        (later if crowded else first).append(place)
        if len(first) == k:
            break
    return sorted((first + later)[:k])
