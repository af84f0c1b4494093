"""Folding, tones and syllables of Vietnamese as it is written and typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.vietnamese import document_numbers, fold, settle_tone, syllables

# Everything a Vietnamese or English text is written with, and some of its neighbours.
LATIN = st.text(
    st.characters(codec="utf-8", max_codepoint=0x24F)
    | st.characters(min_codepoint=0x1EA0, max_codepoint=0x1EF9)
)
NOT_ONLY_MARKS = {0xA0, 0xB2, 0xB3, 0xB9}  # no-break space and superscripts fold to plain ones


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    """One character in, one character out."""
    assert len(fold(text)) == len(text)


@given(LATIN)
def test_folding_takes_off_what_decomposition_parts(text: str) -> None:
    """It is what taking the marks off decomposed text gives, with đ as d."""
    text = "".join(c for c in unicodedata.normalize("NFC", text) if ord(c) not in NOT_ONLY_MARKS)
    apart = unicodedata.normalize("NFD", text)
    plain = "".join(c for c in apart if not unicodedata.combining(c)).lower()
    assert fold(text) == plain.replace("đ", "d")


@given(LATIN)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """Folded text is its own folding."""
    assert fold(fold(text)) == fold(text)


FOLDED = {
    "vowels with marks": ("Ủy ban nhân dân", "uy ban nhan dan"),
    "both kinds of d": ("Đường đi", "duong di"),
    "old and new tone place": ("hòa hoà thủy thuỷ", "hoa hoa thuy thuy"),
    "document number": ("178/2024/NĐ-CP", "178/2024/nd-cp"),
    "long dash": ("2013–2023 — nay", "2013-2023 - nay"),
    "no-break space": ("Điều\u00a05", "dieu 5"),
    "curly apostrophe": ("People’s", "people's"),
    "square and cubic": ("850 km², 3 m³", "850 km2, 3 m3"),
}


@pytest.mark.parametrize(("text", "folded"), FOLDED.values(), ids=FOLDED.keys())
def test_folding(text: str, folded: str) -> None:
    """What is typed without diacritics meets what is written with them."""
    assert fold(text) == folded


TONES = {
    "oa, old rule": ("hòa", "hoà"),
    "oa, new rule": ("hoà", "hoà"),
    "oe": ("khỏe", "khoẻ"),
    "oe, new rule": ("khoẻ", "khoẻ"),
    "uy": ("thủy", "thuỷ"),
    "uy, new rule": ("thuỷ", "thuỷ"),
    "uy alone": ("ủy", "uỷ"),
    "qu is a consonant": ("quý", "quý"),
    "a final consonant": ("hoàn", "hoàn"),
    "a final vowel": ("ngoài", "ngoài"),
    "a mark that shapes the letter": ("huế", "huế"),
    "one letter": ("à", "à"),
    "no tone": ("hoa", "hoa"),
    "nothing": ("", ""),
    "English": ("law", "law"),
}


@pytest.mark.parametrize(("syllable", "settled"), TONES.values(), ids=TONES.keys())
def test_tones_are_settled(syllable: str, settled: str) -> None:
    """Both ways of placing a tone mark become one."""
    assert settle_tone(syllable) == settled


@given(LATIN)
def test_settling_a_tone_keeps_the_letters(text: str) -> None:
    """Only the place of the tone moves, and it moves once."""
    settled = settle_tone(unicodedata.normalize("NFC", text).lower())
    assert fold(settled) == fold(unicodedata.normalize("NFC", text).lower())
    assert settle_tone(settled) == settled


SYLLABLES = {
    "lower case": ("Hạ Long", ["hạ", "long"]),
    "tones settled": ("Hòa Bình, Hoà Bình", ["hoà", "bình", "hoà", "bình"]),
    "figure with thousands": ("hơn 18.000 người", ["hơn", "18.000", "người"]),
    "figure with decimals": ("giảm 12,5%", ["giảm", "12,5"]),
    "marks between words": ("tổ chức - nội vụ (mới)", ["tổ", "chức", "nội", "vụ", "mới"]),
    "document number": ("178/2024/NĐ-CP", ["178", "2024", "nđ", "cp"]),
    "nothing": (" ... ", []),
}


@pytest.mark.parametrize(("text", "expected"), SYLLABLES.values(), ids=SYLLABLES.keys())
def test_syllables(text: str, expected: list[str]) -> None:
    """A text falls into words and figures in the order they stand."""
    assert syllables(text) == expected


NUMBERS = {
    "decree": ("theo Nghị định 178/2024/NĐ-CP và", ["178/2024/NĐ-CP"]),
    "conclusion": ("Kết luận 34-KL/TW.", ["34-KL/TW"]),
    "law": ("Luật số 72/2025/QH15", ["72/2025/QH15"]),
    "letter": ("công văn 1814/BNV-TCBC", ["1814/BNV-TCBC"]),
    "two": ("18-NQ/TW, 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]),
    "typed without diacritics": ("178/2024/nd-cp", ["178/2024/nd-cp"]),
    "a date is none": ("ngày 20/7/2023", []),
    "a ratio is none": ("all 14/14 districts", []),
    "a span of years is none": ("2013-2023", []),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.values(), ids=NUMBERS.keys())
def test_document_numbers(text: str, expected: list[str]) -> None:
    """Official numbers are told from dates and ratios."""
    assert document_numbers(text) == expected
