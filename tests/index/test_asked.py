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


def test_a_foreign_name_counts_as_a_whole_word() -> None:
    """A Vietnamese one counts by two syllables and their pair."""
    terms = asked("trận Maastricht năm 1992", "vi").terms
    assert terms["folded", "maastricht"] > terms["folded", "tran"] + terms["folded", "nam"]
    assert terms["folded", "1992"] == asked("năm 1992", "vi").terms["folded", "1992"]
    english = asked("the treaty of Maastricht", "en").terms
    assert english["folded", "maastricht"] == english["folded", "treati"]


def test_the_words_of_a_foreign_name_share_its_weight() -> None:
    """Who is called by two names is called by one of them later; none weighs less than others."""
    one, two = (asked(f"Ai là {name}?", "vi").words for name in ("Maastricht", "Hans Maastricht"))
    assert two["hans"] == two["maastricht"] == one["maastricht"] / 2
    three = asked("Ai là Hans Egon Maastricht?", "vi").words
    assert three["maastricht"] == three["la"]
