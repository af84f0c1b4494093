"""Digests and reports: sections, items, tables, the editors' remarks, and how they are cited."""

import pytest

from corpus.cutting import LONG
from corpus.document import Document
from corpus.headings import is_comment, provision_of
from tests.corpus.papers import at, document, locators

FRONT = """\
---
id: {id}
kind: {kind}
language: {language}
title: {title}
sources: [{{title: Bài báo, url: 'https://example.vn/a'}}]
---
"""
PRECEDENT = (
    FRONT.format(id="mot", kind="precedent", language="vi", title="Cơ quan hợp nhất")
    + """
# Cơ quan hợp nhất

Thành phố hợp nhất hai cơ quan.

Sau một năm, bộ máy ổn định.

## Kết quả
Biên chế giảm.

- Còn 15 người, trước là 20:
  - 9 người của Ban;
  - 6 người của Phòng.
- Kinh phí giảm.

Các bước:

1. Rà soát.
2. Sắp xếp.

| Cấp | Số |
|---|---|
| tỉnh | 34 |
| xã | 3.321 |

### Cấp xã
Chưa có số liệu.

## Bài học kinh nghiệm
Ban hành quy chế sớm.
"""
)
REGULATION = (
    FRONT.format(id="hai", kind="regulation", language="vi", title="Nghị định A")
    + """
# Nghị định A

Nghị định có 3 chương.

## Điều 15. Đăng ký lại
Con dấu mới do công an cấp.

## Điều 16. Thu hồi
Con dấu cũ nộp lại.

Thời hạn là 30 ngày.

## Điều 9, Điều 10. Thôi việc
1. Được trợ cấp.
2. Được bảo hiểm.

## Điều 5 Nghị định 24/2014/NĐ-CP được sửa
Số lượng phó giám đốc giảm.

## Điểm còn bỏ ngỏ
Chưa rõ thời điểm.
"""
)


@pytest.fixture(scope="module")
def precedent() -> Document:
    """Return a digest of a merger."""
    return document(PRECEDENT, "mot.vi.md")


@pytest.fixture(scope="module")
def regulation() -> Document:
    """Return a digest of a decree."""
    return document(REGULATION, "hai.vi.md")


def test_parts_are_cited_by_section_and_number(precedent: Document) -> None:
    """Paragraphs, items, numbered items and rows count for themselves within their section."""
    assert locators(precedent) == [
        "Mở đầu › đoạn 1",
        "Mở đầu › đoạn 2",
        "Kết quả › đoạn 1",
        "Kết quả › ý 1",
        "Kết quả › ý 1 › ý 1",
        "Kết quả › ý 1 › ý 2",
        "Kết quả › ý 2",
        "Kết quả › đoạn 2",
        "Kết quả › mục 1",
        "Kết quả › mục 2",
        "Kết quả › dòng 1",
        "Kết quả › dòng 2",
        "Kết quả › Cấp xã › đoạn 1",
        "Bài học kinh nghiệm › đoạn 1",
    ]


def test_english_digests_are_cited_in_english() -> None:
    """Locators are in the language of the text."""
    text = FRONT.format(id="a", kind="precedent", language="en", title="One agency")
    body = "# One agency\n\nIt began.\n\n## Results\nDone.\n\n- 15 staff.\n"
    paper = document(f"{text}\n{body}", "a.md")
    assert locators(paper) == [
        "Introduction › paragraph 1",
        "Results › paragraph 1",
        "Results › item 1",
    ]


def test_a_row_knows_its_table(precedent: Document) -> None:
    """The header of a table is context of every row, and no passage itself."""
    assert at(precedent, "Kết quả › dòng 2").text == "xã | 3.321"
    assert at(precedent, "Kết quả › dòng 2").headings == (
        "Cơ quan hợp nhất",
        "Kết quả",
        "Cấp | Số",
    )
    assert all(passage.text != "Cấp | Số" for passage in precedent.passages)


def test_items_know_what_leads_them(precedent: Document) -> None:
    """The sentence before a list, or the item around one, is context of its items."""
    assert at(precedent, "Kết quả › mục 2").headings[-1] == "Các bước:"
    assert at(precedent, "Kết quả › ý 1 › ý 2").headings[-1] == "Còn 15 người, trước là 20:"
    assert at(precedent, "Kết quả › ý 1").headings[-1] == "Kết quả"


def test_editors_speak_in_their_own_sections(precedent: Document) -> None:
    """Lessons are comment; the rest of a precedent is report."""
    ranks = {passage.locator: passage.rank for passage in precedent.passages}
    assert ranks.pop("Bài học kinh nghiệm › đoạn 1") == "comment"
    assert set(ranks.values()) == {"report"}


def test_a_provision_of_one_paragraph_is_cited_whole(regulation: Document) -> None:
    """Officials write "Điều 15", not its first paragraph, when there is no second."""
    assert locators(regulation) == [
        "Mở đầu › đoạn 1",
        "Điều 15",
        "Điều 16 › đoạn 1",
        "Điều 16 › đoạn 2",
        "Điều 9, Điều 10 › mục 1",
        "Điều 9, Điều 10 › mục 2",
        "Điều 5 Nghị định 24/2014/NĐ-CP được sửa › đoạn 1",
        "Điểm còn bỏ ngỏ › đoạn 1",
    ]


def test_a_regulation_told_from_sources_is_a_digest(regulation: Document) -> None:
    """Our own words never pass for the official text."""
    ranks = {passage.group: passage.rank for passage in regulation.passages}
    assert ranks["Điều 15"] == "digest"
    assert ranks["Điểm còn bỏ ngỏ"] == "comment"


def test_an_official_text_may_have_front_matter() -> None:
    """An act filed with its metadata, and with no sources to restate, stays the rule itself."""
    paper = document(
        "---\nkind: regulation\n---\n# Nghị định\n\nĐiều 1. Dấu\n\nNộp lại.\n",
        "a.md",
    )
    assert {passage.rank for passage in paper.passages} == {"rule"}


PROVISIONS = {
    "title behind": ("Điều 15. Đăng ký lại", "Điều 15"),
    "alone": ("Điều 12a", "Điều 12a"),
    "two": ("Điều 9, Điều 10. Thôi việc", "Điều 9, Điều 10"),
    "a range": ("Điều 11 đến Điều 15. Chế độ", "Điều 11 đến Điều 15"),
    "in English": ("Article 7 (early retirement)", "Article 7"),
    "several in English": ("Articles 8, 9. Severance", "Article 8, Article 9"),
    "of another document": ("Điều 5 Nghị định 24/2014/NĐ-CP", None),
    "of another document in English": ("Article 5 of Decree 24", None),
    "a word that begins alike": ("Điều kiện 1. Tuổi", None),
    "no provision": ("Kết quả", None),
}


@pytest.mark.parametrize(("heading", "name"), PROVISIONS.values(), ids=PROVISIONS.keys())
def test_headings_name_provisions(heading: str, name: str | None) -> None:
    """Only a provision of this document is cited as one."""
    assert provision_of(heading) == name


@pytest.mark.parametrize(
    ("heading", "comment"),
    [
        ("What it means for a merger", True),
        ("Open points", True),
        ("Ý nghĩa đối với việc hợp nhất", True),
        ("Bài học kinh nghiệm", True),
        ("Results", False),
        ("Kết quả", False),
    ],
)
def test_headings_tell_who_speaks(heading: str, comment: bool) -> None:
    """The editors' sections are known by their headings in both languages."""
    assert is_comment(heading) == comment


SENTENCE = "Cơ quan mới tiếp nhận nhiệm vụ của hai cơ quan cũ trong năm đầu. "


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    """Pieces are shorter than the limit, whole in their sentences, and lose nothing."""
    paper = document(f"Bài\n\n{SENTENCE * 60}\n\nHết.", "bai.txt")
    pieces = [passage.text for passage in paper.passages[:-1]]
    assert len(pieces) > 2
    assert all(piece.endswith("năm đầu.") and len(piece) <= LONG for piece in pieces)
    assert " ".join(pieces) == (SENTENCE * 60).strip()


def test_a_long_text_without_sentences_is_cut_between_words() -> None:
    """A list of names without a full stop still falls into pieces of bearable length."""
    paper = document("Bài\n\n" + "Hạ Long " * 600 + "\n\nHết.", "bai.txt")
    assert all(len(passage.text) <= LONG for passage in paper.passages)
    assert " ".join(p.text for p in paper.passages[:-1]) == ("Hạ Long " * 600).strip()


def test_a_text_without_headings_has_no_introduction() -> None:
    """Paragraphs of a plain text are cited by their number alone."""
    paper = document("Hợp nhất ở Hạ Long\nCó 15 người.\nTrước đó là 20.", "bai.txt")
    assert locators(paper) == ["đoạn 1", "đoạn 2"]
    assert paper.passages[0].headings == ("Hợp nhất ở Hạ Long",)


def test_a_first_sentence_is_no_title() -> None:
    """What is said first can be cited."""
    paper = document("Hạ Long còn 15 người.\nTrước đó là 20.\nKinh phí giảm.", "bai.txt")
    assert paper.passages[0].text == "Hạ Long còn 15 người."


def test_a_text_of_one_line_is_cited() -> None:
    """The shortest document is its own passage."""
    paper = document("Hạ Long còn 15 người", "bai.txt")
    assert [passage.text for passage in paper.passages] == ["Hạ Long còn 15 người"]
