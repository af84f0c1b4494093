"""From blocks to passages: provisions with clauses and points, sections, paragraphs, tables."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from corpus.blocks import Placed
from corpus.closing import NAMES
from corpus.document import Doubt, Kind, Language, Metadata, Passage, Rank
from corpus.enclosures import Enclosure, enclosures_in
from corpus.opening import opening_of
from corpus.provisions import Act, act_of, is_opening
from corpus.quotations import quotations_in
from corpus.sections import Part, parts_of

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
    title, body = opening.title, opening.body
    notes = [at for at in placed if at.block.kind == "note"]  # cited for themselves
    rank: Rank = RANKS[metadata.kind]
    if metadata.kind == "regulation" and not restated:
        rank = "rule"
    head = list(_letterhead(opening.head, title, metadata.language, rank))
    act = _act(body, restated)
    if act is None:
        parts = [*head, *parts_of(body, title, metadata.language, rank)]
        parts += parts_of(notes, title, metadata.language, rank)
        return _passages(text, metadata, parts), ()
    lines = [at.line for at in body]
    enclosures = enclosures_in(lines, quotations_in(lines).lines)
    ends = [*(each.first for each in enclosures), len(body)]
    doubts: list[Doubt] = []
    parts = [
        *head,
        *_act_parts(body[: ends[0]], "", title, metadata.language, rank, doubts),
    ]
    for enclosure, end in zip(enclosures, ends[1:], strict=True):
        inside = body[enclosure.first : end]
        parts += _enclosed(enclosure, inside, title, metadata.language, rank, doubts)
    parts += parts_of(notes, title, metadata.language, rank)
    return _passages(text, metadata, parts), tuple(doubts)


def _letterhead(
    head: Sequence[Placed], title: tuple[str, ...], language: Language, rank: Rank
) -> Iterator[Part]:
    """Yield the letterhead as one part: none of its lines says anything without the others."""
    if head:
        name = LETTERHEAD[language]
        yield Part(name, head[0].start, head[-1].end, name, title, rank)


def _act_parts(
    body: Sequence[Placed],
    name: str,
    title: tuple[str, ...],
    language: Language,
    rank: Rank,
    doubts: list[Doubt],
) -> Iterator[Part]:
    """Yield the parts of an act, or of a regulation enclosed with one under a name."""
    act = act_of([at.line for at in body])
    if act is None:
        yield from parts_of(body, title, language, rank, paged=False, base=name)
        return
    # The blocks before the first article; each line of the preamble is one of them.
    before = {start for _, start in act.preamble}
    preamble = [at for at in body if at.line[1] in before]
    yield from parts_of(preamble, title, language, rank, paged=False, base=name)
    tail = name and f" ({name})"
    for piece in act.pieces():
        headings = (*title, *piece.headings)
        yield Part(piece.locator + tail, piece.start, piece.end, piece.group + tail, headings, rank)
    behind = {
        start: NAMES[language][ending.sort] for ending in act.endings for _, start in ending.lines
    }
    for sort, run in groupby(body, key=lambda at: behind.get(at.line[1])):
        if sort:
            base = " › ".join(filter(None, (name, sort)))
            yield from parts_of(list(run), title, language, rank, paged=False, base=base)
    doubts += act.doubts


def _enclosed(
    enclosure: Enclosure,
    body: Sequence[Placed],
    title: tuple[str, ...],
    language: Language,
    rank: Rank,
    doubts: list[Doubt],
) -> Iterator[Part]:
    """Yield the parts of an appendix, a form or a regulation; its head line is their heading."""
    context = (*title, enclosure.name)
    if enclosure.regulation:
        yield from _act_parts(body, enclosure.name, context, language, rank, doubts)
    else:
        yield from parts_of(body, context, language, rank, paged=False, base=enclosure.name)


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
