"""Briefing packs: an outline is filled with verified answers, precedents and their figures."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from assistant.answer import Answer
from assistant.briefing_words import WORDS
from assistant.comparison import CHANGES, bars_of
from assistant.export.columns import HEADINGS as COLUMN_NAMES
from assistant.export.columns import shown
from assistant.legal_basis import RULES, Finder, acts_about, table_of
from assistant.likeness import case_of, like
from assistant.outline import HEADINGS, Length, Outline, Part
from assistant.paper import Bars, Block, Discussion, Paper, Points, Section, Statement, Table
from assistant.precedents import Column, Precedent, Wish
from corpus.dates import written
from corpus.document import Language, Metadata
from corpus.mentions import Names
from corpus.rules_web import Web
from corpus.vietnamese import sentences
from index.scope import EVERYTHING, Scope
from index.stored import StoredDocument

KEY_POINTS = 6
MOST: Mapping[Length, int] = {"short": 4, "full": 8}  # rules, precedents
SAID: Mapping[Length, int] = {"short": 1, "full": 2}  # statements that answer one question
IN_TABLE: tuple[Column, ...] = (
    "place", "bodies", "date", "staff_before", "staff_after", "status", "later",
)  # fmt: skip
SILENT = re.compile(
    r"(?:các )?nguồn (?:chưa|không)|(?:the )?sources? (?:do|does)|not (?:described|stated) in",
    re.IGNORECASE,
)
LONGEST_CELL = 160  # characters; a table is read at a glance

Told = Callable[[str, int, int], None]  # what is being done, how much of how much is done


class Answerer(Protocol):
    """Answers questions."""

    def ask(
        self,
        text: str,
        as_of: date | None = None,
        turns: Sequence[str] = (),
        scope: Scope = EVERYTHING,
    ) -> Answer:
        """Answer in one piece."""
        ...


class Rows(Protocol):
    """The table of precedents."""

    def find(self, wish: Wish, language: Language) -> list[Precedent]:
        """Return all precedents that meet a wish."""
        ...


class Library(Protocol):
    """Where the documents are."""

    def document(self, document_id: str, language: str | None = None) -> StoredDocument | None:
        """Return the current version, or `None`."""
        ...

    def web(self) -> Web:
        """Return what the documents do to each other."""
        ...


@dataclass(frozen=True)
class Order:
    """What a pack is to be about, for whom, on which date."""

    topic: str
    as_of: date
    language: Language
    outline: Outline
    length: Length = "full"


@dataclass(frozen=True)
class Briefer:
    """Makes packs; every statement of the documents has passed the same checks as an answer."""

    assistant: Answerer
    finder: Finder
    rows: Rows
    library: Library
    names: Names

    def paper(self, order: Order, told: Told = lambda *_: None) -> Paper:
        """Make the pack of an order, telling after each part how far it is."""
        made = _Making(self, order)
        parts = [part for part in order.outline.parts if part != "key_points"]
        sections: dict[Part, Section] = {}
        for done, part in enumerate(parts, 1):
            heading = HEADINGS[part][order.language]
            blocks = tuple(made.part(part))
            nothing = Points((Statement(WORDS["none"][order.language]),))
            if part != "sources":
                sections[part] = Section(heading, blocks or (nothing,))
            told(heading, done, len(parts))
        if "key_points" in order.outline.parts:
            points = Points(tuple(made.key_points()))
            sections["key_points"] = Section(HEADINGS["key_points"][order.language], (points,))
        return Paper(
            title=order.topic,
            subtitle=WORDS["subtitle"][order.language].format(written(order.as_of, order.language)),
            language=order.language,
            as_of=order.as_of,
            sections=tuple(sections[part] for part in order.outline.parts if part in sections),
        )


class _Making:
    """One pack while it is made."""

    def __init__(self, briefer: Briefer, order: Order) -> None:
        self._with, self._order, self._language = briefer, order, order.language
        self._said: dict[str, Statement] = {}
        self._first: list[Statement] = []  # of each question, for the key points
        self._unanswered: list[str] = []
        self._used: dict[str, Metadata] = {}
        case = case_of(
            " ".join((order.topic, *order.outline.questions.get("precedents", ()))), briefer.names
        )
        found = briefer.rows.find(Wish(), order.language)
        likest = [each.precedent for each in like(case, found, briefer.names)]
        self._precedents = (likest or found)[: MOST[order.length]]

    def part(self, part: Part) -> Iterator[Block]:
        """Yield what stands in a part."""
        if part == "legal_basis":
            yield from self._acts()
            yield from self._answers(part)
        elif part == "precedents" and self._precedents:
            yield self._table()
        elif part == "results":
            yield from self._charts()
            yield from self._cells("lessons")
        elif part == "difficulties":
            yield from self._cells("difficulties", "handling")
        elif part == "steps":
            yield from self._answers(part, numbered=True)
        elif part == "discussion":
            yield from self._discussion()
        elif part == "open":
            yield from self._open()

    def key_points(self) -> Iterator[Statement]:
        """Yield what was said first in answer to each question."""
        yield from list({each.text: each for each in self._first}.values())[:KEY_POINTS]

    def _ask(self, question: str, scope: Scope = EVERYTHING) -> list[Statement]:
        """Return the statements that answer a question, within a scope."""
        answer = self._with.assistant.ask(question, self._order.as_of, (), scope)
        if answer.outcome == "declined":
            self._unanswered.append(question)
            return []
        by_number = {citation.number: citation for citation in answer.citations}
        stated = [
            Statement(said.text, tuple(by_number[number] for number in said.citations))
            for said in answer.sentences
        ]
        self._first += stated[:1]
        return stated

    def _answers(self, part: Part, numbered: bool = False) -> Iterator[Points]:
        told = []
        scope = Scope(kinds=RULES) if part == "legal_basis" else EVERYTHING  # no report is a rule
        for question in self._order.outline.questions.get(part, ()):
            new = [each for each in self._ask(question, scope) if each.text not in self._said]
            for statement in new[: SAID[self._order.length]]:
                self._said[statement.text] = statement
                told.append(statement)
        if told:
            yield Points(tuple(told), numbered)

    def _discussion(self) -> Iterator[Discussion]:
        for question in self._order.outline.questions.get("discussion", ()):
            if stated := self._ask(question):
                yield Discussion(question, tuple(stated[: SAID[self._order.length]]))

    def _acts(self) -> Iterator[Table]:
        """Yield the acts the topic is about."""
        order, briefer = self._order, self._with
        most = MOST[order.length]
        acts = acts_about(order.topic, order.as_of, order.language, most, briefer.finder)
        self._used |= {hit.metadata.id: hit.metadata for hit in acts}
        if acts:
            yield table_of(acts, order.as_of, order.language, briefer.library.web())

    # --- precedents ---

    def _table(self) -> Table:
        language = self._language
        heads = tuple(COLUMN_NAMES[column][language] for column in IN_TABLE)
        rows = []
        for row in self._precedents:
            self._used[row.id] = row.metadata
            rows.append(tuple(self._cell(row, column) for column in IN_TABLE))
        return Table(WORDS["table"][language], heads, tuple(rows))

    def _cell(self, row: Precedent, column: Column) -> Statement:
        cell = row.cells.get(column)
        text = _short(shown(row, column, self._language))
        return Statement(text, (cell.citation,) if cell else ())

    def _charts(self) -> Iterator[Bars]:
        """Yield a chart for each figure that a precedent states both ends of."""
        everywhere = self._with.rows.find(Wish(), self._language)
        for measure, *_ in CHANGES:
            # Few tell of their staff, so that all count who do.
            rows = [r for r in everywhere if measure == "staff" or r in self._precedents]
            if bars := bars_of(rows, measure, self._language):
                yield bars

    def _cells(self, *columns: Column) -> Iterator[Points]:
        """Yield what the precedents tell in some columns, the first sentence of each."""
        told = []
        for row in self._precedents:
            for column in columns:
                cell = row.cells.get(column)
                if cell is None:
                    continue
                at = sentences(cell.text)[0]
                text = cell.text[at.start : at.end]
                if text not in self._said and not SILENT.match(text):
                    self._said[text] = Statement(f"{row.place}: {text}", (cell.citation,))
                    told.append(self._said[text])
        if told:
            yield Points(tuple(told[: 2 * MOST[self._order.length]]))

    # --- what is not known ---

    def _open(self) -> Iterator[Points]:
        language = self._language
        notes = [
            Statement(
                WORDS["unverified"][language].format(f"{_in(language, note)} ({about.title})")
            )
            for about in self._used.values()
            for note in about.unverified
            if about.language == language
        ]
        asked = [
            Statement(WORDS["silent"][language].format(question)) for question in self._unanswered
        ]
        if notes or asked:
            yield Points((*asked, *notes[: 2 * MOST[self._order.length]]))


def _in(language: Language, note: str) -> str:
    """Return the half of a note in a language: digests write it in English, then Vietnamese."""
    english, _, vietnamese = note.partition(" / ")
    return vietnamese if language == "vi" and vietnamese else english


def _short(text: str) -> str:
    if len(text) <= LONGEST_CELL:
        return text
    return text[:LONGEST_CELL].rsplit(" ", 1)[0] + " …"
