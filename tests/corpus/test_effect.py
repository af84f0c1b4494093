"""What an act says of its own force and does to other documents."""

from datetime import date

import pytest

from corpus.document import Metadata, Relation
from tests.corpus.papers import document

HEAD = """CHÍNH PHỦ
Số: 7/2025/NĐ-CP
Hà Nội, ngày 15 tháng 01 năm 2025
NGHỊ ĐỊNH
{}
Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;
Điều 1. Nội dung
{}
Điều 2. Hết
Hết."""


def told(said: str, title: str = "Về con dấu") -> Metadata:
    """Return what a decree tells that says this in its first article."""
    return document(HEAD.format(title, said)).metadata


FORCE = {
    "a day": ("Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2025.", date(2025, 3, 1)),
    "a day in figures": ("Nghị định này có hiệu lực kể từ ngày 01/03/2025.", date(2025, 3, 1)),
    "signing": ("Nghị định này có hiệu lực từ ngày ký.", date(2025, 1, 15)),
    "days after signing": (
        "Nghị định này có hiệu lực sau 45 ngày, kể từ ngày ký ban hành.", date(2025, 3, 1),
    ),
    "of another": ("Nghị định số 1/2020/NĐ-CP có hiệu lực từ ngày 01/03/2020.", None),
    "quoted": ("Sửa như sau: “Nghị định này có hiệu lực từ ngày 01/03/2020.”.", None),
    "no day": ("Nghị định này có hiệu lực từ ngày 31 tháng 02 năm 2025.", None),
}  # fmt: skip


@pytest.mark.parametrize(("said", "day"), FORCE.values(), ids=FORCE)
def test_the_day_an_act_enters_into_force(said: str, day: date | None) -> None:
    """It is what the act says of itself; what it says of others, or quotes, is not."""
    metadata = told(said)
    assert metadata.in_force == day
    assert metadata.origins.get("in_force") == (day and "text")


def test_an_act_may_end_by_itself() -> None:
    """The day it names is its last one."""
    metadata = told("Nghị định này có hiệu lực từ ngày 01/03/2025 đến hết ngày 31/12/2026.")
    assert (metadata.in_force, metadata.expires) == (date(2025, 3, 1), date(2027, 1, 1))


OLD = "12/2015/NĐ-CP"
CHANGES: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    "replaces": (f"Nghị định này thay thế Nghị định số {OLD}.", [("replaces", None)]),
    "ends": (
        f"Nghị định số {OLD} hết hiệu lực kể từ ngày Nghị định này có hiệu lực.",
        [("repeals", None)],
    ),
    "repeals provisions": (
        f"Bãi bỏ khoản 2, khoản 3 Điều 5 và Điều 9 Nghị định số {OLD}.",
        [("repeals", "Điều 5 khoản 2"), ("repeals", "Điều 5 khoản 3"), ("repeals", "Điều 9")],
    ),
    "amends a point": (
        f"Sửa đổi, bổ sung điểm a khoản 1 Điều 3 Nghị định số {OLD} như sau: “a) Mới.”.",
        [("amends", "Điều 3 khoản 1 điểm a")],
    ),
    "mentions": (f"Việc bố trí biên chế theo Nghị định số {OLD}.", []),
    "mentions a change": (
        f"Theo Nghị định số {OLD} đã được sửa đổi, bổ sung bởi Nghị định số 3/2020/NĐ-CP.", [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("said", "changes"), CHANGES.values(), ids=CHANGES)
def test_what_an_act_does_to_another(said: str, changes: list[tuple[str, str | None]]) -> None:
    """Each change names the document, the provision meant and where it is said."""
    found = [each for each in told(said).relations if each.kind != "based_on"]
    assert [(each.kind, each.article) for each in found] == changes
    assert all((each.target, each.stated_in) == (OLD, "Điều 1") for each in found)


def test_an_amending_act_names_its_target_in_the_title() -> None:
    """Its provisions leave the number out."""
    said = (
        "1. Sửa đổi khoản 2 Điều 4 như sau:\n“2. Mới.”.\n2. Bổ sung Điều 4a như sau:\n“Điều 4a.”."
    )
    title = f"Sửa đổi, bổ sung một số điều của Nghị định số {OLD}"
    assert [each for each in told(said, title).relations if each.kind == "amends"] == [
        Relation("amends", OLD, "Điều 4 khoản 2", "Điều 1 khoản 1"),
        Relation("amends", OLD, "Điều 4a", "Điều 1 khoản 2"),
    ]


def test_an_act_is_based_on_what_it_names_first() -> None:
    """A law without a number is told by its name."""
    assert told("Không có gì.").relations == (Relation("based_on", "Luật Tổ chức Chính phủ"),)


def test_a_circular_guides_what_its_title_names() -> None:
    """It says so itself."""
    relations = told("Không có gì.", f"Hướng dẫn thi hành Nghị định số {OLD}").relations
    assert Relation("guides", OLD) in relations


def test_an_act_names_its_transitional_provisions() -> None:
    """By the title of the article; what an article merely mentions is none."""
    text = HEAD.format("Về con dấu", "1. Xem Điều khoản chuyển tiếp.\n2. Hết.").replace(
        "Điều 2. Hết", "Điều 2. Điều khoản chuyển tiếp\n1. Dùng tiếp con dấu cũ.\n2."
    )
    assert document(text).metadata.transitions == ("Điều 2",)
