"""What a question cites: acts in every spelling, articles, and laws by their names."""

import pytest

from corpus.citing import ActNumber, acts_in, articles_in, law_name, without_acts
from corpus.vietnamese import fold


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("theo NĐ 178 thì sao", "178/2024/NĐ-CP"),
        ("nghị định 178 năm 2024", "178/2024/NĐ-CP"),
        ("178/2024/nd-cp con hieu luc khong", "178/2024/NĐ-CP"),
        ("What does Decree 178 say?", "178/2024/NĐ-CP"),
        ("KL 34 cho phép gì", "34-KL/TW"),
        ("Luật 72 về chính quyền địa phương", "72/2025/QH15"),
        ("Quyết định 759 nêu gì", "759/QĐ-TTg"),
        ("Quy định 04 năm 2018", "04-QĐi/TW"),
        ("CV 414 của Bộ Nội vụ", "414/BNV-VTLTNN"),
    ],
)
def test_an_act_is_known_in_every_spelling(text: str, official: str) -> None:
    """However its number is typed, it names the same document."""
    assert [act for act in acts_in(fold(text)) if act.names(official)]


def test_a_question_is_left_without_the_acts_it_names() -> None:
    """What it asks of them is left."""
    left = without_acts("Nghị định 178/2024/NĐ-CP và KL 34 nói gì về con dấu?")
    assert "178" not in left
    assert "34" not in left
    assert left.endswith("nói gì về con dấu?")


@pytest.mark.parametrize("official", ["178/2023/NĐ-CP", "17/2024/NĐ-CP", "178/2024/TT-BNV"])
def test_an_act_of_another_year_number_or_kind_is_another(official: str) -> None:
    """178/2024/NĐ-CP is neither of them."""
    assert not ActNumber("178", "2024", "nd").names(official)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Điều 5 Nghị định 178", ["Điều 5"]),
        ("khoan 2 dieu 12a va dieu 3", ["Điều 12a", "Điều 3"]),
        ("Nghị định 178 quy định gì", []),
    ],
)
def test_articles_are_known_as_they_are_typed(text: str, named: list[str]) -> None:
    """With and without diacritics, in the words of the edition."""
    assert list(articles_in(fold(text), "vi")) == named


def test_an_article_is_called_as_the_edition_calls_it() -> None:
    """The question may be in the other language."""
    assert list(articles_in(fold("Điều 5 Nghị định 178"), "en")) == ["Article 5"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("LUẬT DU LỊCH", "luat du lich"),
        ("Luật Cán bộ, công chức số 80/2025/QH15", "luat can bo, cong chuc"),
        ("HIẾN PHÁP nước Cộng hòa xã hội chủ nghĩa Việt Nam", "hien phap"),
        ("Law on Local Government No. 72/2025/QH15", "law on local government"),
        ("Nghị định về con dấu", None),
        ("Luật", None),
    ],
)
def test_a_law_is_called_by_its_name(title: str, name: str | None) -> None:
    """Without number and year."""
    assert law_name(title) == name
