"""The date for which a question asks about the law."""

from datetime import date

import pytest

from assistant.law_date import Period, period_in
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
    period = period_in(fold(text))
    assert period is not None
    assert period.until == on


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
    assert period_in(fold(text)) is None


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Luật nào áp dụng tính đến ngày 1/6/2023?", date(2023, 6, 1), date(2023, 6, 1)),
        ("Năm 2018 pháp luật quy định thế nào?", date(2018, 1, 1), date(2018, 12, 31)),
        ("Which decree applied between 2022 and 2024?", date(2022, 1, 1), date(2024, 12, 31)),
        ("Từ năm 2020 đến hết năm 2024 quy định nào?", date(2020, 1, 1), date(2024, 12, 31)),
        ("Số cấp phó thay đổi thế nào giai đoạn 2020-2025?", date(2020, 1, 1), date(2025, 12, 31)),
        ("Số cấp phó tối đa trước và sau ngày 1/3/2025?", date(2025, 2, 28), date(2025, 3, 1)),
        ("How many deputies before and after 1 March 2025?", date(2025, 2, 28), date(2025, 3, 1)),
    ],
)
def test_a_question_names_a_period(text: str, since: date, until: date) -> None:
    """Its first and its last day; a day that the law changed on has the one before beside it."""
    assert period_in(fold(text)) == Period(since, until)
