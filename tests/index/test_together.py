"""How much of a question stands together in a passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Passage
from corpus.intents import Intent
from index.asked import asked
from index.keywords import NoKeywords
from index.together import share, telling
from index.words import Sentence, sentences_of

TOLD = {"seal": 2.0, "office": 1.0, "commune": 1.0, "office commune": 2.0}


def said(*sentences: str) -> list[Sentence]:
    """Return sentences as a passage holds them."""
    return [Sentence(each, tuple(each.split())) for each in sentences]


@pytest.mark.parametrize(
    ("sentences", "held"),
    [
        (["more seal office commune office"], 1.0),
        (["office of seal", "commune"], (4 + 4 + 3) / 3 / 6),
        (["seal", "more", "office commune"], (6 + 4 + 4) / 3 / 6),
        (["commune office"], 1 / 3),
        (["more"], 0.0),
        ([], 0.0),
    ],
)
def test_the_passage_its_neighbours_and_its_best_sentence_count_alike(
    sentences: list[str], held: float
) -> None:
    """The mean of what each of them holds of what the question tells."""
    assert share(TOLD, said(*sentences)) == pytest.approx(held)


@given(
    st.lists(
        st.lists(st.sampled_from(["seal", "office", "commune", "1999", "more"])).map(" ".join)
    ),
    st.sampled_from([(), ("figure",), ("date", "person")]),
)
def test_a_share_is_a_share(sentences: list[str], kinds: tuple[Intent, ...]) -> None:
    """From nothing to all."""
    assert 0.0 <= share(TOLD, said(*sentences), kinds) <= 1.0


@pytest.mark.parametrize(
    ("sentences", "held"),
    [
        (["seal of office commune in 1999"], 1.0),
        (["seal of office commune"], 0.5),
        (["seal of office commune", "in 1999"], (6 + 6 + 3) / 3 / 6),
        (["seal in 1999", "office commune"], (6 + 6 + 2) / 3 / 6),
        (["seal in 1999", "more", "office commune"], (6 + 2 + 2) / 3 / 6),
    ],
    ids=["in it", "nowhere", "beside it", "in one half", "out of reach"],
)
def test_a_sentence_without_the_kind_that_is_asked_for_counts_half(
    sentences: list[str], held: float
) -> None:
    """Two neighbours tell it together; what stands further off does not help."""
    assert share(TOLD, said(*sentences), ("date",)) == pytest.approx(held)


def test_a_question_that_tells_nothing_weighs_nothing() -> None:
    """Where no passage holds any of its words."""
    assert telling(asked("con dấu", "vi"), NoKeywords()) == {}
    assert share({}, said("dau")) == 0.0


def test_an_item_of_a_list_is_read_under_its_headings() -> None:
    """By itself it hardly says what it is about."""
    item = Passage(
        "decree", "en", "Article 5, point a", "Three years of losses.", 0, 22, 1, "rule",
        headings=("Public service units", "Units are dissolved after:"),
    )  # fmt: skip
    (sentence,) = sentences_of(item)
    assert {"unit", "dissolv", "loss"} <= set(sentence.words)
    assert sentence.text == "Three years of losses."
