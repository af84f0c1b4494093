"""What copying from a web page breaks is repaired, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.blocks import Block, doubts_in, lay_out
from corpus.clean import clean

REPAIRED = {
    "sentences run together": (
        "It spread across the country.From there it went on.",
        "It spread across the country. From there it went on.",
    ),
    "behind a quotation mark": (
        "“It saves human resources.”Business goes on.",
        "“It saves human resources.” Business goes on.",
    ),
    "behind a figure": ("It began in 2018.The rest came.", "It began in 2018. The rest came."),
    "Vietnamese": ("Đã hợp nhất xong.Biên chế giảm.", "Đã hợp nhất xong. Biên chế giảm."),
    "three in a row": ("Rà soát.Sắp xếp.Báo cáo", "Rà soát. Sắp xếp. Báo cáo"),
    "a word with an opener": (
        "All districts have completedThe merger.",
        "All districts have completed The merger.",
    ),
    "a stray caption mark": ("Một cửa của thành phố. |", "Một cửa của thành phố."),
}


@pytest.mark.parametrize(("broken", "whole"), REPAIRED.values(), ids=REPAIRED.keys())
def test_pieces_run_together_are_parted(broken: str, whole: str) -> None:
    """The text reads as it did on the page."""
    assert [block.text for block in clean([Block("paragraph", broken)]).blocks] == [whole]


@pytest.mark.parametrize(("broken", "whole"), REPAIRED.values(), ids=REPAIRED.keys())
def test_every_repair_is_a_doubt_with_its_place(broken: str, whole: str) -> None:
    """Only a person can be sure of a repair, so each one is shown."""
    cleaned = clean([Block("paragraph", "Một"), Block("paragraph", broken)])
    text, placed = lay_out(cleaned.blocks)
    doubts = list(doubts_in(placed, cleaned.remarks))
    assert len(doubts) == whole.count(" ") - broken.removesuffix(" |").count(" ") + (
        broken.count(" |")
    )
    for doubt in doubts:
        assert doubt.code in {"run_together", "caption_mark"}
        assert doubt.span is not None
        assert text[doubt.span.start : doubt.span.end] in whole


UNTOUCHED = {
    "city": "Báo Pháp Luật TP.HCM đưa tin.",
    "city with its name": "Ở TP.Hạ Long có 15 người.",
    "academic title": "Bài của ThS.Nguyễn Văn An.",
    "English title": "Mr.Tho said so.",
    "initials": "The U.S.A and the U.S.Congress.",
    "document number": "Nghị định 178/2024/NĐ-CP và 34-KL/TW.",
    "thousands": "Hơn 18.000 đảng viên, giảm 12.5%.",
    "address": "Xem https://vi.example.org/wiki/Ha.Long?a=b.C và http://a.vn/X.Y",
    "address without a scheme": "Xem www.Example.Com hoặc Baochinhphu.vn.",
    "mail": "Gửi to.Chuc@Example.Vn nhé.",
    "file": "Mở bang.xlsx và README.md.",
    "brand": "They use iPhone and eOffice daily.",
    "date": "Từ ngày 20.7.2023 đến nay.",
    "ratio": "all 14/14 districts",
    "good sentences": "Đã xong. Còn 15 người. “Tốt.” Hết.",
    "mark within": "Cấp | Số",
}


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED.keys())
def test_what_is_whole_stays_as_it_is(text: str) -> None:
    """Names, numbers and addresses are not taken for glued sentences."""
    cleaned = clean([Block("paragraph", text)])
    assert [block.text for block in cleaned.blocks] == [text]
    assert cleaned.remarks == ()


def test_a_paragraph_of_only_a_caption_mark_goes() -> None:
    """What is no text is no paragraph."""
    kept = Block("paragraph", "Một")
    assert clean([Block("paragraph", "|"), kept]).blocks == (kept,)


def test_rows_of_a_table_are_left_alone() -> None:
    """In a table a stroke is no caption mark."""
    row = Block("row", "tỉnh | |", header="Cấp | Số |")
    assert clean([row]).blocks == (row,)


@given(st.text('abcABCđĐ .|"”19@:/') | st.text())
def test_cleaning_adds_only_spaces(text: str) -> None:
    """No character of the text is changed, and none but a caption mark is taken."""
    cleaned = clean([Block("paragraph", text)]).blocks
    kept = "".join(block.text for block in cleaned)
    assert "".join(kept.split()) in {"".join(text.split()), "".join(text.split()).rstrip("|")} | {
        "".join(text.split()).removesuffix("|")
    }


@given(st.text('abcABCđĐ .|"”19@:/'))
def test_cleaning_is_finished_after_once(text: str) -> None:
    """What was cleaned has nothing left to repair."""
    cleaned = clean([Block("paragraph", text.rstrip("| "))]).blocks
    assert clean(cleaned).blocks == cleaned
