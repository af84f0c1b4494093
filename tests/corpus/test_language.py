"""Which language a text or a question is in, also when it is typed without diacritics."""

import pytest

from corpus.document import Language
from corpus.vietnamese import fold, language_of

VIETNAMESE = [
    "Hạ Long giảm bao nhiêu biên chế sau khi hợp nhất?",
    "Con dấu của cơ quan hợp nhất do ai quản lý?",
    "Nghị định nào quy định chính sách nghỉ hưu trước tuổi?",
    "Chế độ thôi việc gồm những gì?",
    "Ai đứng đầu cơ quan mới?",
    "Cấp huyện còn không?",
    "Mô hình hợp nhất ở Quảng Ninh có ưu điểm gì?",
    "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH",
    "Quảng Ninh",
]
ENGLISH = [
    "How many staff did Ha Long keep after the merger?",
    "Who keeps the seal of a merged agency?",
    "What is the capital of France?",
    "severance pay for part-time officials",
    "Is the pilot over?",
    "Decree 178 early retirement",
]
MIXED: dict[str, tuple[str, Language]] = {
    "English name asked about": ("Ông John Smith của World Bank nói gì về cải cách?", "vi"),
    "English title asked about": ("Báo cáo Doing Business 2020 xếp hạng thế nào?", "vi"),
    "Vietnamese name asked about": ("Who is Nguyễn Hữu Thọ?", "en"),
    "more names than English words": ("What did Nguyễn Hữu Thọ of Hạ Long say?", "en"),
    "Vietnamese number asked about": ("What does 178/2024/NĐ-CP say?", "en"),
    "Vietnamese term asked about": ("What is Ủy ban Kiểm tra?", "en"),
    "nothing": ("", "en"),
    "only figures": ("178/2024", "en"),
}


@pytest.mark.parametrize("text", VIETNAMESE)
def test_vietnamese_is_known(text: str) -> None:
    """Vietnamese is known by its letters."""
    assert language_of(text) == "vi"


@pytest.mark.parametrize("text", VIETNAMESE)
def test_vietnamese_is_known_without_diacritics(text: str) -> None:
    """A question typed in a hurry is still Vietnamese."""
    assert language_of(fold(text)) == "vi"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_known(text: str) -> None:
    """English is known by its words."""
    assert language_of(text) == "en"


@pytest.mark.parametrize(("text", "language"), MIXED.values(), ids=MIXED.keys())
def test_names_of_the_other_language_do_not_decide(text: str, language: Language) -> None:
    """A question is in the language it asks in, whatever it names."""
    assert language_of(text) == language
