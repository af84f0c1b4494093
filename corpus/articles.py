"""An article and its citable parts: clauses, points, paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.cutting import LONG, cut

Line = tuple[str, int]  # its text and its offset in the version's text

CLAUSE = re.compile(r"(?P<number>\d{1,3})(?P<letter>[a-zđ]?)[.)]\s+\S")
CLAUSE_ON_ARTICLE = re.compile(r"\S+\s+\d+[a-zđ]?\s*[.:]\s*1[.)]\s+\S")  # "Điều 2. 1. Nhà nước ..."
POINT = re.compile(r"(?P<letter>[a-zđ]{1,2})\)\s+\S")
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"  # the order of points in Vietnamese acts: no f, j, w, z
INSERTED = ("", *"abcdđefghijklmnopqrstuvwxyz")  # the order of 12, 12a, 12b

NAMES = {"Điều": ("khoản", "điểm", "đoạn"), "Article": ("clause", "point", "paragraph")}
WHOLE_CLAUSE = 1_200  # characters; a longer clause with points is cited by point


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
    number = order_of(match["number"] + match["letter"])
    if not clauses:
        return number[0] == 1
    last = order_of(clauses[-1][0])
    return last < number and number[0] <= last[0] + 1


def order_of(number: str) -> tuple[int, int]:
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
