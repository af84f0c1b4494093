"""Numbers that Word writes before a paragraph and does not keep in its text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

ROMAN = {"c": 100, "xc": 90, "l": 50, "xl": 40, "x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1}
LEVELS = 9  # ECMA-376 part 1, 17.9.6
BULLET = "bullet"
LARGEST = 780  # the last number Word writes in letters: thirty times "z"


@dataclass(frozen=True)
class Level:
    """How the paragraphs of one level are numbered (ECMA-376 part 1, 17.9.6)."""

    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart_after: int | None = None  # level whose paragraphs start this one anew; None: any above


@dataclass
class Numbering:
    """The lists of a file, and how far each was counted."""

    levels: Mapping[tuple[str, int], Level]  # by list (numId) and level
    abstract: Mapping[str, str]  # numId to the definition whose counters it shares
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element | None) -> "Numbering":
        """Read `numbering.xml`; a file without it has no lists."""
        if root is None:
            return cls({}, {})
        definitions = {
            each.get(qn("w:abstractNumId"), ""): each for each in root.iter(qn("w:abstractNum"))
        }
        levels: dict[tuple[str, int], Level] = {}
        abstract: dict[str, str] = {}
        for number in root.iter(qn("w:num")):
            number_id = number.get(qn("w:numId"), "")
            abstract[number_id] = _value(number, "w:abstractNumId") or ""
            definition = definitions.get(abstract[number_id])
            for parent in (definition, *number.iter(qn("w:lvlOverride"))):
                for level in parent.iter(qn("w:lvl")) if parent is not None else ():
                    levels[number_id, _whole(level.get(qn("w:ilvl")), 0)] = _level(level)
            for override in number.iter(qn("w:lvlOverride")):
                start, place = (
                    _value(override, "w:startOverride"),
                    _whole(override.get(qn("w:ilvl")), 0),
                )
                if start is not None and (former := levels.get((number_id, place))):
                    levels[number_id, place] = Level(
                        former.format, former.text, _whole(start, 1), former.restart_after
                    )
                    abstract[number_id] = f"{number_id} on its own"
        return cls(levels, abstract)

    def label(self, number_id: str, place: int) -> str:
        """Count a paragraph; return what Word writes before it, "-" before a bulleted one."""
        level = self.levels.get((number_id, place))
        if level is None or not 0 <= place < LEVELS:
            return ""
        if level.format == BULLET:
            return "-"
        counts = self._counts.setdefault(self.abstract.get(number_id, number_id), [0] * LEVELS)
        for above in range(place):
            counts[above] = counts[above] or self._start(number_id, above)
        counts[place] = counts[place] + 1 if counts[place] else level.start
        for below in range(place + 1, LEVELS):
            after = self.levels.get((number_id, below), level).restart_after
            if after is None or place < after:
                counts[below] = 0
        label = level.text
        for at in range(LEVELS):
            style = self.levels.get((number_id, at), level).format
            label = label.replace(f"%{at + 1}", in_format(counts[at], style))
        return label.strip()

    def _start(self, number_id: str, place: int) -> int:
        level = self.levels.get((number_id, place))
        return level.start if level else 1


def in_format(number: int, style: str) -> str:
    """Write a number in one of Word's formats (ECMA-376 part 1, 17.18.59); others in digits."""
    if not 0 < number <= LARGEST:
        return str(number)
    match style:
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letters.upper() if style == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            roman = _roman(number)
            return roman.upper() if style == "upperRoman" else roman
        case "decimalZero":
            return f"{number:02}"
        case "none":
            return ""
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for letters, value in ROMAN.items():
        written += letters * (number // value)
        number %= value
    return written


def _level(level: Element) -> Level:
    restart = _value(level, "w:lvlRestart")
    return Level(
        format=_value(level, "w:numFmt") or "decimal",
        text=_value(level, "w:lvlText") or "",
        start=_whole(_value(level, "w:start"), 1),
        restart_after=None if restart is None else _whole(restart, 0),
    )


def _value(element: Element, tag: str) -> str | None:
    child = element.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value is not None and value.isascii() and value.isdigit() else otherwise
