"""Which places a question is about."""

import pytest

from assistant.subjects import subjects
from corpus.mentions import Names
from corpus.vietnamese import fold


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Đức Thọ, Hà Tĩnh sáp nhập gì?", ["Đức Thọ"]),
        ("duc tho tinh ha tinh sap nhap gi", ["duc tho"]),
        ("What did Duc Tho in Ha Tinh merge?", ["Duc Tho"]),
        ("Đức Thọ và Hà Tĩnh sáp nhập gì?", ["Đức Thọ", "Hà Tĩnh"]),
        ("Hà Tĩnh, Đức Thọ sáp nhập gì?", ["Hà Tĩnh", "Đức Thọ"]),
        ("Hạ Long, Hà Tĩnh sáp nhập gì?", ["Hạ Long", "Hà Tĩnh"]),
    ],
    ids=["comma", "its level", "English", "and", "the other way round", "not in it"],
)
def test_the_province_behind_a_place_only_tells_where_it_is(
    question: str, places: list[str]
) -> None:
    """Two places that are both asked about have a word between them."""
    found = subjects(fold(question), Names.starter().gazetteer.find(question))
    assert [question[each.span.start : each.span.end] for each in found] == places
