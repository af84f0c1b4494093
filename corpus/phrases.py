"""Phrases of the field in the other language, with how likely each translation is.

The list is learned from the two editions of the starter digests (`make phrases`), not written by
hand: IBM Model 1 (Brown et al. 1993) between the phrases of one and the words of the other.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Self

from corpus.document import Language
from corpus.english import stems
from corpus.errors import VocabularyError
from corpus.vietnamese import fold, syllables

PHRASES = Path(__file__).parent / "starter" / "phrases.tsv"
LONGEST = 3  # words of a phrase
NAME = 0.5  # weight of a word that stays as it is: a name, perhaps
WITHIN = 0.5  # what the parts of a longer phrase count beside it

Translations = Mapping[str, float]  # by word or pair of words: shares that add up to 1 at most


@dataclass(frozen=True)
class Phrases:
    """What phrases of either language are called in the other."""

    known: Mapping[Language, Mapping[tuple[str, ...], Translations]]  # by language of the phrase

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a list. Raises `VocabularyError`."""
        known: dict[Language, dict[tuple[str, ...], dict[str, float]]] = {
            "vi": defaultdict(dict), "en": defaultdict(dict),
        }  # fmt: skip
        try:
            for line in path.read_text("utf-8").splitlines():
                if not line.startswith("#"):
                    language, phrase, translation, share = line.split("\t")
                    of: Language = "vi" if language == "vi" else "en"
                    known[of][tuple(phrase.split(" "))][translation] = float(share)
        except (OSError, ValueError) as error:
            message = f"{path.name} cannot be read ({error}): restore it from the package"
            raise VocabularyError(message) from error
        return cls(known)

    @classmethod
    @cache
    def starter(cls) -> Self:
        """Read the list that ships with the package, once."""
        return cls.read(PHRASES)

    def translate(self, text: str, language: Language) -> dict[str, float]:
        """Return what to look for, for a text in `language`, in the other one, with its weight.

        The longest phrases are taken, from left to right; a translation counts as much as it is
        likely, so that a notion with many names counts no more than one with a single name, and one
        that is said in many ways counts less. Figures and words that nobody knows stay as they are.
        """
        found: dict[str, float] = defaultdict(float)
        words = plain(text)
        for phrase in self._parted(stems(words) if language == "en" else words, language):
            translations = self.known[language].get(phrase)
            if translations is None:
                found[phrase[0]] += 1.0 if any(map(str.isdigit, phrase[0])) else NAME
                continue
            for translation, share in translations.items():
                found[translation] += share
            for part in _within(phrase):
                for translation, share in self.known[language].get(part, {}).items():
                    found[translation] = max(found[translation], WITHIN * share)
        return dict(found)

    def _parted(self, words: Sequence[str], language: Language) -> Iterator[tuple[str, ...]]:
        place = 0
        while place < len(words):
            length = next(
                (
                    size
                    for size in range(LONGEST, 1, -1)
                    if tuple(words[place : place + size]) in self.known[language]
                ),
                1,
            )
            yield tuple(words[place : place + length])
            place += length


def _within(phrase: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the pairs in a longer phrase: that of "con dau cu" may have lost the seal."""
    if len(phrase) > 2:  # noqa: PLR2004 - a pair is the smallest name of a thing
        yield from pairwise(phrase)


def plain(text: str) -> list[str]:
    """Return the words of a text, without diacritics."""
    return fold(" ".join(syllables(text))).split()
