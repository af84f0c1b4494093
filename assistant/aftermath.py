"""What happened to a precedent later: undone, its place merged, its level of government ended."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.precedent_words import STATUS_CUES
from assistant.precedents import Cell, Library, Precedent
from assistant.report import Report
from corpus.document import Language, Validity
from corpus.mentions import Names
from corpus.places import Place
from corpus.vietnamese import fold
from index.stored import StoredDocument

UNDONE = ("reversed", "ended")
# The district level of government ended on 1 July 2025: Law 72/2025/QH15, Resolution 203/2025/QH15.
ENDED = "2025-07-01"
ENDED_BY = ("72/2025/QH15", "203/2025/QH15")
TELLS_END = re.compile(r"ket thuc.* cap huyen|cap huyen.* ket thuc|district.* end|end.* district")


@dataclass(frozen=True)
class Aftermath:
    """Looks for the later fate of precedents in the other documents."""

    library: Library
    names: Names
    validity: Callable[[StoredDocument], Validity]

    def __call__(self, rows: Sequence[Precedent], language: Language) -> Mapping[str, Cell]:
        """Return what happened later, by id of the precedent; one that goes on is missing."""
        found = {}
        end = next(self._ending(language), None)
        for row in rows:
            fates = list(self._fates(row, rows, end))
            if fates:
                found[row.id] = replace(fates[0], others=tuple(fates[1:]))
        return found

    def _fates(
        self, row: Precedent, rows: Sequence[Precedent], end_of_districts: Cell | None
    ) -> Iterator[Cell]:
        if row.text("status") in UNDONE:
            yield from self._undone(row)
        yield from self._place_merged(row, rows)
        district = row.text("level") == "district" and row.text("model") != "unit-merger"
        if district and row.text("date") < ENDED and end_of_districts:
            yield end_of_districts

    def _undone(self, row: Precedent) -> Iterator[Cell]:
        """Yield the sentence of its own document that tells how it ended."""
        stored = self.library.document(row.id, row.metadata.language)
        cue = re.compile(STATUS_CUES[row.text("status")])
        if stored is None:
            return
        report = Report(stored, self.names, self.validity(stored))
        if at := next((at for at in report.sentences if cue.search(at.folded)), None):
            yield report.cell(at.text, at)

    def _place_merged(self, row: Precedent, rows: Sequence[Precedent]) -> Iterator[Cell]:
        """Yield the later mergers of units that took its place in."""
        place = self._place(row)
        if place is None or not place.merged:
            return
        for other in rows:
            later = other.text("date") > row.text("date")
            if other.id != row.id and later and other.text("model") == "unit-merger":
                named = fold(" ".join((*other.metadata.places, other.text("bodies"))))
                if fold(place.vi) in named or fold(place.en) in named:
                    yield other.cells["title"]

    def _place(self, row: Precedent) -> Place | None:
        for name in row.metadata.places[:1]:
            for mention in self.names.gazetteer.find(name):
                return mention.entries[0]
        return None

    def _ending(self, language: Language) -> Iterator[Cell]:
        """Yield the sentences of rules that end the district level."""
        for number in ENDED_BY:
            for row in self.library.documents():
                if row.metadata.number == number and row.metadata.language == language:
                    yield from self._told_by(row.metadata.id, language)

    def _told_by(self, document_id: str, language: Language) -> Iterator[Cell]:
        stored = self.library.document(document_id, language)
        if stored is None:
            return
        report = Report(stored, self.names, self.validity(stored))
        for at in report.sentences:
            if TELLS_END.search(at.folded) and ENDED[:4] in at.text:
                yield report.cell(at.text, at)
