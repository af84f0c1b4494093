"""One way to search: scope, words and vectors together, exact under a narrow scope."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Self

import numpy as np

from corpus.document import Language
from corpus.english import stems
from corpus.keystrokes import as_meant
from index.catalogue import Catalogue
from index.chroma import ChromaStore
from index.embedder import Embedder
from index.explain import why
from index.finds import Find, Finds
from index.following import Follower
from index.generation import Generation, OpenStore, Store
from index.opened import Opened
from index.published import ATTEMPTS, Published
from index.ranking import EXACT_ROWS, Part, Ranker, parts_of
from index.reranker import RERANKED, Reranker, reranked
from index.results import Hit, Results
from index.scope import EVERYTHING, Scope
from index.slips import Spelt
from index.stored import StoredPassage
from index.together import WEIGHED, rarities, shares_of
from index.vectors import Rows

__all__ = ["EVERYTHING", "Hit", "Results", "Scope", "Search"]

PER_GROUP = 3  # passages of one article in a list, as long as other articles have something to say
REMEMBERED = 5_000  # passages kept in memory once found: ten megabytes


class Search:
    """Finds passages in the published generation, and in the next as soon as it is published.

    Safe to use from several threads.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the parts it joins
        self,
        catalogue: Catalogue,
        embedder: Embedder,
        data_dir: Path,
        open_store: OpenStore = ChromaStore.open,
        exact_rows: int = EXACT_ROWS,
        today: Callable[[], date] = date.today,
        reranker: Reranker | None = None,
        follower: Follower | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._embedder = embedder
        self._published = Published(catalogue, embedder.name, data_dir, open_store, follower)
        self._ranker = Ranker(embedder, exact_rows)
        self._today = today
        self._reranker = reranker

    def opened(self) -> Self:
        """Open the published generation now rather than at the first question."""
        with self._published.reading():
            return self

    def close(self) -> None:
        """Let go of the files when the last reader is done."""
        self._published.close()

    @property
    def lacking(self) -> frozenset[Store]:
        """What of the index cannot be used now; searches do without it."""
        return self._published.lacking

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
        """Return at most k passages that fit a question best, best first.

        Rules that are not in force on a day, the scope's or today, count a little less.

        `expand` looks for the question in the other language where documents have no edition in its
        own, and leaves out other editions of those that have one. `together` looks into the first
        of them for where the question stands together; who weighs sentences anyway can do without.
        """
        return self.look_up(text, k, scope, expand, on, together=together).hits

    def look_up(  # noqa: PLR0913 - what is asked, and how
        self,
        text: str,
        k: int = 20,
        scope: Scope = EVERYTHING,
        expand: bool = True,
        on: date | None = None,
        *,
        together: bool = True,
        explain: bool = False,
    ) -> Results:
        """Find as `find` does, and tell what was looked for; `explain` says why a hit is there."""
        text = as_meant(text)
        for attempt in range(1, ATTEMPTS + 1):
            with self._published.reading() as reading:
                if reading is None or k < 1:
                    return Results([])
                spelt, mended = reading.as_spelt(text, scope) if expand else (text, ())
                parts = list(parts_of(reading, spelt, scope, expand))
                stale = reading.stale(on or scope.as_of or self._today())
                finds = self._ranker.ranked(reading.stores, parts, stale)
                candidates = max(k, RERANKED) if self._reranker else k
                looked_into = parts if together else ()
                last = attempt == ATTEMPTS
                shown = self._shown(reading, finds, candidates, looked_into, last)
            if shown is not None:
                hits = [_hit(find, each, parts if explain else ()) for find, each in shown]
                if self._reranker:
                    hits = reranked(spelt, hits, self._reranker)[:k]
                others = (word for part in parts for word in part.asked.expanded)
                return Results(hits, (*mended, *others))
        return Results([])

    def as_spelt(self, text: str, scope: Scope = EVERYTHING) -> Spelt:
        """Return a text with its slips mended, by words of the documents that may be read."""
        with self._published.reading() as reading:
            return reading.as_spelt(text, scope) if reading else (text, ())

    def rarity(self, words: Iterable[str], language: Language) -> dict[str, float]:
        """Return how rare each folded word, or Vietnamese pair "a b", is: its BM25 weight."""
        given = list(words)
        if not given:
            return {}
        with self._published.reading() as reading:
            if reading is None:
                return dict.fromkeys(given, 0.0)
            compared = stems(given) if language == "en" else given
            return dict(zip(given, rarities(compared, reading.stores.keywords), strict=True))

    def similarity(self, text: str, others: Sequence[str]) -> list[float]:
        """Return the cosine between a question and each of other texts, by the embedding model."""
        if not others:
            return []
        cosines = self._embedder.embed(others) @ self._ranker.vector(text)
        return [float(cosine) for cosine in cosines]

    # --- hits ---

    def _shown(
        self, reading: Opened, finds: Finds, k: int, parts: Sequence[Part], without: bool
    ) -> list[tuple[Find, StoredPassage]] | None:
        """Return k finds with their passages, best first.

        None where a passage is no longer current, if not `without` it.
        """
        stores = reading.stores
        first = finds.at(_spread(stores, finds.rows, max(k, WEIGHED)))
        ids = stores.passage_ids(first.rows)
        known = self._stored(reading, ids)
        current = [place for place, each in enumerate(ids) if each in known]
        if not without and len(current) < len(ids):
            return None
        together = shares_of([known[ids[place]] for place in current], parts, stores.keywords)
        weighed = first.at(np.array(current, np.int64)).weighed(together)
        shown = weighed.at(_spread(stores, weighed.rows, k))
        passages = (known[each] for each in stores.passage_ids(shown.rows))
        return list(zip(shown, passages, strict=True))

    def _stored(self, reading: Opened, wanted: Sequence[str]) -> dict[str, StoredPassage]:
        """Return passages by id. While a generation is the published one, its passages stay."""
        found = reading.found
        known = {each: found[each] for each in wanted if each in found}
        if missing := [each for each in wanted if each not in known]:
            read = self._catalogue.passages(missing)
            known |= read
            reading.found = (read if len(found) > REMEMBERED else found) | read
        return known


def _hit(find: Find, found: StoredPassage, explained: Sequence[Part]) -> Hit:
    return Hit(
        found.passage,
        found.metadata,
        found.source,
        found.version,
        find.score,
        why(found.passage, find, explained) if explained else None,
    )


def _spread(stores: Generation, rows: Rows, k: int) -> Rows:
    """Return k places in order, without what crowds the list while others wait.

    That is one of many of its article, or one that begins under the same heading with the same
    words as one of another document: copies differ in what they are called, not in what they say.
    """
    in_group: Counter[int] = Counter()
    said_in: dict[int, int] = {}
    first: list[int] = []
    later: list[int] = []
    columns = (stores.groups[rows], stores.keys[rows], stores.edition_keys(rows))
    for place, (group, key, edition) in enumerate(zip(*(c.tolist() for c in columns), strict=True)):
        in_group[group] += 1
        copied = said_in.setdefault(key, edition) != edition
        crowded = group != 0 and in_group[group] > PER_GROUP
        (later if crowded or copied else first).append(place)
        if len(first) == k:
            break
    return np.array(sorted((first + later)[:k]), np.int64)
