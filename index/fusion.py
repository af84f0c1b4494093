"""Merge what the words say and what the vectors say into one score."""

from dataclasses import dataclass

import numpy as np

from corpus.document import Language
from index.embedder import Vectors
from index.keywords import Weights

# Fitted on open sets (docs/decisions/search.md). The embedded model was trained on English: of
# Vietnamese it knows little; there most words have two syllables, so that pairs name the thing.
VIETNAMESE_WORDS = Weights(folded=1.0, folded_pairs=0.5, typed=1.0, typed_pairs=0.5, heading=0.7)
ENGLISH_WORDS = Weights(folded=1.0, heading=0.3)


@dataclass(frozen=True)
class Blend:
    """How a question in one language is searched for."""

    words: Weights
    vectors: float  # share of the vectors in the score; the rest is the words'


BLENDS: dict[Language, Blend] = {
    "vi": Blend(VIETNAMESE_WORDS, 0.2),
    "en": Blend(ENGLISH_WORDS, 0.6),
}


def fuse(words: Vectors, cosines: Vectors, share: float) -> Vectors:
    """Return one score a candidate, between 0 and 1; both lists in the same order of candidates.

    Word scores have no upper end, so the best candidate's is taken for 1.
    """
    top = float(words.max(initial=0.0))
    scaled = words / top if top > 0 else words
    fused: Vectors = (1 - share) * scaled + share * np.clip(cosines, 0.0, 1.0)
    return fused
