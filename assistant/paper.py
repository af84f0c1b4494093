"""A briefing as a paper: sections of statements, tables and charts, every one with its sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.answer import Citation
from corpus.document import Language

WORDY = 40  # characters


@dataclass(frozen=True)
class Statement:
    """Something that is said, with what it rests on; without citations it is the editor's word."""

    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Points:
    """Statements one below the other; steps are numbered."""

    statements: tuple[Statement, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table; every cell is a statement."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Statement, ...], ...]


@dataclass(frozen=True)
class Bars:
    """Figures before and after, by name, each pair with its source."""

    caption: str
    series: tuple[str, str]
    bars: tuple[tuple[str, int, int, tuple[Citation, ...]], ...]


@dataclass(frozen=True)
class Discussion:
    """A question for discussion with a short model answer."""

    question: str
    answer: tuple[Statement, ...]


Block = Points | Table | Bars | Discussion


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Source:
    """A place that the paper cites, under the number it is cited by."""

    number: int
    citation: Citation


@dataclass(frozen=True)
class Paper:
    """A whole briefing."""

    title: str
    subtitle: str
    language: Language
    as_of: date
    sections: tuple[Section, ...]

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every place that is cited, once, numbered in the order of the paper."""
        places: dict[tuple[str, str, int, int], Citation] = {}
        for cited in self._cited():
            places.setdefault(_place(cited), cited)
        return tuple(Source(number, cited) for number, cited in enumerate(places.values(), 1))

    @cached_property
    def _numbers(self) -> dict[tuple[str, str, int, int], int]:
        return {_place(source.citation): source.number for source in self.sources}

    def marks(self, citations: tuple[Citation, ...]) -> tuple[int, ...]:
        """Return the numbers of citations."""
        return tuple(dict.fromkeys(self._numbers[_place(cited)] for cited in citations))

    def statements(self) -> Iterator[Statement]:
        """Yield everything that is stated, in order."""
        for section in self.sections:
            for block in section.blocks:
                yield from statements_of(block)

    def _cited(self) -> Iterator[Citation]:
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Bars):
                    for *_, cited in block.bars:
                        yield from cited
                for statement in statements_of(block):
                    yield from statement.citations


def statements_of(block: Block) -> Iterator[Statement]:
    """Yield what a block states."""
    if isinstance(block, Points):
        yield from block.statements
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row
    elif isinstance(block, Discussion):
        yield from block.answer


def told(cited: Citation) -> str:
    """Return a source as it is written: title, place, the words quoted, document and version."""
    quote = " ".join(cited.quote.split())
    return f"{cited.title}, {cited.locator}: “{quote}” ({cited.document_id}, {cited.version})"


def wordy(column: Sequence[Statement]) -> bool:
    """Say whether a column of a table holds long texts and needs more room."""
    return max((len(cell.text) for cell in column), default=0) > WORDY


def _place(cited: Citation) -> tuple[str, str, int, int]:
    return cited.document_id, cited.version, cited.start, cited.end
