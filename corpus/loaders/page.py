"""What stands on a page of paper: lines of words with their places, and rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

SAME_LINE = 0.5  # of the lower one's height: so much of it lies beside what stands on its line
RULES_OF_A_ROW = 3  # upright ones; two are a frame around text
THIN = 3.0  # points: narrower shapes are drawn lines


@dataclass(frozen=True)
class Line:
    """Words on one line of one column, and where they stand, in points from the lower left."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """From the lowest to the highest point of its letters."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Half way up the line."""
        return (self.top + self.bottom) / 2

    def beside(self, other: "Line") -> float:
        """Return which share of the lower of two lines lies beside the other."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared / max(min(self.height, other.height), 0.1)

    def followed_by(self, other: "Line", apart: bool = True) -> "Line":
        """Return both as one line."""
        gap = " " if apart and not self.text.endswith(" ") else ""
        return Line(
            self.page,
            self.left,
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
            self.text + gap + other.text,
        )

    def tidy(self) -> "Line":
        """Return the line with single spaces."""
        return replace(self, text=" ".join(self.text.split()))


Row = list[Line]  # lines side by side, from left to right
Bounds = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True)
class Rules:
    """The straight lines drawn on a page: where, and from where to where."""

    upright: tuple[tuple[float, float, float], ...] = ()  # x, lowest and highest y
    level: tuple[tuple[float, float, float], ...] = ()  # y, leftmost and rightmost x

    @classmethod
    def of(cls, bounds: Iterable[Bounds]) -> "Rules":
        """Take thin shapes for lines, and boxes for the four lines around them."""
        upright, level = set(), set()
        for left, bottom, right, top in bounds:
            wide, high = right - left > THIN, top - bottom > THIN
            if high:
                upright |= (
                    {(left, bottom, top), (right, bottom, top)}
                    if wide
                    else {((left + right) / 2, bottom, top)}
                )
            if wide:
                level |= (
                    {(bottom, left, right), (top, left, right)}
                    if high
                    else {((bottom + top) / 2, left, right)}
                )
        return cls(tuple(sorted(upright)), tuple(sorted(level)))

    def between(self, left: float, right: float, height: float) -> bool:
        """Say whether an upright rule stands between two pieces of a line."""
        return any(
            left - 1 < x < right + 1 and low <= height <= high for x, low, high in self.upright
        )

    def cell(self, line: Line) -> tuple[int, int] | None:
        """Return row, from the top, and column of the cell a line stands in; None outside."""
        crossed = _apart(x for x, low, high in self.upright if low <= line.middle <= high)
        left = [x for x in crossed if x <= line.left + 1]
        closed = crossed[-1:] and crossed[-1] >= line.right - 1
        if len(crossed) < RULES_OF_A_ROW or not left or not closed:
            return None
        return -sum(y > line.middle for y in self._heights), len(left)

    @cached_property
    def _heights(self) -> list[float]:
        return _apart(y for y, _, _ in self.level)


def _apart(places: Iterable[float]) -> list[float]:
    """Return places in order, those that nearly touch taken for one."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > THIN:
            kept.append(place)
    return kept


@dataclass(frozen=True)
class Page:
    """What stands on one page: lines of words, in any order, and rules."""

    lines: tuple[Line, ...]
    rules: Rules = Rules()
    width: float = 0.0  # points


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """Return the lines in rows from the top down, each from left to right."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda each: (-round(each.middle, 1), each.left)):
        if rows and rows[-1][0].beside(line) >= SAME_LINE:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda each: each.left) for row in rows]
