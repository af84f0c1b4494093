"""What an act quotes: the new text that an amending act writes into another one."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.numbering import Line

OPENING, CLOSING = "“«", "”»"
STRAIGHT = '"'
ENDS = ".;,: "  # what may stand behind the closing mark


@dataclass(frozen=True)
class Quotations:
    """Where the quoted lines of a text begin, and the quotations that nothing closes."""

    lines: frozenset[int]
    unclosed: tuple[Line, ...] = ()


def quotations_in(lines: Sequence[Line]) -> Quotations:
    """Find the lines that stand in quotation marks, the line that opens them included.

    A mark that is never closed quotes its own line only: it would swallow the rest of the act.
    """
    quoted: set[int] = set()
    unclosed: list[Line] = []
    place = 0
    while place < len(lines):
        last = _last_of_quotation(lines, place)
        if last is None:
            unclosed.append(lines[place])
            last = place
        if last > place or _begins_quoted(lines[place][0]):
            quoted.update(start for _, start in lines[place : last + 1])
        place = last + 1
    return Quotations(frozenset(quoted), tuple(unclosed))


def _last_of_quotation(lines: Sequence[Line], first: int) -> int | None:
    """Return the place of the line that closes what a line opens, itself where it opens nothing."""
    text = lines[first][0]
    if text.startswith(STRAIGHT) and text.count(STRAIGHT) % 2:
        later = range(first + 1, len(lines))
        return next((n for n in later if lines[n][0].rstrip(ENDS).endswith(STRAIGHT)), None)
    depth = 0
    for place in range(first, len(lines)):
        depth += _opened(lines[place][0])
        if depth <= 0:
            return place
    return None


def _begins_quoted(text: str) -> bool:
    return text.startswith((*OPENING, STRAIGHT))


def _opened(text: str) -> int:
    """Return how many quotations a line leaves open; negative where it closes earlier ones."""
    return sum(map(text.count, OPENING)) - sum(map(text.count, CLOSING))
