"""Slips of the finger: a word of a question that no passage holds, read as one that was meant.

A slip is one letter too few, too many, wrong or out of place, behind the first letter. Nearly every
row of letters that is spelt as a Vietnamese syllable is one, so that such a word stays as it is,
and is put in only for the same letters in another order: "thnah" for "thành".
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from string import ascii_lowercase

from corpus.document import Language
from corpus.spelling import is_syllable

MOST = 8  # unknown words that are looked at; a text with more is in another language
# Shorter words have too many neighbours.
WORD = re.compile(r"(?<![^\W_])[A-Za-z]{5,20}(?![^\W_])")

Holds = Callable[[str], bool]  # whether a passage holds a word
Spelt = tuple[str, tuple[str, ...]]  # a text with its slips mended, and the words put in


def as_spelt(text: str, language: Language, known: Holds, held: Holds) -> Spelt:
    """Return a question with its slips mended.

    `known` says whether a passage holds a word in any form, `held` whether in this very one.
    """
    doubted = (
        word
        for word in dict.fromkeys(WORD.findall(text))
        if not (word.isupper() or (language == "vi" and is_syllable(word)) or known(word.lower()))
    )
    mended: dict[str, str] = {}
    for word in islice(doubted, MOST):
        if meant := next(filter(held, _neighbours(word.lower())), None):
            mended[word] = meant.capitalize() if word[0].isupper() else meant
    if not mended:
        return text, ()
    return WORD.sub(lambda match: mended.get(match[0], match[0]), text), tuple(mended.values())


def _neighbours(word: str) -> Iterator[str]:
    """Yield the words that are one slip away, likelier slips first."""
    yield from _out_of_place(word)
    for place in range(1, len(word) + 1):
        before, behind = word[:place], word[place:]
        others = [f"{before}{letter}{behind}" for letter in ascii_lowercase]
        others += [f"{before}{letter}{behind[1:]}" for letter in ascii_lowercase if behind]
        others += [before + behind[1:]] if behind else []
        yield from (each for each in others if not is_syllable(each))


def _out_of_place(word: str) -> Iterator[str]:
    """Yield the words with one letter moved, by one place before by more."""
    moved = [
        (abs(to - place), rest[:to] + word[place] + rest[to:])
        for place in range(1, len(word))
        for rest in (word[:place] + word[place + 1 :],)
        for to in range(1, len(word))
        if to != place
    ]
    yield from dict.fromkeys(each for _, each in sorted(moved))
