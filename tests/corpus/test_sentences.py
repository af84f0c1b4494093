"""Where sentences end, and where a full stop ends nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.vietnamese import sentences

# The sentences of each text; the text is what joining them with a space gives.
CASES = {
    "two": ["Đã hợp nhất.", "Biên chế giảm."],
    "no full stop at the end": ["Đã hợp nhất.", "Biên chế giảm"],
    "question and exclamation": ["Why so?", "Nobody knows!", "It happened."],
    "dots that trail off": ["Cán bộ...", "Rồi thì sao?"],
    "English title": ["Mr. Tho leads it.", "He said so."],
    "Vietnamese city": ["Ở TP. Hạ Long có 15 người.", "Trước đó là 20."],
    "academic titles": ["ThS. Nguyễn Văn An trình bày.", "PGS. TS. Bình nghe."],
    "initials": ["J. R. Smith came.", "He left."],
    "state": ["The U.S. Congress met.", "It voted."],
    "number word": ["Resolution No. 18 was issued.", "It holds."],
    "for example": ["Some towns, e.g. Ha Long, merged.", "Others did not."],
    "thousands": ["Có 18.000 đảng viên.", "Nay còn ít hơn."],
    "figure at the end": ["Số người giảm còn 15.", "Kinh phí giảm theo."],
    "provision at the start": ["Điều 5. Phạm vi áp dụng của quy định này.", "Nó hẹp."],
    "reference at the end": ["Việc này theo Điều 5.", "Cơ quan khác làm theo."],
    "quotation closed behind the stop": ['He said: "It is reduced."', "Then he left."],
    "quotation closed before the stop": ['They said "two in one".', "Then they left."],
    "curly quotation": ["Ông nói: “Biên chế giảm.”", "Sau đó ông về."],
    "question within a sentence": ['"Vì sao?" ông hỏi.', "Không ai đáp."],
    "stop before a small letter": ["Quy chế v.v. được ban hành.", "Nay đã hết."],
    "number of a list": ["1. Rà soát nhân sự.", "Giảm 20%."],
    "letter of a list": ["a. Rà soát nhân sự.", "Giảm 20%."],
    "name of a site": ["Xem tại chinhphu.vn hoặc báo.", "Cảm ơn."],
    "bracket": ["(Có hiệu lực.)", "Không còn gì."],
}


def said(text: str) -> list[str]:
    """Return the sentences of a text as they stand in it."""
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES.keys())
def test_sentences_end(expected: list[str]) -> None:
    """A full stop ends a sentence only where a reader would stop."""
    assert said(" ".join(expected)) == expected


def test_a_line_break_ends_a_sentence() -> None:
    """Headings and list items have no full stop and are sentences nevertheless."""
    text = "Kết quả\nBiên chế giảm\n\n- Còn 15 người\nvà hơn thế"
    assert said(text) == ["Kết quả", "Biên chế giảm", "- Còn 15 người", "và hơn thế"]


def test_list_numbers_stay_with_their_sentence() -> None:
    """The number that opens a line is no sentence of its own."""
    text = "1. Rà soát.\n2. Sắp xếp.\nđ. Báo cáo."
    assert said(text) == ["1. Rà soát.", "2. Sắp xếp.", "đ. Báo cáo."]


TEXTS = st.text('aB1ĐềU .!?…\n\t"”’»)(:') | st.text()


@given(TEXTS)
def test_sentences_lose_nothing(text: str) -> None:
    """They stand in order, do not overlap, and hold every character that is no white space."""
    spans = sentences(text)
    covered = [place for span in spans for place in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert {place for place, char in enumerate(text) if not char.isspace()} <= set(covered)


@given(TEXTS)
def test_sentences_are_tight(text: str) -> None:
    """No sentence is empty or has white space around it."""
    assert all(piece and piece == piece.strip() for piece in said(text))
