"""Provisions of an act in running text: Phần, Chương, Mục, Điều, khoản, điểm, and their English names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.document import Doubt, Span
from corpus.vietnamese import sentences

ARTICLE = re.compile(
    r"(?P<word>Điều|Article)\s+(?P<number>\d{1,4})(?P<letter>[a-zđ]?)\s*[.:]\s*(?P<title>.*)"
)
DIVISION = re.compile(
    r"(?P<word>Phần|Chương|Mục|Tiểu mục|Part|Chapter|Section|Sub-section)\s+(?:thứ\s+)?"
    r"(?P<number>[IVXLC]+|\d+|[A-Z]|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b[.:]?\s*(?P<title>.*)",
    re.IGNORECASE,
)
DIVISION_LEVELS = {
    "phần": 0,
    "part": 0,
    "chương": 1,
    "chapter": 1,
    "mục": 2,
    "section": 2,
}  # others: 3
CLAUSE = re.compile(r"(?P<number>\d{1,2})(?P<letter>[a-zđ]?)[.)]\s+\S")
POINT = re.compile(r"(?P<letter>[a-zđ]{1,2})\)\s+\S")
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"  # the order of points in Vietnamese acts: no f, j, w, z

NAMES = {"Điều": ("khoản", "điểm", "đoạn"), "Article": ("clause", "point", "paragraph")}
WHOLE_CLAUSE = 1_200  # characters; a longer clause with points is cited by point
LONG_TEXT = 1_800
PIECE = 1_000
LARGEST_GAP = 60  # articles; a wider jump in numbers is a quoted act, not a gap


@dataclass(frozen=True)
class Piece:
    """One citable part of an article."""

    locator: str
    text: str
    start: int
    group: str
    headings: tuple[str, ...]


@dataclass
class Article:
    """One article while it is read: its lines with their offsets."""

    word: str
    number: str
    title: str
    start: int
    divisions: tuple[str, ...]
    lines: list[tuple[str, int]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """How it is cited: "Điều 12a"."""
        return f"{self.word} {self.number}"

    @property
    def pieces(self) -> list[Piece]:
        """The article's citable parts in order; one part when it has no clauses."""
        return list(_pieces(self))


@dataclass(frozen=True)
class Provisions:
    """All articles of an act, and what was doubtful about their numbers."""

    articles: tuple[Article, ...]
    doubts: tuple[Doubt, ...]


def articles(lines: Sequence[tuple[str, int]]) -> Provisions:
    """Read the articles of an act from its lines and their offsets.

    A line opens an article when it reads "Điều N." and its number goes on from the last one; a gap or a
    doubled number is kept and reported. Without any article the result is empty.
    """
    found: list[Article] = []
    doubts: list[Doubt] = []
    divisions: dict[int, str] = {}
    heading_open = False
    for text, start in lines:
        match = ARTICLE.match(text)
        if match and (problem := _follows(found, match)) is not None:
            if problem:
                doubts.append(Doubt("numbering", problem, Span(start, start + len(text))))
            found.append(_article(match, text, start, divisions))
            heading_open = False
        elif (division := DIVISION.fullmatch(text)) and _is_division(text):
            level = DIVISION_LEVELS.get(division["word"].lower(), 3)
            divisions = {k: v for k, v in divisions.items() if k < level} | {level: text}
            heading_open = not division["title"]
        elif heading_open and _is_division_title(text):
            level = max(divisions)
            divisions[level] = f"{divisions[level]}. {text}"
            heading_open = False
        elif found:
            found[-1].lines.append((text, start))
            heading_open = False
    return Provisions(tuple(found), tuple(doubts))


def _article(match: re.Match[str], text: str, start: int, divisions: dict[int, str]) -> Article:
    number = match["number"] + match["letter"]
    path = tuple(divisions[level] for level in sorted(divisions))
    return Article(match["word"], number, text, start, path)


def _follows(found: Sequence[Article], match: re.Match[str]) -> str | None:
    """Return "" when the number goes on, a doubt when it jumps, `None` when it opens no article."""
    if not found:
        return ""
    last = int(re.match(r"\d+", found[-1].number)[0])  # type: ignore[index]  # it was read as digits
    number = int(match["number"])
    if number == last + 1 or (number == last and match["letter"]):
        return ""
    if last < number <= last + LARGEST_GAP:
        return (
            f"{match['word']} {number} follows {found[-1].name}: articles between them are missing"
        )
    return None


def _is_division(text: str) -> bool:
    return text[0].isupper() and len(text) <= 200 and text[-1] not in ".;,:"  # noqa: PLR2004 - a heading is short


def _is_division_title(text: str) -> bool:
    return len(text) <= 200 and text[-1] not in ".;,:" and not CLAUSE.match(text)  # noqa: PLR2004


def _pieces(article: Article) -> Iterator[Piece]:
    clause_word, _, _ = NAMES[article.word]
    title, leading, clauses = _clauses(article)
    headings = (*article.divisions, title) if title else article.divisions
    if leading:
        yield from _whole(article.name, leading, article, headings)
    for number, lines in clauses:
        locator = f"{article.name} {clause_word} {number}"
        text, start = _joined(lines)
        points = _points(lines)
        if len(text) <= WHOLE_CLAUSE or not points:
            yield from _whole(locator, lines, article, headings)
        else:
            yield from _by_point(locator, points, article, headings)


def _clauses(
    article: Article,
) -> tuple[str, list[tuple[str, int]], list[tuple[str, list[tuple[str, int]]]]]:
    """Part an article into its title, the lines before clause 1, and its numbered clauses.

    A title line stays with the text when there is nothing else to cite.
    """
    clauses: list[tuple[str, list[tuple[str, int]]]] = []
    leading: list[tuple[str, int]] = []
    for text, start in article.lines:
        match = CLAUSE.match(text)
        expected = int(clauses[-1][0].rstrip("abcdđeghiklmn")) + 1 if clauses else 1
        if match and (
            int(match["number"]) == expected
            or (clauses and match["letter"] and int(match["number"]) == expected - 1)
        ):
            clauses.append((match["number"] + match["letter"], [(text, start)]))
        elif clauses:
            clauses[-1][1].append((text, start))
        else:
            leading.append((text, start))
    head = (article.title, article.start)
    if not leading and not clauses:
        return "", [head], []
    if (
        article.title[-1] in ".;:" or len(article.title) > LONG_TEXT
    ):  # no title, text: "Điều 3. Nước ta là ..."
        return "", [head, *leading], clauses
    return article.title, leading, clauses


def _points(lines: Sequence[tuple[str, int]]) -> list[tuple[str, list[tuple[str, int]]]]:
    """Part a clause into its points; the first part, with an empty letter, leads them."""
    parts: list[tuple[str, list[tuple[str, int]]]] = [("", [])]
    for text, start in lines:
        match = POINT.match(text)
        if match and _next_point(parts[-1][0], match["letter"]):
            parts.append((match["letter"], [(text, start)]))
        else:
            parts[-1][1].append((text, start))
    return parts if len(parts) > 1 else []


def _next_point(last: str, letter: str) -> bool:
    if not last:
        return letter == "a"
    if len(letter) > 1:  # an inserted point: "a1" is written "a1)", doubled letters go on after y
        return True
    position = POINT_LETTERS.find(last[0])
    return letter in POINT_LETTERS[position + 1 : position + 3]


def _by_point(
    locator: str,
    points: Sequence[tuple[str, list[tuple[str, int]]]],
    article: Article,
    headings: tuple[str, ...],
) -> Iterator[Piece]:
    _, point_word, _ = NAMES[article.word]
    lead = " ".join(text for text, _ in points[0][1])
    for letter, lines in points:
        if letter:
            inside = (*headings, lead) if lead else headings
            yield from _whole(f"{locator} {point_word} {letter}", lines, article, inside)
        elif lines:
            yield from _whole(locator, lines, article, headings)


def _whole(
    locator: str, lines: Sequence[tuple[str, int]], article: Article, headings: tuple[str, ...]
) -> Iterator[Piece]:
    """Yield the lines as one piece, or as several cut at sentence ends when they are long."""
    text, start = _joined(lines)
    if len(text) <= LONG_TEXT:
        yield Piece(locator, text, start, article.name, headings)
        return
    _, _, part_word = NAMES[article.word]
    spans: list[tuple[int, int]] = []
    for span in sentences(text):
        if spans and span.end - spans[-1][0] <= PIECE:
            spans[-1] = (spans[-1][0], span.end)
        else:
            spans.append((span.start, span.end))
    for n, (a, b) in enumerate(spans, 1):
        yield Piece(f"{locator} {part_word} {n}", text[a:b], start + a, article.name, headings)


def _joined(lines: Sequence[tuple[str, int]]) -> tuple[str, int]:
    """Return the text from the first line to the last as it stands in the version."""
    start = lines[0][1]
    text = ""
    for line, at in lines:
        text += "\n" * (at - start - len(text)) + line
    return text, start
