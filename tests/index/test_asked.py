"""What a question looks for: by words, and by its vector where that still adds something."""

import pytest

from corpus.document import Language
from index.asked import ENOUGH_SYLLABLES, asked

LONG = " ".join(["sắp xếp tổ chức bộ máy"] * 5)  # 25 syllables


@pytest.mark.parametrize(
    ("text", "language", "by_vector"),
    [
        ("Con dấu cũ được dùng đến khi nào?", "vi", True),
        (LONG, "vi", False),
        (" ".join(LONG.split()[:ENOUGH_SYLLABLES]), "vi", False),
        (" ".join(LONG.split()[: ENOUGH_SYLLABLES - 1]), "vi", True),
        (" ".join(["the organisation of the apparatus"] * 6), "en", True),
    ],
)
def test_a_long_vietnamese_question_is_found_by_its_words_alone(
    text: str, language: Language, by_vector: bool
) -> None:
    """From the length on from which vectors gained nothing when it was measured."""
    assert (asked(text, language).vectors > 0) == by_vector
