"""Text as the keyword engine sees it: words and pairs of words, folded and as typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.vietnamese import fold, syllables


@dataclass(frozen=True)
class Words:
    """The words of a text in order, once as typed and once without diacritics."""

    typed: tuple[str, ...]
    folded: tuple[str, ...]

    @property
    def accented(self) -> tuple[bool, ...]:
        """Say of each word whether it was typed with a diacritic."""
        return tuple(a != b for a, b in zip(self.typed, self.folded, strict=True))


def words_of(text: str) -> Words:
    """Return the words of a text."""
    typed = syllables(text)
    return Words(tuple(typed), tuple(fold(" ".join(typed)).split(" ")) if typed else ())


def pairs(words: Sequence[str]) -> list[str]:
    """Return neighbouring words as one token each: most Vietnamese words have two syllables."""
    return [f"{first}_{second}" for first, second in zip(words, words[1:], strict=False)]
