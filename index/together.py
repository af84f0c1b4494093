"""How much of what is asked stands together in a passage, which adding up words does not tell.

A passage may hold the words of a question scattered over a page, or one of them many times; what
answers it says them in a sentence, or in two that follow each other.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from index.asked import Asked
from index.embedder import Vectors
from index.keywords import Keywords, NoKeywords
from index.ranking import Part
from index.stored import StoredPassage

WEIGHED = 10  # the first finds; what fits best is hardly ever behind them

Telling = Mapping[str, float]  # what each word of a question tells of a passage that holds it


def shares_of(
    passages: Sequence[StoredPassage], parts: Sequence[Part], keywords: Keywords | NoKeywords
) -> Vectors:
    """Return how much of what is asked stands together in the first passages, from 0 to 1."""
    shares = np.zeros(len(passages), np.float32)
    if not parts:
        return shares
    first = passages[:WEIGHED]
    asked = {part.asked.language: part.asked for part in reversed(parts)}
    tell = {
        language: telling(asked.get(language, parts[0].asked), keywords)
        for language in {each.passage.language for each in first}
    }
    for place, each in enumerate(first):
        shares[place] = share(tell[each.passage.language], each.sentences)
    return shares


def rarities(words: Sequence[str], keywords: Keywords | NoKeywords) -> list[float]:
    """Return how rare each folded word, or Vietnamese pair "a b", is: its BM25 weight.

    Robertson & Zaragoza 2009, formula 3.3; a word of every passage weighs next to nothing.
    """
    number = len(keywords)
    return [_rarity(count, number) for count in keywords.frequencies(words)]


def _rarity(count: int, number: int) -> float:
    return math.log(1 + (number - count + 0.5) / (count + 0.5))


def telling(asked: Asked, keywords: Keywords | NoKeywords) -> Telling:
    """Return what each word that is looked for tells; one that no passage holds tells nothing."""
    number, words = len(keywords), asked.words.items()
    return {
        word: weight * _rarity(count, number)
        for (word, weight), count in zip(words, keywords.frequencies(asked.words), strict=True)
        if count
    }


def share(told: Telling, sentences: Sequence[Sequence[str]]) -> float:
    """Return how much of what is asked stands in a passage, in two neighbours, in one sentence.

    The mean of the three, each from 0, nothing, to 1, all of it. Sentences come as their words.
    """
    whole = sum(told.values())
    if not whole or not sentences:
        return 0.0
    begin = frozenset(word.partition(" ")[0] for word in told if " " in word)
    one = [_met(told, begin, words) for words in sentences]
    two = [first | second for first, second in pairwise(one)] or one
    every = [set[str]().union(*one)]

    def most(pieces: Sequence[set[str]]) -> float:
        return max(sum(told[word] for word in met) for met in pieces)

    return (most(every) + most(two) + most(one)) / 3 / whole


def _met(told: Telling, begin: frozenset[str], words: Sequence[str]) -> set[str]:
    """Return the words, and pairs of words that follow each other, which are asked for."""
    pairs = {f"{first} {second}" for first, second in pairwise(words) if first in begin}
    return {word for word in pairs.union(words) if word in told}
