"""Which places did it: the list comes whole, from the table, not from what search found first."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.addressed import orders
from assistant.answer import Citation, Sentence
from assistant.chain import DraftWriter
from assistant.draft import Draft
from assistant.precedents import Precedent, Wish
from assistant.question import Question
from assistant.reported import UNDONE, Library, Reported, Table
from assistant.retrieve import Evidence
from corpus.mentions import Names
from corpus.vietnamese import fold

# Asks which places, or which cases; folded.
WHICH = re.compile(
    r"\b(?:noi|dia phuong|tinh|huyen|truong hop|mo hinh)(?: thanh)? nao\b|\bnhung noi\b"
    r"|\bwhich (?:localities|provinces|districts|places|cases|precedents|mergers)\b"
    r"|\blist (?:the |all )?(?:localities|provinces|cases|precedents|mergers)\b"
)
# By the value of a column: how a question calls it; folded.
STATUSES: Mapping[str, str] = {
    "reversed": UNDONE,
    "ended": r"(?:thoi|ngung|dung|ket thuc|cham dut)(?: thuc hien)?(?: viec)? thi diem"
    r"|ended (?:the|their|or)|stopped|discontinued",
    "pilot": r"\b(?:dang|con) thi diem\b|still (?:a )?pilot",
}
MODELS: Mapping[str, str] = {
    "joint-office": r"van phong (?:dung )?chung|(?:joint|shared|common) office",
    "unified-post": r"nhat the hoa chuc danh|unified posts?",
    "ministry-merger": r"\bbo nao\b|which ministries",
}
MOST = 12  # rows; a longer list is for the table itself


@dataclass(frozen=True)
class TableWriter:
    """Answers "which places" from the table of precedents; the rest is another writer's."""

    writer: DraftWriter
    table: Table
    library: Library
    names: Names

    def drafts(self, question: Question, evidence: Evidence) -> Iterator[Draft]:
        """Yield the titles of all precedents that are asked for, else what the other writes."""
        others = self.writer.drafts(question, evidence)
        if orders(question.text) or not evidence.scope.everything:  # the table knows no scope
            yield from others
            return
        rows = self._asked(question)
        if rows:
            yield self._listed(question, rows)
        elif rows is not None:  # a list of none
            *_, draft = others
            yield replace(draft, sentences=(), citations=(), conflicts=(), reason="subject_absent")
        elif told := self._reported.told(question) or self._reported.why_undone(question):
            yield told
        else:
            yield from others

    @property
    def _reported(self) -> Reported:
        return Reported(self.table, self.library, self.names)

    def _asked(self, question: Question) -> list[Precedent] | None:
        """Return the precedents a question asks for, `None` where it asks for no such list."""
        folded = fold(question.text)
        wishes = [
            *(Wish(status=name) for name, cue in STATUSES.items() if re.search(cue, folded)),
            *(Wish(model=name) for name, cue in MODELS.items() if re.search(cue, folded)),
        ]
        if not wishes or not WHICH.search(folded):
            return None
        place = next(iter(self.names.gazetteer.find(question.text)), None)
        within = place.entries[0].vi if place else None
        found = {
            row.id: row
            for wish in wishes
            for row in self.table.find(replace(wish, place=within), question.language)
        }
        named = (row for row in found.values() if "title" in row.cells)
        rows = [row for row in named if not orders(row.text("title"))]
        return rows if len(rows) <= MOST else None

    def _listed(self, question: Question, rows: Sequence[Precedent]) -> Draft:
        citations = tuple(_titled(row, number) for number, row in enumerate(rows, 1))
        sentences = tuple(Sentence(each.quote, (each.number,)) for each in citations)
        stored = (self.library.document(row.id, row.metadata.language) for row in rows)
        texts = {each.version: each.text for each in stored if each is not None}
        return Draft(question, sentences, citations, texts=texts)


def _titled(row: Precedent, number: int) -> Citation:
    """Return the citation of a precedent's title, which names its place and what was done."""
    return replace(row.cells["title"].citation, number=number)
