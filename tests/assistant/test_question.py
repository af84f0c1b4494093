"""What is understood of a question before anything is searched."""

from datetime import date

import pytest

from assistant.errors import EmptyQuestion, QuestionTooLong
from assistant.question import MAX_CHARACTERS, understand
from corpus.document import Language
from corpus.intents import Intent

KINDS: list[tuple[str, Intent]] = [
    ("Hạ Long giảm bao nhiêu biên chế?", "figure"),
    ("how many staff did Ha Long keep?", "figure"),
    ("ai ky cong van do", "person"),
    ("Who signed the notice?", "person"),
    ("Nghị quyết ban hành ngày nào?", "date"),
    ("When did the pilot end?", "date"),
    ("Vì sao mô hình này dừng lại?", "reason"),
    ("Nghị định đó còn hiệu lực không?", "validity"),
    ("Gồm những cơ quan nào?", "list"),
    ("Tinh giản biên chế là gì?", "definition"),
    ("How many units went when the offices were joined?", "figure"),
    ("Which pot of money covers people who retire early?", "statement"),
    ("compare the commune cuts in Dien Bien and Nghe An", "comparison"),
    ("Ngưỡng sắp xếp xã của vòng trước so với vòng sau?", "comparison"),
    ("Kể về việc hợp nhất ở Hoành Bồ", "statement"),
]


@pytest.mark.parametrize(("text", "intent"), KINDS)
def test_the_wording_tells_what_kind_of_answer_is_wanted(text: str, intent: Intent) -> None:
    """A question is known by its asking words, with or without diacritics."""
    assert understand(text).intent == intent


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("so bien che cua ha long", "vi"),
        ("Con dấu cũ làm gì?", "vi"),
        ("What about the old seal of Hạ Long?", "en"),
    ],
)
def test_the_language_is_that_of_the_question(text: str, language: Language) -> None:
    """Vietnamese is known without diacritics; a Vietnamese name makes no question Vietnamese."""
    assert understand(text).language == language


@pytest.mark.parametrize(
    "text", ["Luật nào áp dụng tính đến ngày 1/6/2023?", "Which law applied as of 2023-06-01?"]
)
def test_a_date_in_the_question_is_the_date_of_the_law(text: str) -> None:
    """An explicit date asks for the rules on that date."""
    assert understand(text).as_of == date(2023, 6, 1)


def test_the_year_of_an_act_is_no_date_of_the_law() -> None:
    """Whether a regulation of 2018 still holds is asked for today."""
    assert understand("Quy định 04 năm 2018 còn áp dụng không?").as_of is None
    asked = understand("Quy định 04 năm 2018 còn áp dụng tính đến ngày 1/6/2023 không?")
    assert asked.as_of == date(2023, 6, 1)


def test_an_impossible_date_is_no_date() -> None:
    """The thirty-first of February asks for nothing."""
    assert understand("Luật nào áp dụng tính đến ngày 31/2/2023?").as_of is None


def test_a_short_question_leans_on_the_one_before() -> None:
    """A follow-up is searched with its subject."""
    question = understand("Còn thanh tra thì sao?", ["Hạ Long hợp nhất ban tổ chức thế nào?"])
    assert question.search_text.startswith("Hạ Long hợp nhất ban tổ chức thế nào?")


def test_a_question_that_stands_alone_leaves_the_ones_before() -> None:
    """A new subject is not mixed with the old one."""
    text = "Tỉnh Lào Cai hợp nhất Sở Giao thông với Sở Xây dựng từ tháng nào năm 2018?"
    assert understand(text, ["Hạ Long giảm mấy người?"]).subject == ""


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_question_is_refused(text: str) -> None:
    """There is nothing to answer."""
    with pytest.raises(EmptyQuestion):
        understand(text)


def test_a_text_pasted_as_a_question_is_refused_with_what_to_do() -> None:
    """The message says how long it may be and where longer texts go."""
    with pytest.raises(QuestionTooLong, match=r"at most 2,000 .*merger-assistant ingest"):
        understand("x" * (MAX_CHARACTERS + 1))


SUBJECT = "Hạ Long giảm bao nhiêu biên chế sau khi hợp nhất?"


def test_a_follow_up_about_another_place_leaves_the_first_place() -> None:
    """Everything else is kept, what is asked for too."""
    question = understand("Còn Cẩm Phả thì sao?", [SUBJECT])
    assert "Hạ Long" not in question.search_text
    assert question.intents == ("figure",)


def test_a_follow_up_keeps_the_place_that_was_named_last() -> None:
    """Of several places in a conversation the last one is meant."""
    question = understand("Vì sao?", [SUBJECT, "Còn Cẩm Phả thì sao?"])
    assert "Cẩm Phả" in question.subject
    assert "Hạ Long" not in question.subject
    assert question.intents == ("reason",)


def test_a_follow_up_that_compares_keeps_both_places() -> None:
    """One is measured against the other."""
    assert "Hạ Long" in understand("So với Cẩm Phả thì sao?", [SUBJECT]).subject


def test_a_follow_up_keeps_the_date_of_the_law() -> None:
    """Until another one is named."""
    first = "Con dấu của cơ quan hợp nhất theo quy định nào tính đến ngày 1/6/2023?"
    assert understand("Còn tài khoản thì sao?", [first]).as_of == date(2023, 6, 1)


def test_a_follow_up_reaches_back_to_the_question_that_began_its_subject() -> None:
    """What was asked before that is another subject."""
    alone = "Tỉnh Lào Cai hợp nhất Sở Giao thông với Sở Xây dựng từ tháng nào năm 2018?"
    assert understand("Vì sao?", [alone, SUBJECT]).subject == SUBJECT
