"""What a question asks for stands apart from when it is asked for."""

import pytest

from assistant.circumstance import parted

PARTED = [
    ("Khi hợp nhất hai ban thì con dấu xử lý thế nào?", "con dấu xử lý thế nào?"),
    ("Sau khi sáp nhập, ai giữ hồ sơ?", "ai giữ hồ sơ?"),
    ("Ai giữ hồ sơ sau khi sáp nhập?", "Ai giữ hồ sơ"),
    ("con dau xu ly the nao neu hai co quan nhap lam mot", "con dau xu ly the nao"),
    ("When two boards merge, who keeps the seal?", "who keeps the seal?"),
    ("Who keeps the seal after a merger?", "Who keeps the seal"),
]
WHOLE = (
    "Khi nào con dấu cũ hết dùng?",
    "Phụ cấp được giữ đến khi nào?",
    "When did the pilot end?",
    "How many staff before and after the merger?",
    "Đà Nẵng sau khi gộp Quảng Nam có bao nhiêu xã?",
    "sau khi sáp nhập",
)


@pytest.mark.parametrize(("question", "asked_for"), PARTED)
def test_what_is_asked_for_is_left(question: str, asked_for: str) -> None:
    """The circumstance is told beside it."""
    left, beside = parted(question)
    assert left.strip(" ,") == asked_for
    assert len(beside) == 1


@pytest.mark.parametrize("question", WHOLE)
def test_a_question_that_asks_when_is_asked_whole(question: str) -> None:
    """So is one whose asking goes on behind the circumstance, and one that is nothing else."""
    assert parted(question) == (question, ())
