"""Provisions of an act in running text: Phần, Chương, Mục, Điều, khoản, điểm; also in English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.articles import Article, Piece
from corpus.closing import Ending, part_ending
from corpus.document import Doubt, Span
from corpus.numbering import CLAUSE, Line, order_of
from corpus.quotations import quotations_in

ARTICLE = re.compile(
    r"(?P<word>Điều|ĐIỀU|Article|ARTICLE)\s+(?P<number>\d{1,4})(?P<letter>[a-zđ]?)(?:\s*[.:]\s*(?P<title>.*)|$)"
)
DIVISION = re.compile(
    r"(?P<word>Phần|Chương|Mục|Tiểu mục|Part|Chapter|Section|Sub-section)\s+(?:thứ\s+)?"
    r"(?P<number>[IVXLC]+|\d+|[A-Z]|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b[.:]?\s*(?P<title>.*)",
    re.IGNORECASE,
)
DIVISION_LEVELS = {"phần": 0, "part": 0, "chương": 1, "chapter": 1, "mục": 2, "section": 2}
LOWEST_DIVISION = 3
LONGEST_HEADING = 200  # characters
LARGEST_GAP = 60  # articles; a wider jump in numbers is a quoted act, not a gap
LATEST_START = 0.4  # of the text; articles that begin later are quoted in a report
SURE_RUN = 3  # articles in a row that make an act even when it does not begin with Article 1


@dataclass
class Act:
    """An act: what stands before and behind its articles, they themselves, what was doubtful."""

    preamble: list[Line] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    endings: tuple[Ending, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)

    def keep(self, *lines: Line) -> None:
        """Add lines to the text of the last article, or of the preamble."""
        (self.articles[-1].lines if self.articles else self.preamble).extend(lines)

    def doubt(self, line: Line, message: str, code: str = "numbering") -> None:
        """Report a line, by default one whose number does not go on from the last one."""
        text, start = line
        self.doubts.append(Doubt(code, message, Span(start, start + len(text))))

    def pieces(self) -> list[Piece]:
        """Read the articles into their citable parts; what is doubtful about them is added."""
        read = [article.read() for article in self.articles]
        self.doubts += [doubt for _, doubts in read for doubt in doubts]
        return [piece for pieces, _ in read for piece in pieces]


def act_of(lines: Sequence[Line], enclosed: bool = False) -> Act | None:
    """Read the articles of an act from its lines and their offsets; `None` when the text is no act.

    A line opens an article when it reads "Điều N." and its number goes on from the last one. A gap
    is kept; a number that stands still or goes back, or leaps ahead of numbers still to come, is
    read as text of the article before. Both are reported. What the act quotes opens nothing. What
    is `enclosed` with an act is known to be one, however late its first article comes.
    """
    quotations = quotations_in(lines)
    opens = _openings(lines, quotations.lines)
    if not opens or not (enclosed or _is_act(lines, opens)):
        return None
    act = Act()
    for line in quotations.unclosed:
        act.doubt(line, "a quotation opens here that nothing closes", "unclosed_quotation")
    divisions = _Divisions(act)
    for place, line in enumerate(lines):
        if place in opens:
            _open(act, opens[place], line, divisions.path, quotations.lines)
            divisions.close()
        elif line[1] in quotations.lines or not divisions.take(line):
            divisions.release()
            act.keep(line)
            match = None if line[1] in quotations.lines else _opening(line[0])
            if act.articles and match:
                name, before = " ".join(match.group("word", "number")), act.articles[-1].name
                act.doubt(line, f"{name} stands behind {before}: it was read as text of {before}")
    divisions.release()
    last = act.articles[-1]
    last.lines, act.endings = part_ending(last.lines, quotations.lines)
    return act


def _opening(text: str) -> re.Match[str] | None:
    """Match a line that may open an article; "Điều 5. của Luật này" goes on with a sentence."""
    match = ARTICLE.match(text)
    return match if match and not (match["title"] or "X")[0].islower() else None


def is_opening(text: str) -> bool:
    """Say whether a line has the form of one that opens an article."""
    return _opening(text) is not None


def is_division(text: str) -> bool:
    """Say whether a line heads a part, a chapter or a section."""
    return len(text) <= LONGEST_HEADING and DIVISION.fullmatch(text) is not None


def _openings(lines: Sequence[Line], quoted: frozenset[int]) -> dict[int, re.Match[str]]:
    """Return the lines that open an article, by place."""
    candidates = {
        n: match
        for n, (text, start) in enumerate(lines)
        if start not in quoted and (match := _opening(text))
    }
    numbers = [int(match["number"]) for match in candidates.values()]
    opens: dict[int, re.Match[str]] = {}
    last: tuple[int, int] | None = None
    for nth, (place, match) in enumerate(candidates.items()):
        number = order_of(match["number"] + match["letter"])
        if last is None or _goes_on(last, number, numbers[nth + 1 :]):
            opens[place] = match
            last = number
    return opens


def _goes_on(last: tuple[int, int], number: tuple[int, int], later: Sequence[int]) -> bool:
    """Say whether an article's number goes on from the last one: 12 to 12a, 13 or a bit more."""
    before, now = last[0], number[0]
    if now <= before + 1:
        return last < number
    leaps = any(before < other < now for other in later)
    return now <= before + LARGEST_GAP and not leaps


def _is_act(lines: Sequence[Line], opens: dict[int, re.Match[str]]) -> bool:
    """Say whether the text is made of articles, and does not only quote one."""
    first = min(opens)
    if first <= 1:  # nothing before it but a title
        return True
    begin, end = lines[0][1], lines[-1][1] + len(lines[-1][0])
    late = lines[first][1] - begin > LATEST_START * (end - begin)
    return not late and (opens[first]["number"] == "1" or len(opens) >= SURE_RUN)


def _open(
    act: Act,
    match: re.Match[str],
    line: Line,
    divisions: tuple[str, ...],
    quoted: frozenset[int],
) -> None:
    number = match["number"] + match["letter"]
    article = Article(match["word"].capitalize(), number, line, divisions, quoted)
    if act.articles:
        before = act.articles[-1]
        last = int(re.sub(r"\D", "", before.number))
        if int(match["number"]) > last + 1:
            act.doubt(line, f"{article.name} follows {before.name}: articles between are missing")
    act.articles.append(article)


class _Divisions:
    """The parts, chapters and sections that the next article stands in."""

    def __init__(self, act: Act) -> None:
        self._act = act
        self._pending: list[tuple[int, Line]] = []  # headings since the last article, with levels
        self._names: dict[int, str] = {}
        self._title: str | None = None  # of a division just opened, as far as it was read

    @property
    def path(self) -> tuple[str, ...]:
        """Headings from the outside in."""
        return tuple(self._names[level] for level in sorted(self._names))

    def close(self) -> None:
        """An article opened: the headings taken are its own."""
        self._pending.clear()
        self._title = None

    def release(self) -> None:
        """Give the headings taken back to the text: they head nothing."""
        self._act.keep(*(line for _, line in self._pending))
        self.close()

    def take(self, line: Line) -> bool:
        """Take a line that heads a division, or is the title under one; else return `False`."""
        text, _ = line
        short = len(text) <= LONGEST_HEADING and text[-1] not in ".;,:"
        if match := DIVISION.fullmatch(text) if short and text[0].isupper() else None:
            level = DIVISION_LEVELS.get(match["word"].lower(), LOWEST_DIVISION)
            if any(level <= other for other, _ in self._pending):
                self.release()
            self._names = {k: v for k, v in self._names.items() if k < level} | {level: text}
            self._title = None if match["title"] else ""
        elif short and self._entitles(text):
            level = max(self._names)
            self._names[level] += f" {text}" if self._title else f". {text}"
            self._title = text
        else:
            return False
        self._pending.append((level, line))
        return True

    def _entitles(self, text: str) -> bool:
        """Say whether a line is the title of the division above; only one in capitals goes on."""
        if self._title is None or CLAUSE.match(text) or is_opening(text):
            return False
        return not self._title or (self._title.isupper() and text.isupper())
