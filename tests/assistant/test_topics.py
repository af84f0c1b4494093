"""Evidence speaks of what the question speaks of."""

import pytest

from assistant.topics import topics_of
from corpus.vietnamese import fold


@pytest.mark.parametrize(
    ("question", "evidence", "met"),
    [
        ("Trưởng phòng hưởng lương thế nào?", "Trưởng phòng do chủ tịch bổ nhiệm.", False),
        ("Trưởng phòng hưởng lương thế nào?", "Trưởng phòng có phụ cấp chức vụ.", True),
        ("What pay does the head get?", "The head is appointed by the chair.", False),
        ("What pay does the head get?", "The post is funded by the province.", True),
        ("Con dấu cũ nộp cho ai?", "Cơ quan cũ kết thúc hoạt động.", False),
        ("Lưu trữ giao cho ai?", "Tài liệu lưu trữ giao cho tỉnh.", True),
    ],
)
def test_a_topic_is_met_by_any_of_its_words(question: str, evidence: str, met: bool) -> None:
    """Money is asked for by some words and told by more."""
    assert all(topic.told.search(fold(evidence)) for topic in topics_of(fold(question))) == met


def test_most_questions_have_none() -> None:
    """They are held to their words only."""
    assert topics_of(fold("Hạ Long có mấy phường?")) == ()
