"""The common currency of the loaders: a document as a row of blocks, before structure is read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.document import Doubt, Span

BlockKind = Literal["heading", "paragraph", "item", "header", "row", "caption", "note"]


# Neighbours with no empty line between them.
TIGHT = {("item", "item"), ("header", "row"), ("row", "row")}


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, table row, caption or footnote, as plain text."""

    kind: BlockKind
    text: str
    level: int = 0  # of a heading: 1 is the title; of an item: nesting, from 0
    marker: str = ""  # of an item: "-", "1." ...
    header: str = ""  # of a row: the header row of its table
    page: int = 0  # where it begins, from 1; 0 where the file has no pages


@dataclass(frozen=True, slots=True)
class Remark:
    """Something doubtful about a block, or a repair of it: what, and where in the block's text."""

    code: str  # e.g. "run_together", "doubtful_scan"
    message: str
    block: int | None = None  # place in the row of blocks; None: the file as a whole
    start: int = 0
    end: int | None = None  # None: up to the end of the block


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where its text stands in the version's text: `text[start:end] == block.text`."""

    block: Block
    start: int

    @property
    def end(self) -> int:
        """Offset behind the block's last character."""
        return self.start + len(self.block.text)

    @property
    def line(self) -> tuple[str, int]:
        """The block as a line of text, an item with its marker, and where the line starts."""
        lead = self.block.marker and self.block.marker + " "
        return lead + self.block.text, self.start - len(lead)


def lay_out(blocks: Iterable[Block]) -> tuple[str, tuple[Placed, ...]]:
    """Write blocks down as the text people read, and say where each stands.

    Paragraphs are parted by an empty line; items and rows of one list or table by a line break.
    """
    parts: list[str] = []
    placed: list[Placed] = []
    length = 0
    for gap, block in _with_gaps(blocks):
        lead = (
            gap
            + "  " * block.level * (block.kind == "item")
            + (block.marker and block.marker + " ")
        )
        parts += [lead, block.text]
        placed.append(Placed(block, length + len(lead)))
        length += len(lead) + len(block.text)
    return "".join(parts) + "\n" * bool(parts), tuple(placed)


def doubts_in(placed: Sequence[Placed], remarks: Iterable[Remark]) -> Iterator[Doubt]:
    """Yield each remark as a doubt with its place in the version's text."""
    for remark in remarks:
        span = None
        if remark.block is not None:
            at = placed[remark.block]
            end = at.end if remark.end is None else at.start + remark.end
            span = Span(at.start + remark.start, end)
        yield Doubt(remark.code, remark.message, span)


def _with_gaps(blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    previous: Block | None = None
    for block in blocks:
        if previous is None:
            yield "", block
        elif (previous.kind, block.kind) in TIGHT:
            yield "\n", block
        else:
            yield "\n\n", block
        previous = block
