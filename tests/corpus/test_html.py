"""Web pages: the article comes back, what surrounds it does not."""

import pytest

from corpus.blocks import Block
from tests.corpus.papers import document, loaded
from tests.corpus.test_provisions import STATUTE
from tests.corpus.writers import as_html, as_page, as_text


def blocks_of(main: str) -> tuple[Block, ...]:
    """Return the blocks of a page with this main part."""
    return loaded(as_page(main), "page.html").blocks


def test_an_act_has_the_same_passages_as_in_plain_text() -> None:
    """What a document is cited by does not depend on how it was saved."""
    lines = STATUTE.splitlines()
    page, text = document(as_html(lines), "luat.html"), document(as_text(lines), "luat.txt")
    assert page.passages == text.passages
    assert page.doubts == text.doubts


def test_only_the_main_text_is_read() -> None:
    """Menus, scripts and what a reader does not see are left out."""
    assert blocks_of("<p>Còn 15 người.</p><p style='display: none'>ẩn</p><script>x</script>") == (
        Block("paragraph", "Còn 15 người."),
    )


def test_a_page_without_a_main_part_is_read_without_its_menus() -> None:
    """Older pages do not say which part is the article."""
    page = b"<html><body><nav>Menu</nav><div>C&ograve;n 15 ng&#432;&#7901;i.</div></body></html>"
    assert [block.text for block in loaded(page, "page.html").blocks] == ["Còn 15 người."]


def test_words_in_one_line_stay_together() -> None:
    """Emphasis and links part nothing; a line break does."""
    found = blocks_of("<p>Giảm <b>20</b> <a href='x'>biên chế</a>.<br>Còn 15.</p>")
    assert [block.text for block in found] == ["Giảm 20 biên chế.", "Còn 15."]


def test_lists_keep_numbers_and_depth() -> None:
    """A list inside an item is one level deeper."""
    found = blocks_of(
        "<ul><li>Một<ul><li>Con</li></ul></li><li><p>Hai</p></li></ul>"
        "<ol start='3'><li>Ba</li></ol>"
    )
    assert found == (
        Block("item", "Một", marker="-"),
        Block("item", "Con", level=1, marker="-"),
        Block("item", "Hai", marker="-"),
        Block("item", "Ba", marker="3."),
    )


def test_a_table_keeps_header_and_caption() -> None:
    """A row knows what its cells are."""
    found = blocks_of(
        "<table><caption>Biên chế</caption><tr><th>Nơi</th><th>Số</th></tr>"
        "<tr><td>Hạ Long</td><td>15</td></tr></table>"
    )
    assert found == (
        Block("caption", "Biên chế"),
        Block("header", "Nơi | Số"),
        Block("row", "Hạ Long | 15", header="Nơi | Số"),
    )


def test_the_letterhead_is_read_column_by_column() -> None:
    """The table around it only sets the page."""
    found = blocks_of(
        "<table><tr><td>CHÍNH PHỦ<br>Số: 1/2025/NĐ-CP</td>"
        "<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr><tr><td></td><td>Hà Nội</td></tr></table>"
    )
    assert [block.text for block in found] == [
        "CHÍNH PHỦ", "Số: 1/2025/NĐ-CP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Nội",
    ]  # fmt: skip


def test_a_caption_under_a_picture_is_cited_as_one() -> None:
    """It is no sentence of the article."""
    page = as_page("<h1>Tin</h1><p>Một.</p><figure><figcaption>Lễ ra mắt</figcaption></figure>")
    assert document(page, "page.html").passages[-1].locator == "chú thích 1"


@pytest.mark.parametrize("name", ["page.txt", "page.md", "page.htm"])
def test_the_content_says_what_a_file_is(name: str) -> None:
    """A page saved under another name is still one."""
    assert loaded(as_page("<p>Còn 15 người.</p>"), name).format == "html"


def test_what_could_not_be_read_is_reported() -> None:
    """A page nested beyond reason is read as far as it goes."""
    deep = "<div>" * 300 + "Cuối" + "</div>" * 300
    (doubt,) = document(as_page(f"<p>Còn 15 người.</p>{deep}"), "page.html").doubts
    assert doubt.code == "cut_off"
