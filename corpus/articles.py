"""An article and its citable parts: clauses, points, paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.cutting import LONG, cut
from corpus.document import Doubt, Span
from corpus.numbering import ENGLISH_POINTS, VIETNAMESE_POINTS, Line, Series, clauses_in, points_in

CLAUSE_ON_ARTICLE = re.compile(r"\S+\s+\d+[a-zđ]?\s*[.:]\s*1[.)]\s+\S")  # "Điều 2. 1. Nhà nước ..."

NAMES = {"Điều": ("khoản", "điểm", "đoạn"), "Article": ("clause", "point", "paragraph")}
POINTS = {"Điều": VIETNAMESE_POINTS, "Article": ENGLISH_POINTS}


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
    quoted: frozenset[int] = frozenset()  # offsets of lines that are quoted from another act
    lines: list[Line] = field(default_factory=list)

    @property
    def name(self) -> str:
        """How it is cited: "Điều 12a"."""
        return f"{self.word} {self.number}"

    def read(self) -> tuple[list[Piece], list[Doubt]]:
        """Return the article's citable parts in order, and what was doubtful about their numbers.

        It is one part when it has no clauses; a clause is one part when it has no points.
        """
        doubts: list[Doubt] = []
        return list(_pieces(self, doubts)), doubts


def _pieces(article: Article, doubts: list[Doubt]) -> Iterator[Piece]:
    title, clauses = _clauses(article)
    _report(article.name, clauses, doubts)
    headings = (*article.divisions, title) if title else article.divisions
    if not clauses.parts:
        yield from _pointed(article, article.name, clauses.leading, headings, doubts)
        return
    if clauses.leading:
        yield from _whole(article.name, clauses.leading, article, headings)
    for number, lines in clauses.parts:
        locator = f"{article.name} {NAMES[article.word][0]} {number}"
        yield from _pointed(article, locator, lines, headings, doubts)


def _clauses(article: Article) -> tuple[str, Series]:
    """Part an article into its title and its numbered clauses.

    A head line that is itself text ("Điều 3. Nước ta là ...") is no title but the first line.
    """
    text = article.head[0]
    if CLAUSE_ON_ARTICLE.match(text):
        return "", clauses_in(article.lines, article.quoted, first=article.head)
    if not article.lines or text[-1] in ".;:" or len(text) > LONG:
        return "", clauses_in([article.head, *article.lines], article.quoted)
    return text, clauses_in(article.lines, article.quoted)


def _pointed(
    article: Article,
    locator: str,
    lines: Sequence[Line],
    headings: tuple[str, ...],
    doubts: list[Doubt],
) -> Iterator[Piece]:
    """Yield what leads the points of a clause, then each point; the clause where it has none."""
    points = points_in(lines, article.quoted, POINTS[article.word])
    _report(locator, points, doubts)
    yield from _whole(locator, points.leading, article, headings)
    lead = " ".join(text for text, _ in points.leading)
    for letter, inside in points.parts:
        name = f"{locator} {NAMES[article.word][1]} {letter}"
        yield from _whole(name, inside, article, (*headings, lead))


def _report(name: str, series: Series, doubts: list[Doubt]) -> None:
    for (text, start), message in series.doubts:
        doubts.append(Doubt("numbering", f"{name}: {message}", Span(start, start + len(text))))


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
