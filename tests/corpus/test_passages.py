"""What holds for the passages of every document."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.blocks import Block, lay_out
from corpus.document import Document, Kind, Metadata
from corpus.errors import DocumentError
from corpus.structure import passages_of
from tests.corpus.papers import document

WORDS = st.text("abđề 15.,:;“”()|-", min_size=1, max_size=40).map(str.strip).filter(bool)
LINES = WORDS | st.sampled_from(
    ["Điều 1. Phạm vi", "Điều 2. Dấu", "Điều 4", "Chương II", "CHUNG", "1. Ban.", "2. Phòng."]
)
SENTENCE = "Cơ quan mới nhận nhiệm vụ, giảm 20%. "
TEXTS = LINES | st.integers(2, 60).map(lambda count: (SENTENCE * count).strip())
MARKERS = ["-", "1.", "3."]
HEADER = "Cấp | Số"
BLOCKS = st.one_of(
    st.builds(Block, st.just("heading"), LINES, st.integers(1, 4)),
    st.builds(Block, st.just("paragraph"), TEXTS),
    st.builds(Block, st.just("item"), TEXTS, st.integers(0, 3), st.sampled_from(MARKERS)),
    st.just(Block("header", HEADER)),
    st.builds(Block, st.just("row"), LINES, header=st.just(HEADER)),
)
KINDS: list[Kind] = ["regulation", "precedent", "other"]


@st.composite
def structured(draw: st.DrawFn) -> Document:
    """Draw a document made of any blocks in any order."""
    text, placed = lay_out(draw(st.lists(BLOCKS, min_size=1, max_size=14)))
    metadata = Metadata("a", "vi", "A", kind=draw(st.sampled_from(KINDS)))
    passages, doubts = passages_of(text, placed, metadata, draw(st.booleans()))
    return Document(metadata, "a.md", text, "0" * 64, passages, doubts)


@given(structured())
def test_a_passage_is_a_slice_of_the_text(paper: Document) -> None:
    """Whoever opens the document at a passage's offsets reads the passage."""
    assert all(paper.text[p.start : p.end] == p.text for p in paper.passages)
    assert all(p.text.strip() == p.text != "" for p in paper.passages)


@given(structured())
def test_passages_stand_in_order_without_overlap(paper: Document) -> None:
    """Ordinals count from 0 in the order of the text."""
    assert [p.ordinal for p in paper.passages] == list(range(len(paper.passages)))
    edges = [edge for p in paper.passages for edge in (p.start, p.end)]
    assert edges == sorted(edges)


@given(structured())
def test_a_locator_and_an_id_name_one_passage(paper: Document) -> None:
    """No two passages of a document are cited alike."""
    assert len({p.locator for p in paper.passages}) == len(paper.passages)
    assert len({p.id for p in paper.passages}) == len(paper.passages)


@given(structured())
def test_nothing_of_the_text_is_lost(paper: Document) -> None:
    """What is in no passage is a heading, a table's header or a list's marker."""
    lost = list(paper.text)
    for p in paper.passages:
        lost[p.start : p.end] = "\n" * (p.end - p.start)
    context = {line for p in paper.passages for line in p.headings}
    for line in filter(None, map(str.strip, "".join(lost).split("\n"))):
        unmarked = line.partition(" ")[2] if line.split(" ")[0] in MARKERS else line
        assert line in {*MARKERS, HEADER} or any(unmarked in each for each in context)


MARKDOWN_LINES = [
    *("# Một", "## Hai", "### Ba", "- ý", "  - trong", "1. mục", "2. mục", "> nói", "***", ""),
    *("a | b", "--- | ---", "```", "câu. Câu hai.", "<b>đậm</b>", "[chữ](a)", "**đậm", "    mã"),
    *("Điều 1. Tên", "<!--", "---"),
]
MARKDOWN = st.lists(st.sampled_from(MARKDOWN_LINES), max_size=20).map("\n".join)


@given(MARKDOWN)
def test_any_markdown_is_read_or_refused(text: str) -> None:
    """However its marks are mixed, offsets are exact and locators unique."""
    try:
        paper = document(text, "a.md")
    except DocumentError:
        return
    assert all(paper.text[p.start : p.end] == p.text for p in paper.passages)
    assert len({p.locator for p in paper.passages}) == len(paper.passages)
