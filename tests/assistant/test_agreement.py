"""What several documents say of one thing: cited together where they agree, shown where not."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.draft import Draft
from assistant.extract import Writer
from assistant.other_language import Translator
from assistant.question import understand
from assistant.retrieve import Source
from corpus.document import Rank
from corpus.mentions import Names
from tests.assistant.offered import evidence, metadata, source

WRITER = Writer(Translator(Names.starter()))
QUESTION = "Hạ Long giảm bao nhiêu biên chế sau khi hợp nhất?"
ASKED = understand(QUESTION)
SAID = "Sau hợp nhất, Hạ Long giảm từ 20 xuống 15 biên chế trong năm 2018."

# It holds nearly all words of what is said, as any long sentence holds those of a short one.
LONG = (
    "Sau hợp nhất năm 2018, Hạ Long xuống còn ít biên chế, giảm nhiều việc từ các vùng, trong khi "
    "30 người mới của thành phố làm thêm 40 ngày, mở điểm tiếp dân, sửa nhà văn hóa, chép sổ cũ, "
    "dọn kho, sơn tường, trồng cây, lát đường, đón khách và vẽ lại biển tên cuối quý."
)


def told(
    name: str,
    text: str,
    rank: Rank = "report",
    issued: date | None = None,
    place: str = "Hạ Long",
) -> Source:
    """A passage of a document about a place."""
    about = metadata(name, language="vi", title=f"Báo cáo của {place}", places=(place,))
    return source(text, replace(about, issued=issued), rank=rank)


def write(*sources: Source) -> Draft:
    """Answer from these passages."""
    return WRITER.write(ASKED, evidence(*sources))


def said(draft: Draft) -> list[str]:
    """Return the sentences of a draft."""
    return [sentence.text for sentence in draft.sentences]


@pytest.mark.parametrize(
    "other",
    [
        SAID.replace("15", "14"),
        "Năm 2018 thành phố Hạ Long tinh gọn, từ 20 người nay còn 13 người.",
    ],
)
def test_two_figures_of_one_thing_are_both_shown(other: str) -> None:
    """Worded alike or not; the report stands before the newspaper, whichever fits better."""
    report = told("b", other, issued=date(2018, 12, 20))
    press = told("a", SAID, "press", date(2019, 3, 2))
    draft = write(press, report)
    assert said(draft)[:2] == [other, SAID]
    (conflict,) = draft.conflicts
    assert [(each.citation, each.rank, each.dated) for each in conflict] == [
        (1, "report", date(2018, 12, 20)),
        (2, "press", date(2019, 3, 2)),
    ]


@pytest.mark.parametrize(
    "other",
    [
        told("b", SAID.replace("2018", "2021").replace("15", "14")),
        told("b", SAID.replace("Hạ Long", "Cẩm Phả").replace("15", "14"), place="Cẩm Phả"),
        told("b", SAID.replace("15 biên chế", "11 đầu mối").replace("20 ", "14 ")),
        told("a", SAID.replace("15", "14")),
        told("b", LONG),
        told("b", "Sau hợp nhất, Ủy ban Kiểm tra Hạ Long giảm từ 9 xuống 7 biên chế năm 2018."),
    ],
    ids=[
        "another year",
        "another place",
        "another measure",
        "one document",
        "a long one",
        "another body",
    ],
)
def test_figures_of_other_things_are_no_conflict(other: Source) -> None:
    """Another year, place, measure or body; and a document does not contradict itself."""
    draft = write(told("a", SAID), other)
    assert draft.conflicts == ()


def test_what_another_document_says_too_is_cited_beside() -> None:
    """One sentence with two marks; each quotation is of its own document."""
    again = "Hạ Long đã giảm từ 20 xuống 15 biên chế trong năm 2018."
    draft = write(told("a", SAID), told("b", again, "press"))
    (sentence,) = draft.sentences
    assert sentence.citations == (1, 2)
    assert [each.document_id for each in draft.citations] == ["a", "b"]
    assert draft.conflicts == ()


def test_a_denial_bears_nothing_out() -> None:
    """The same words with a "not" among them are another statement."""
    denial = SAID.replace("giảm từ 20 xuống 15", "không giảm từ 20 xuống 15")
    draft = write(told("a", SAID), told("b", denial))
    assert draft.sentences[0].citations == (1,)


def test_an_answer_that_loses_one_side_tells_no_conflict() -> None:
    """What is not shown is not told of."""
    draft = write(told("a", SAID), told("b", SAID.replace("15", "14")))
    answer = draft.answer(draft.sentences[:1], date(2026, 1, 15), {})
    assert answer.conflicts == ()
