"""Vietnamese text as it is written and typed: folding, syllables, sentences, which language it is."""

import re
import unicodedata
from functools import cache

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
    return table


_FOLDED = _folding_table()


def fold(text: str) -> str:
    """Return NFC text in lower case without diacritics, đ as d, every dash as a hyphen.

    One character in, one character out, so that offsets into the text stay true.
    """
    return text.translate(_FOLDED)


@cache
def settle_tone(syllable: str) -> str:
    """Return a lower-case syllable with its tone mark where the newer rule puts it: hoà for hòa.

    Only the rhymes oa, oe, uy at the end of a syllable are written in two ways.
    """
    if len(syllable) < 2:  # noqa: PLR2004 - a single letter has no rhyme
        return syllable
    first, last = (unicodedata.normalize("NFD", c) for c in syllable[-2:])
    rhyme = first[0] + last[0]
    tone = next((c for c in first[1:] if c in TONES), None)
    # "qu" is a consonant, so "quý" has only one way; a mark that shapes the letter rules the rhyme out.
    if tone is None or rhyme not in {"oa", "oe", "uy"} or len(first) + len(last) != 3:  # noqa: PLR2004
        return syllable
    if rhyme == "uy" and syllable[-3:-2] == "q":
        return syllable
    return syllable[:-2] + first[0] + unicodedata.normalize("NFC", last[0] + tone)


# Words, figures with inner marks (18.000, 20/7/2023), document numbers (178/2024/NĐ-CP, 34-KL/TW).
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
_NUMBER = re.compile(r"\d+(?:/\d{4})?[/-][^\W\d_][\w]*(?:[/-][\w]+)*")


def syllables(text: str) -> list[str]:
    """Return the syllables, words and figures of a text in order, in lower case, tones settled."""
    return [settle_tone(word.lower()) for word in _WORD.findall(text)]


def document_numbers(text: str) -> list[str]:
    """Return the official document numbers in a text as they are written."""
    return _NUMBER.findall(text)


# --- sentences ---

# Abbreviations before a full stop that does not end a sentence, folded.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st no nos art vs etc eg ie cf pp vol fig dept gov sen rep jr sr inc co
    ltd tp ths ts pgs gs tx q p h tt ks cn bs dc tr sdt tel th bt ct mt vd ttr""".split()
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|\n+")
_LIST_MARK = re.compile(r"(?:^|\n)\s*(?:\d{1,2}|[a-zđ])$", re.IGNORECASE)


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text, without the white space around them.

    A full stop after an abbreviation ("Mr.", "TP."), an initial or a list number ends nothing; a line
    break always does.
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.group()[0] == "." and not _ends_sentence(text, start, match):
            continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    before = text[start : stop.start()]
    word = re.search(r"[^\W_]+$", before)
    if word is None:
        return True
    if fold(word.group()) in _ABBREVIATIONS and word.group()[0].isupper():
        return False
    if len(word.group()) == 1 and word.group().isupper():  # an initial: "J. Smith"
        return False
    if _LIST_MARK.search(before):  # "1." or "a." at the start of a line
        return False
    rest = text[stop.end() :].lstrip()
    return not rest or not rest[0].islower()


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


def language_of(text: str) -> Language:
    """Say whether a text is Vietnamese or English, also when it is typed without diacritics."""
    if len(_VIETNAMESE_ONLY.findall(text)) * 40 >= len(text.split()):
        marked = sum(1 for word in text.split() if _VIETNAMESE_ONLY.search(word))
        words = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
        english = sum(word in _EN_WORDS for word in words)
        if marked > english:
            return "vi"
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
    vietnamese = sum(word in _VI_ASCII for word in words)
    english = sum(word in _EN_WORDS for word in words)
    if vietnamese == english:
        syllabic = sum(_SYLLABLE.fullmatch(word) is not None for word in words)
        return "vi" if words and syllabic > 0.8 * len(words) else "en"
    return "vi" if vietnamese > english else "en"


# A Vietnamese syllable, folded: initial, vowels, final.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
