"""What a question asks figures of."""

import pytest

from assistant.asked_figures import asked, head, nouns
from corpus.document import Language
from corpus.vietnamese import fold

ASKED = [
    ("Hạ Long giảm bao nhiêu biên chế?", ("people",)),
    ("giam duoc may dau moi", ("bodies",)),
    ("How many staff were cut?", ("people",)),
    ("How much did it cost?", ("money",)),
    ("What percentage of households agreed?", ("share",)),
    ("Số trụ sở bỏ không là bao nhiêu?", ("offices",)),
    ("dân số bao nhiêu, rộng bao nhiêu", ("population", "area")),
    ("dân số là bao nhiêu", ("population",)),
    ("bao nhiêu xã phường, bao nhiêu dân?", ("units", "population")),
    ("Số biên chế của Hạ Long trước và sau hợp nhất?", ("people",)),
    ("Khi sáp nhập, số biên chế là bao nhiêu và tốn bao nhiêu tiền?", ("money", "people")),
    ("Sở nội vụ hợp nhất với ban nào?", ()),
    ("Con dấu cũ làm gì?", ()),
    ("Cao hơn bao nhiêu so với trước?", ()),
    ("Rộng bao nhiêu km vuông?", ("area",)),
    ("Cán bộ tăng cường về xã được trợ cấp bao nhiêu?", ("money",)),
    ("Bạc Liêu trả lương giám đốc sở bao nhiêu?", ("money",)),
    ("How much did the province spend on repairs?", ("money",)),
    ("Có bao nhiêu cán bộ bị kỷ luật?", ("people",)),
    ("People who commute: how many every day, how many on a weekly basis?", ()),
]


@pytest.mark.parametrize(("question", "measures"), ASKED)
def test_the_thing_counted_is_the_one_asked_for(question: str, measures: tuple[str, ...]) -> None:
    """It stands beside the asking words, in either language."""
    assert asked(fold(question)) == measures


HEADS = [
    ("Điện thoại của Ban Tổ chức là số mấy?", "dien thoai"),
    ("Thời tiết , ngày mai thế nào?", "thoi tiet"),
    ("Thủ đô của Pháp là gì?", "thu do"),
    ("What was the score of the survey?", "score"),
    ("Bài học của , là gì?", None),
    ("Ở , , số người từ bao nhiêu xuống còn bao nhiêu?", None),
]


@pytest.mark.parametrize(("question", "words"), HEADS)
def test_the_thing_asked_for_is_named_first_or_last(question: str, words: str | None) -> None:
    """In Vietnamese first, in English before what it is of; a lesson or a name is no thing."""
    assert head(fold(question)) == words


@pytest.mark.parametrize(
    ("language", "question", "things"),
    [
        ("vi", "Cao Bằng còn mấy huyện sau năm 2020?", ("huyen",)),
        ("vi", "Có bao nhiêu con dấu?", ("con dau",)),
        ("en", "How many seals were there?", ("seals",)),
        ("en", "Who may ask to leave?", ()),
    ],
)
def test_the_thing_counted_ends_where_something_else_begins(
    language: Language, question: str, things: tuple[str, ...]
) -> None:
    """A place or a time behind it is no part of it; "may" counts in Vietnamese only."""
    assert nouns(fold(question), language) == things
