"""Provisions of an act in running text: Phần, Chương, Mục, Điều, khoản, điểm; also in English."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.cutting import LONG, cut
from corpus.document import Doubt, Span

Line = tuple[str, int]  # its text and its offset in the version's text

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
CLAUSE = re.compile(r"(?P<number>\d{1,3})(?P<letter>[a-zđ]?)[.)]\s+\S")
CLAUSE_ON_ARTICLE = re.compile(r"\S+\s+\d+[a-zđ]?\s*[.:]\s*1[.)]\s+\S")  # "Điều 2. 1. Nhà nước ..."
POINT = re.compile(r"(?P<letter>[a-zđ]{1,2})\)\s+\S")
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"  # the order of points in Vietnamese acts: no f, j, w, z
INSERTED = ("", *"abcdđefghijklmnopqrstuvwxyz")  # the order of 12, 12a, 12b

NAMES = {"Điều": ("khoản", "điểm", "đoạn"), "Article": ("clause", "point", "paragraph")}
WHOLE_CLAUSE = 1_200  # characters; a longer clause with points is cited by point
LARGEST_GAP = 60  # articles; a wider jump in numbers is a quoted act, not a gap
LATEST_START = 0.4  # of the text; articles that begin later are quoted in a report
SURE_RUN = 3  # articles in a row that make an act even when it does not begin with Article 1


@dataclass(frozen=True)
class Piece:
    """One citable part of an article: a range of the version's text."""

    locator: str
    start: int
    end: int
    group: str
    headings: tuple[str, ...]


@dataclass
class Article:
    """One article while it is read: its lines with their offsets."""

    word: str
    number: str
    head: Line
    divisions: tuple[str, ...]
    lines: list[Line] = field(default_factory=list)

    @property
    def name(self) -> str:
        """How it is cited: "Điều 12a"."""
        return f"{self.word} {self.number}"

    @property
    def pieces(self) -> list[Piece]:
        """The article's citable parts in order; one part when it has no clauses."""
        return list(_pieces(self))


@dataclass
class Act:
    """An act: what stands before its first article, its articles, what was doubtful about them."""

    preamble: list[Line] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def keep(self, *lines: Line) -> None:
        """Add lines to the text of the last article, or of the preamble."""
        (self.articles[-1].lines if self.articles else self.preamble).extend(lines)

    def doubt(self, line: Line, message: str) -> None:
        """Report a line whose number does not go on from the last one."""
        text, start = line
        self.doubts.append(Doubt("numbering", message, Span(start, start + len(text))))


def act_of(lines: Sequence[Line]) -> Act | None:
    """Read the articles of an act from its lines and their offsets; `None` when the text is no act.

    A line opens an article when it reads "Điều N." and its number goes on from the last one. A gap
    is kept; a number that stands still or goes back, or leaps ahead of numbers still to come, is
    read as text of the article before. Both are reported.
    """
    opens = _openings(lines)
    if not _is_act(lines, opens):
        return None
    act = Act()
    divisions = _Divisions(act)
    for place, line in enumerate(lines):
        if place in opens:
            _open(act, opens[place], line, divisions.path)
            divisions.close()
        elif not divisions.take(line):
            divisions.release()
            act.keep(line)
            if act.articles and (match := _opening(line[0])):
                name, before = f"{match['word']} {match['number']}", act.articles[-1].name
                act.doubt(line, f"{name} stands behind {before}: it was read as text of {before}")
    divisions.release()
    return act


def _opening(text: str) -> re.Match[str] | None:
    """Match a line that may open an article; "Điều 5. của Luật này" goes on with a sentence."""
    match = ARTICLE.match(text)
    return match if match and not (match["title"] or "X")[0].islower() else None


def is_opening(text: str) -> bool:
    """Say whether a line has the form of one that opens an article."""
    return _opening(text) is not None


def _openings(lines: Sequence[Line]) -> dict[int, re.Match[str]]:
    """Return the lines that open an article, by place."""
    candidates = {n: match for n, (text, _) in enumerate(lines) if (match := _opening(text))}
    numbers = [int(match["number"]) for match in candidates.values()]
    opens: dict[int, re.Match[str]] = {}
    last: tuple[int, int] | None = None
    for rank, (place, match) in enumerate(candidates.items()):
        number = _rank(match["number"] + match["letter"])
        if last is None or _goes_on(last, number, numbers[rank + 1 :]):
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
    if not opens:
        return False
    first = min(opens)
    if first <= 1:  # nothing before it but a title
        return True
    late = lines[first][1] > LATEST_START * (lines[-1][1] + len(lines[-1][0]))
    return not late and (opens[first]["number"] == "1" or len(opens) >= SURE_RUN)


def _open(act: Act, match: re.Match[str], line: Line, divisions: tuple[str, ...]) -> None:
    article = Article(
        match["word"].capitalize(), match["number"] + match["letter"], line, divisions
    )
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


def _pieces(article: Article) -> Iterator[Piece]:
    clause_word, point_word, _ = NAMES[article.word]
    title, leading, clauses = _clauses(article)
    headings = (*article.divisions, title) if title else article.divisions
    if leading:
        yield from _whole(article.name, leading, article, headings)
    for number, lines in clauses:
        locator = f"{article.name} {clause_word} {number}"
        points = _points(lines) if _length(lines) > WHOLE_CLAUSE else []
        if not points:
            yield from _whole(locator, lines, article, headings)
            continue
        lead = " ".join(text for text, _ in points[0][1])
        yield from _whole(locator, points[0][1], article, headings)
        for letter, inside in points[1:]:
            yield from _whole(
                f"{locator} {point_word} {letter}", inside, article, (*headings, lead)
            )


def _clauses(article: Article) -> tuple[str, list[Line], list[tuple[str, list[Line]]]]:
    """Part an article into its title, the lines before clause 1, and its numbered clauses.

    A head line that is itself text ("Điều 3. Nước ta là ...") is no title but the first line.
    """
    text = article.head[0]
    if CLAUSE_ON_ARTICLE.match(text):
        first = [("1", [article.head])]
        return "", [], _numbered(article.lines, first)[1]
    if not article.lines or text[-1] in ".;:" or len(text) > LONG:
        leading, clauses = _numbered(article.lines, [])
        return "", [article.head, *leading], clauses
    return text, *_numbered(article.lines, [])


def _numbered(
    lines: Sequence[Line], clauses: list[tuple[str, list[Line]]]
) -> tuple[list[Line], list[tuple[str, list[Line]]]]:
    """Deal lines out to clauses numbered in a row; what stands before the first comes apart."""
    leading: list[Line] = []
    for line in lines:
        match = CLAUSE.match(line[0])
        if match and _clause_follows(clauses, match):
            clauses.append((match["number"] + match["letter"], [line]))
        elif clauses:
            clauses[-1][1].append(line)
        else:
            leading.append(line)
    return leading, clauses


def _clause_follows(clauses: Sequence[tuple[str, list[Line]]], match: re.Match[str]) -> bool:
    number = _rank(match["number"] + match["letter"])
    if not clauses:
        return number[0] == 1
    last = _rank(clauses[-1][0])
    return last < number and number[0] <= last[0] + 1


def _rank(number: str) -> tuple[int, int]:
    """Return where a number stands among its neighbours: 12, 12a, 12b, 13."""
    digits = number.rstrip("".join(INSERTED))
    return int(digits), INSERTED.index(number[len(digits) :])


def _points(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Part a clause into its points; the first part, with an empty letter, leads them."""
    parts: list[tuple[str, list[Line]]] = [("", [])]
    for line in lines:
        match = POINT.match(line[0])
        if match and parts[0][1] and _next_point(parts[-1][0], match["letter"]):
            parts.append((match["letter"], [line]))
        else:
            parts[-1][1].append(line)
    return parts if len(parts) > 1 else []


def _next_point(last: str, letter: str) -> bool:
    if not last:
        return letter == "a"
    if len(letter) > 1:  # doubled letters go on after y
        return len(last) < len(letter) or last < letter
    position = POINT_LETTERS.find(last[0])
    return letter in POINT_LETTERS[position + 1 : position + 3]


def _length(lines: Sequence[Line]) -> int:
    return lines[-1][1] + len(lines[-1][0]) - lines[0][1]


def _whole(
    locator: str, lines: Sequence[Line], article: Article, headings: tuple[str, ...]
) -> Iterator[Piece]:
    """Yield the lines as one piece, or as several cut at sentence ends when they are long."""
    start = lines[0][1]
    # Line breaks and markers between lines do not matter for cutting; only their room does.
    text = "".join(
        line.ljust(after - at, "\n") for (line, at), (_, after) in pairwise([*lines, ("", 0)])
    )
    spans = cut(text)
    part_word = NAMES[article.word][2]
    for n, span in enumerate(spans, 1):
        name = locator if len(spans) == 1 else f"{locator} {part_word} {n}"
        yield Piece(name, start + span.start, start + span.end, article.name, headings)
