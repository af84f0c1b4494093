"""A report as it is read for what it tells: its sentences, its sections, how they are cited."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.answer import Citation
from assistant.cited import Cited
from assistant.precedent_words import SECTIONS
from assistant.precedents import Cell, Column, Value, upwards
from corpus.document import Fact, Passage, Span, Validity
from corpus.facts import facts_in
from corpus.mentions import Names
from corpus.vietnamese import fold, sentences
from index.stored import StoredDocument


@dataclass(frozen=True)
class Sentence:
    """A sentence with where it stands."""

    passage: Passage
    span: Span
    text: str

    @cached_property
    def folded(self) -> str:
        """Its words without accents."""
        return fold(self.text)


@dataclass(frozen=True)
class Report:
    """A document, whole, with where everything in it stands."""

    document: StoredDocument
    names: Names
    validity: Validity

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Its sentences in order."""
        return [
            Sentence(passage, Span(passage.start + at.start, passage.start + at.end), text)
            for passage in self.document.passages
            if passage.rank != "comment" or self.document.metadata.kind != "regulation"
            for at in sentences(passage.text)
            if (text := passage.text[at.start : at.end])
        ]

    @cached_property
    def own(self) -> list[Sentence]:
        """The sentences that name no place but those of the document, or above or below them."""
        gazetteer = self.names.gazetteer
        places = [
            place
            for name in self.document.metadata.places
            for mention in gazetteer.find(name)
            for place in mention.entries
        ]
        own = {each.id for place in places for each in upwards(place, gazetteer)}

        def elsewhere(at: Sentence) -> bool:
            named = [place for m in gazetteer.find(at.text) for place in m.entries]
            lines = [{each.id for each in upwards(place, gazetteer)} for place in named]
            return bool(lines) and all(own.isdisjoint(line) for line in lines)

        return [at for at in self.sentences if not (own and elsewhere(at))]

    def section(self, column: Column) -> list[Passage]:
        """Return the passages under a heading that is about a column."""
        cue = re.compile(SECTIONS[column])
        return [
            passage
            for passage in self.document.passages
            if len(passage.headings) > 1 and cue.search(fold(passage.headings[-1]))
        ]

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The figures of before and after that it states."""
        stored = self.document
        return stored.facts or tuple(facts_in(stored.passages, stored.metadata.title, self.names))

    def title(self) -> Cell:
        """Return the title, which stands in the text as a rule; else what opens it."""
        title, first = self.document.metadata.title, self.sentences[0]
        start = self.document.text.find(title)
        span = Span(start, start + len(title)) if start >= 0 else first.span
        return Cell(title, self.citation(first.passage, span))

    def cell(self, value: Value, at: Sentence) -> Cell:
        """Return a cell that rests on a sentence."""
        return Cell(value, self.citation(at.passage, at.span))

    def over(self, value: Value, passages: Sequence[Passage]) -> Cell:
        """Return a cell that rests on several passages that follow each other."""
        return Cell(value, self.citation(passages[0], Span(passages[0].start, passages[-1].end)))

    def citation(self, passage: Passage, span: Span) -> Citation:
        """Return the citation of a span that begins in a passage."""
        document = self.document
        cited = Cited(document.metadata, document.version, document.source)
        return cited.at(passage, span, document.text[span.start : span.end], self.validity)

    def passage_at(self, span: Span) -> Passage:
        """Return the passage that a span begins in."""
        return next(p for p in self.document.passages if p.start <= span.start < p.end)
