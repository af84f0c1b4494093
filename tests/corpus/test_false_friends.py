"""Cues are read by their accents where these were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.false_friends import without_false_friends


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Tiên Yên giảm tiền", "____ yen giam tien"),
        ("thành phố và cấp phó", "thanh pho va cap pho"),
        ("Ba Chẽ, bà Hoa", "__ che, ba hoa"),
        ("loại khí nào, năng lực nào", "loai ___ nao, nang ___ nao"),
        ("còn hiệu lực khi nào", "con hieu luc khi nao"),
        ("giam tien o Tien Yen", "giam tien o tien yen"),
        ("so that Quảng Ninh can do it", "so that quang ninh can do it"),
    ],
    ids=["money", "whole words", "a place", "no time", "force", "no accents", "English"],
)
def test_a_word_of_other_accents_is_blanked_out(text: str, read: str) -> None:
    """Only in Vietnamese as it is written."""
    assert without_false_friends(text) == read


@given(st.text())
def test_offsets_stay_true(text: str) -> None:
    """One character in, one character out, whatever the text."""
    assert len(without_false_friends(text)) == len(text)
