"""Part what opens a document, its title or its letterhead, from what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.blocks import Placed
from corpus.letterhead import Letterhead, letterhead_of
from corpus.provisions import is_opening

LONGEST_TITLE = 250  # characters
TITLE_SHARE = (
    3  # a title that ends in a full stop is so many times shorter than the one text under it
)


@dataclass(frozen=True)
class Opening:
    """A document in three: its title, the letterhead it may have, and the rest."""

    title: tuple[str, ...]  # at most one
    head: Sequence[Placed]  # blocks of the letterhead
    body: Sequence[Placed]
    letterhead: Letterhead | None = None


def opening_of(placed: Sequence[Placed]) -> Opening:
    """Part a document; one of a single block is all body."""
    if letterhead := letterhead_of(placed):
        title = (letterhead.title,) if letterhead.title else ()
        size = letterhead.size
        return Opening(title, placed[:size], placed[size:], letterhead)
    if len(placed) > 1 and _has_title(placed):
        return Opening((placed[0].block.text,), (), placed[1:])
    return Opening((), (), placed)


def _has_title(placed: Sequence[Placed]) -> bool:
    """Say whether the first block is the title rather than the first paragraph.

    A short line that is a sentence may be a title only over a single, far longer paragraph.
    """
    first, second = placed[0].block, placed[1].block
    if first.kind == "heading":
        return first.level == 1
    if first.kind != "paragraph" or len(first.text) > LONGEST_TITLE or is_opening(first.text):
        return False
    if first.text.rstrip("\"'”’»)")[-1:] not in tuple(".;:,…"):
        return True
    return len(placed) == 2 and len(second.text) >= TITLE_SHARE * len(first.text)  # noqa: PLR2004
