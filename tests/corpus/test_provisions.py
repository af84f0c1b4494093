"""Acts in running text: articles, clauses, points, and what only looks like them."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document
from tests.corpus.papers import at, document, locators

STATUTE = dedent("""\
    LUẬT TỔ CHỨC THÍ ĐIỂM
    Căn cứ Hiến pháp;
    Quốc hội ban hành Luật này.
    Chương I
    QUY ĐỊNH CHUNG
    Điều 1. Phạm vi điều chỉnh
    Luật này quy định về hợp nhất cơ quan.
    Điều 5 của Luật này áp dụng cho cấp tỉnh.
    Điều 2. Giải thích từ ngữ
    1. Cơ quan hợp nhất là cơ quan của hai bên. Gồm có:
    1. Ban Tổ chức;
    3. Ban khác, ghi theo số cũ;
    2. Biên chế là số người được giao.
    2a. Hợp đồng không tính vào biên chế.
    3. Người đứng đầu do cấp ủy giao.
    Điều 3.
    Con dấu do cơ quan mới quản lý.
    Chương II
    TỔ CHỨC
    Mục 1. CẤP TỈNH
    Điều 4. Nhà nước bảo đảm kinh phí cho việc sắp xếp.
    Điều 5. Sửa đổi luật cũ
    1. Sửa đổi Điều 3 như sau:
    “Điều 3. Tên gọi
    1. Cơ quan mang tên mới.”.
    2. Bãi bỏ Điều 4.
    Điều 12: Chuyển tiếp
    Hồ sơ cũ tiếp tục có giá trị.
    Điều 12a. Bổ sung
    Hồ sơ mới làm theo Luật này.
    """)


@pytest.fixture(scope="module")
def statute() -> Document:
    """Return a small statute with every turn we know of."""
    return document(STATUTE, "luat.txt")


def test_every_article_stands_once(statute: Document) -> None:
    """Each article is a group of its own, in the order of the act."""
    groups = list(dict.fromkeys(passage.group for passage in statute.passages if passage.group))
    assert groups == [f"Điều {n}" for n in ("1", "2", "3", "4", "5", "12", "12a")]


def test_clauses_are_cited_as_officials_write_them(statute: Document) -> None:
    """An article without clauses is one passage; others have one a clause."""
    assert [name for name in locators(statute) if name.startswith("Điều")] == [
        "Điều 1",
        "Điều 2 khoản 1",
        "Điều 2 khoản 2",
        "Điều 2 khoản 2a",
        "Điều 2 khoản 3",
        "Điều 3",
        "Điều 4",
        "Điều 5 khoản 1",
        "Điều 5 khoản 2",
        "Điều 12",
        "Điều 12a",
    ]


def test_an_act_is_a_rule(statute: Document) -> None:
    """The official text of an act ranks above what is written about it."""
    assert statute.metadata.kind == "regulation"
    assert {passage.rank for passage in statute.passages} == {"rule"}


def test_a_reference_opens_nothing(statute: Document) -> None:
    """ "Điều 5 của Luật này" is a sentence of the article it stands in."""
    assert at(statute, "Điều 1").text.endswith("Điều 5 của Luật này áp dụng cho cấp tỉnh.")


def test_numbers_within_a_clause_are_no_clauses(statute: Document) -> None:
    """A list inside a clause starts again, or leaps; clauses go on one by one."""
    assert "3. Ban khác" in at(statute, "Điều 2 khoản 1").text
    assert at(statute, "Điều 2 khoản 2").text == "2. Biên chế là số người được giao."


def test_a_quoted_article_belongs_to_the_clause_that_quotes_it(statute: Document) -> None:
    """What an act writes into another act is its own text."""
    assert at(statute, "Điều 5 khoản 1").text.endswith("1. Cơ quan mang tên mới.”.")


def test_an_article_without_title_is_its_text(statute: Document) -> None:
    """A line that is a sentence is cited, not taken for a heading."""
    assert at(statute, "Điều 4").text == "Điều 4. Nhà nước bảo đảm kinh phí cho việc sắp xếp."
    assert at(statute, "Điều 3").text.endswith("Con dấu do cơ quan mới quản lý.")


def test_headings_lead_from_the_act_to_the_article(statute: Document) -> None:
    """A passage knows chapter, section and title above it, from the outside in."""
    assert at(statute, "Điều 5 khoản 2").headings == (
        "LUẬT TỔ CHỨC THÍ ĐIỂM",
        "Chương II. TỔ CHỨC",
        "Mục 1. CẤP TỈNH",
        "Điều 5. Sửa đổi luật cũ",
    )


def test_the_preamble_comes_first(statute: Document) -> None:
    """Legal bases stand before the first article and are cited by paragraph."""
    assert [(p.locator, p.text) for p in statute.passages if not p.group] == [
        ("đoạn 1", "Căn cứ Hiến pháp;"),
        ("đoạn 2", "Quốc hội ban hành Luật này."),
    ]


def test_a_gap_is_reported_where_it_opens(statute: Document) -> None:
    """Missing articles are a doubt at the article behind the gap."""
    (doubt,) = statute.doubts
    assert doubt.code == "numbering"
    assert "Điều 12 follows Điều 5" in doubt.message
    assert doubt.span is not None
    assert statute.text[doubt.span.start : doubt.span.end] == "Điều 12: Chuyển tiếp"


@pytest.mark.parametrize(
    "second", ["Điều 2. Lặp lại", "Điều 1. Lặp lại"], ids=["doubled", "going back"]
)
def test_a_number_that_does_not_go_on_is_reported(second: str) -> None:
    """Its text is kept with the article before, and a person is told."""
    lines = ["LUẬT", "Điều 1. Một", "Có một.", "Điều 2. Hai", "Có hai.", second, "Có thêm."]
    paper = document("\n".join(lines))
    assert [doubt.code for doubt in paper.doubts] == ["numbering"]
    assert second.split(".", maxsplit=1)[0] in paper.doubts[0].message
    assert any(second in passage.text for passage in paper.passages)


LONG_POINT = "Cơ quan có trách nhiệm rà soát, sắp xếp và báo cáo cấp có thẩm quyền. " * 6


def test_a_clause_is_cited_by_point() -> None:
    """Points follow the Vietnamese alphabet, with đ behind d, and know what leads them."""
    points = "\n".join(f"{letter}) {LONG_POINT.strip()}" for letter in "abcdđe")
    paper = document(
        f"LUẬT\nĐiều 1. Trách nhiệm\n1. Cơ quan có trách nhiệm sau đây:\n{points}\n2. Hết."
    )
    assert locators(paper) == [
        "Điều 1 khoản 1",
        *(f"Điều 1 khoản 1 điểm {letter}" for letter in "abcdđe"),
        "Điều 1 khoản 2",
    ]
    assert at(paper, "Điều 1 khoản 1 điểm đ").text == f"đ) {LONG_POINT.strip()}"
    assert at(paper, "Điều 1 khoản 1 điểm đ").headings[-1].endswith("trách nhiệm sau đây:")


def test_points_of_an_article_without_clauses() -> None:
    """A point may stand right under its article."""
    paper = document("LUẬT\nĐiều 1. Một\nGồm:\na) Ban;\nb) Phòng.")
    assert locators(paper) == ["Điều 1", "Điều 1 điểm a", "Điều 1 điểm b"]


def test_a_long_article_without_clauses_is_cut_at_sentence_ends() -> None:
    """Each piece ends where a sentence ends and is numbered."""
    paper = document("LUẬT\nĐiều 1. Một\n" + LONG_POINT * 8)
    assert locators(paper) == [f"Điều 1 đoạn {n}" for n in range(1, len(paper.passages) + 1)]
    assert len(paper.passages) > 2
    assert {passage.text[-1] for passage in paper.passages} == {"."}


def test_english_acts_are_cited_in_english() -> None:
    """Articles, clauses and points have their English names."""
    paper = document(
        "THE LAW ON MERGERS\nChapter I\nGENERAL\nArticle 1. Scope\n1. This law covers agencies."
        "\n2. It covers boards.\nArticle 2. Seals\nThe new agency keeps the seal."
    )
    assert locators(paper) == ["Article 1 clause 1", "Article 1 clause 2", "Article 2"]
    assert paper.metadata.language == "en"


def test_an_act_in_markdown_keeps_its_clauses() -> None:
    """Numbers of a Markdown list are the numbers of the clauses."""
    paper = document(
        "# LUẬT\n\nĐiều 1. Một\n\n1. Ban.\n2. Phòng.\n\nĐiều 2. Hai\n\nHết.\n", "luat.md"
    )
    assert locators(paper) == ["Điều 1 khoản 1", "Điều 1 khoản 2", "Điều 2"]
    assert at(paper, "Điều 1 khoản 2").text == "2. Phòng."


def test_a_report_that_names_an_article_is_no_act() -> None:
    """One quoted article in a long text does not make the text an act."""
    talk = "Nhiều địa phương đã hợp nhất cơ quan và báo cáo kết quả.\n" * 9
    paper = document(f"Bài báo\n{talk}Điều 5. Con dấu do cơ quan mới quản lý.\n{talk}")
    assert all(not name.startswith("Điều") for name in locators(paper))
    assert paper.metadata.kind == "other"


@given(st.lists(st.integers(0, 4), min_size=1, max_size=12))
def test_every_article_of_any_act_is_found(clauses: list[int]) -> None:
    """However many clauses articles have, each article and clause is cited once."""
    lines = ["LUẬT"]
    expected = []
    for n, count in enumerate(clauses, 1):
        lines += [f"Điều {n}. Nội dung {n}", *(f"{k}. Khoản {k}." for k in range(1, count + 1))]
        expected += [f"Điều {n} khoản {k}" for k in range(1, count + 1)] or [f"Điều {n}"]
    paper = document("\n".join(lines))
    assert locators(paper) == expected
    assert paper.doubts == ()


LINES = st.lists(
    st.sampled_from(
        "Điều 1. Một|Điều 2. Hai|Điều 2a. Thêm|Điều 3.|Điều 9. Chín|Điều 3 của Luật|Chương I|CHUNG"
        "|Mục 1. CẤP|1. Một|2. Hai|2z. Thêm|3. Ba:|a) Ban;|b) Phòng|đ) Sở.|“Điều 1. Cũ|Hết."
        "|Article 4. Four".split("|")
    ),
    min_size=1,
    max_size=25,
)


@given(LINES)
def test_no_order_of_lines_breaks_the_reading(lines: list[str]) -> None:
    """Every line is in a passage or heads one; offsets are exact and locators unique."""
    paper = document("\n".join(lines))
    assert all(paper.text[p.start : p.end] == p.text for p in paper.passages)
    assert len(set(locators(paper))) == len(paper.passages)
    said = {word for p in paper.passages for word in (p.text + " " + " ".join(p.headings)).split()}
    assert {word for line in lines for word in line.split()} <= {
        *said,
        *(word.rstrip(".") for word in said),
    }
