"""Ranking: what a question looks for in which editions, words and vectors together."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import lru_cache, partial

import numpy as np

from corpus.document import Language
from corpus.mentions import Names
from corpus.phrases import Phrases
from corpus.vietnamese import language_of
from index.asked import Asked, asked, asked_across
from index.embedder import Embedder, Vectors
from index.errors import GenerationDamaged
from index.finds import Finds
from index.fusion import fuse
from index.generation import Generation
from index.opened import Editions, Opened
from index.scope import Scope
from index.vectors import Range, Rows

WORD_CANDIDATES = 300  # more than ever reach the first twenty
VECTOR_CANDIDATES = 200
NEAR_ENOUGH = 100  # where Chroma finds them, for which twice as many take twice as long
# Up to here all rows are compared (20,000 rows: 14 ms); beyond, Chroma is faster and near enough.
EXACT_ROWS = 20_000
ACROSS = 0.7  # what a find in the other language is worth beside one in the question's own
CITED = 0.7  # what a find in an act counts that the question names, beside one among all
STALE = 0.9  # what a rule counts that is not in force, beside one that is and says the same
WITHOUT_STORE = 200_000  # rows that are compared one by one where Chroma fails: half a second
SEARCHES = 4  # for words at a time, each beside the one for what is near
LAST_QUESTIONS = 64  # whose words and vectors are kept: one is searched for in several ways

WithWords = Callable[[], tuple[Rows, Vectors]]


@dataclass(frozen=True)
class Part:
    """What to look for in which editions, and what a find there is worth."""

    asked: Asked
    editions: Editions
    worth: float = 1.0
    exact: bool = False  # somebody chose these editions: none of their passages may be missed
    articles: Rows = field(default_factory=lambda: np.zeros(0, np.int64))  # they come first


def parts_of(reading: Opened, text: str, scope: Scope, expand: bool) -> Iterator[Part]:
    """Yield what to look for.

    Of a document with two editions the one in the question's language is searched; one without an
    edition in it is searched in its own language. Acts that the question names are searched by
    themselves too, so that what fits best there is not lost among the others.
    """
    language, allowed = language_of(text), reading.allowed(scope)
    among, exact = allowed, not scope.everything
    if expand:
        spoken, silent = reading.editions_for(language, allowed)
        if spoken is None or spoken:
            yield Part(_with_names(text, language), spoken, exact=exact)
        if silent is None or silent:
            yield Part(_across(text, language), silent, ACROSS, exact)
        among = None if spoken is None or silent is None else [*spoken, *silent]
    else:
        yield Part(asked(text, language), allowed, exact=exact)
    editions, articles = reading.cited(text, reading.editions if among is None else among)
    if editions:
        yield Part(asked(text, language), editions, CITED, True, articles)


@lru_cache(LAST_QUESTIONS)
def _with_names(text: str, language: Language) -> Asked:
    return asked(text, language, Names.starter())


@lru_cache(LAST_QUESTIONS)
def _across(text: str, language: Language) -> Asked:
    return asked_across(text, language, Phrases.starter())


class Ranker:
    """Ranks the rows of a generation. Safe to use from several threads."""

    def __init__(self, embedder: Embedder, exact_rows: int = EXACT_ROWS) -> None:
        self._exact_rows = exact_rows
        self._beside = ThreadPoolExecutor(SEARCHES, thread_name_prefix="words")
        self.vector = lru_cache(LAST_QUESTIONS)(lambda text: embedder.embed([text])[0])

    def ranked(self, stores: Generation, parts: Sequence[Part], stale: frozenset[int]) -> Finds:
        """Return what was found, best first; editions that are stale count a little less."""
        words = [partial(self._with_words, stores, part) for part in parts]
        if len(stores) <= self._exact_rows:  # they are found sooner than another thread begins
            found = [self._found(stores, *each) for each in zip(parts, words, strict=True)]
        else:
            found = self._beside_words(stores, parts, words)
        finds = Finds.joined(found)
        ended = [key in stale for key in stores.edition_keys(finds.rows).tolist()]
        return finds.scored(np.where(ended, STALE * finds.scores, finds.scores)).ordered()

    def _beside_words(
        self, stores: Generation, parts: Sequence[Part], words: Sequence[WithWords]
    ) -> list[Finds]:
        """Return what was found, when words are searched in threads while vectors are made."""
        searched = [self._beside.submit(each) for each in words]
        try:
            return [self._found(stores, p, s.result) for p, s in zip(parts, searched, strict=True)]
        finally:
            wait(searched)  # the generation is open for as long as it is read

    def _found(self, stores: Generation, part: Part, with_words: WithWords) -> Finds:
        """Return the rows that match, with scores between 0 and 1; those of named articles lead."""
        vector, by_vector = None, np.zeros(0, np.int64)
        if (part.asked.vectors or "keywords" in stores.lacking) and "vectors" not in stores.lacking:
            vector = self.vector(part.asked.to_embed)
            by_vector = self._near(stores, vector, part)
        by_words, word_scores = with_words()
        rows = np.unique(np.concatenate((by_words, by_vector, part.articles)))
        words = np.zeros(len(rows), np.float32)
        words[np.searchsorted(rows, by_words)] = word_scores
        cosines = np.zeros(len(rows), np.float32)
        if vector is not None:
            cosines = stores.vectors.scores(vector, rows)
        floor = float(cosines[np.searchsorted(rows, by_vector)].min(initial=1.0))
        scores = part.worth * fuse(words, cosines, floor, part.asked.vectors)
        scores[np.searchsorted(rows, part.articles)] += 1
        return Finds.of(rows, scores, words / max(float(words.max(initial=0.0)), 1e-9), cosines)

    @staticmethod
    def _with_words(stores: Generation, part: Part) -> tuple[Rows, Vectors]:
        """Return the rows that match a part's words best, with their scores."""
        editions = part.editions
        if editions is None or part.exact:
            return stores.keywords.find(part.asked.terms, WORD_CANDIDATES, editions)
        # Words of one language hardly match passages of another: to leave those out later costs
        # less than to ask for thousands of editions.
        rows, scores = stores.keywords.find(part.asked.terms, WORD_CANDIDATES)
        within = np.isin(stores.edition_keys(rows), editions)
        return rows[within], scores[within]

    def _near(self, stores: Generation, vector: Vectors, part: Part) -> Rows:
        """Return the nearest rows of a part's editions."""
        editions = part.editions
        ranges = [(0, len(stores))]
        if editions is not None:
            ranges = [stores.ranges[key] for key in editions]
        among = sum(last - first for first, last in ranges) if part.exact else len(stores)
        if among <= self._exact_rows:
            return stores.vectors.nearest(vector, VECTOR_CANDIDATES, ranges)[0]
        try:
            found = stores.near(vector, NEAR_ENOUGH)
        except GenerationDamaged:
            return self._without_store(stores, vector, ranges)
        if editions is None:
            return found
        within = found[np.isin(stores.edition_keys(found), editions)]
        if not part.exact or len(within) >= NEAR_ENOUGH // 2:
            return within
        # Too few of the near ones are allowed, so that approximate search could miss: compare all.
        return stores.vectors.nearest(vector, VECTOR_CANDIDATES, ranges)[0]

    @staticmethod
    def _without_store(stores: Generation, vector: Vectors, ranges: Sequence[Range]) -> Rows:
        """Compare all rows where they are few enough; among more, words alone decide."""
        if sum(last - first for first, last in ranges) > WITHOUT_STORE:
            return np.zeros(0, np.int64)
        return stores.vectors.nearest(vector, VECTOR_CANDIDATES, ranges)[0]
