"""Merge what the words say and what the vectors say into one score."""

import numpy as np

from index.embedder import Vectors


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
