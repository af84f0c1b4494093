"""How Vietnamese, or English, a text looks: whether its words are spelt as words can be."""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.vietnamese import fold

WORD = re.compile(r"[^\W\d_]+(?:[^\w\s]?[^\W\d_]+)*")
VIETNAMESE_LETTERS = frozenset(
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
)
# Initial and rhyme of a syllable, folded, by the rules of spelling: k, gh and ngh stand before e, i
# and y only, c, g and ng never before them; qu counts as an initial.
SYLLABLE = re.compile(
    r"(?:(?:k|gh|ngh)(?=[eiy])|(?:c|ng|g)(?=[aou])|gi|g(?=i)|qu|b|ch|d|h|kh|l|m|n|nh|ph|r|s|t|th|tr|v|x|p)?"
    r"(?:a(?:ch|ng|nh|[cimnoptuy])?|e(?:ch|ng|nh|[cmnoptu])?|i(?:ch|nh|eng|eu|e[cmnptu]|[acmnptu])?"
    r"|o(?:a(?:ch|ng|nh|[cimnopty])?|e(?:ng|[nto])?|o[cn]g?|ng|[cimnpt])?"
    r"|u(?:a|y(?:ch|nh|e[nt]|a|[nptu])?|o(?:ng|[cimnptu])?|e(?:ch|nh|[nt])?|a(?:ng|[nty])|ng|[cimnptu])?"
    r"|y(?:e[mntu]|eng|t)?)"
)
ENGLISH = re.compile(r"(?=.*[aeiouy])[a-z]{1,20}(?:['’-][a-z]{1,20})*")
INITIALS_ONLY = re.compile(r"[A-ZĐ]{1,6}")  # UBND, HĐND, QH


@dataclass(frozen=True)
class Looks:
    """Shares of the words of a text, from 0 to 1; 0 words look like nothing."""

    words: int
    vietnamese: float  # spelt as Vietnamese syllables, and at least some of them with marks
    english: float  # spelt as English words may be
    readable: float  # either, or an abbreviation


def looks_of(text: str) -> Looks:
    """Measure a text."""
    words = [word for word in WORD.findall(text) if len(word) > 1]  # "b" may be a point
    if not words:
        return Looks(0, 0.0, 0.0, 0.0)
    vietnamese = [is_syllable(word) for word in words]
    english = [ENGLISH.fullmatch(word.lower()) is not None for word in words]
    marked = any(ok and not word.isascii() for word, ok in zip(words, vietnamese, strict=True))
    readable = sum(
        v or e or INITIALS_ONLY.fullmatch(word) is not None
        for word, v, e in zip(words, vietnamese, english, strict=True)
    )
    count = len(words)
    return Looks(
        count, sum(vietnamese) / count if marked else 0.0, sum(english) / count, readable / count
    )


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Say whether a word is spelt as a Vietnamese syllable; what it means nobody asks."""
    small = word.lower()
    return set(small) <= VIETNAMESE_LETTERS and SYLLABLE.fullmatch(fold(small)) is not None


def is_foreign(word: str) -> bool:
    """Say whether a word may be one of another language than Vietnamese, a foreign name mostly."""
    return ENGLISH.fullmatch(word.lower()) is not None and not is_syllable(word)


def parted(letters: str) -> list[str] | None:
    """Part letters that run together into the fewest syllables; `None` where they make none."""
    best: list[list[str] | None] = [[]]
    for end in range(1, len(letters) + 1):
        options = [
            [*before, letters[start:end]]
            for start in range(max(0, end - 7), end)
            if (before := best[start]) is not None and is_syllable(letters[start:end])
        ]
        best.append(min(options, key=len, default=None))
    return best[-1]
