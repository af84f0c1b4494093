"""Read the row of a precedent from its document: each value with the words that say so.

What the front matter states is looked for in the text; a report without one is read from its text.
A value that no words bear out is left out.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.precedent_words import (
    AGENCY,
    BECAME,
    COUNTED,
    CUES,
    CUT,
    HEAD,
    LEVEL_CUES,
    MERGE,
    MINISTRY,
    MODEL_CUES,
    OF_UNITS,
    PAIR,
    PLANNED,
    STATUS_CUES,
    WHEN,
    day_in,
    figure_form,
    written_day,
)
from assistant.precedents import FIGURES, Cell, Column
from assistant.report import Report, Sentence
from corpus.citing import acts_in
from corpus.document import Validity
from corpus.levels import level_of
from corpus.mentions import Names
from corpus.vietnamese import fold
from index.stored import StoredDocument

NATION = "Việt Nam"  # what concerns all of it seldom names it


@dataclass(frozen=True)
class CellReader:
    """Reads rows with the vocabularies of the field."""

    names: Names
    validity: Callable[[StoredDocument], Validity]  # today

    def __call__(self, document: StoredDocument) -> Mapping[Column, Cell]:
        """Return the cells of a document; a column that it says nothing of is missing."""
        return dict(
            _Reading(Report(document, self.names, self.validity(document)), self.names).cells()
        )


@dataclass(frozen=True)
class _Reading:
    """One document as it is read."""

    report: Report
    names: Names

    def cells(self) -> Iterator[tuple[Column, Cell]]:
        about = self.report.document.metadata
        stated = about.facts
        if not self.report.sentences:
            return
        yield "title", self.report.title()
        yield from self._known("place", about.places, self._naming)
        bodies = dict(self._bodies())
        yield from self._level(bodies.get("bodies"))
        yield from bodies.items()
        yield from self._model(bodies.get("bodies"))
        yield from self._date()
        yield from self._classified(
            "status", _listed(stated.get("status") or about.status), STATUS_CUES
        )
        for column in FIGURES:
            yield from self._figure(column, stated.get(column))
        yield from self._known("legal_basis", _listed(stated.get("legal_basis")), self._citing)
        for column in ("head", "difficulties", "handling", "lessons"):
            yield from self._told(column)

    def _known(
        self,
        column: Column,
        values: Sequence[str],
        find: Callable[[Sequence[str]], Sentence | None],
    ) -> Iterator[tuple[Column, Cell]]:
        if values and (at := find(values)):
            yield column, self.report.cell(tuple(values), at)

    def _naming(self, values: Sequence[str]) -> Sentence | None:
        """Return the first sentence that names the narrowest place, under any of its names."""
        for value in values:
            entries = [each for m in self.names.gazetteer.find(value) for each in m.entries]
            names = [value, *(name for each in entries for name in each.names)]
            for at in self.report.sentences:
                if any(fold(name) in at.folded for name in names):
                    return at
        known = NATION in values or _in_title(self.report.document, values)
        return self.report.sentences[0] if known else None

    def _citing(self, numbers: Sequence[str]) -> Sentence | None:
        for at in self.report.sentences:
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
            done = (at for at in self.report.sentences if stated or not PLANNED.search(at.folded))
            if at := next((at for at in done if cue.search(at.folded)), None):
                yield column, self.report.cell(value, at)
                return
        if chosen:
            yield column, self.report.cell(chosen[0], self.report.sentences[0])

    def _level(self, bodies: Cell | None) -> Iterator[tuple[Column, Cell]]:
        """Yield the level: as stated, else that of the bodies' names, else that of the place."""
        stated = self.report.document.metadata.levels[:1]
        if stated:
            yield from self._classified("level", stated, LEVEL_CUES)
            return
        if bodies is None:
            return
        named = level_of(bodies.text, self.names.gazetteer)
        places = (
            place
            for name in self.report.document.metadata.places[:1]
            for mention in self.names.gazetteer.find(name)
            for place in mention.entries[:1]
        )
        level = named or next(("province" if p.provincial else "district" for p in places), None)
        if level:
            yield "level", replace(bodies, value=level)

    def _model(self, bodies: Cell | None) -> Iterator[tuple[Column, Cell]]:
        """Yield how it was merged; a text that merges agencies merges no units."""
        stated = _listed(self.report.document.metadata.facts.get("model"))
        cues = dict(MODEL_CUES)
        if bodies is not None and not stated:
            cues = {name: cue for name, cue in cues.items() if name not in OF_UNITS}
            if MINISTRY.match(bodies.text):
                cues = {"ministry-merger": r""}
        elif not stated:
            return
        yield from self._classified("model", stated, cues)

    def _bodies(self) -> Iterator[tuple[Column, Cell]]:
        about = self.report.document.metadata
        stated = about.bodies if about.kind == "precedent" else ()
        result = about.facts.get("result")
        passages = self.report.section("bodies") or list(self.report.document.passages[:1])
        if stated and passages:
            yield "bodies", self.report.over(stated, passages)
            if result:
                yield "result", self.report.over(str(result), passages)
            return
        for at in self.report.sentences:
            if match := PAIR.search(at.text):
                found = [WHEN.sub("", match[name]).strip() for name in "abde" if match[name]]
                if not all(map(AGENCY.match, found)):
                    continue
                yield "bodies", self.report.cell(tuple(found), at)
                if into := match["c"] or match["f"]:
                    yield "result", self.report.cell(WHEN.sub("", into).strip(), at)
                return

    def _date(self) -> Iterator[tuple[Column, Cell]]:
        stated = self.report.document.metadata.facts.get("date")
        if stated:
            form = re.compile(written_day(str(stated)), re.IGNORECASE)
            if at := next((at for at in self.report.own if form.search(at.text)), None):
                yield "date", self.report.cell(str(stated), at)
            elif form.search(self.report.document.metadata.title):
                yield "date", replace(self.report.title(), value=str(stated))
            return
        for at in self.report.own:
            if MERGE.search(at.folded) and (found := day_in(at.text)):
                yield "date", self.report.cell(found, at)
                return

    def _figure(self, column: Column, stated: object) -> Iterator[tuple[Column, Cell]]:
        if isinstance(stated, int):
            if at := next(self._with_figure(column, stated), None):
                yield column, self.report.cell(stated, at)
            elif not column.startswith("staff") and (listed := self.report.section("bodies")):
                yield column, self.report.over(stated, listed)  # counted in what was merged
            return
        if self.report.document.metadata.facts:
            return
        told = [
            fact for fact in self.report.facts if fact.measure == column and fact.value.isdigit()
        ]
        cells = [
            Cell(
                int(fact.value), self.report.citation(self.report.passage_at(fact.span), fact.span)
            )
            for fact in told
        ]
        if cells:
            first, *others = {cell.value: cell for cell in reversed(cells)}.values()
            ordered = sorted((first, *others), key=lambda cell: cell.citation.start)
            yield column, Cell(ordered[0].value, ordered[0].citation, tuple(ordered[1:]))

    def _with_figure(self, column: Column, figure: int) -> Iterator[Sentence]:
        """Yield the sentences that give a figure: with its counterpart, or beside what it counts.

        A cut is also told by what was before and after.
        """
        stated = self.report.document.metadata.facts
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
                for at in self.report.own
                if all(form.search(at.text) for form in forms) and BECAME.search(at.folded)
            )
        if when != "cut":
            yield from self._beside(figure, kind)

    def _beside(self, figure: int, kind: str) -> Iterator[Sentence]:
        form = re.compile(
            rf"(?:{figure_form(figure)})(?:\W+\w+)?\W+(?:{COUNTED[kind]})", re.IGNORECASE
        )
        yield from (at for at in self.report.own if form.search(at.text) or form.search(at.folded))

    def _told(self, column: Column) -> Iterator[tuple[Column, Cell]]:
        """Yield what a section tells, whole; else the first sentence that gives the cue."""
        passages = self.report.section(column)
        if column == "head":
            within = [
                at for at in self.report.sentences if at.passage in passages
            ] + self.report.sentences
            if at := next((at for at in within if HEAD.search(at.text)), None):
                yield column, self.report.cell(at.text, at)
            return
        cue = re.compile(CUES[column])
        if passages:
            text = self.report.document.text[passages[0].start : passages[-1].end]
            yield column, self.report.over(" ".join(text.split()), passages)
        elif at := next((at for at in self.report.sentences if cue.search(at.folded)), None):
            yield column, self.report.cell(at.text, at)


def _listed(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, tuple | list) else (str(value),)


def _in_title(document: StoredDocument, values: Sequence[str]) -> bool:
    return any(fold(value) in fold(document.metadata.title) for value in values)
