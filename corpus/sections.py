"""Passages of a text with headings, lists and tables, or of plain paragraphs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.blocks import Placed
from corpus.cutting import LONG, cut
from corpus.document import Language, Rank
from corpus.headings import group_of, is_comment

WORDS: Mapping[Language, Mapping[str, str]] = {
    "vi": {
        "intro": "Mở đầu",
        "paragraph": "đoạn",
        "item": "ý",
        "numbered": "mục",
        "row": "dòng",
        "caption": "chú thích",
        "note": "ghi chú",
        "page": "trang",
    },
    "en": {
        "intro": "Introduction",
        "paragraph": "paragraph",
        "item": "item",
        "numbered": "item",
        "row": "row",
        "caption": "caption",
        "note": "note",
        "page": "page",
    },
}


@dataclass(frozen=True)
class Part:
    """One citable part of a text: a range of it, with its locator and context."""

    locator: str
    start: int
    end: int
    group: str
    headings: tuple[str, ...]
    rank: Rank


@dataclass(frozen=True)
class _Context:
    """What stands around a block: how its locator begins, and its headings."""

    base: str
    headings: tuple[str, ...]


@dataclass
class _Reader:
    """Where the reading stands: the section, the items around the next one, what leads them."""

    words: Mapping[str, str]
    rank: Rank
    section: _Context
    base: str = ""  # what the locators of all sections begin with
    paged: bool = True  # the page is part of a paragraph's locator
    comment: bool = False
    single: bool = False  # a provision of one paragraph needs no paragraph number
    path: list[tuple[int, str]] = field(default_factory=list)
    enclosing: list[_Context] = field(default_factory=list)
    lead: str = ""  # the paragraph that ends in a colon over a list
    table_lead: str = ""  # the paragraph or item that ends in a colon over a table
    counts: dict[str, int] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def locator(self, base: str, sort: str, number: int | None = None) -> str:
        """Return the next free locator; a numbered item keeps its own number where it can."""
        stem = f"{base} › {self.words[sort]}" if base else self.words[sort]
        at = self.counts.get(stem, 0) + 1 if number is None else number
        while f"{stem} {at}" in self.taken:
            at += 1
        self.counts[stem] = at
        self.taken.add(f"{stem} {at}")
        return f"{stem} {at}"

    def alone(self) -> str:
        """Return the locator of a section's only part: the section itself, unless that is taken."""
        base = self.section.base
        if not base or base in self.taken:
            return self.locator(base, "paragraph")
        self.taken.add(base)
        return base

    def part(self, locator: str, start: int, end: int, headings: tuple[str, ...]) -> Part:
        """Return a part of the present section."""
        rank = "comment" if self.comment else self.rank
        return Part(locator, start, end, self.section.base, headings, rank)


def parts_of(
    body: Sequence[Placed],
    title: tuple[str, ...],
    language: Language,
    rank: Rank,
    paged: bool = True,
    base: str = "",
) -> Iterator[Part]:
    """Yield the parts of a text in order. Locators are unique; no text beside headings is lost.

    `base` is what all locators begin with, where the text is a part of another one.
    """
    words = WORDS[language]
    headed = any(at.block.kind == "heading" for at in body)
    intro = base or (words["intro"] if headed else "")
    reader = _Reader(words, rank, _Context(intro, title), base, paged)
    for place, at in enumerate(body):
        following = body[place + 1 : place + 3]
        match at.block.kind:
            case "heading":
                yield from _heading(reader, at, following, title)
            case "item":
                yield from _item(reader, at)
            case "row":
                context = filter(None, (reader.table_lead, at.block.header))
                yield from _cut(reader, at, "row", (*reader.section.headings, *context))
            case "header":
                if not following or following[0].block.kind != "row":
                    yield from _cut(reader, at, "row", reader.section.headings)
            case "paragraph" | "caption" | "note" as sort:
                yield from _cut(reader, at, sort, reader.section.headings)
                reader.lead = reader.table_lead = _leading(at)


def _leading(at: Placed) -> str:
    return at.block.text if at.block.text.endswith(":") else ""


def _heading(
    reader: _Reader, at: Placed, following: Sequence[Placed], title: tuple[str, ...]
) -> Iterator[Part]:
    """Begin a section; a heading that heads nothing is a part of its own."""
    level = at.block.level
    reader.path = [*(p for p in reader.path if p[0] < level), (level, at.block.text)]
    names = tuple(name for _, name in reader.path)
    group = " › ".join(filter(None, (reader.base, group_of(names))))
    reader.section = _Context(group, (*title, *names))
    reader.comment = any(map(is_comment, names))
    reader.enclosing, reader.lead, reader.table_lead = [], "", ""
    reader.single = reader.section.base not in (names[-1], " › ".join(names)) and _one(following)
    if not following or (
        following[0].block.kind == "heading" and following[0].block.level <= level
    ):
        yield reader.part(reader.alone(), at.start, at.end, (*title, *names[:-1]))


def _one(following: Sequence[Placed]) -> bool:
    """Say whether just one short paragraph follows before the next heading."""
    kinds = [at.block.kind for at in following]
    alone = kinds[:1] == ["paragraph"] and kinds[1:] in ([], ["heading"])
    return alone and len(following[0].block.text) <= LONG


def _item(reader: _Reader, at: Placed) -> Iterator[Part]:
    """Yield an item; the items around a nested one give it its locator and context."""
    block = at.block
    reader.table_lead = _leading(at)
    del reader.enclosing[block.level :]
    around = reader.section
    if reader.enclosing:
        around = reader.enclosing[-1]
    elif reader.lead:
        around = _Context(around.base, (*around.headings, reader.lead))
    numbered = block.marker[0].isdigit()
    number = int(block.marker.rstrip(".")) if numbered else None
    locator = reader.locator(around.base, "numbered" if numbered else "item", number)
    reader.enclosing.append(_Context(locator, (*around.headings, block.text)))
    spans = cut(block.text)
    for n, span in enumerate(spans):
        name = locator if n == 0 else reader.locator(locator, "paragraph", n + 1)
        yield reader.part(name, at.start + span.start, at.start + span.end, around.headings)


def _cut(reader: _Reader, at: Placed, sort: str, headings: tuple[str, ...]) -> Iterator[Part]:
    """Yield a block as one part, or as several where it is long."""
    base = reader.section.base
    if at.block.page and reader.paged:
        page = f"{reader.words['page']} {at.block.page}"
        base = f"{base} › {page}" if base else page
    for span in cut(at.block.text):
        single = reader.single and sort == "paragraph"
        locator = reader.alone() if single else reader.locator(base, sort)
        yield reader.part(locator, at.start + span.start, at.start + span.end, headings)
