"""What kinds of answer a question wants, and which sentences hold one."""

import pytest

from corpus.intents import Intent, plain_kinds
from corpus.kinds import fits

KINDS: list[tuple[Intent, str, bool]] = [
    ("figure", "Giảm 28 đầu mối.", True),
    ("figure", "Theo Nghị định 178/2024/NĐ-CP.", False),
    ("figure", "Mười hai sở tổ chức thống nhất.", True),
    ("figure", "Một cơ quan mới được lập năm ấy.", False),
    ("figure", "Ba Chẽ và Hai Bà Trưng đã hợp nhất.", False),
    ("figure", "Ba xã của Tiên Yên đã hợp nhất.", True),
    ("person", "signed by Võ Văn Thưởng as standing member", True),
    ("person", "do ông Quý đứng đầu", True),
    ("person", "Mr. Tho answers for every task", True),
    ("person", "in the new centre north of the Cam River", False),
    ("reason", "no digital signatures, so papers could not be signed", True),
    ("validity", "Văn bản đã đóng dấu cũ vẫn có giá trị", True),
    ("person", "The Ministry of Home Affairs asked provinces to wait", False),
    ("date", "thông qua ngày 17/12/2019", True),
    ("date", "it began in March", True),
    ("date", "nhiều người đồng tình", False),
    ("date", "all 14/14 districts", False),
    ("date", "two to three (2-3) years before", False),
    ("year", "early 2018", True),
    ("year", "Năm 1237 quân Mông Cổ đến", True),
    ("year", "mỗi năm 300 người nghỉ", False),
    ("date", "từ đầu thế kỷ XX", True),
    ("date", "during the 1990s", True),
    ("year", "on 5 March", False),
    ("document", "thay bằng Nghị định 150/2025/NĐ-CP", True),
    ("document", "chưa có văn bản nào", False),
    ("statement", "anything", True),
]


@pytest.mark.parametrize(("intent", "text", "fit"), KINDS)
def test_a_sentence_holds_the_kind_of_thing_asked_for(intent: Intent, text: str, fit: bool) -> None:
    """A question for a person is not answered by a sentence without one."""
    assert fits(intent, text) == fit


def test_a_position_is_no_reason() -> None:
    """What only sounds alike answers nothing."""
    assert not fits("reason", "Vị trí đó ở nền nhà cũ.")
    assert fits("reason", "Việc chậm vì thiếu hướng dẫn.")


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Ai ký và ký ngày nào?", ("person", "date")),
        ("How many posts went, and why?", ("figure",)),
        ("Loại khí nào được dùng?", ()),
        ("Vì sao mô hình này dừng lại?", ()),
    ],
)
def test_one_thing_in_a_sentence_tells_a_figure_a_date_or_a_person(
    question: str, kinds: tuple[Intent, ...]
) -> None:
    """A reason or a list may be told in any words."""
    assert plain_kinds(question) == kinds
