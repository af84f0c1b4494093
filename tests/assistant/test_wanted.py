"""What an answer must meet, also in a document of the other language."""

from collections.abc import Iterable, Mapping

from assistant.other_language import Translator
from assistant.question import understand
from assistant.wanted import Wanted
from corpus.document import Language
from corpus.mentions import Names

TRANSLATOR = Translator(Names.starter())


def wanted(question: str, usual: str) -> Wanted:
    """Read a question over documents that use one word a lot and the others never."""

    def rarity(words: Iterable[str], _: Language) -> Mapping[str, float]:
        return {word: 0.5 if word == usual else 5.0 for word in words}

    return Wanted.by(understand(question), TRANSLATOR, rarity)


def test_a_term_is_met_by_the_name_the_documents_use() -> None:
    """A text that says "merge" throughout need not say "consolidation" too."""
    for usual, unit in (("merge", "merg"), ("consolidation", "consolid")):
        asked = wanted("Quảng Ninh hợp nhất năm nào?", usual)
        assert [each.text for each in asked.units("en")] == [unit]


def test_circumstances_weigh_less_than_what_is_asked_for() -> None:
    """What happens when two bodies merge is asked of seals, not of the bodies."""
    asked = wanted("Khi nhập hai ban thì con dấu ra sao?", "")
    weights = {unit.text: unit.weight for unit in asked.units("vi")}
    assert weights["=nhập"] < weights["=dấu"]


def test_a_list_may_be_of_the_parts_of_a_place() -> None:
    """A figure may not: a district never stands for its province."""
    listed = wanted("Những địa phương nào ở Quảng Ninh hợp nhất thanh tra?", "")
    counted = wanted("Quảng Ninh giảm bao nhiêu biên chế?", "")
    assert [each.slots.places[0].whole for each in (listed, counted)] == [False, True]


def test_which_act_is_asked_for_by_its_kind() -> None:
    """A circular is no decree, and the act that it guides is not the answer."""
    asked = wanted("Which circular guides Decree 178/2024?", "")
    assert asked.fits("Circular 07/2025/TT-BTC guides the funding of Decree 178/2024/NĐ-CP.")
    assert not asked.fits("Decree 67/2025/NĐ-CP amended Decree 178/2024/NĐ-CP.")


def test_communes_are_no_answer_where_districts_are_asked_for() -> None:
    """Both are units that were cut."""
    asked = wanted("Cao Bằng còn mấy huyện?", "")
    assert not asked.states_change("Đơn vị cấp xã giảm từ 199 xuống còn 161 xã.")


def test_a_change_is_stated_by_what_was_before_and_after() -> None:
    """Another count of people answers nothing about a cut."""
    asked = wanted("Hạ Long giảm bao nhiêu biên chế?", "payroll")
    assert asked.states_change("The staff is reduced from 20 to 15 people.")
    assert not asked.states_change("Over 18,000 people are members.")
    assert not asked.states_change("The city cut 28 focal points.")
    still = wanted("Hạ Long có bao nhiêu biên chế?", "payroll")
    assert not still.states_change("The staff is reduced from 20 to 15 people.")


def test_who_works_somewhere_is_not_who_lives_there() -> None:
    """Beside an area people are inhabitants; asked for people of any kind, they count."""
    city = "Thành phố Hạ Long mới: hơn 1.120 km2, trên 300.000 người, 33 đơn vị."
    assert not wanted("Hạ Long có bao nhiêu biên chế?", "payroll").fits(city)
    assert wanted("Hạ Long có bao nhiêu người?", "payroll").fits(city)
    assert wanted("Hạ Long có bao nhiêu biên chế?", "payroll").fits("Ở đó có 15 người.")


def test_a_follow_up_asks_for_both_figures_where_the_question_before_did() -> None:
    """One figure is none of before and after."""
    turns = ["Số biên chế của Hạ Long trước và sau hợp nhất là bao nhiêu?"]
    question = understand("Còn Móng Cái thì sao?", turns)
    asked = Wanted.by(question, TRANSLATOR, lambda words, _: dict.fromkeys(words, 5.0))
    assert not asked.fits("Cơ quan có 15 người.")
    assert asked.fits("Từ 20 xuống còn 15 người.")
    one = understand("Còn Móng Cái thì giảm bao nhiêu?", turns)
    asked = Wanted.by(one, TRANSLATOR, lambda words, _: dict.fromkeys(words, 5.0))
    assert asked.fits("Cơ quan giảm 5 người.")


def test_circumstances_are_nothing_that_evidence_is_held_to() -> None:
    """An answer seldom repeats what happened before."""
    asked = wanted("Thanh tra huyện còn không sau khi bỏ cấp huyện?", "")
    assert asked.besides("vi") == ()
