"""What a text tells of itself when nobody filed anything about it."""

import pytest

from corpus.document import Kind
from corpus.slugs import slug
from tests.corpus.papers import document

NUMBERS = {
    "decree": ("Số: 178/2024/NĐ-CP", "178/2024/NĐ-CP", "178-2024-nd-cp"),
    "with place and day": ("Số: 34-KL/TW Hà Nội, ngày 1/1/2018", "34-KL/TW", "34-kl-tw"),
    "law": ("Luật số: 72/2025/QH15", "72/2025/QH15", "72-2025-qh15"),
    "without a colon": ("Số 1814/BNV-TCBC", "1814/BNV-TCBC", "1814-bnv-tcbc"),
    "in English": ("No. 178/2024/NĐ-CP", "178/2024/NĐ-CP", "178-2024-nd-cp"),
}


@pytest.mark.parametrize(("line", "number", "name"), NUMBERS.values(), ids=NUMBERS.keys())
def test_a_paper_names_its_own_number(line: str, number: str, name: str) -> None:
    """The number in the head of an official paper becomes its id."""
    metadata = document(f"CHÍNH PHỦ\n{line}\nNGHỊ ĐỊNH\nVề con dấu.", "scan.txt").metadata
    assert (metadata.number, metadata.id) == (number, name)


MENTIONS = {
    "in a sentence": "Thực hiện Nghị quyết số 18-NQ/TW, tỉnh đã hợp nhất.",
    "in an English sentence": "Under Resolution No. 18-NQ/TW the province merged agencies.",
    "a ratio": "Số 14/14 huyện đã xong.",
    "far below the head": "Đoạn.\n" * 9 + "Số: 178/2024/NĐ-CP",
}


@pytest.mark.parametrize("text", MENTIONS.values(), ids=MENTIONS.keys())
def test_a_mentioned_number_is_not_the_papers_own(text: str) -> None:
    """An article about a resolution must not take the resolution's place."""
    metadata = document(f"Bài báo\n{text}\nHết bài.", "Bài báo 1.txt").metadata
    assert (metadata.number, metadata.id) == (None, "bai-bao-1")


KINDS: dict[str, tuple[str, Kind]] = {
    "act": ("LUẬT\nĐiều 1. Phạm vi\nHết.\nĐiều 2. Dấu\nHết.", "regulation"),
    "act in English": ("LAW\nArticle 1. Scope\nIt covers agencies.", "regulation"),
    "article": ("Hạ Long\nTheo Điều 1 của quy chế, có 15 người.", "other"),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS.keys())
def test_an_act_is_known_by_its_articles(text: str, kind: Kind) -> None:
    """What is made of articles is a regulation; what mentions one is not."""
    assert document(text).metadata.kind == kind


def test_the_title_is_the_first_line() -> None:
    """Without a title the file's name stands for it."""
    assert document("Hợp nhất ở Hạ Long\nCó 15 người.", "a.txt").metadata.title == (
        "Hợp nhất ở Hạ Long"
    )
    assert document("Hạ Long có 15 người.", "ghi chép.txt").metadata.title == "ghi chép"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("178/2024/NĐ-CP", "178-2024-nd-cp"),
        ("Hạ Long – Quảng Ninh (2018)", "ha-long-quang-ninh-2018"),
        ("  ", "document"),
    ],
)
def test_a_slug_may_stand_in_an_address(name: str, address: str) -> None:
    """It is made of small letters, figures and hyphens."""
    assert slug(name) == address
