"""What the reports of a place tell of its mergers: which bodies, difficulties, lessons.

The question names the place and the column of the table; the sentences come from the sections that
the table rests on, not from what search found first.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Protocol

from assistant.addressed import orders
from assistant.answer import Citation, Sentence
from assistant.cited import Cited
from assistant.draft import Draft
from assistant.matching import coverage, forms, is_stop, units
from assistant.precedents import Cell, Column, Precedent, Wish
from assistant.question import Question
from assistant.slots import holds, levels_in, spaced
from assistant.subjects import subjects
from corpus.document import Language, Span
from corpus.mentions import Names
from corpus.vietnamese import fold, sentences
from index.stored import StoredDocument

MERGED = r"\b(?:hop nhat|sap nhap|gop|sap xep)"
BODIES = r"(?:co quan|so|so nganh|ban|phong|phong ban|don vi|dau moi|to chuc)"
# By column: how a question calls what reports tell of a merger; folded.
TOLD: Mapping[Column, str] = {
    "difficulties": r"kho khan|vuong mac|tro ngai|difficult(?:y|ies)|obstacles?|problems?",
    "lessons": r"bai hoc|kinh nghiem (?:gi|nao|rut ra)|lessons?",
    "bodies": rf"{MERGED}(?: lai)? (?:nhung |cac |may )?{BODIES} (?:nao|gi)\b"
    rf"|{BODIES} nao (?:\w+ ){{0,4}}{MERGED}|{MERGED} nhung gi\b"
    r"|\b(?:which|what) (?:agencies|bodies|departments|boards|offices|organi[sz]ations)\b"
    r"[^?]*\bmerge\w*|\bwhat (?:was|were|did)\b[^?]*\bmerged?\b",
    "handling": r"cach xu ly|xu ly the nao|how (?:was|were) (?:it|they|these) handled",
}
WHY = re.compile(r"\bvi sao\b|\btai sao\b|\bly do\b|\bwhy\b")
UNDONE = r"tach (?:lai|ra)|tai lap|revers|undone|split (?:again|back|up again)"
# Who asks why also says it without "again": "tách hai siêu sở"; "tách số liệu" splits no body.
SPLIT = re.compile(
    rf"{UNDONE}|\btach (?:(?:hai|ba|cac) )?(?:sieu )?(?:so|co quan)\b(?! (?:lieu|luong))"
    r"|\bsplit\b[^?]*\b(?:again|departments?|bod(?:y|ies)|agenc\w+)\b"
)
# What every one of them is about.
OF_ANY_MERGER = re.compile(
    rf"\b(?:{'|'.join(TOLD.values())}|hop nhat|sap nhap|sap xep|co quan|viec|rut ra|gap|tinh|huyen"
    r"|thanh pho|merg\w*|agenc\w*|learn\w*|meet|met|faced?|drawn?|province|district|city)\b"
)
OF_NO_BODIES = frozenset({"unit-merger", "unified-post"})  # models that merge places, or posts
NAMED = 0.6  # share of the words of a body that name it: of "Ban Tổ chức Thành ủy Hạ Long"
ROOM = 80  # words


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
class Reported:
    """Answers what was merged, met or learnt in a place, by the reports of it."""

    table: Table
    library: Library
    names: Names

    def told(self, question: Question) -> Draft | None:
        """Return what is told where a question asks of nothing else, `None` otherwise.

        What it says besides the place and the column must be in the title or bodies of a report.
        """
        folded = fold(question.text)
        column = next((column for column, cue in TOLD.items() if re.search(cue, folded)), None)
        return self._of(question, column, self._said_besides(question)) if column else None

    def why_undone(self, question: Question) -> Draft | None:
        """Return what was difficult where a question asks why a merger was undone."""
        folded = fold(question.text)
        undone = WHY.search(folded) and SPLIT.search(folded)
        return self._of(question, "difficulties", undone=True) if undone else None

    def _of(
        self, question: Question, column: Column, besides: str = "", *, undone: bool = False
    ) -> Draft | None:
        """Return what the reports of the place tell of a column, each in turn."""
        folded = fold(question.text)
        places = subjects(folded, self.names.gazetteer.find(question.text))
        if len(places) != 1:
            return None
        place = [spaced(fold(name)) for entry in places[0].entries for name in entry.names]
        wish = Wish(place=places[0].entries[0].vi, status="reversed" if undone else None)
        levels = levels_in(folded)
        rows = [
            row
            for row in self.table.find(wish, question.language)
            if _is_of(row, place) and _calls(row, besides, question.language)
            if not levels or row.text("level") in levels
            if column != "bodies" or row.text("model") not in OF_NO_BODIES
        ]
        told: list[list[Citation]] = []
        texts: dict[str, str] = {}
        for row in sorted(rows, key=lambda row: -_shared(question, row)):
            stored = self.library.document(row.id, row.metadata.language)
            if stored and (cell := row.cells.get(column)):
                texts[stored.version] = stored.text
                told.append(self._told_by(cell, stored, place, of_bodies=column == "bodies"))
        # Bodies of one report belong together; of difficulties each report has its say.
        turns = told if column == "bodies" else zip_longest(*told)
        in_turn = [each for turn in turns for each in turn if each is not None]
        return _within_room(question, in_turn, texts) if in_turn else None

    def _told_by(
        self, cell: Cell, stored: StoredDocument, place: Sequence[str], *, of_bodies: bool
    ) -> list[Citation]:
        """Return the sentences that a cell rests on, but for those about other places.

        Of the bodies those that name some, or the place; where none does, the first of the document
        that names some. What opens a report tells of them only by their names.
        """
        every = [each for each in _sentences(cell, stored) if not self._elsewhere(each, place)]
        on = [each for each in every if cell.citation.start <= each.start < cell.citation.end]
        if not of_bodies:
            return on
        bodies = cell.value if isinstance(cell.value, tuple) else (str(cell.value),)
        opening = cell.citation.locator == stored.passages[0].locator
        named = [
            each
            for each in on
            if _named(bodies, each) or (not opening and holds(fold(each.quote), place))
        ]
        if named or opening:
            return named
        return [each for each in every if _named(bodies, each)][:1] or on

    def _elsewhere(self, told: Citation, place: Sequence[str]) -> bool:
        """Say whether a sentence names places, and none is the one asked for or lies in it."""
        entries = (e for each in self.names.gazetteer.find(told.quote) for e in each.entries)
        named = {spaced(fold(name)) for e in entries for name in (*e.names, e.parent)}
        return bool(named) and named.isdisjoint(place)

    def _said_besides(self, question: Question) -> str:
        """Return what a question says besides the place and the column."""
        text = question.text
        for mention in reversed(self.names.gazetteer.find(text)):
            text = f"{text[: mention.span.start]} {text[mention.span.end :]}"
        for match in reversed(list(OF_ANY_MERGER.finditer(fold(text)))):
            text = f"{text[: match.start()]} {text[match.end() :]}"
        words = (word for word in re.findall(r"[^\W_]+", text.lower()) if len(word) > 1)
        return " ".join(word for word in words if not is_stop(word, question.language))


def _is_of(row: Precedent, place: Sequence[str]) -> bool:
    """Say whether a precedent is of a place, by its first place or its title."""
    return holds(fold(" ; ".join((*row.metadata.places[:1], row.text("title")))), place)


def _named(bodies: Sequence[str], told: Citation) -> bool:
    """Say whether a sentence names one of the bodies that merged, or one of those of a pair."""
    said = forms(told.quote, told.language)
    each_body = (part for body in bodies for part in body.split(" + "))
    asked_for = (units(part, told.language, _alike) for part in each_body)
    return any(coverage(body, [(said, 1.0)]) >= NAMED for body in asked_for)


def _sentences(cell: Cell, stored: StoredDocument) -> Iterator[Citation]:
    """Yield each sentence of a document as a cell of it cites, but for orders to the machine."""
    cited = Cited(stored.metadata, stored.version, stored.source)
    for passage in stored.passages:
        for at in sentences(passage.text):
            span = Span(passage.start + at.start, passage.start + at.end)
            words = stored.text[span.start : span.end]
            if not orders(words):
                yield cited.at(passage, span, words, cell.citation.validity)


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
