"""What is enclosed with an act: appendices, forms, and the regulation that a decision issues."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import chain, count

from corpus.numbering import Line
from corpus.provisions import ARTICLE, is_division
from corpus.quotations import quotations_in

APPENDIX = re.compile(
    r"(?P<word>PH[ỤU] L[ỤU]C|Ph[ụu] l[ụu]c|APPENDIX|Appendix|ANNEX|Annex)"
    r"(?:\s+(?:số|SỐ|No\.?|NO\.?))?(?:\s*:?\s*(?P<number>[IVXLC]+|\d{1,3}[a-zđ]?|[A-Z]))?"
    r"(?:\s*[.:–-]\s*(?P<title>\S.*))?"
)
FORM = re.compile(
    r"(?P<word>MẪU|Mẫu|BIỂU MẪU|Biểu mẫu|BIỂU|Biểu|FORM|Form)"
    r"\s+(?:(?:số|SỐ|No\.?|NO\.?)\s*:?\s*)?(?P<number>[IVXLC]+|\d{1,3}[a-zđ]?)"
    r"(?:\s*[.:–-]\s*(?P<title>\S.*))?"
)
REGULATION = re.compile(
    r"(?P<word>QUY CHẾ|QUY ĐỊNH|ĐIỀU LỆ|NỘI QUY|QUY TRÌNH|QUY TẮC|HƯỚNG DẪN"
    r"|REGULATIONS?|RULES|CHARTER)\b"
)
LONGEST_HEAD = 200  # characters


@dataclass(frozen=True)
class Enclosure:
    """A part of a paper that bears a name of its own."""

    name: str  # how it is cited: "Phụ lục I", "Phụ lục I › Mẫu số 01", "Quy chế"
    first: int  # place of the line that opens it
    regulation: bool = False  # it has articles of its own


def enclosures_in(lines: Sequence[Line], quoted: Container[int]) -> tuple[Enclosure, ...]:
    """Find what is enclosed with an act, in order; each ends where the next begins.

    An appendix or a form opens with a line that names it; a regulation with one in capitals whose
    next article is number 1 again. Nothing is enclosed before the act's own first article.
    """
    own = next((n for n, (text, _) in enumerate(lines) if ARTICLE.match(text)), len(lines))
    found: list[Enclosure] = []
    appendix = ""
    for place in range(own + 1, len(lines)):
        text, start = lines[place]
        if start in quoted or len(text) > LONGEST_HEAD:
            continue
        if match := _heads(APPENDIX, text):
            appendix = name = _name(match)
        elif match := _heads(FORM, text):
            name = " › ".join(filter(None, (appendix, _name(match))))
        elif (match := _regulation(lines, place)) is not None:
            name, appendix = match["word"].capitalize(), ""
        else:
            continue
        free = _free(name, {each.name for each in found})
        found.append(Enclosure(free, place, match.re is REGULATION))
    return tuple(found)


def own_lines(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of an act without what is enclosed with it."""
    enclosed = enclosures_in(lines, quotations_in(lines).lines)
    return lines[: enclosed[0].first] if enclosed else lines


def _heads(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Match a line that opens an appendix or a form, not a sentence that begins with its name."""
    match = pattern.fullmatch(text)
    if match is None:
        return None
    title = match["title"]
    return match if title is None or (title[0].isupper() and title[-1] not in ".;,:") else None


def _name(match: re.Match[str]) -> str:
    """Return how an appendix or a form is cited: PHỤ LỤC SỐ I becomes Phụ lục số I."""
    number = match["number"] or ""
    head = match.string[: match.start("number") if number else match.end("word")]
    return head.replace(":", " ").capitalize() + number


def _regulation(lines: Sequence[Line], place: int) -> re.Match[str] | None:
    """Match a line that opens a regulation; under "Chương I" it is the title of the chapter."""
    match = REGULATION.match(lines[place][0])
    titled = place > 0 and is_division(lines[place - 1][0])
    alone = match and lines[place][0].isupper() and not titled
    return match if alone and _begins_again(lines, place) else None


def _begins_again(lines: Sequence[Line], place: int) -> bool:
    """Say whether the next article behind a line is the first of a regulation."""
    later = (found for text, _ in lines[place + 1 :] if (found := ARTICLE.match(text)))
    first = next(later, None)
    return first is not None and first["number"] == "1"


def _free(name: str, taken: Container[str]) -> str:
    """Return a name that nothing else bears: the second "Phụ lục" is "Phụ lục (2)"."""
    numbered = (f"{name} ({n})" for n in count(2))
    return next(free for free in chain([name], numbered) if free not in taken)
