"""Vietnamese as it was written before Unicode: TCVN3 (ABC) and VNI, in text and in fonts.

Both put their letters where Western fonts have others. TCVN3 (TCVN 5712:1993, third set) has one
code a letter, and capitals by a font of capitals; VNI writes the letter and its marks as two.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from corpus.spelling import WORD, is_syllable

_TCVN3_LETTERS = {
    "àáảãạ": "µ¸¶·¹", "ăằắẳẵặ": "¨»¾¼½Æ", "âầấẩẫậ": "©ÇÊÈÉË", "đ": "®", "èéẻẽẹ": "ÌÐÎÏÑ",
    "êềếểễệ": "ªÒÕÓÔÖ", "ìíỉĩị": "×ÝØÜÞ", "òóỏõọ": "ßãáâä", "ôồốổỗộ": "«åèæçé",
    "ơờớởỡợ": "¬êíëìî", "ùúủũụ": "ïóñòô", "ưừứửữự": "\u00adõøö÷ù", "ỳýỷỹỵ": "úýûüþ",
    "ĂÂÊÔƠƯĐ": "¡¢£¤¥¦§",
}  # fmt: skip
TCVN3 = {
    old: new
    for letters, codes in _TCVN3_LETTERS.items()
    for new, old in zip(letters, codes, strict=True)
}
# Behind a letter: its tone, or its other mark with the tone.
_VNI_TONES = {"ø": "̀", "ù": "́", "û": "̉", "õ": "̃", "ï": "̣"}
_VNI_A = dict(zip("êèéúüëâàáåãä", "ăằắẳẵặâầấẩẫậ", strict=True))
_VNI_E = dict(zip("âàáåãä", "êềếểễệ", strict=True))
_VNI_O = dict(zip("âàáåãä", "ôồốổỗộ", strict=True))
_VNI_ALONE = {
    "ñ": "đ", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư",
}  # fmt: skip
LEAST_WORDS = 5  # with letters beyond ASCII, to judge by
GARBLED = 0.6  # share of them that are no syllables as they stand
RESTORED = 0.9  # share that are once converted
CAPITALS = 0.8  # of the ASCII letters of a line, that make it one in a font of capitals


def _vni() -> dict[str, str]:
    pairs = {
        f"{letter}{mark}": normalize("NFC", base + tone)
        for letter, base in [*((x, x) for x in "aeouy"), ("ô", "ơ"), ("ö", "ư")]
        for mark, tone in _VNI_TONES.items()
    }
    for letter, marks in (("a", _VNI_A), ("e", _VNI_E), ("o", _VNI_O)):
        pairs |= {f"{letter}{mark}": new for mark, new in marks.items()}
    pairs |= _VNI_ALONE
    return pairs | {old.upper(): new.upper() for old, new in pairs.items()}


VNI = _vni()


def from_tcvn3(text: str) -> str:
    """Return a line of TCVN3 in Unicode; a line in a font of capitals in capitals."""
    letters = [char for char in text if char.isascii() and char.isalpha()]
    capitals = sum(map(str.isupper, letters)) >= CAPITALS * len(letters)
    converted = "".join(TCVN3.get(char, char) for char in text)
    return converted.upper() if letters and capitals else converted


def from_vni(text: str) -> str:
    """Return a line of VNI in Unicode."""
    parts: list[str] = []
    place = 0
    while place < len(text):
        pair = text[place : place + 2]
        size = 2 if len(pair) > 1 and pair in VNI else 1
        parts.append(VNI.get(text[place : place + size], text[place]))
        place += size
    return "".join(parts)


@dataclass(frozen=True)
class Encoding:
    """One way of writing Vietnamese before Unicode."""

    name: str
    convert: Callable[[str], str]


ENCODINGS = (Encoding("TCVN3 (ABC)", from_tcvn3), Encoding("VNI", from_vni))


def encoding_of(text: str) -> Encoding | None:
    """Recognise how a text was written: as it stands its words are none, converted they are."""
    raw = [word for word in text.split() if not word.isascii()]
    if len(raw) < LEAST_WORDS or _spelt(raw) > 1 - GARBLED:
        return None
    scores: Mapping[Encoding, float] = {
        each: _spelt([each.convert(word) for word in raw]) for each in ENCODINGS
    }
    best = max(scores, key=lambda each: scores[each])
    return best if scores[best] >= RESTORED else None


def _spelt(raw: list[str]) -> float:
    """Return the share of words that are spelt as Vietnamese ones, marks around them left out."""
    words = [part for word in raw for part in WORD.findall(word)]
    odd = sum(not any(char.isalpha() for char in word) for word in raw)
    return sum(map(is_syllable, words)) / max(len(words) + odd, 1)
