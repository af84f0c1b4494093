"""Numbers of clauses and points: what goes on, what is a list, what a person should look at."""

import pytest

from corpus.document import Document
from tests.corpus.papers import at, document, locators


def act(*lines: str) -> Document:
    """Read an act whose only article has these lines."""
    return document("\n".join(("LUẬT", "Điều 1. Một", *lines)))


DOUBTFUL = {
    "a clause missing": (("1. Ban.", "2. Phòng.", "4. Sở."), ["1", "2", "4"], "4 follows 2"),
    "the first one missing": (("2. Phòng.", "3. Sở."), ["2", "3"], "2 follows 0"),
    "a clause doubled": (("1. Ban.", "2. Phòng.", "2. Sở."), ["1", "2"], "2 stands behind 2"),
    "out of order": (("1. Ban.", "3. Sở.", "2. Phòng."), ["1", "2"], "3 stands behind 1"),
}


@pytest.mark.parametrize(("lines", "clauses", "said"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_a_doubtful_number_is_kept_and_reported(
    lines: tuple[str, ...], clauses: list[str], said: str
) -> None:
    """Nothing is lost, and nothing is guessed in silence."""
    paper = act(*lines)
    assert locators(paper) == [f"Điều 1 khoản {number}" for number in clauses]
    assert all(line in paper.text for line in lines)
    (doubt,) = paper.doubts
    assert (doubt.code, said in doubt.message) == ("numbering", True)


def test_a_list_inside_a_clause_is_none_of_its_neighbours() -> None:
    """It begins with 1 again; behind it the clauses go on."""
    paper = act("1. Gồm:", "1. Ban;", "2. Phòng;", "2. Con dấu.", "3. Gồm:", "1. Sở.", "4. Hết.")
    assert locators(paper) == [f"Điều 1 khoản {n}" for n in range(1, 5)]
    assert at(paper, "Điều 1 khoản 1").text.endswith("2. Phòng;")
    assert paper.doubts == ()


def test_points_added_later_keep_their_place() -> None:
    """Between a and b may stand a1."""
    paper = act("1. Gồm:", "a) Ban;", "a1) Phòng;", "b) Sở.")
    assert locators(paper)[1:] == [f"Điều 1 khoản 1 điểm {letter}" for letter in ("a", "a1", "b")]


def test_a_missing_point_is_reported() -> None:
    """Behind a comes b; đ, but no f, stands in Vietnamese rows."""
    paper = act("1. Gồm:", "a) Ban;", "c) Sở.")
    assert [doubt.message for doubt in paper.doubts] == [
        "Điều 1 khoản 1: c follows a: what stands between is missing"
    ]


def test_english_points_follow_the_english_alphabet() -> None:
    """There f comes behind e."""
    points = "\n".join(f"{letter}) Seal {letter};" for letter in "abcdefgh")
    paper = document(f"LAW\nArticle 1. Duties\n1. They are:\n{points}\nArticle 2. End\nEnd.")
    assert locators(paper)[1:-1] == [f"Article 1 clause 1 point {letter}" for letter in "abcdefgh"]
    assert paper.doubts == ()
