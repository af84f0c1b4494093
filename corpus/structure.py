"""From blocks to passages: provisions with clauses and points, sections, paragraphs, tables."""

from collections.abc import Iterable, Sequence

from corpus.blocks import Placed
from corpus.document import Doubt, Kind, Metadata, Passage, Rank
from corpus.provisions import Act, act_of, is_opening
from corpus.sections import Part, parts_of

RANKS: dict[Kind, Rank] = {
    "regulation": "digest",
    "precedent": "report",
    "report": "report",
    "guidance": "guidance",
    "press": "press",
    "other": "press",
}
LONGEST_TITLE = 250  # characters
TITLE_SHARE = (
    3  # a title that ends in a full stop is so many times shorter than the one text under it
)


def passages_of(
    text: str, placed: Sequence[Placed], metadata: Metadata, restated: bool
) -> tuple[tuple[Passage, ...], tuple[Doubt, ...]]:
    """Return the citable passages of a document in order, and what was doubtful.

    `restated` says that the text restates a document, so that a regulation is not the rule itself.
    """
    title, body = part_title([at for at in placed if at.block.kind != "note"])
    notes = [at for at in placed if at.block.kind == "note"]  # cited for themselves
    rank: Rank = RANKS[metadata.kind]
    if metadata.kind == "regulation" and not restated:
        rank = "rule"
    act = _act(body, restated)
    if act is None:
        parts = list(parts_of(body, title, metadata.language, rank))
        parts += parts_of(notes, title, metadata.language, rank)
        return _passages(text, metadata, parts), ()
    # The blocks before the first article; each line of the preamble is one of them.
    before = {start for _, start in act.preamble}
    preamble = [at for at in body if at.line[1] in before]
    parts = list(parts_of(preamble, title, metadata.language, rank, paged=False))
    parts += [
        Part(piece.locator, piece.start, piece.end, piece.group, (*title, *piece.headings), rank)
        for article in act.articles
        for piece in article.pieces
    ]
    parts += parts_of(notes, title, metadata.language, rank)
    return _passages(text, metadata, parts), tuple(act.doubts)


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


def part_title(placed: Sequence[Placed]) -> tuple[tuple[str, ...], Sequence[Placed]]:
    """Part the title from the body; a document of one block is all body."""
    if len(placed) > 1 and _has_title(placed):
        return (placed[0].block.text,), placed[1:]
    return (), placed


def _has_title(placed: Sequence[Placed]) -> bool:
    """Say whether the first block is the title rather than the first paragraph.

    A short line that is a sentence may be a title only over a single, far longer paragraph.
    """
    first, second = placed[0].block, placed[1].block
    if first.kind == "heading":
        return first.level == 1
    if first.kind != "paragraph" or len(first.text) > LONGEST_TITLE or is_opening(first.text):
        return False
    if first.text.rstrip("\"'”’»)")[-1:] not in tuple(".;:,…"):
        return True
    return len(placed) == 2 and len(second.text) >= TITLE_SHARE * len(first.text)  # noqa: PLR2004
