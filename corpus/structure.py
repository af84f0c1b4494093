"""From blocks to passages: provisions with their clauses and points, sections, paragraphs, tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.blocks import Placed
from corpus.document import Doubt, Kind, Language, Passage, Rank
from corpus.provisions import Article, articles
from corpus.vietnamese import fold, sentences

LONG_PARAGRAPH = 1_800  # characters; a longer one is cut at sentence ends ...
PIECE = 1_000  # ... into pieces of about this length

WORDS: dict[Language, dict[str, str]] = {
    "vi": {"intro": "Mở đầu", "paragraph": "đoạn", "item": "ý", "numbered": "mục", "row": "dòng"},
    "en": {
        "intro": "Introduction",
        "paragraph": "paragraph",
        "item": "item",
        "numbered": "item",
        "row": "row",
    },
}

RANKS: dict[Kind, Rank] = {
    "regulation": "digest",
    "precedent": "report",
    "report": "report",
    "guidance": "guidance",
    "press": "press",
    "other": "press",
}
# Sections in which the editors speak (corpus/starter/README.md); folded openings of their headings.
COMMENT_SECTIONS = (
    "what it means", "open points", "how to check", "how to use", "how to apply", "lessons",
    "y nghia doi voi", "diem con bo ngo", "diem can lam ro", "cach kiem tra", "cach su dung",
    "cach ap dung", "bai hoc",
)  # fmt: skip

# "Điều 15. Đăng ký lại", "Điều 9, Điều 10. Thôi việc", "Điều 11 đến Điều 15. ...", "Articles 8, 9".
PROVISION_HEADING = re.compile(
    r"(?P<name>(?:Điều|Articles?)\s+\d+[a-zđ]?"
    r"(?:\s*(?:,|và|đến|–|-|and|to)\s*(?:(?:Điều|Article)\s+)?\d+[a-zđ]?)*)\s*(?:[.:(]\s*|$)"
)


@dataclass
class _Section:
    """The section being read, and how many pieces of each sort it had so far."""

    group: str
    headings: tuple[str, ...]
    rank: Rank
    whole: bool = False  # a provision with one paragraph: the locator needs no paragraph number
    counts: dict[str, int] = field(default_factory=dict)

    def locator(self, sort: str, words: dict[str, str]) -> str:
        self.counts[sort] = self.counts.get(sort, 0) + 1
        if self.whole:
            return self.group
        place = f"{words[sort]} {self.counts[sort]}"
        return f"{self.group} › {place}" if self.group else place


def passages_of(
    placed: Sequence[Placed], document_id: str, language: Language, kind: Kind, digest: bool
) -> tuple[tuple[Passage, ...], tuple[Doubt, ...]]:
    """Return the citable passages of a document in order, and what was doubtful.

    `digest` says that the text restates a document, so that a regulation is not the rule itself.
    """
    own: Rank = "rule" if kind == "regulation" and not digest else RANKS[kind]
    frame = _Frame(document_id, language, own)
    title, body = _title(placed)
    headed = any(p.block.kind == "heading" for p in body)
    found = None if headed else articles([(p.block.text, p.start) for p in body])
    if found is not None and found.articles:
        pieces = _preamble(frame, body, found.articles[0].start, title)
        pieces += [
            frame.passage(p.locator, p.text, p.start, own, p.group, (*title, *p.headings))
            for article in found.articles
            for p in article.pieces
        ]
        return _numbered(pieces), found.doubts
    return _numbered(list(_sections(frame, body, title))), ()


@dataclass(frozen=True)
class _Frame:
    """What all passages of a document share."""

    document_id: str
    language: Language
    rank: Rank  # of all that is not an editor's remark

    def passage(
        self, locator: str, text: str, start: int, rank: Rank, group: str, headings: tuple[str, ...]
    ) -> Passage:
        return Passage(
            self.document_id, self.language, locator, text, start, start + len(text), 0, rank, group, headings
        )  # fmt: skip


def _numbered(pieces: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(replace(piece, ordinal=n) for n, piece in enumerate(pieces))


def _title(placed: Sequence[Placed]) -> tuple[tuple[str, ...], Sequence[Placed]]:
    """Part the title from the body; a document of one block is all body."""
    if len(placed) > 1 and is_title(placed[0]):
        return (placed[0].block.text,), placed[1:]
    return (), placed


TITLE_LENGTH = 250  # characters


def is_title(first: Placed) -> bool:
    """Say whether the first block of a document is its title rather than its first paragraph."""
    text = first.block.text
    if first.block.kind == "heading":
        return first.block.level == 1
    return first.block.kind == "paragraph" and len(text) <= TITLE_LENGTH and "\n" not in text


def _preamble(
    frame: _Frame, body: Sequence[Placed], first: int, title: tuple[str, ...]
) -> list[Passage]:
    """What stands before the first article: legal bases, the issuing line."""
    before = [p for p in body if p.start < first]
    section = _Section("", title, frame.rank)
    return [passage for p in before for passage in _paragraph(frame, section, p, "paragraph")]


def _sections(frame: _Frame, body: Sequence[Placed], title: tuple[str, ...]) -> Iterator[Passage]:
    words = WORDS[frame.language]
    headed = any(p.block.kind == "heading" for p in body)
    section = _Section(words["intro"] if headed else "", title, frame.rank)
    path: list[tuple[int, str]] = []
    lead = ""
    for place, at in enumerate(body):
        block = at.block
        if block.kind == "heading":
            path = [p for p in path if p[0] < block.level] + [(block.level, block.text)]
            section = _section(frame, path, title, body[place + 1 :])
            lead = ""
        elif block.kind == "header":
            lead = block.text
        else:
            sort = "numbered" if block.kind == "item" and block.marker[0].isdigit() else block.kind
            inside = replace_lead(section, lead if block.kind in ("item", "row") else "")
            yield from _paragraph(frame, inside, at, sort)
            if block.kind == "paragraph":
                lead = block.text if block.text.endswith(":") else ""


def replace_lead(section: _Section, lead: str) -> _Section:
    """Return the section with the sentence or table header that leads its items as last heading."""
    if not lead:
        return section
    return _Section(
        section.group, (*section.headings, lead), section.rank, section.whole, section.counts
    )


def _section(
    frame: _Frame,
    path: list[tuple[int, str]],
    title: tuple[str, ...],
    following: Sequence[Placed],
) -> _Section:
    names = tuple(name for _, name in path)
    provision = PROVISION_HEADING.match(names[-1])
    own = []
    for p in following:
        if p.block.kind == "heading":
            break
        own.append(p)
    whole = provision is not None and len(own) == 1 and len(own[0].block.text) <= LONG_PARAGRAPH
    comment = any(fold(name).startswith(COMMENT_SECTIONS) for name in names)
    group = " ".join(provision["name"].split()) if provision else " › ".join(names)
    return _Section(group, (*title, *names), "comment" if comment else frame.rank, whole)


def _paragraph(frame: _Frame, section: _Section, at: Placed, sort: str) -> Iterator[Passage]:
    """Yield a block as one passage, or as several where it is long."""
    words = WORDS[frame.language]
    for start, end in cut(at.block.text):
        yield frame.passage(
            section.locator(sort, words), at.block.text[start:end], at.start + start,
            section.rank, section.group, section.headings,
        )  # fmt: skip


def cut(text: str) -> list[tuple[int, int]]:
    """Return the whole of a text, or its pieces at sentence ends when it is long."""
    if len(text) <= LONG_PARAGRAPH:
        return [(0, len(text))]
    pieces: list[tuple[int, int]] = []
    for span in sentences(text):
        if pieces and span.end - pieces[-1][0] <= PIECE:
            pieces[-1] = (pieces[-1][0], span.end)
        else:
            pieces.append((span.start, span.end))
    return pieces


__all__ = ["Article", "cut", "is_title", "passages_of"]
