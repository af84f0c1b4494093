"""A document's text as blocks for reading, with the cited words marked."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from corpus.document import Passage, Rank, Span

Look = Literal["heading", "item", "cells", "paragraph"]

DEEPEST_HEADING: Final = 4  # h1 is the document's title; below h4 nobody sees a difference
ITEM: Final = re.compile(r"(?:[-*•+]|\d{1,3}[.)]|[a-zđ][.)])\s")
CELL: Final = " | "  # how a row of a table is written


@dataclass(frozen=True)
class Piece:
    """Words of a block that are all cited, or all not."""

    text: str
    cited: bool
    first: bool = False  # the first cited piece of the page


@dataclass(frozen=True)
class Block:
    """One line of the text."""

    pieces: tuple[Piece, ...]
    look: Look
    depth: int = 0  # of a heading: 2 to 4
    anchor: str = ""
    rank: Rank | None = None  # where the rank changes

    @property
    def tag(self) -> str:
        """The HTML element it is shown as."""
        return f"h{self.depth}" if self.look == "heading" else "p"

    @property
    def is_cited(self) -> bool:
        """Whether any of its words are cited."""
        return any(piece.cited for piece in self.pieces)

    @cached_property
    def plain(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


def blocks(text: str, passages: Sequence[Passage], cited: Span | None = None) -> list[Block]:
    """Cut a version's text into lines; the passages tell headings and ranks."""
    depths = heading_depths(passages)
    starts = [passage.start for passage in passages]
    result: list[Block] = []
    rank: Rank | None = None
    marked = False
    for line in lines(text):
        words = text[line.start : line.end]
        at = bisect_left(starts, line.end)
        last = passages[at - 1] if at else None
        holds = last is not None and line.start < last.end
        inside = last is not None and last.start <= line.start < last.end
        depth = 0 if inside or CELL in words else depths.get(words.strip(), 0)
        # A heading stands above the first passage after it, so it has that passage's rank.
        ruling = passages[at] if depth and at < len(passages) else last if holds else None
        here = ruling.rank if ruling else rank
        cut = tuple(pieces(text, line, cited, marked))
        marked = marked or any(piece.cited for piece in cut)
        result.append(
            Block(
                pieces=cut,
                look="heading" if depth else look(words),
                depth=depth,
                anchor=f"at-{line.start}" if depth else "",
                rank=here if here != rank else None,
            )
        )
        rank = here
    return result


def heading_depths(passages: Sequence[Passage]) -> Mapping[str, int]:
    """Return the level at which each heading stands in the heading paths, the title left out."""
    return {
        heading: min(depth, DEEPEST_HEADING)
        for passage in passages
        for depth, heading in enumerate(passage.headings, start=1)
        if depth > 1
    }


def lines(text: str) -> Iterator[Span]:
    """Yield the lines that hold something."""
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield Span(*match.span())


def look(words: str) -> Look:
    """Say how a line that is no heading is shown."""
    if CELL in words:
        return "cells"
    return "item" if ITEM.match(words.lstrip()) else "paragraph"


def pieces(text: str, line: Span, cited: Span | None, marked: bool) -> Iterator[Piece]:
    """Cut a line where the cited words begin and end; `marked`: some stand above already."""
    if cited is None or cited.end <= line.start or cited.start >= line.end:
        yield Piece(text[line.start : line.end], cited=False)
        return
    start, end = max(cited.start, line.start), min(cited.end, line.end)
    if line.start < start:
        yield Piece(text[line.start : start], cited=False)
    yield Piece(text[start:end], cited=True, first=not marked)
    if end < line.end:
        yield Piece(text[end : line.end], cited=False)
