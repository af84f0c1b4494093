"""What a question names, its evidence must meet."""

from collections.abc import Iterable

import pytest

from assistant.slots import Slots, slots_of
from corpus.document import Language
from corpus.mentions import Names
from corpus.vietnamese import fold
from tests.assistant.offered import flat


def rare(words: Iterable[str], language: Language) -> dict[str, float]:
    """Rarity in a corpus where no word is common."""
    return dict.fromkeys(words, 9.0)


def slots(text: str) -> Slots:
    """Read the slots of a question."""
    return slots_of(text, Names.starter(), rare)


@pytest.mark.parametrize("typed", ["Hạ Long", "ha long", "Ha Long"])
def test_a_place_is_met_under_its_name_with_or_without_accents(typed: str) -> None:
    """However it is typed, it is the same place."""
    assert slots(f"{typed} giảm mấy người?").places_of([fold("tại thành phố Hạ Long")], "") == {0}


def test_another_place_does_not_meet_it() -> None:
    """A question about Đà Nẵng is not answered from Hạ Long."""
    assert (
        slots("Đà Nẵng giảm mấy người?").places_of([fold("tại thành phố Hạ Long")], "")
        == frozenset()
    )


def test_a_city_is_not_its_province() -> None:
    """A passage about Hạ Long in a report on Quảng Ninh says nothing of the whole province."""
    asked = slots("Quảng Ninh giảm mấy người?")
    assert asked.places_of(["tai ha long giam 5 nguoi"], "kinh nghiem quang ninh") == frozenset()
    assert asked.places_of(["ca tinh giam 5 nguoi"], "kinh nghiem quang ninh") == {0}


def test_running_text_goes_on_about_the_place_before() -> None:
    """A paragraph that names no place is about that of the paragraph before."""
    asked = slots("Hạ Long giảm mấy người?")
    assert asked.places_of(["giam 5 nguoi", "o ha long co quan moi"], "kinh nghiem") == {0}


def test_a_name_nobody_knows_must_be_met_too() -> None:
    """France is in no gazetteer, and in no document."""
    assert not slots("What is the capital of France?").names_met("the capital works programme")


def test_a_title_may_say_a_long_name_in_other_words() -> None:
    """Between the words of a body's name it puts another one."""
    asked = slots("Biên chế của cơ quan kiểm tra thanh tra là bao nhiêu?")
    title = "ha giang: co quan uy ban kiem tra - thanh tra tinh"
    assert asked.terms_met("bien che 61 nguoi", title)
    assert not asked.terms_met("bien che 61 nguoi", "ha giang: thanh tra tinh")


def test_a_body_that_no_glossary_knows_must_be_met_too() -> None:
    """The director of another department is not the one of health."""
    asked = slots("Ai là giám đốc Sở Y tế?")
    assert asked.names_met("bo nhiem giam doc so y te tinh")
    assert not asked.names_met("bo nhiem giam doc so noi vu tinh")
    assert slots("Bộ máy mới ra sao?").names == ()


def test_the_first_word_of_a_question_is_no_name() -> None:
    """It is capitalised because it comes first."""
    assert slots("Which seals are kept?").names == ()


def test_a_foreign_word_that_begins_a_vietnamese_question_is_a_name() -> None:
    """No Vietnamese sentence begins with another word of that kind."""
    assert slots("Paris sáp nhập những cơ quan nào?").names == ("paris",)
    assert slots("Which agencies merged?").names == ()


def test_an_abbreviation_is_no_name() -> None:
    """UBND may be written out in the documents."""
    assert slots("theo UBND thì sao").names == ()


def test_a_capitalised_word_that_is_common_is_no_name() -> None:
    """Party, Committee and Decree stand in every other document."""
    assert slots_of("What did the Committee say?", Names.starter(), flat).names == ()


@pytest.mark.parametrize(
    ("question", "levels", "text", "met"),
    [
        ("cấp tỉnh giảm mấy người?", ("district",), "giảm 5 người", False),
        ("cấp tỉnh giảm mấy người?", ("province",), "giảm 5 người", True),
        ("cấp tỉnh giảm mấy người?", ("district",), "cấp tỉnh giảm 5 người", True),
        ("cấp tỉnh giảm mấy người?", (), "giảm 5 người", True),
        ("giảm mấy người?", ("district",), "giảm 5 người", True),
        ("How many nationwide?", ("district",), "28 were cut", False),
    ],
)
def test_a_part_does_not_stand_for_the_whole(
    question: str, levels: tuple[str, ...], text: str, met: bool
) -> None:
    """A district's figure says nothing of a province, unless the text names the province."""
    assert slots(question).met_by_level(levels, fold(text)) == met


@pytest.mark.parametrize(
    "question", ["How many from Binh Duong alone?", "Riêng Bình Dương mấy người?"]
)
def test_a_place_that_is_set_apart_is_named_by_the_words_themselves(question: str) -> None:
    """A title that names it among others is not enough."""
    title = "tp ho chi minh binh duong vung tau"
    asked, any_of_them = slots(question), slots("Bình Dương mấy người?")
    assert asked.places_of(["hon 100 nguoi"], title) == frozenset()
    assert any_of_them.places_of(["hon 100 nguoi"], title) == {0}
    assert asked.places_of(["binh duong co 100 nguoi"], title) == {0}


def test_a_title_may_say_the_end_of_a_long_name() -> None:
    """In an act on provincial committees a board is that of one."""
    asked = slots("Ban tổ chức tỉnh ủy có mấy phòng?")
    assert asked.terms_met("so phong cua ban to chuc", "co quan tham muu, giup viec tinh uy")
    assert not asked.terms_met("so phong cua ban to chuc", "co quan cua huyen uy")
