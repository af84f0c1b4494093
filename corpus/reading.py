"""From a file to a document: load, clean, lay out, describe, structure."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from corpus.blocks import Placed, doubts_in, lay_out
from corpus.clean import clean
from corpus.document import Document, Doubt, Fact, Span
from corpus.errors import UnreadableDocument
from corpus.facts import facts_in
from corpus.loading import load
from corpus.mentions import Names
from corpus.metadata import from_front_matter, from_text, with_effect, with_mentions
from corpus.spelling import looks_of
from corpus.structure import passages_of

LEAST_WORDS = 20  # of a page, to judge how it looks
READABLE = 0.7  # share of its words that may be Vietnamese or English


def read(path: Path, source: str | None = None) -> Document:
    """Read one file.

    `source` is the name to keep for it, the path itself unless given. Raises a `DocumentError`.
    """
    loaded = load(path, source)
    cleaned = clean(loaded.blocks, loaded.remarks)
    text, placed = lay_out(cleaned.blocks)
    metadata = from_text(placed, loaded.source)
    if loaded.front_matter is not None:
        metadata = from_front_matter(loaded.front_matter, loaded.source, metadata)
    # A text that names the sources it was made from restates them: a digest, not the rule itself.
    restated = bool(metadata.sources)
    passages, doubts = passages_of(text, placed, metadata, restated)
    if not passages:
        raise UnreadableDocument(loaded.source, "holds no text: nothing to ingest")
    if metadata.kind == "regulation" and not restated:
        metadata = with_effect(metadata, passages)
    facts: tuple[Fact, ...] = ()
    if not restated:
        names = Names.starter()
        metadata = with_mentions(metadata, text, names)
        if metadata.kind != "regulation":
            facts = tuple(facts_in(passages, metadata.title, names))
    return Document(
        metadata=metadata,
        source=loaded.source,
        text=text,
        content_hash=loaded.content_hash,
        format=loaded.format,
        pages=loaded.pages,
        scanned=loaded.scanned,
        passages=passages,
        facts=facts,
        doubts=(*doubts_in(placed, cleaned.remarks), *_illegible(placed), *doubts),
    )


def _illegible(placed: Sequence[Placed]) -> Iterator[Doubt]:
    """Report the pages that look neither Vietnamese nor English; without pages, the whole text."""
    for number, group in groupby(placed, key=lambda at: at.block.page):
        page = list(group)
        looks = looks_of("\n".join(at.block.text for at in page))
        if looks.words >= LEAST_WORDS and looks.readable < READABLE:
            name = f"page {number}" if number else "the text"
            share = f"{looks.readable:.0%} of its words"
            message = f"{name} looks neither Vietnamese nor English ({share}): check it"
            yield Doubt("doubtful_text", message, Span(page[0].start, page[-1].end))
