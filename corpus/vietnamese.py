"""Vietnamese text as it is written and typed: folding, syllables, sentences, its language."""

import re
import unicodedata
from functools import lru_cache

from corpus.document import Language, Span

# The five tone marks; the other marks (circumflex, breve, horn) change the letter.
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def _folding_table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)):
        char = chr(code)
        base = "".join(
            c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c)
        ).lower()
        if len(base) == 1 and base != char:
            table[code] = base
    table[ord("đ")] = table[ord("Đ")] = "d"
    for dash in "‐‑‒–—―−":
        table[ord(dash)] = "-"
    table.update({ord("’"): "'", ord("‘"): "'", ord("\u00a0"): " "})
    table.update({ord("¹"): "1", ord("²"): "2", ord("³"): "3"})  # km²
    return table


_FOLDED = _folding_table()


def fold(text: str) -> str:
    """Return NFC text in lower case without diacritics, đ as d, every dash as a hyphen, ² as 2.

    One character in, one character out, so that offsets into the text stay true.
    """
    return text.translate(_FOLDED)


@lru_cache(maxsize=65_536)  # more words than a corpus of statutes has
def settle_tone(syllable: str) -> str:
    """Return a lower-case syllable with its tone mark where the newer rule puts it: hoà for hòa.

    Only the rhymes oa, oe, uy at the end of a syllable are written in two ways.
    """
    if len(syllable) < 2:  # noqa: PLR2004 - a single letter has no rhyme
        return syllable
    first, last = (unicodedata.normalize("NFD", c) for c in syllable[-2:])
    rhyme = first[0] + last[0]
    tone = next((c for c in first[1:] if c in TONES), None)
    # A mark that shapes the letter rules the rhyme out.
    if tone is None or rhyme not in {"oa", "oe", "uy"} or len(first) + len(last) != 3:  # noqa: PLR2004
        return syllable
    if rhyme == "uy" and syllable[-3:-2] == "q":  # "qu" is a consonant: "quý" has only one way
        return syllable
    return syllable[:-2] + first[0] + unicodedata.normalize("NFC", last[0] + tone)


STOPS = ("p", "t", "c", "ch")  # a syllable that ends in one is spoken in a sharp or heavy tone


@lru_cache(maxsize=65_536)
def lacks_tone(syllable: str) -> bool:
    """Say whether a syllable cannot be written so: it ends in a stop and bears no tone mark."""
    return syllable.endswith(STOPS) and TONES.isdisjoint(unicodedata.normalize("NFD", syllable))


# Words, and figures with inner marks (18.000).
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
# 178/2024/NĐ-CP, 34-KL/TW, 1814/BNV-TCBC; a "5-year plan" has neither a stroke nor a capital.
_NUMBER = re.compile(r"\b\d+(?:/\d{4})?[/-](?=[A-ZĐ]|\w*[/-]\w)[^\W\d_]\w*(?:[/-]\w+)*")


def syllables(text: str) -> list[str]:
    """Return the syllables, words and figures of a text in order, in lower case, tones settled."""
    return list(map(settle_tone, _WORD.findall(text.lower())))


def document_numbers(text: str) -> list[str]:
    """Return the official document numbers in a text as they are written."""
    return _NUMBER.findall(text)


# --- sentences ---

# Abbreviations before a full stop that does not end a sentence, folded.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st no nos art vs etc eg ie cf pp vol fig dept gov sen rep jr sr inc co
    ltd tp ths ts pgs gs tx q p h tt ks cn bs dc tr sdt tel th bt ct mt vd ttr""".split()
)
_INNER_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e)$")  # written small, and a name may follow
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|\n+")
# "1", "a" or "Điều 5" at the start of a line: its full stop leads to the text.
_LIST_MARK = re.compile(
    r"(?:^|\n)\W*(?:\d{1,2}|[a-zđ]"
    r"|(?:Điều|Khoản|Mục|Chương|Phần|Article|Clause|Section|Chapter|Part)\s+(?:\d+[a-zđ]?|[IVXLC]+))$",
    re.IGNORECASE,
)
_MARK = re.compile(r"\d+[a-zđ]?|[a-zđ]|[IVXLC]+", re.IGNORECASE)  # how all of these end
LOOK_BACK = 80  # characters before a full stop that tell what it is; longer than any mark of a list
_LAST_WORD = re.compile(r"(?<![^\W_])[^\W_]+$")
_NEXT = re.compile(r"\s*(\S)")


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text, without the white space around them.

    A full stop after an abbreviation ("Mr.", "TP."), an initial, a list number or an opening
    "Điều 5" ends nothing, nor does any mark before a small letter; a line break always does.
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if not match.group().isspace() and not _ends_sentence(text, start, match):
            continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    following = _NEXT.match(text, stop.end())
    if following is not None and following[1].islower():
        return False
    if stop.group()[0] != ".":
        return True
    return not _abbreviated(text[max(start, stop.start() - LOOK_BACK) : stop.start()])


def _abbreviated(before: str) -> bool:
    """Say whether a full stop behind these words only shortens or counts."""
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    short, initial = fold(word.group()) in _ABBREVIATIONS, len(word.group()) == 1  # "J. Smith"
    if word.group()[0].isupper() and (short or initial):
        return True
    if _MARK.fullmatch(word.group()) is None:  # as most words that end a sentence
        return False
    return bool(_LIST_MARK.search(before) or _INNER_ABBREVIATION.search(before))


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        spans.append(Span(begin, begin + len(stripped)))


# --- language ---

_VIETNAMESE_ONLY = re.compile(
    r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE
)
# Frequent words typed without diacritics that are not English words, and English grammar words.
_VI_ASCII = frozenset(
    """la va cua cac cho khong duoc trong ve theo nhung mot nay den tu voi co bao nhieu nhu nao
    tinh huyen xa so quan dang uy ban nghi dinh quyet thi truoc sau hop nhat sap nhap bien
    che can bo cong chuc nguoi moi hien gi ai dau khi vi sao the phai lam con may cap phong
    nam ngay quy luat giam duong thanh pho chinh quyen phuc vu tai sap xep muc don vi hien
    nay ho so dia phuong thuoc""".split()
)
_EN_WORDS = frozenset(
    """the of and to in is are was were what which who how when where why for on by with from
    that this it as at be or not does did do many much number after before under between can
    could must should has have had there their its an agency agencies merger merged staff
    law decree tell me about list please if""".split()
)


SYLLABIC_SHARE = 0.8  # of the words look Vietnamese, when no frequent word decides
_LETTERS = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> Language:
    """Say whether a text is Vietnamese or English, also when it is typed without diacritics."""
    written = _LETTERS.findall(text)
    # A capitalised word may be a name: "Who is Nguyễn Hữu Thọ?" is English.
    marked = sum(
        not word.istitle() and _VIETNAMESE_ONLY.search(word) is not None for word in written
    )
    if marked > sum(word.lower() in _EN_WORDS for word in written):
        return "vi"
    words = [fold(word) for word in written]
    vietnamese = sum(word in _VI_ASCII for word in words)
    english = sum(word in _EN_WORDS for word in words)
    if vietnamese == english:
        syllabic = sum(_SYLLABLE.fullmatch(word) is not None for word in words)
        return "vi" if words and syllabic > SYLLABIC_SHARE * len(words) else "en"
    return "vi" if vietnamese > english else "en"


# A Vietnamese syllable, folded: initial, vowels, final.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
