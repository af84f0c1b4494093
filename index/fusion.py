"""Merge what the words say and what the vectors say into one score."""

from dataclasses import dataclass

import numpy as np

from corpus.document import Language
from index.embedder import Vectors
from index.keywords import Weights

# Fitted on open sets (docs/decisions/search.md). The embedded model was trained on English: of
# Vietnamese it knows little; there most words have two syllables, so that pairs name the thing.
VIETNAMESE_WORDS = Weights(folded=0.4, folded_pairs=0.3, typed=1.0, typed_pairs=0.3, heading=0.5)
ENGLISH_WORDS = Weights(folded=1.0, heading=0.1)


@dataclass(frozen=True)
class Blend:
    """How a question in one language is searched for."""

    words: Weights
    vectors: float  # share of the vectors in the score; the rest is the words'


BLENDS: dict[Language, Blend] = {
    "vi": Blend(VIETNAMESE_WORDS, 0.1),
    "en": Blend(ENGLISH_WORDS, 0.5),
}


def fuse(words: Vectors, cosines: Vectors, floor: float, share: float) -> Vectors:
    """Return one score a candidate, between 0 and 1; both lists in the same order of candidates.

    Word scores have no upper end, so the best candidate's is taken for 1. Cosines lie close
    together, so they are stretched: the nearest is 1, and `floor`, the last of the near ones, is 0.
    """
    top = float(words.max(initial=0.0))
    scaled = words / top if top > 0 else words
    spread = float(cosines.max(initial=floor)) - floor
    near = np.clip((cosines - floor) / spread, 0.0, 1.0) if spread > 0 else np.ones_like(cosines)
    fused: Vectors = (1 - share) * scaled + share * near
    return fused
