"""A figure of another measure answers nothing."""

import pytest

from assistant.measure_names import NAMES
from assistant.measures import MEASURES, asked, counts, head, nouns
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

COUNTED = [
    ("people", "số người giảm từ 20 xuống còn 15", True),
    ("people", "Staff fell from 20 to 15", True),
    ("people", "hơn 843 km2", False),
    ("people", "Cơ quan có hai con dấu và nhiều phòng, do một người khác đứng đầu", False),
    ("people", "phục vụ 1,5 triệu người", True),
    ("money", "phục vụ 1,5 triệu người", False),
    ("money", "chi 17 tỷ năm 2020", True),
    ("area", "rộng 1.160 km vuông", True),
    ("distance", "rộng 1.160 km vuông", False),
    ("money", "the building cost 698 billion dong", True),
    ("money", "the building has 22 storeys", False),
    ("seals", "mỗi cơ quan có hai con dấu", True),
    ("people", "Staff of Ha Long as a whole fell from 20 to 15", True),
    ("time", "Văn bản ban hành ngày 5/6", False),
    ("offices", "Mốc sáu tháng cần rà soát danh mục trụ sở bỏ không", False),
    ("people", "By 6 March the People's Council had named leaders", False),
    ("people", "on one side 7 general staff units and 15 sector units", False),
    ("units", "on one side 7 general staff units and 15 sector units", True),
    ("people", "nhất thể hóa người đứng đầu; đến năm 2017, tỉnh đi tiên phong", False),
    ("money", "trợ cấp một lần 10 tháng lương cơ sở", True),
    ("deputies", "Tổng số cấp phó của các cơ quan tỉnh ủy | không quá 15 người", True),
    ("bodies", "Số phòng của văn phòng tỉnh ủy | không quá 5", True),
    ("people", "Số phòng của ban tổ chức | không quá 4", False),
    ("people", "theo Nghị định 178/2024/NĐ-CP, cán bộ được hỗ trợ", False),
    ("people", "giảm tối thiểu 10% biên chế so với năm 2015", True),
    ("people", "at least 10 per cent of the staff must go", True),
    ("people", "giảm tối thiểu 10% kinh phí của cơ quan", False),
]


@pytest.mark.parametrize(("question", "measures"), ASKED)
def test_the_thing_counted_is_the_one_asked_for(question: str, measures: tuple[str, ...]) -> None:
    """It stands beside the asking words, in either language."""
    assert asked(fold(question)) == measures


@pytest.mark.parametrize(("measure", "text", "counted"), COUNTED)
def test_a_figure_belongs_to_the_word_beside_it(measure: str, text: str, counted: bool) -> None:
    """A figure and the word it counts stand within a few words of each other."""
    assert counts(measure, text) == counted


HEADS = [
    ("Điện thoại của Ban Tổ chức là số mấy?", "dien thoai"),
    ("Thời tiết , ngày mai thế nào?", "thoi tiet"),
    ("Thủ đô của Pháp là gì?", "thu do"),
    ("What was the score of the survey?", "score"),
    ("Bài học của , là gì?", None),
    ("Ở , , số người từ bao nhiêu xuống còn bao nhiêu?", None),
]


def test_a_name_that_looks_like_money_or_deputies_counts_none() -> None:
    """What only sounds alike answers nothing."""
    assert not counts("money", "Chín địa phương: Tiên Yên, Hải Hà.")
    assert counts("money", "Mỗi người nhận 5 triệu đồng.")
    assert not counts("deputies", "Thành phố Hạ Long có 33 phường.")


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


def test_every_measure_has_a_name_for_people() -> None:
    """In both languages, to say which one no document tells."""
    assert set(NAMES) == set(MEASURES)
    assert all(set(names) == {"vi", "en"} for names in NAMES.values())
