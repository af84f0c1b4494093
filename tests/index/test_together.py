"""How much of a question stands together in a passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asked import asked
from index.keywords import NoKeywords
from index.together import share, telling

TOLD = {"seal": 2.0, "office": 1.0, "commune": 1.0}


@pytest.mark.parametrize(
    ("sentences", "held"),
    [
        ([{"seal", "office", "commune", "more"}], 1.0),
        ([{"seal", "office"}, {"commune"}], (4 + 4 + 3) / 3 / 4),
        ([{"seal"}, {"more"}, {"office", "commune"}], (4 + 2 + 2) / 3 / 4),
        ([{"more"}], 0.0),
        ([], 0.0),
    ],
)
def test_the_passage_its_neighbours_and_its_best_sentence_count_alike(
    sentences: list[set[str]], held: float
) -> None:
    """The mean of what each of them holds of what the question tells."""
    assert share(TOLD, [frozenset(each) for each in sentences]) == pytest.approx(held)


@given(st.lists(st.frozensets(st.sampled_from([*TOLD, "more"]))))
def test_a_share_is_a_share(sentences: list[frozenset[str]]) -> None:
    """From nothing to all."""
    assert 0.0 <= share(TOLD, sentences) <= 1.0


def test_a_question_that_tells_nothing_weighs_nothing() -> None:
    """Where no passage holds any of its words."""
    assert telling(asked("con dấu", "vi"), NoKeywords()) == {}
    assert share({}, [frozenset({"dau"})]) == 0.0
