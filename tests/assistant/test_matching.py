"""How much of a question a text meets."""

import pytest

from assistant.matching import Unit, coverage, forms, units
from tests.assistant.offered import flat


def test_english_words_meet_in_any_form() -> None:
    """Merged, merges and merging are one word."""
    assert forms("merging agencies", "en") == forms("merged agency", "en")


def test_vietnamese_words_meet_without_diacritics() -> None:
    """What is typed without accents meets what is written with them."""
    wanted = {unit.text for unit in units("bien che", "vi", flat)}
    assert wanted <= forms("giảm biên chế", "vi")


def test_accents_that_were_typed_count() -> None:
    """Rain is no purchase; whoever leaves the accents out may mean either."""
    assert not {unit.text for unit in units("mưa", "vi", flat)} & forms("mua sắm", "vi")
    assert {unit.text for unit in units("mua", "vi", flat)} <= forms("mưa", "vi")


def test_asking_words_are_not_wanted() -> None:
    """How many, bao nhiêu: they ask, they are not what is asked about."""
    assert {u.text for u in units("How many seals are there?", "en", flat)} == {"seal"}
    assert {u.text for u in units("bao nhiêu con dấu?", "vi", flat)} == {"con", "=dấu", "con dau"}


def test_a_word_asked_twice_counts_once() -> None:
    """Repeating a word makes it no weightier."""
    assert len(units("seal seal seal", "en", flat)) == 1


@pytest.mark.parametrize(
    ("layers", "share"),
    [
        ([(frozenset({"a", "b"}), 1.0)], 1.0),
        ([(frozenset({"a"}), 1.0)], 0.75),
        ([(frozenset({"a"}), 1.0), (frozenset({"b"}), 0.5)], 0.875),
        ([(frozenset({"a"}), 0.5), (frozenset({"a"}), 1.0)], 0.75),
        ([], 0.0),
    ],
)
def test_each_word_counts_where_it_is_met_best(
    layers: list[tuple[frozenset[str], float]], share: float
) -> None:
    """A word of the sentence counts whole, a word around it less, by the weights of the words."""
    assert coverage([Unit("a", 3.0), Unit("b", 1.0)], layers) == pytest.approx(share)


def test_a_question_without_words_of_its_own_is_met() -> None:
    """A place alone wants nothing but the place."""
    assert coverage([], [(frozenset(), 1.0)]) == 1.0
