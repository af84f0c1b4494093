"""Near-twins: two files of one paper, such as its Word source and a scan of the signed copy."""

from collections import Counter

from corpus.vietnamese import fold, syllables

SAME = 0.97  # of the figures: a scan may blur one in so many
ALIKE = 0.85  # of the words, without diacritics: a scan loses a few, another version more
# Characters: shorter papers share their letterhead and little else.
LEAST_TEXT = 400


def are_twins(one: str, other: str) -> bool:
    """Say whether two texts are readings of one paper; where figures differ, they are versions."""
    if min(len(one), len(other)) < LEAST_TEXT:
        return False
    words, others = _words(one), _words(other)
    return likeness(words, others) >= ALIKE and likeness(_figures(words), _figures(others)) >= SAME


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words two texts have in common, however often each, from 0 to 1."""
    longer = max(one.total(), other.total())
    return (one & other).total() / longer if longer else 1.0


def _words(text: str) -> Counter[str]:
    return Counter(fold(word) for word in syllables(text))


def _figures(words: Counter[str]) -> Counter[str]:
    return Counter({word: n for word, n in words.items() if word[0].isdigit()})
