"""How a question was read is told beside its answer."""

from datetime import date

from assistant.question import understand
from assistant.understood import Understood


def read(text: str, *turns: str) -> Understood:
    """Read a question."""
    return Understood.of(understand(text, turns))


def test_places_and_terms_are_told_in_the_language_of_the_question() -> None:
    """Whatever way they were typed."""
    told = read("so bien che cua ha long giam bao nhieu")
    assert told.places == ("Hạ Long",)
    assert "figure" in told.intents


def test_an_act_is_told_as_far_as_its_number_was_written() -> None:
    """The rest is not made up."""
    assert read("Nghị định 178/2024 nói gì về nghỉ hưu?").acts == ("178/2024/ND",)


def test_the_date_of_the_law_is_told() -> None:
    """It decides which rules are in force."""
    on = read("Trước khi bỏ cấp huyện, ai bổ nhiệm chánh thanh tra?").as_of
    assert on == date(2025, 6, 30)


def test_what_a_follow_up_keeps_is_told() -> None:
    """A person sees which question it was read with."""
    told = read("Còn thanh tra thì sao?", "Hạ Long hợp nhất ban tổ chức với phòng nội vụ thế nào?")
    assert told.places == ("Hạ Long",)
    assert told.subject.startswith("Hạ Long hợp nhất")


def test_each_place_and_term_can_be_taken_back() -> None:
    """The question that is left is told with it; one word is no question."""
    told = read("Hạ Long giảm bao nhiêu biên chế, Hạ Long còn mấy người?")
    assert told.without["Hạ Long"] == "giảm bao nhiêu biên chế, còn mấy người?"
    assert told.without["Biên chế"] == "Hạ Long giảm bao nhiêu , Hạ Long còn mấy người?"
    assert read("Hạ Long thế nào?").without.keys() == set()


def test_acts_and_dates_can_be_taken_back() -> None:
    """A number as far as it was written, a date in the words of the question."""
    told = read("Nghị định 178/2024 quy định gì về nghỉ hưu tính đến ngày 1/6/2025?")
    assert told.without["178/2024/ND"] == "quy định gì về nghỉ hưu tính đến ngày 1/6/2025?"
    assert told.dates == ("tính đến ngày 1/6/2025",)
    assert told.without["tính đến ngày 1/6/2025"] == "Nghị định 178/2024 quy định gì về nghỉ hưu ?"
