"""How much of what is asked stands together in a passage, which adding up words does not tell.

A passage may hold the words of a question scattered over a page, or one of them many times; what
answers it says them in a sentence, or in two that follow each other.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import mean

import numpy as np

from corpus.document import Language
from index.asked import Asked
from index.embedder import Vectors
from index.keywords import Keywords, NoKeywords
from index.ranking import Part
from index.stored import StoredPassage

WEIGHED = 20  # the first finds; what fits best is hardly ever behind them

Telling = Mapping[str, float]  # what each word of a question tells of a passage that holds it


def shares_of(
    passages: Sequence[StoredPassage], parts: Sequence[Part], keywords: Keywords | NoKeywords
) -> Vectors:
    """Return how much of what is asked stands together in the first passages, from 0 to 1."""
    tell: dict[Language, Telling] = {}
    for part in parts:
        if part.asked.language not in tell:
            tell[part.asked.language] = telling(part.asked, keywords)
    own = next(iter(tell.values()), {})
    shares = np.zeros(len(passages), np.float32)
    for place, each in enumerate(passages[:WEIGHED]):
        shares[place] = share(tell.get(each.passage.language, own), each.sentences)
    return shares


def rarities(words: Sequence[str], keywords: Keywords | NoKeywords) -> list[float]:
    """Return how rare each folded word, or Vietnamese pair "a b", is: its BM25 weight.

    Robertson & Zaragoza 2009, formula 3.3; a word of every passage weighs next to nothing.
    """
    number, counts = len(keywords), keywords.frequencies(words)
    return [math.log(1 + (number - count + 0.5) / (count + 0.5)) for count in counts]


def telling(asked: Asked, keywords: Keywords | NoKeywords) -> Telling:
    """Return what each word that is looked for tells; one that no passage holds tells nothing."""
    counts = keywords.frequencies(asked.words)
    held = [word for word, count in zip(asked.words, counts, strict=True) if count]
    rare = zip(held, rarities(held, keywords), strict=True)
    return {word: asked.words[word] * weight for word, weight in rare}


def share(told: Telling, sentences: Sequence[frozenset[str]]) -> float:
    """Return how much of what is asked stands in a passage, in two neighbours, in one sentence.

    The mean of the three, each from 0, nothing, to 1, all of it.
    """
    whole = sum(told.values())
    if not whole or not sentences:
        return 0.0
    asked = frozenset(told)
    one = [asked & sentence for sentence in sentences]
    two = [first | second for first, second in pairwise(one)] or one
    every = [frozenset[str]().union(*one)]

    def most(pieces: Sequence[frozenset[str]]) -> float:
        return max(sum(told[word] for word in met) for met in pieces)

    return mean(map(most, (every, two, one))) / whole
