"""Which of before and after a question asks for."""

import pytest

from assistant.changes import asks_before, asks_both, asks_change, changes, tells_before
from corpus.vietnamese import fold


@pytest.mark.parametrize(
    ("question", "both", "before", "change"),
    [
        ("Biên chế trước và sau hợp nhất?", True, False, True),
        ("Staff before and after the merger?", True, False, True),
        ("How many staff before the two boards merged?", False, True, True),
        ("Trước khi sáp nhập có mấy phòng?", False, True, True),
        ("By how many did the agency shrink?", False, False, True),
        ("Hạ Long có mấy phòng?", False, False, False),
    ],
)
def test_a_question_asks_for_one_of_them_or_for_both(
    question: str, both: bool, before: bool, change: bool
) -> None:
    """In either language."""
    folded = fold(question)
    assert (asks_both(folded), asks_before(folded), asks_change(folded)) == (both, before, change)


def test_a_sentence_tells_what_was_before() -> None:
    """What is now tells nothing of it."""
    assert tells_before(fold("Trước đó có 13 huyện."))
    assert not tells_before(fold("Nay có 10 huyện."))


def test_a_change_is_of_what_is_counted() -> None:
    """Staff is no focal point."""
    told = "The staff is reduced from 20 to 15 people."
    assert changes(["people"], told)
    assert not changes(["bodies"], told)
