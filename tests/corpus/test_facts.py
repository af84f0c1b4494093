"""Figures before and after a merger, and whom a text names."""

import pytest

from corpus.document import Document
from tests.corpus.papers import document

Told = list[tuple[str, str, str, str | None]]  # measure, value, unit, place


def told(paper: Document) -> Told:
    """Return the facts of a document in short; each stands where it says."""
    for fact in paper.facts:
        words = paper.text[fact.span.start : fact.span.end]
        assert fact.value in words.replace(".", "").replace(",", "")
        assert fact.unit in paper.text
    return [(fact.measure, fact.value, fact.unit, fact.place) for fact in paper.facts]


SAID: dict[str, tuple[str, Told]] = {
    "from to": (
        "Ở Hạ Long, biên chế giảm từ 20 xuống còn 15 người.",
        [("staff_before", "20", "người", "Hạ Long"), ("staff_after", "15", "người", "Hạ Long")],
    ),
    "what is counted stands before": (
        "Ở Hạ Long, số đơn vị giảm từ 12 xuống còn 7.",
        [("units_before", "12", "đơn vị", "Hạ Long"), ("units_after", "7", "đơn vị", "Hạ Long")],
    ),
    "cut": (
        "Tỉnh Quảng Ninh giảm 28 đầu mối.", [("focal_points_cut", "28", "đầu mối", "Quảng Ninh")],
    ),
    "thousands": (
        "Quảng Ninh tinh giản 1.250 biên chế.", [("staff_cut", "1250", "biên chế", "Quảng Ninh")],
    ),
    "English": (
        "In Ha Long the staff is reduced from 20 to 15 people.",
        [("staff_before", "20", "people", "Hạ Long"), ("staff_after", "15", "people", "Hạ Long")],
    ),
    "no unit": ("Ở Hạ Long, điểm số tăng từ 20 xuống 15.", []),
    "money": ("Ở Hạ Long giảm 28 tỷ đồng.", []),
    "no place": ("Cơ quan giảm 5 biên chế.", [("staff_cut", "5", "biên chế", None)]),
}  # fmt: skip


@pytest.mark.parametrize(("said", "facts"), SAID.values(), ids=SAID)
def test_a_figure_is_read_with_its_unit_and_place(said: str, facts: Told) -> None:
    """Nothing is guessed: what has no unit is no fact."""
    assert told(document(f"Ghi chép\n\nVăn bản này kể lại kết quả.\n\n{said}")) == facts


def test_the_place_is_the_last_one_named() -> None:
    """A paragraph goes on about the place before it; a new section does not."""
    paper = document(
        "# Báo cáo của Quảng Ninh\n\n## Một\n\nỞ Hạ Long đã làm xong.\n\nGiảm 5 biên chế.\n\n"
        "## Hai\n\nGiảm 28 đầu mối trong năm 2018.\n", "a.md"
    )  # fmt: skip
    assert [(fact.value, fact.place, fact.period) for fact in paper.facts] == [
        ("5", "Hạ Long", None),
        ("28", "Quảng Ninh", "2018"),
    ]


def test_places_and_bodies_are_named_as_written() -> None:
    """Those of the title come first; a name said once in passing is none."""
    metadata = document(
        "Hợp nhất ở Hạ Long\n\nThanh tra huyện và Ủy ban Kiểm tra làm việc ở Hoành Bồ. Hoành Bồ có"
        " Thanh tra huyện. Cẩm Phả thì chưa."
    ).metadata
    assert metadata.places == ("Hạ Long", "Hoành Bồ")
    assert metadata.bodies == ("Thanh tra huyện",)
    assert metadata.origins["places"] == metadata.origins["bodies"] == "text"
