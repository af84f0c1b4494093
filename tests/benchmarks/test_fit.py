"""Fitting: the figure that decides, and parts that keep a question's spellings together."""

from collections.abc import Iterable

import pytest

from corpus.document import Metadata, Passage
from index.asked import BLENDS
from index.search import Hit
from tests.benchmarks.fit import fold_of, moved, ndcg


def hits(*units: tuple[str, str]) -> list[Hit]:
    """Hits in files and articles, best first."""
    about = Metadata(id="d", language="vi", title="d")
    return [
        Hit(Passage("d", "vi", group, "x", 0, 1, n, "rule", group), about, f"f/{name}", "v1", 0.5)
        for n, (name, group) in enumerate(units)
    ]


CASES = (
    ([("a.txt", "Điều 5")], [("a.txt", "5")], 1.0),
    ([("a.txt", "Điều 6"), ("a.txt", "Điều 5")], [("a.txt", "5")], 0.6309),
    ([("a.txt", "Điều 6"), ("a.txt", "Điều 6"), ("a.txt", "Điều 5")], [("a.txt", "5")], 0.6309),
    ([("a.txt", "Điều 6"), ("a.txt", "Điều 5")], [("a.txt", None)], 1.0),
    ([("b.txt", "Điều 5")], [("a.txt", "5")], 0.0),
    ([("a.txt", "Điều 5")], [("a.txt", "5"), ("a.txt", "6")], 0.6131),
)


@pytest.mark.parametrize(("found", "right", "expected"), CASES)
def test_ndcg_counts_each_unit_where_it_comes_first(
    found: Iterable[tuple[str, str]], right: Iterable[tuple[str, str | None]], expected: float
) -> None:
    """As the sets' own scorer does."""
    assert ndcg(hits(*found), frozenset(right)) == pytest.approx(expected, abs=1e-4)


def test_a_question_is_dealt_out_with_all_its_spellings() -> None:
    """Else a part would be judged by weights that have seen its questions."""
    assert fold_of("01-DS-1queries") == fold_of("01-DS-1queries-ascii")


def test_blends_differ_in_one_weight() -> None:
    """So that a gain has one cause."""
    blend = BLENDS["vi"]
    for each in moved(blend):
        assert (each.vectors == blend.vectors) != (each.words == blend.words)
