"""Read the row of a precedent from its document: each value with the words that say so.

What the front matter states is looked for in the text; a report without one is read from its text.
A value that no words bear out is left out.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import quote as quoted

from assistant.answer import Citation
from assistant.precedent_words import (
    BECAME,
    COUNTED,
    CUES,
    CUT,
    HEAD,
    LEVEL_CUES,
    MERGE,
    MODEL_CUES,
    PAIR,
    SECTIONS,
    STATUS_CUES,
    day_in,
    figure_form,
    written_day,
)
from assistant.precedents import FIGURES, Cell, Column, Value, upwards
from corpus.citing import acts_in
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
class CellReader:
    """Reads rows with the vocabularies of the field."""

    names: Names
    validity: Callable[[StoredDocument], Validity] = lambda _: "unknown"

    def __call__(self, document: StoredDocument) -> Mapping[Column, Cell]:
        """Return the cells of a document; a column that it says nothing of is missing."""
        return dict(_Reading(document, self.names, self.validity(document)).cells())


@dataclass(frozen=True)
class _Reading:
    """One document as it is read."""

    document: StoredDocument
    names: Names
    validity: Validity

    def cells(self) -> Iterator[tuple[Column, Cell]]:
        about, stated = self.document.metadata, self.document.metadata.facts
        if not self.sentences:
            return
        yield "title", self._title()
        yield from self._known("place", about.places, self._naming)
        yield from self._classified("level", about.levels[:1], LEVEL_CUES)
        yield from self._bodies()
        yield from self._classified("model", _listed(stated.get("model")), MODEL_CUES)
        yield from self._date()
        yield from self._classified(
            "status", _listed(stated.get("status") or about.status), STATUS_CUES
        )
        for column in FIGURES:
            yield from self._figure(column, stated.get(column))
        yield from self._known("legal_basis", _listed(stated.get("legal_basis")), self._citing)
        for column in ("head", "difficulties", "handling", "lessons"):
            yield from self._told(column)

    # --- where things stand ---

    @cached_property
    def sentences(self) -> list[Sentence]:
        return [
            Sentence(passage, Span(passage.start + at.start, passage.start + at.end), text)
            for passage in self.document.passages
            if passage.rank != "comment" or self.document.metadata.kind != "regulation"
            for at in sentences(passage.text)
            if (text := passage.text[at.start : at.end])
        ]

    def section(self, column: Column) -> list[Passage]:
        """Return the passages under a heading that is about a column."""
        cue = re.compile(SECTIONS[column])
        return [
            passage
            for passage in self.document.passages
            if len(passage.headings) > 1 and cue.search(fold(passage.headings[-1]))
        ]

    def _cell(self, value: Value, at: Sentence) -> Cell:
        return Cell(value, self._citation(at.passage, at.span))

    def _over(self, value: Value, passages: Sequence[Passage]) -> Cell:
        """Return a cell that rests on several passages that follow each other."""
        return Cell(value, self._citation(passages[0], Span(passages[0].start, passages[-1].end)))

    def _citation(self, passage: Passage, span: Span) -> Citation:
        document, about = self.document, self.document.metadata
        where = f"language={about.language}&version={document.version}"
        return Citation(
            number=1,
            document_id=about.id,
            language=about.language,
            version=document.version,
            title=about.title,
            locator=passage.locator,
            quote=document.text[span.start : span.end],
            start=span.start,
            end=span.end,
            source=document.source,
            url=f"/documents/{quoted(about.id)}?{where}&start={span.start}&end={span.end}",
            validity=self.validity,
            rank=passage.rank,
        )

    # --- columns ---

    def _known(
        self,
        column: Column,
        values: Sequence[str],
        find: Callable[[Sequence[str]], Sentence | None],
    ) -> Iterator[tuple[Column, Cell]]:
        if values and (at := find(values)):
            yield column, self._cell(tuple(values), at)

    def _naming(self, values: Sequence[str]) -> Sentence | None:
        """Return the first sentence that names the narrowest place, under any of its names."""
        for value in values:
            entries = [each for m in self.names.gazetteer.find(value) for each in m.entries]
            names = [value, *(name for each in entries for name in each.names)]
            for at in self.sentences:
                if any(fold(name) in at.folded for name in names):
                    return at
        national = "Việt Nam" in values or "Viet Nam" in values
        return self.sentences[0] if national or _in_title(self.document, values) else None

    def _citing(self, numbers: Sequence[str]) -> Sentence | None:
        for at in self.sentences:
            if any(act.names(number) for act in acts_in(at.folded) for number in numbers):
                return at
        return None

    def _classified(
        self, column: Column, stated: Sequence[str], cues: Mapping[str, str]
    ) -> Iterator[tuple[Column, Cell]]:
        """Yield what kind the precedent is: as stated, else by the first cue its text gives."""
        chosen = [value for value in stated if value != "unknown"]
        if stated and not chosen:
            return
        for value in chosen or cues:
            cue = re.compile(cues.get(value, r"(?!)"))
            if at := next((at for at in self.sentences if cue.search(at.folded)), None):
                yield column, self._cell(value, at)
                return
        if chosen:
            yield column, self._cell(chosen[0], self.sentences[0])

    def _bodies(self) -> Iterator[tuple[Column, Cell]]:
        about = self.document.metadata
        stated, result = (
            about.bodies if about.kind == "precedent" else (),
            about.facts.get("result"),
        )
        passages = self.section("bodies") or list(self.document.passages[:1])
        if stated and passages:
            yield "bodies", self._over(stated, passages)
            if result:
                yield "result", self._over(str(result), passages)
            return
        for at in self.sentences:
            if match := PAIR.search(at.text):
                found = [match[name] for name in "abde" if match[name]]
                if not all(self.names.glossary.find(body) for body in found):
                    continue
                yield "bodies", self._cell(tuple(map(str.strip, found)), at)
                if into := match["c"] or match["f"]:
                    yield "result", self._cell(into.strip(), at)
                return

    def _date(self) -> Iterator[tuple[Column, Cell]]:
        stated = self.document.metadata.facts.get("date")
        if stated:
            form = re.compile(written_day(str(stated)), re.IGNORECASE)
            if at := next((at for at in self._own if form.search(at.text)), None):
                yield "date", self._cell(str(stated), at)
            elif form.search(self.document.metadata.title):
                yield "date", replace(self._title(), value=str(stated))
            return
        for at in self._own:
            if MERGE.search(at.folded) and (found := day_in(at.text)):
                yield "date", self._cell(found, at)
                return

    def _figure(self, column: Column, stated: object) -> Iterator[tuple[Column, Cell]]:
        if isinstance(stated, int):
            if at := next(self._with_figure(column, stated), None):
                yield column, self._cell(stated, at)
            elif not column.startswith("staff") and (listed := self.section("bodies")):
                yield column, self._over(stated, listed)  # counted in what was merged
            return
        if self.document.metadata.facts:
            return
        told = [fact for fact in self._facts if fact.measure == column and fact.value.isdigit()]
        cells = [
            Cell(int(fact.value), self._citation(self._passage_at(fact.span), fact.span))
            for fact in told
        ]
        if cells:
            first, *others = {cell.value: cell for cell in reversed(cells)}.values()
            ordered = sorted((first, *others), key=lambda cell: cell.citation.start)
            yield column, Cell(ordered[0].value, ordered[0].citation, tuple(ordered[1:]))

    @cached_property
    def _facts(self) -> tuple[Fact, ...]:
        stored = self.document
        return stored.facts or tuple(facts_in(stored.passages, stored.metadata.title, self.names))

    def _passage_at(self, span: Span) -> Passage:
        return next(p for p in self.document.passages if p.start <= span.start < p.end)

    def _with_figure(self, column: Column, figure: int) -> Iterator[Sentence]:
        """Yield the sentences that give a figure: with its counterpart, or beside what it counts.

        A cut is also told by what was before and after.
        """
        stated = self.document.metadata.facts
        kind, _, when = column.rpartition("_")
        before, after = stated.get(f"{kind}_before"), stated.get(f"{kind}_after")
        if when == "cut":
            yield from (at for at in self._beside(figure, kind) if CUT.search(at.folded))
            before, after = stated.get("units_before"), stated.get("units_after")
            if not (isinstance(before, int) and isinstance(after, int)):
                return
            if before - after != figure:
                return
        if isinstance(before, int) and isinstance(after, int):
            forms = [re.compile(figure_form(each), re.IGNORECASE) for each in (before, after)]
            yield from (
                at
                for at in self._own
                if all(form.search(at.text) for form in forms) and BECAME.search(at.folded)
            )
        if when != "cut":
            yield from self._beside(figure, kind)

    def _beside(self, figure: int, kind: str) -> Iterator[Sentence]:
        form = re.compile(
            rf"(?:{figure_form(figure)})(?:\W+\w+)?\W+(?:{COUNTED[kind]})", re.IGNORECASE
        )
        yield from (at for at in self._own if form.search(at.text) or form.search(at.folded))

    @cached_property
    def _own(self) -> list[Sentence]:
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

    def _title(self) -> Cell:
        """Return the title, which stands in the text as a rule; else what opens it."""
        title, first = self.document.metadata.title, self.sentences[0]
        start = self.document.text.find(title)
        span = Span(start, start + len(title)) if start >= 0 else first.span
        return Cell(title, self._citation(first.passage, span))

    def _told(self, column: Column) -> Iterator[tuple[Column, Cell]]:
        """Yield what a section tells, whole; else the first sentence that gives the cue."""
        passages = self.section(column)
        if column == "head":
            within = [at for at in self.sentences if at.passage in passages] + self.sentences
            if at := next((at for at in within if HEAD.search(at.text)), None):
                yield column, self._cell(at.text, at)
            return
        cue = re.compile(CUES[column])
        if passages:
            text = self.document.text[passages[0].start : passages[-1].end]
            yield column, self._over(" ".join(text.split()), passages)
        elif at := next((at for at in self.sentences if cue.search(at.folded)), None):
            yield column, self._cell(at.text, at)


def _listed(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, tuple | list) else (str(value),)


def _in_title(document: StoredDocument, values: Sequence[str]) -> bool:
    return any(fold(value) in fold(document.metadata.title) for value in values)
