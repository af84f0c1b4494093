"""Small numbers are the same in words of either language and in figures."""

import pytest

from assistant.numbers import same_number


@pytest.mark.parametrize(
    ("word", "others"),
    [("ba", {"3", "three"}), ("3", {"ba", "three"}), ("bốn", {"4", "four"}), ("năm", set())],
)
def test_a_number_has_other_names(word: str, others: set[str]) -> None:
    """ "Năm" is the year far more often than five."""
    assert same_number(word) == others
