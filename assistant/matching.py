"""How much of a question a text meets: its content words, weighed by how rare they are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import TypeVar

from corpus.document import Language
from corpus.english import stems
from corpus.vietnamese import fold
from index.words import Words, words_of

# Words that carry grammar or ask; a stop word in one language may be a thing in the other.
STOP: Mapping[Language, frozenset[str]] = {
    "vi": frozenset(
        """a ai anh ạ ấy bao bằng bị bởi bây các cái cần càng cho chứ chưa chỉ chị có còn của
        cũng cứ dù dạ đã đang đâu đây để đến đều đi đó do được em gì giờ giữa gồm hay hoặc
        họ khi không là lại làm lên lúc luôn mà mấy mỗi một muốn này nào nay nên nếu nhé nhỉ
        nhiêu những như nữa ơi ở ra rằng rồi sao sau sẽ tại thế theo thì thôi trên trong
        trước từ từng tuỳ và vẫn vào vậy về vì việc với xin""".split()
    ),
    "en": frozenset(
        """a about all also am an and any anybody are as at be been being both but by can could
        did do does done each else ever for from get got had has have having he her here him
        his how i if in into is it its just let like made make many may me might mine more
        most much must my name need no not of off on once one only or other our out over own
        please put same say shall she should so some still such tell than that the their them
        then there these they thing this those through to too under up upon us use used very
        want was we were what when where whether which who whom whose why will with would
        you your happen happens happened
        s t d ll m re ve couldn didn doesn don hadn hasn haven isn wasn weren won wouldn""".split()
    ),
}
# Typed without diacritics these may be things: con dấu, cán bộ, cải cách, hồ sơ, tài sản, chi cục.
THINGS_TOO = frozenset("dau can cai ho tai chi con tu".split())
STOP_FOLDED: Mapping[Language, frozenset[str]] = {
    language: frozenset(map(fold, words)) - THINGS_TOO for language, words in STOP.items()
}

Other = TypeVar("Other")  # what a set made of forms holds
Rarity = Callable[[Iterable[str], Language], Mapping[str, float]]
Similarity = Callable[[str, Sequence[str]], Sequence[float]]  # cosines, by the embedding model

PAIR = 0.5  # two neighbouring syllables: most Vietnamese words have two, paraphrase parts them
SINGLE = 1.0  # one syllable or word


@dataclass(frozen=True)
class Unit:
    """One thing a question asks about: a syllable, a pair of them, or an English stem.

    Accents that were typed count: "mưa" is not met by "mua"; see `exactly`.
    """

    text: str
    weight: float


@lru_cache(maxsize=8_192)  # texts of passages, which come again with every question: 20 MB
def forms(text: str, language: Language) -> Set[str]:
    """Return everything a unit of a question can be met by.

    English words as stems; Vietnamese syllables and pairs of them, folded and as typed.
    """
    words = words_of(text, language)
    return frozenset(words.folded) if language == "en" else _Written(words)


class _Written(Set[str]):
    """The forms of a Vietnamese text: looked for in its words, as few of them ever are.

    Any run of its words is one of them, though only single words and pairs are listed.
    """

    def __init__(self, words: Words) -> None:
        self._folded = f" {' '.join(words.folded)} "
        self._typed = f" {' '.join(words.typed)} "

    @classmethod
    def _from_iterable(cls, it: Iterable[Other]) -> Set[Other]:
        return frozenset(it)

    def __contains__(self, form: object) -> bool:
        sought = str(form)
        if sought.startswith("="):
            return f" {sought[1:]} " in self._typed
        return f" {sought} " in self._folded

    def __iter__(self) -> Iterator[str]:
        folded, typed = self._folded.split(), self._typed.split()
        written = (*folded, *_paired(folded), *map(exactly, (*typed, *_paired(typed))))
        return iter(dict.fromkeys(written))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def exactly(typed: str) -> str:
    """Return the form of a word, or pair, that only the same word with the same accents meets."""
    return f"={typed}"


def plainly(form: str) -> str:
    """Return a form as a folded word or pair, whether accents count in it or not."""
    return fold(form.removeprefix("="))


def _paired(words: Sequence[str]) -> Iterator[str]:
    return (f"{a} {b}" for a, b in pairwise(words))


def units(text: str, language: Language, rarity: Rarity) -> tuple[Unit, ...]:
    """Return what a question asks about, each with its weight.

    `rarity` gives the inverse document frequency of folded words, and of pairs "a b".
    """
    words = words_of(text, language)
    empty = [is_stop(word, language) for word in words.typed]
    singles = [place for place, skip in enumerate(empty) if not skip]
    if language == "en":
        bare = [fold(words.typed[place]) for place in singles]
        rare = rarity(bare, language)
        found = zip(stems(bare), bare, strict=True)
        return _unique(Unit(stem, rare[word]) for stem, word in found)
    # In a question typed in full a word without accents is meant so; else they may be missing.
    full = words.fully_typed
    forms_of = [
        (exactly(typed) if full or accented else folded, folded)
        for typed, folded, accented in zip(words.typed, words.folded, words.accented, strict=True)
    ]
    pairs = [
        (_joined(forms_of[place][0], forms_of[place + 1][0]), f"{folded} {forms_of[place + 1][1]}")
        for place in singles
        if place + 1 in singles
        for folded in [forms_of[place][1]]
    ]
    rare = rarity([*(folded for _, folded in forms_of), *(folded for _, folded in pairs)], language)
    return _unique(
        [
            *(
                Unit(form, SINGLE * rare[folded])
                for form, folded in map(forms_of.__getitem__, singles)
            ),
            *(Unit(form, PAIR * rare[folded]) for form, folded in pairs),
        ]
    )


def _joined(first: str, second: str) -> str:
    """Return the form of a pair; its accents count where those of both words do."""
    if first.startswith("=") and second.startswith("="):
        return exactly(f"{first[1:]} {second[1:]}")
    return f"{plainly(first)} {plainly(second)}"


def is_stop(word: str, language: Language) -> bool:
    """Say whether a lower-case word, as it was typed, carries no subject."""
    if word in STOP[language]:
        return True
    folded = fold(word)
    return word == folded and folded in STOP_FOLDED[language]


def _unique(found: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple({unit.text: unit for unit in found}.values())


def coverage(wanted: Iterable[Unit], layers: Iterable[tuple[Set[str], float]]) -> float:
    """Return the share of the wanted weight that is met, between 0 and 1; 1 when nothing is wanted.

    A unit counts as the best layer it stands in: `(the sentence, 1.0), (its passage, 0.6) ...`.
    """
    best_first = sorted(layers, key=itemgetter(1), reverse=True)
    total = met = 0.0
    for unit in wanted:
        total += unit.weight
        for texts, worth in best_first:
            if unit.text in texts:
                met += unit.weight * worth
                break
    return met / total if total else 1.0
