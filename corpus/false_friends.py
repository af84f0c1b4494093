"""Vietnamese words that look like a cue only when their accents are gone: "Tiên" is no money."""

import re
from collections.abc import Mapping
from functools import lru_cache

from corpus.vietnamese import fold

# By folded word: the written forms that the cues of `measures` and `kinds` mean.
MEANT: Mapping[str, frozenset[str]] = {
    folded: frozenset(written.split())
    for folded, written in {
        "ba": "bà", "ban": "ban", "bo": "bộ", "boi": "bởi", "chuong": "chương", "cuc": "cục",
        "dan": "dân", "dau": "dấu đâu", "dieu": "điều", "do": "do", "dong": "đồng", "gio": "giờ",
        "hom": "hôm", "huyen": "huyện", "khi": "khi", "khoan": "khoản", "luc": "lúc",
        "luong": "lương", "may": "mấy", "muc": "mức mục",
        "nam": "năm", "nen": "nên", "ngay": "ngày", "ong": "ông", "pho": "phó", "phong": "phòng",
        "phuong": "phường", "rong": "rộng", "so": "sở số so", "tang": "tầng", "thang": "tháng",
        "tien": "tiền", "tinh": "tỉnh", "trieu": "triệu", "tuan": "tuần", "tuoi": "tuổi",
        "ty": "tỷ tỉ", "vi": "vì", "vu": "vụ", "xa": "xã",
    }.items()
}  # fmt: skip
# Words of two syllables that are cues themselves, whatever their second half looks like.
WHOLE = re.compile(r"\b(?:đầu mối|đơn vị|lao động|thành phố|hồ sơ|văn bản|hiệu lực)\b")
WORD = re.compile(r"[^\W\d_]+")
VIETNAMESE = 0.25  # share of words with accents; running text has more than half


@lru_cache(maxsize=4_096)  # sentences; those of a question are looked at many times
def without_false_friends(text: str) -> str:
    """Return a text folded, with every word blanked out whose accents say that it is no cue.

    One character in, one character out. English, and what was written without accents, stays as it
    is.
    """
    written, folded = text.lower(), fold(text)
    found = [(match[0], *match.span()) for match in WORD.finditer(written)]
    accented = sum(word != folded[start:end] for word, start, end in found)
    if accented < VIETNAMESE * len(found) or len(written) != len(folded):
        return folded
    whole = {at for match in WHOLE.finditer(written) for at in range(*match.span())}
    read = list(folded)
    for word, start, end in found:
        meant = MEANT.get(folded[start:end])
        if meant is not None and word not in meant and start not in whole:
            read[start:end] = "_" * (end - start)
    return "".join(read)
