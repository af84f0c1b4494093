"""From blocks to passages: provisions with clauses and points, sections, paragraphs, tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from corpus.blocks import Placed
from corpus.closing import NAMES
from corpus.document import Doubt, Kind, Language, Metadata, Passage, Rank
from corpus.enclosures import enclosures_in
from corpus.opening import opening_of
from corpus.provisions import Act, act_of, is_opening
from corpus.quotations import quotations_in
from corpus.sections import Part, parts_of

Headings = tuple[str, ...]  # from the outside in

RANKS: dict[Kind, Rank] = {
    "regulation": "digest",
    "precedent": "report",
    "report": "report",
    "guidance": "guidance",
    "press": "press",
    "other": "press",
}


LETTERHEAD: dict[Language, str] = {"vi": "Phần đầu", "en": "Letterhead"}


def passages_of(
    text: str, placed: Sequence[Placed], metadata: Metadata, restated: bool
) -> tuple[tuple[Passage, ...], tuple[Doubt, ...]]:
    """Return the citable passages of a document in order, and what was doubtful.

    `restated` says that the text restates a document, so that a regulation is not the rule itself.
    """
    opening = opening_of([at for at in placed if at.block.kind != "note"])
    notes = [at for at in placed if at.block.kind == "note"]  # cited for themselves
    rank: Rank = RANKS[metadata.kind]
    if metadata.kind == "regulation" and not restated:
        rank = "rule"
    paper = _Paper(metadata.language, rank)
    parts = [
        *paper.letterhead(opening.head, opening.title),
        *paper.body(opening.body, opening.title, restated),
        *paper.text(notes, opening.title),
    ]
    return _passages(text, metadata, parts), tuple(paper.doubts)


@dataclass
class _Paper:
    """Reads the parts of one document."""

    language: Language
    rank: Rank
    doubts: list[Doubt] = field(default_factory=list)

    def letterhead(self, head: Sequence[Placed], title: Headings) -> Iterator[Part]:
        """Yield the letterhead as one part: none of its lines says anything without the others."""
        if head:
            name = LETTERHEAD[self.language]
            yield Part(name, head[0].start, head[-1].end, name, title, self.rank)

    def body(self, body: Sequence[Placed], title: Headings, restated: bool) -> Iterator[Part]:
        """Yield the parts of an act and of what is enclosed with it, or of any other text."""
        if _act(body, restated) is None:
            yield from self.text(body, title)
            return
        lines = [at.line for at in body]
        enclosures = enclosures_in(lines, quotations_in(lines).lines)
        ends = [*(each.first for each in enclosures), len(body)]
        yield from self._act(body[: ends[0]], title, "")
        for enclosure, end in zip(enclosures, ends[1:], strict=True):
            inside = body[enclosure.first : end]
            read = self._act if enclosure.regulation else self._provisionless
            yield from read(inside, (*title, enclosure.name), enclosure.name)

    def text(self, body: Sequence[Placed], title: Headings) -> Iterator[Part]:
        """Yield the parts of a text with headings, or of plain paragraphs."""
        return parts_of(body, title, self.language, self.rank)

    def _provisionless(self, body: Sequence[Placed], title: Headings, name: str) -> Iterator[Part]:
        """Yield what has no articles of its own: a preamble, an appendix, a form, a signature."""
        return parts_of(body, title, self.language, self.rank, paged=False, base=name)

    def _act(self, body: Sequence[Placed], title: Headings, name: str) -> Iterator[Part]:
        """Yield the parts of an act, or of a regulation enclosed with one under a name."""
        act = act_of([at.line for at in body], enclosed=bool(name))
        if act is None:
            yield from self._provisionless(body, title, name)
            return
        # The blocks before the first article; each line of the preamble is one of them.
        before = {start for _, start in act.preamble}
        yield from self._provisionless([at for at in body if at.line[1] in before], title, name)
        tail = name and f" ({name})"
        for piece in act.pieces():
            locator, group = piece.locator + tail, piece.group + tail
            headings = (*title, *piece.headings)
            yield Part(locator, piece.start, piece.end, group, headings, self.rank)
        behind = {
            start: NAMES[self.language][ending.sort]
            for ending in act.endings
            for _, start in ending.lines
        }
        for sort, run in groupby(body, key=lambda at: behind.get(at.line[1])):
            if sort:
                base = " › ".join(filter(None, (name, sort)))
                yield from self._provisionless(list(run), title, base)
        self.doubts += act.doubts


def _act(body: Sequence[Placed], restated: bool) -> Act | None:
    """Read an act; its articles are lines of the text or, in an official text, headings."""
    headings = [at.block.text for at in body if at.block.kind == "heading"]
    if headings and (restated or not any(map(is_opening, headings))):
        return None
    return act_of([at.line for at in body])


def _passages(text: str, metadata: Metadata, parts: Iterable[Part]) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            document_id=metadata.id,
            language=metadata.language,
            locator=part.locator,
            text=text[part.start : part.end],
            start=part.start,
            end=part.end,
            ordinal=ordinal,
            rank=part.rank,
            group=part.group,
            headings=part.headings,
        )
        for ordinal, part in enumerate(parts)
    )
