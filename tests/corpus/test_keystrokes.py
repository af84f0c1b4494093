"""Questions typed while the Vietnamese keyboard was off."""

from time import process_time
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.keystrokes import as_meant

LEFTOVERS = {
    "howpj nhaats cow quan": "hợp nhất cơ quan",
    "hop75 nha61t co7 quan": "hợp nhất cơ quan",
    "bieen chees cuar Haj Long giamr bao nhieeu?": "biên chế của Hạ Long giảm bao nhiêu?",
    "Dduwowcj quyeets ddinhj": "Được quyết định",
    "d9ang3 uy3 xa4": "đảng uỷ xã",
    "ti3nh Qua3ng Ninh": "tỉnh Quảng Ninh",
    "giays towf, quaan chungs": "giáy tờ, quân chúng",
    "coong chuwcs": "coong chức",
}
AS_TYPED = (
    "so bien che cua ha long",
    "Who is the boss of staff?",
    "What was his tax for 2017?",
    "dieu5 khoan2 nd178",
    "Quy che lam viec quan1",
    "test email file excel",
    "Nhóm nào của NASA xuất hiện đầu tiên để hỗ trợ LOR?",
    "Los Angeles Rams là một ví dụ về loại đội nào?",
    "Nghị quyết 18-NQ/TW năm 2017",
)


@pytest.mark.parametrize(("typed", "meant"), LEFTOVERS.items(), ids=LEFTOVERS)
def test_leftover_keystrokes_are_read_as_letters(typed: str, meant: str) -> None:
    """Telex and VNI alike, with the tone where it belongs."""
    assert as_meant(typed) == meant


@pytest.mark.parametrize("text", AS_TYPED)
def test_what_was_meant_as_typed_stays(text: str) -> None:
    """Numbers behind words, English, names among Vietnamese words."""
    assert as_meant(text) == text


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """And what holds letters beyond ASCII is only composed."""
    meant = as_meant(text)
    assert text.isascii() or meant == normalize("NFC", text)


@pytest.mark.parametrize("text", ["a" * 200_000, "a" * 200_000 + "12345", "aw " * 70_000])
def test_a_flood_of_letters_takes_no_time(text: str) -> None:
    """Nobody can keep the server busy with a long word."""
    began = process_time()
    as_meant(text)
    assert process_time() - began < 5
