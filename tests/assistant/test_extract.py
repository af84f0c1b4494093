"""The writer without a language model says sentences of the documents, or nothing."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.choosing import WORDS
from assistant.draft import Draft
from assistant.extract import Writer
from assistant.other_language import Translator
from assistant.question import understand
from assistant.retrieve import Source
from corpus.mentions import Names
from tests.assistant.offered import TODAY, evidence, metadata, source

WRITER = Writer(Translator(Names.starter()))
HA_LONG = metadata("ha-long", title="Ha Long merges two bodies", places=("Hạ Long", "Quảng Ninh"))
STAFF = source("The agency has its own rules. Staff fell from 20 to 15 after the merger.", HA_LONG)


def write(question: str, *sources: Source) -> Draft:
    """Write an answer from these passages."""
    return WRITER.write(understand(question), evidence(*sources))


def said(draft: Draft) -> list[str]:
    """Return the sentences of a draft."""
    return [sentence.text for sentence in draft.sentences]


def test_the_sentence_that_answers_comes_first() -> None:
    """A question for a figure is answered by the sentence with the figure."""
    draft = write("How many staff did Ha Long cut after the merger?", STAFF)
    assert said(draft)[0] == "Staff fell from 20 to 15 after the merger."


def test_each_sentence_is_a_quotation_at_its_place() -> None:
    """The citation's offsets give the words of the sentence."""
    draft = write("How many staff did Ha Long cut after the merger?", STAFF)
    text = STAFF.hit.passage.text
    assert [text[c.start : c.end] for c in draft.citations] == [c.quote for c in draft.citations]


def test_the_address_of_a_citation_opens_the_version_at_the_words() -> None:
    """It names document, language, version and span."""
    citation = write("How many staff did Ha Long cut after the merger?", STAFF).citations[0]
    place = f"version=v-ha-long&start={citation.start}&end={citation.end}"
    assert citation.url == f"/documents/ha-long?language=en&{place}"


def test_another_place_is_declined_as_absent() -> None:
    """Đà Nẵng is not answered from Hạ Long."""
    draft = write("How many staff did Da Nang cut after the merger?", STAFF)
    assert (said(draft), draft.reason) == ([], "subject_absent")


def test_the_province_of_a_city_is_another_place() -> None:
    """A city's 20 to 15 is never told as a province's."""
    draft = write("How many staff did Quang Ninh cut after the merger?", STAFF)
    assert (said(draft), draft.reason) == ([], "subject_absent")


def test_a_figure_of_another_measure_is_declined() -> None:
    """Who asks for money is not answered with people."""
    draft = write("How much money did the merger in Ha Long cost?", STAFF)
    assert (said(draft), draft.reason) == ([], "no_evidence")


def test_what_an_act_does_not_speak_of_is_declined() -> None:
    """That the act is named is not enough."""
    act = metadata("d178", title="Decree 178", kind="regulation", number="178/2024/NĐ-CP")
    paid = source("People who retire early receive five months of pay a year.", act, named=True)
    assert said(write("What does Decree 178 say about early retirement?", paid))
    draft = write("What does Decree 178 say about company cars?", paid)
    assert (said(draft), draft.reason) == ([], "no_evidence")


def test_who_asks_of_pay_is_told_nothing_else() -> None:
    """Nor who asks of a seal."""
    act = metadata("d150", title="Decree 150", kind="regulation", number="150/2025/NĐ-CP")
    heads = source("The head of a division is appointed by the chair.", act, named=True)
    paid = source("The head of a division has an allowance of one million dong.", act, named=True)
    question = "What pay does the head of a division get under Decree 150?"
    assert said(write(question, heads)) == []
    assert said(write(question, paid))


def test_an_item_counts_what_its_document_is_about() -> None:
    """ "Three bodies: at most 7" counts deputies under that title, a paragraph may count anything.

    Small numbers are the same in words and in figures.
    """
    about = metadata("n187", language="vi", title="Số lượng cấp phó của cơ quan")
    item = source("Hợp nhất từ 3 cơ quan: tối đa 7.", about)
    passage = replace(item.hit.passage, locator="Quy định › mục 3")
    item = replace(item, hit=replace(item.hit, passage=passage))
    question = "Tối đa bao nhiêu cấp phó nếu hợp nhất từ ba cơ quan?"
    assert said(write(question, item)) == ["Hợp nhất từ 3 cơ quan: tối đa 7."]


def test_a_thing_that_is_counted_must_be_spoken_of() -> None:
    """Another figure of the same place is none of it."""
    draft = write("How many hospitals does Ha Long have?", STAFF)
    assert said(draft) == []


def test_no_passage_at_all_is_declined() -> None:
    """Where nothing was found there is no evidence."""
    assert write("How many staff?").reason == "no_evidence"


def test_a_refusal_offers_what_is_nearest_and_cites_nothing() -> None:
    """The reader may look for himself."""
    draft = write("How many staff did Da Nang cut?", STAFF)
    assert [near.document_id for near in draft.nearest] == ["ha-long"]
    assert draft.citations == ()


def test_two_places_are_both_answered() -> None:
    """A comparison tells each side."""
    hoanh_bo = metadata("hoanh-bo", title="Hoanh Bo merges two bodies", places=("Hoành Bồ",))
    other = source("Staff fell from 12 to 9 after the merger.", hoanh_bo, score=0.5)
    draft = write("How many staff did Ha Long and Hoanh Bo keep after the merger?", STAFF, other)
    assert {c.document_id for c in draft.citations} == {"ha-long", "hoanh-bo"}


def test_one_of_two_places_does_not_answer_for_both() -> None:
    """Half a comparison is none."""
    draft = write("How many staff did Ha Long and Hoanh Bo keep after the merger?", STAFF)
    assert draft.reason == "subject_absent"


def test_what_was_said_is_not_said_again() -> None:
    """The same sentence in two documents is told once."""
    twin = source(STAFF.hit.passage.text, metadata("twin", title="Ha Long"), score=0.9)
    draft = write("How many staff did Ha Long cut after the merger?", STAFF, twin)
    assert said(draft).count("Staff fell from 20 to 15 after the merger.") == 1


def test_an_answer_is_short() -> None:
    """However much was found, it stays within its length."""
    many = [
        source(f"In case {n} staff fell by {n} after the merger of the two bodies.", HA_LONG)
        for n in range(10, 40)
    ]
    assert sum(len(text.split()) for text in said(write("How many staff fell?", *many))) <= WORDS


def test_one_figure_of_two_is_part_of_an_answer() -> None:
    """Who asks for staff and for money and gets the staff is told that something is missing."""
    draft = write("How many staff and how much money did the merger in Ha Long cost?", STAFF)
    assert said(draft)
    answer = draft.answer(draft.sentences, TODAY, {})
    assert (answer.outcome, answer.missing) == ("partial", ("money",))


def test_a_whole_answer_is_answered() -> None:
    """Everything asked for is told."""
    draft = write("How many staff did Ha Long cut after the merger?", STAFF)
    assert draft.answer(draft.sentences, TODAY, {}).outcome == "answered"


def test_a_sentence_that_fails_verification_leaves_a_part() -> None:
    """What was written and may not be shown is missing."""
    two = source(
        "Staff fell from 20 to 15 in the merger. Its staff fell from 15 to 12 in 2020.", HA_LONG
    )
    draft = write("How many staff did Ha Long cut in the merger?", two)
    assert len(draft.sentences) == len(said(draft)) > 1
    assert draft.answer(draft.sentences[:1], TODAY, {}).outcome == "partial"


def test_an_editors_remark_is_no_rule() -> None:
    """What the editors make of a decree answers nothing about the decree."""
    decree = metadata("decree", title="Decree on seals", kind="regulation", number="99/2016/NĐ-CP")
    remark = source("Hand in both old seals within 30 days.", decree, rank="comment")
    assert said(write("Within how many days must old seals be handed in?", remark)) == []
    rule = source("Old seals are handed in within 30 days.", decree, rank="digest")
    assert said(write("Within how many days must old seals be handed in?", rule)) != []


def test_a_year_is_asked_for_by_name_and_met_by_a_figure() -> None:
    """The sentence with 2018 need not say that 2018 is a year."""
    early = source("In early 2018 the two bodies merged. The agency has its own rules.", HA_LONG)
    assert said(write("In which year did Ha Long merge the bodies?", early))[0].endswith("merged.")


def test_before_and_after_are_two_figures() -> None:
    """The same figure twice is not a change."""
    twice = source("1 person does many tasks, each task has 1 person of the staff.", HA_LONG)
    question = "How many staff did Ha Long have before and after the merger?"
    assert said(write(question, twice)) == []
    assert said(write(question, STAFF))[0] == "Staff fell from 20 to 15 after the merger."


def test_who_does_something_may_be_told_by_post() -> None:
    """Who holds a post is a name; who keeps the seal may be an office."""
    keeper = source("The seal of the agency is kept by the Chief of Office.", HA_LONG)
    assert said(write("Who keeps the seal of the agency in Ha Long?", keeper))
    assert not said(write("Who is the head of the agency in Ha Long?", keeper))


def test_what_was_before_and_after_comes_before_other_figures() -> None:
    """A count of people on the way answers nothing about a cut."""
    crowd = source("More than 18,000 people of the staff work under the merged agency.", HA_LONG)
    assert "20 to 15" in said(write("How many staff did Ha Long cut?", crowd, STAFF))[0]


@pytest.mark.parametrize(
    "question",
    ["Is it compulsory to merge the two bodies?", "Must the two bodies merge after all?"],
)
def test_what_others_did_obliges_nobody(question: str) -> None:
    """Whether something is compulsory is answered from rules, else not at all."""
    text = "The two bodies merge, and the two bodies must be one after all."
    rule = source(text, metadata("rule", kind="regulation"), rank="digest")
    assert said(write(question, source(text, metadata("report", kind="precedent")))) == []
    assert said(write(question, rule)) == [text]


def test_saying_nearly_all_that_is_asked_answers_without_a_figure() -> None:
    """No sign of a figure is seen in "hiếm khi"; the words of the question are nearly all there."""
    hardly = source("Đoàn kiểm tra đột xuất kho lưu trữ hiếm khi.", metadata(language="vi"))
    draft = write("Đoàn kiểm tra đột xuất kho lưu trữ bao lâu một lần?", hardly)
    assert said(draft) == ["Đoàn kiểm tra đột xuất kho lưu trữ hiếm khi."]


@pytest.mark.parametrize(("cosine", "answered"), [(0.8, True), (0.2, False)])
def test_an_english_sentence_must_come_near_the_question(cosine: float, answered: bool) -> None:
    """Words that are shared by chance answer nothing."""
    shared = source("Parking fees at the harbour rose again when the market moved there.")
    question = understand("Do harbour fees apply when yachts winter at private moorings?")

    def similarity(_: str, others: Sequence[str]) -> list[float]:
        return [cosine for _ in others]

    offered = replace(evidence(shared), similarity=similarity)
    assert bool(WRITER.write(question, offered).sentences) is answered


def test_what_goes_on_where_the_answer_ends_is_said_sooner_than_what_stands_before() -> None:
    """The same two sentences: the weaker one is worth saying after the one that it goes on from."""
    answer = "The old ferry across the green river was closed in 1902."
    weaker = "The green ferry had carried coal across the river."
    about = metadata("ferry", title="Boats")
    question = "When was the old ferry across the green river closed?"
    after = write(question, source(f"{answer} {weaker}", about))
    before = write(question, source(f"{weaker} {answer}", about))
    assert (said(after), said(before)) == ([answer, weaker], [answer])
