"""How much of what is asked stands together in a passage, which adding up words does not tell.

A passage may hold the words of a question scattered over a page, or one of them many times; what
answers it says them in a sentence, or in two that follow each other.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import itemgetter

import numpy as np

from corpus.intents import Intent
from corpus.kinds import fits
from index.asked import Asked
from index.embedder import Vectors
from index.keywords import Keywords, NoKeywords
from index.ranking import Part
from index.stored import StoredPassage
from index.words import Sentence

WEIGHED = 10  # the first finds; what fits best is hardly ever behind them
WITHOUT_KIND = 0.5  # what a sentence counts without the kind of thing that is asked for

Telling = Mapping[str, float]  # what each word of a question tells of a passage that holds it
Piece = tuple[set[str], tuple[Sentence, ...]]  # what of it stands in which sentences


def shares_of(
    passages: Sequence[StoredPassage], parts: Sequence[Part], keywords: Keywords | NoKeywords
) -> Vectors:
    """Return how much of what is asked stands together in the first passages, from 0 to 1."""
    shares = np.zeros(len(passages), np.float32)
    if not parts:
        return shares
    first, kinds = passages[:WEIGHED], parts[0].asked.kinds
    asked = {part.asked.language: part.asked for part in reversed(parts)}
    tell = {
        language: telling(asked.get(language, parts[0].asked), keywords)
        for language in {each.passage.language for each in first}
    }
    for place, each in enumerate(first):
        shares[place] = share(tell[each.passage.language], each.sentences, kinds)
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


def share(told: Telling, sentences: Sequence[Sentence], kinds: Sequence[Intent] = ()) -> float:
    """Return how much of what is asked stands in a passage, in two neighbours, in one sentence.

    The mean of the three, each from 0, nothing, to 1, all of it. Where a figure, a date or a person
    is asked for, sentences without one count half.
    """
    whole = sum(told.values())
    if not whole or not sentences:
        return 0.0
    begin = frozenset(word.partition(" ")[0] for word in told if " " in word)
    one = [(_met(told, begin, each.words), (each,)) for each in sentences]
    two = [(a | b, said + next_said) for (a, said), (b, next_said) in pairwise(one)] or one
    every = [(set[str]().union(*(met for met, _ in one)), tuple(sentences))]
    return sum(_most(told, pieces, kinds) for pieces in (every, two, one)) / 3 / whole


def _most(told: Telling, pieces: Sequence[Piece], kinds: Sequence[Intent]) -> float:
    """Return what the piece tells that tells most; to look for a kind takes longer than to add."""
    telling = ((sum(told[word] for word in met), said) for met, said in pieces)
    most = 0.0
    for tells, said in sorted(telling, key=itemgetter(0), reverse=True):
        if tells <= most:
            break
        most = max(most, tells if _answers(said, kinds) else WITHOUT_KIND * tells)
    return most


def _answers(sentences: Sequence[Sentence], kinds: Sequence[Intent]) -> bool:
    """Say whether a sentence holds a thing of a kind that is asked for, where any is."""
    return not kinds or any(fits(kind, each.text) for each in sentences for kind in kinds)


def _met(told: Telling, begin: frozenset[str], words: Sequence[str]) -> set[str]:
    """Return the words, and pairs of words that follow each other, which are asked for."""
    pairs = {f"{first} {second}" for first, second in pairwise(words) if first in begin}
    return {word for word in pairs.union(words) if word in told}
