"""The date for which a question asks about the law."""

from datetime import date

import pytest

from assistant.law_date import date_in
from corpus.vietnamese import fold


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Luật nào áp dụng tính đến ngày 1/6/2023?", date(2023, 6, 1)),
        ("Which law applied as of 2023-06-01?", date(2023, 6, 1)),
        ("Quy định nào áp dụng vào ngày 5 tháng 3 năm 2020?", date(2020, 3, 5)),
        ("Năm 2018 pháp luật quy định thế nào về con dấu?", date(2018, 12, 31)),
        ("Nghị định nào có hiệu lực trong tháng 2/2024?", date(2024, 2, 29)),
        ("Which rules on seals were in force in 2018?", date(2018, 12, 31)),
        ("Trước khi bỏ cấp huyện, ai bổ nhiệm chánh thanh tra?", date(2025, 6, 30)),
        ("truoc khi bai bo cap huyen thi ai quan ly ho so", date(2025, 6, 30)),
        ("Who appointed inspectors before the district level was abolished?", date(2025, 6, 30)),
    ],
)
def test_a_question_names_the_date_of_the_law(text: str, on: date) -> None:
    """A year or a month means its end."""
    assert date_in(fold(text)) == on


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2018 Hạ Long có bao nhiêu biên chế?",
        "Nghị định 178/2024 quy định thế nào?",
        "Hiện nay con dấu được quản lý theo quy định nào?",
        "Luật nào áp dụng tính đến ngày 31/2/2023?",
    ],
)
def test_other_questions_name_none(text: str) -> None:
    """When something happened, an act's number and an impossible day are no dates of the law."""
    assert date_in(fold(text)) is None
