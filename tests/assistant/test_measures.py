"""A figure of another measure answers nothing."""

import pytest

from assistant.measure_names import NAMES
from assistant.measures import MEASURES, counts

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


@pytest.mark.parametrize(("measure", "text", "counted"), COUNTED)
def test_a_figure_belongs_to_the_word_beside_it(measure: str, text: str, counted: bool) -> None:
    """A figure and the word it counts stand within a few words of each other."""
    assert counts(measure, text) == counted


def test_a_name_that_looks_like_money_or_deputies_counts_none() -> None:
    """What only sounds alike answers nothing."""
    assert not counts("money", "Chín địa phương: Tiên Yên, Hải Hà.")
    assert counts("money", "Mỗi người nhận 5 triệu đồng.")
    assert not counts("deputies", "Thành phố Hạ Long có 33 phường.")


def test_every_measure_has_a_name_for_people() -> None:
    """In both languages, to say which one no document tells."""
    assert set(NAMES) == set(MEASURES)
    assert all(set(names) == {"vi", "en"} for names in NAMES.values())
