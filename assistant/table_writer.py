"""Which places did it: the list comes whole, from the table, not from what search found first."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Protocol

from assistant.addressed import orders
from assistant.answer import Citation, Sentence
from assistant.chain import DraftWriter
from assistant.cited import Cited
from assistant.draft import Draft
from assistant.matching import coverage, forms, is_stop, units
from assistant.precedents import Cell, Column, Precedent, Wish
from assistant.question import Question
from assistant.retrieve import Evidence
from corpus.document import Language, Span
from corpus.mentions import Names
from corpus.vietnamese import fold, sentences
from index.stored import StoredDocument

# Asks which places, or which cases; folded.
WHICH = re.compile(
    r"\b(?:noi|dia phuong|tinh|huyen|truong hop|mo hinh)(?: thanh)? nao\b|\bnhung noi\b"
    r"|\bwhich (?:localities|provinces|districts|places|cases|precedents|mergers)\b"
    r"|\blist (?:the |all )?(?:localities|provinces|cases|precedents|mergers)\b"
)
# By the value of a column: how a question calls it; folded.
STATUSES: Mapping[str, str] = {
    "reversed": r"tach (?:lai|ra)|tai lap|revers|undone|split (?:again|back|up again)",
    "ended": r"(?:thoi|ngung|dung|ket thuc|cham dut)(?: thuc hien)?(?: viec)? thi diem"
    r"|ended (?:the|their|or)|stopped|discontinued",
    "pilot": r"\b(?:dang|con) thi diem\b|still (?:a )?pilot",
}
MODELS: Mapping[str, str] = {
    "joint-office": r"van phong (?:dung )?chung|(?:joint|shared|common) office",
    "unified-post": r"nhat the hoa chuc danh|unified posts?",
    "ministry-merger": r"\bbo nao\b|which ministries",
}
# By column: how a question calls what reports tell of a merger; folded.
TOLD: Mapping[Column, str] = {
    "difficulties": r"kho khan|vuong mac|tro ngai|difficult(?:y|ies)|obstacles?|problems?",
    "lessons": r"bai hoc|kinh nghiem (?:gi|nao|rut ra)|lessons?",
    "handling": r"cach xu ly|xu ly the nao|how (?:was|were) (?:it|they|these) handled",
}
WHY = re.compile(r"\bvi sao\b|\btai sao\b|\bly do\b|\bwhy\b")
# What every one of them is about.
OF_ANY_MERGER = re.compile(
    rf"\b(?:{'|'.join(TOLD.values())}|hop nhat|sap nhap|sap xep|co quan|viec|rut ra|gap|tinh|huyen"
    r"|thanh pho|merg\w*|agenc\w*|learn\w*|meet|met|faced?|drawn?|province|district|city)\b"
)
ROOM = 80  # words
MOST = 12  # rows; a longer list is for the table itself


class Table(Protocol):
    """The table of precedents."""

    def find(self, wish: Wish, language: Language) -> list[Precedent]:
        """Return all precedents that meet a wish, the newest first."""
        ...


class Library(Protocol):
    """Where the documents are."""

    def document(self, document_id: str, language: str | None = None) -> StoredDocument | None:
        """Return the current version, or `None`."""
        ...


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
        elif told := self._told(question, self._said_besides(question)):
            yield told
        else:
            for draft in others:
                silent = not draft.sentences and _why_undone(question)
                yield (self._told(question) or draft) if silent else draft

    def _told(self, question: Question, besides: str = "") -> Draft | None:
        """Return what the precedents of the place tell of a column that is asked for.

        Of those only whose title or bodies hold all that the question says besides.
        """
        folded = fold(question.text)
        undone = _why_undone(question)
        column: Column | None = "difficulties" if undone else None
        column = column or next((c for c, cue in TOLD.items() if re.search(cue, folded)), None)
        places = self.names.gazetteer.find(question.text)
        if column is None or len(places) != 1:
            return None
        wanted = {fold(name) for place in places[0].entries for name in place.names}
        wish = Wish(place=places[0].entries[0].vi, status="reversed" if undone else None)
        told: list[list[Citation]] = []
        texts: dict[str, str] = {}
        rows = self.table.find(wish, question.language)
        for row in sorted(rows, key=lambda row: -_shared(question, row)):
            own = row.metadata.places[:1]
            cell = row.cells.get(column)
            stored = self.library.document(row.id, row.metadata.language)
            if not _calls(row, besides, question.language):
                continue
            if cell and stored and {fold(name) for name in own} & wanted:
                texts[stored.version] = stored.text
                told.append(list(self._sentences(cell, stored)))
        in_turn = [each for turn in zip_longest(*told) for each in turn if each is not None]
        return _within_room(question, in_turn, texts) if in_turn else None

    def _sentences(self, cell: Cell, stored: StoredDocument) -> Iterator[Citation]:
        """Yield each sentence that a cell rests on, with its place."""
        cited = Cited(stored.metadata, stored.version, stored.source)
        first, last = cell.citation.start, cell.citation.end
        for passage in stored.passages:
            if not first <= passage.start < last:
                continue
            for at in sentences(passage.text):
                span = Span(passage.start + at.start, passage.start + at.end)
                words = stored.text[span.start : span.end]
                yield cited.at(passage, span, words, cell.citation.validity)

    def _said_besides(self, question: Question) -> str:
        """Return what a question says besides the place and the column."""
        text = question.text
        for mention in reversed(self.names.gazetteer.find(text)):
            text = f"{text[: mention.span.start]} {text[mention.span.end :]}"
        for match in reversed(list(OF_ANY_MERGER.finditer(fold(text)))):
            text = f"{text[: match.start()]} {text[match.end() :]}"
        words = (word for word in re.findall(r"[^\W_]+", text.lower()) if len(word) > 1)
        return " ".join(word for word in words if not is_stop(word, question.language))

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
        rows = [row for row in found.values() if "title" in row.cells]
        return rows if len(rows) <= MOST else None

    def _listed(self, question: Question, rows: Sequence[Precedent]) -> Draft:
        citations = tuple(_titled(row, number) for number, row in enumerate(rows, 1))
        sentences = tuple(Sentence(each.quote, (each.number,)) for each in citations)
        stored = (self.library.document(row.id, row.metadata.language) for row in rows)
        texts = {each.version: each.text for each in stored if each is not None}
        return Draft(question, sentences, citations, texts=texts)


def _why_undone(question: Question) -> bool:
    """Say whether a question asks why a merger was undone: what went wrong is the reason."""
    folded = fold(question.text)
    return bool(WHY.search(folded) and re.search(STATUSES["reversed"], folded))


def _shared(question: Question, row: Precedent) -> float:
    """Return the share of a question's words that stand in the title of a precedent."""
    language = question.language
    asked_for = units(question.text, language, _alike)
    return coverage(asked_for, [(forms(row.text("title"), language), 1.0)])


def _calls(row: Precedent, words: str, language: Language) -> bool:
    """Say whether the title or the bodies of a precedent hold all of some words."""
    called = forms(f"{row.text('title')} {row.text('bodies')}", language)
    return all(
        coverage(units(word, language, _alike), [(called, 1.0)]) == 1 for word in words.split()
    )


def _alike(words: Iterable[str], _: Language) -> Mapping[str, float]:
    return dict.fromkeys(words, 1.0)


def _within_room(
    question: Question, citations: Sequence[Citation], texts: Mapping[str, str]
) -> Draft:
    """Return a draft that says as many sentences as an answer has room for, the first at least."""
    room = ROOM
    shown: list[Citation] = []
    for each in citations:
        room -= len(each.quote.split())
        if shown and room < 0:
            break
        shown.append(replace(each, number=len(shown) + 1))
    said = tuple(Sentence(" ".join(each.quote.split()), (each.number,)) for each in shown)
    return Draft(question, said, tuple(shown), texts=texts)


def _titled(row: Precedent, number: int) -> Citation:
    """Return the citation of a precedent's title, which names its place and what was done."""
    return replace(row.cells["title"].citation, number=number)
