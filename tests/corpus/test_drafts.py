"""Invented acts in each format: every part is cited as a lawyer would, and nothing is made up."""

from collections.abc import Callable, Sequence

import pytest

from corpus.document import Document
from tests.corpus.drafting import Draft, draft, english
from tests.corpus.papers import document
from tests.corpus.writers import as_html, as_pdf, as_text, as_word

WRITERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "txt": as_text, "html": as_html, "docx": as_word, "pdf": as_pdf,
}  # fmt: skip
PAPERS = {  # in each of the formats
    **{f"act {n}": draft(n) for n in range(16)},
    **{f"act in English {n}": english(n) for n in range(4)},
}


def read(paper: Draft, format: str) -> Document:
    """Read a draft that was saved in a format."""
    return document(WRITERS[format](paper.lines), f"van-ban.{format}")


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_every_part_is_found_where_it_stands(paper: Draft, format: str) -> None:
    """Locators and texts are those of the draft, in its order, in whatever format it was saved."""
    found = read(paper, format)
    assert [(passage.locator, passage.text) for passage in found.passages] == paper.parts
    assert found.doubts == ()


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_a_paper_tells_what_it_is(paper: Draft, format: str) -> None:
    """Each field of the metadata is what the draft says, and is known to come from the text."""
    told = read(paper, format).metadata
    assert {name: getattr(told, name) for name in paper.metadata} == paper.metadata
    assert set(told.origins.values()) == {"text"}
