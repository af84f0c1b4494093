"""The passages offered as evidence, and what is known of their documents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Protocol, TypeVar

from assistant.matching import Rarity, Similarity
from assistant.question import Question, understand
from corpus.document import Language, Validity
from corpus.rules_web import Web
from index.catalogue import Catalogue
from index.search import EVERYTHING, Hit, Scope

LIMIT = 40  # passages looked at; a short answer rarely rests on more than three
LED = 12  # passages of running text whose lead is read: those whose sentences are candidates
LISTED = 16  # passages whose siblings are evidence too where a list is asked for
NAMED = 20  # passages looked at in documents the question names
DEEPER = 3  # documents that fit best, which are searched by themselves too
INSIDE = 0.9  # what a find there counts beside the one that led to its document
# A rule that is not in force on the date asked for is still evidence, but after those that are.
STALE: Mapping[Validity, float] = {
    "in_force": 1.0, "unknown": 1.0, "expired": 0.67, "replaced": 0.67,
}  # fmt: skip
COMMENT = 0.8  # an editor's remark comes after the text it remarks on

Name = TypeVar("Name", bound=str)


@dataclass(frozen=True)
class Source:
    """One passage offered, with what its document is worth on the answer's date."""

    hit: Hit
    validity: Validity
    score: float  # between 0 and 1, the best passage 1
    named: bool  # the question names its document
    lead: str = ""  # in running text, the passage before

    @property
    def remark(self) -> bool:
        """Whether this is what an editor remarks on a rule, rather than what the rule says."""
        return self.hit.passage.rank == "comment" and self.hit.metadata.kind == "regulation"


@dataclass(frozen=True)
class Evidence:
    """What an answer may rest on, best first."""

    sources: tuple[Source, ...]
    texts: Mapping[str, str]  # version -> its whole text
    rarity: Rarity  # inverse document frequency of folded words, and of pairs "a b"
    similarity: Similarity  # of meanings: a question's and those of other texts
    scope: Scope = EVERYTHING  # what it was looked for in
    # What was found for the first day of the period asked for, with its validity on the last.
    earlier: "Evidence | None" = None
    lacking: frozenset[str] = frozenset()  # what of the index could not be used


class Passages(Protocol):
    """Finds passages."""

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
        """Return at most `k` passages, best first."""
        ...

    def as_spelt(self, text: str, scope: Scope = EVERYTHING) -> tuple[str, tuple[str, ...]]:
        """Return a text with slips of the finger mended, and the words that were put in."""
        ...

    @property
    def lacking(self) -> frozenset[str]:
        """Return what of the index cannot be used now."""
        ...

    def rarity(self, words: Iterable[str], language: Language) -> Mapping[str, float]:
        """Return the inverse document frequency of folded words, and of pairs "a b"."""
        ...

    def similarity(self, text: str, others: Sequence[str]) -> Sequence[float]:
        """Return how near texts are in meaning."""
        ...


@dataclass(frozen=True)
class Retriever:
    """Finds the evidence for a question."""

    search: Passages
    catalogue: Catalogue

    def understood(self, text: str, turns: Sequence[str], scope: Scope) -> Question:
        """Read a question; a word that no document holds is read as the one that was meant.

        Raises `EmptyQuestion` and `QuestionTooLong`.
        """
        question = understand(text, turns)
        spelt, words = self.search.as_spelt(question.text, scope)
        return replace(understand(spelt, turns), spelt=words) if words else question

    def evidence(self, question: Question, on: date, scope: Scope) -> Evidence:
        """Return the passages worth looking at for a question on a date, within a scope.

        Where the question asks for a period that ends then, also those of its first day: a rule
        that changed within it is told in both forms.
        """
        found = self._on(question, on, scope)
        if question.since is None or question.as_of != on:
            return found
        then = self._on(question, question.since, scope)
        web = self.catalogue.web()
        sources = (
            replace(
                each,
                validity=web.validity(each.hit.metadata, on, each.hit.passage.locator),
            )
            for each in then.sources
        )
        texts = _Texts(self.catalogue, (*found.sources, *then.sources))
        return replace(found, texts=texts, earlier=replace(then, sources=tuple(sources)))

    def _on(self, question: Question, on: date, scope: Scope) -> Evidence:
        named = frozenset(
            row.metadata.id
            for row in self.catalogue.documents()
            if row.metadata.number is not None
            and any(act.names(row.metadata.number) for act in question.acts)
        )
        hits: dict[str, tuple[Hit, bool]] = {}
        if named:
            inside = replace(scope, document_ids=_both(scope.document_ids, named))
            for hit in self._find(question, NAMED, inside, on):
                hits.setdefault(hit.passage.id, (hit, True))
        first = self._find(question, LIMIT, scope, on)
        for hit in (*first, *self._inside(first, question, on, scope)):
            hits.setdefault(hit.passage.id, (hit, hit.passage.document_id in named))
        weighed = _weighed(hits.values(), on, self.catalogue.web())
        if "list" in question.intents:
            weighed = list(self._with_siblings(weighed))
        sources = tuple(self._led(weighed))
        return Evidence(
            sources,
            _Texts(self.catalogue, sources),
            self.search.rarity,
            self.search.similarity,
            scope,
            lacking=self.search.lacking,
        )

    def _find(self, question: Question, k: int, scope: Scope, on: date) -> list[Hit]:
        """Return passages; which of their sentences say most of the question is weighed later."""
        return self.search.find(question.search_text, k, scope, on=on, together=False)

    def _inside(
        self, hits: Sequence[Hit], question: Question, on: date, scope: Scope
    ) -> Iterator[Hit]:
        """Yield what the documents that fit best hold beside the passages that led to them.

        A fact often stands a section further on, in words that the question does not share.
        """
        best: dict[str, float] = {}
        for hit in hits:
            best.setdefault(hit.passage.document_id, hit.score)
        documents = frozenset(list(best)[:DEEPER])
        for hit in self._find(question, NAMED, replace(scope, document_ids=documents), on):
            yield replace(hit, score=INSIDE * best[hit.passage.document_id] * hit.score)

    def _with_siblings(self, sources: Sequence[Source]) -> Iterator[Source]:
        """Yield the sources, the first of them followed by what stands under the same heading.

        A list is complete, or it is no answer to a question for one.
        """
        known = {source.hit.passage.id for source in sources}
        document = cache(self.catalogue.document)
        for place, source in enumerate(sources):
            yield source
            passage = source.hit.passage
            if place >= LISTED or not passage.headings or passage.ordinal == 0:
                continue
            stored = document(passage.document_id, passage.language)
            for each in stored.passages if stored else ():
                if each.headings == passage.headings and each.id not in known:
                    known.add(each.id)
                    yield replace(source, hit=replace(source.hit, passage=each))

    def _led(self, sources: Sequence[Source]) -> Iterator[Source]:
        """Yield the sources, those in running text with the passage before them."""
        for place, source in enumerate(sources):
            passage = source.hit.passage
            if place < LED and len(passage.headings) <= 1 and passage.ordinal > 0:
                before, _ = self.catalogue.neighbours(passage)
                yield replace(source, lead=before.text if before else "")
            else:
                yield source


def _both(one: frozenset[Name] | None, other: frozenset[Name]) -> frozenset[Name]:
    return other if one is None else one & other


def _weighed(hits: Iterable[tuple[Hit, bool]], on: date, web: Web) -> list[Source]:
    found = list(hits)
    best = max((hit.score for hit, _ in found), default=0.0) or 1.0
    sources = []
    for hit, named in found:
        validity = web.validity(hit.metadata, on, hit.passage.locator)
        if validity == "not_yet" and not named:
            continue  # on that date nobody was bound by it
        worth = hit.score / best
        if hit.metadata.kind == "regulation" and not named:
            worth *= STALE[validity]
        if hit.passage.rank == "comment":
            worth *= COMMENT
        sources.append(Source(hit, validity, worth, named))
    return sorted(sources, key=lambda source: (-source.score, source.hit.passage.id))


class _Texts(Mapping[str, str]):
    """The texts of the versions that were found, read when they are looked at."""

    def __init__(self, catalogue: Catalogue, sources: Iterable[Source]) -> None:
        self._catalogue = catalogue
        self._places = {
            s.hit.version: (s.hit.passage.document_id, s.hit.passage.language) for s in sources
        }
        self._read: dict[str, str] = {}

    def __getitem__(self, version: str) -> str:
        if version not in self._read:
            text = self._catalogue.text(*self._places[version], version)
            if text is None:
                raise KeyError(version)
            self._read[version] = text
        return self._read[version]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
