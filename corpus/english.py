"""English words without their endings (Snowball)."""

from collections.abc import Iterable
from functools import cache
from threading import Lock

import snowballstemmer


def stems(words: Iterable[str]) -> list[str]:
    """Return English words without their endings: merged, merges and merging are one word."""
    return [_stem(word) for word in words]


@cache
def _stem(word: str) -> str:
    with _ALONE:
        stem: str = _STEMMER.stemWord(word)
    return stem


_STEMMER = snowballstemmer.stemmer("english")
_ALONE = Lock()  # a stemmer holds the word that it works on
