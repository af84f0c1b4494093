"""Made passages: words that follow each other as in real text, vectors near real ones."""

from random import Random

import numpy as np
import pytest

from tests.benchmarks.scale import Chain, MovedVectors
from tests.index.fakes_index import HashEmbedder


def test_words_follow_each_other_as_in_the_text() -> None:
    """Where a word was the last, any other may follow."""
    chain = Chain(["con dấu cũ", "con dấu mới"], Random(1))
    words = chain.text(40).split()
    assert len(words) == 40
    after = {b for a, b in zip(words, words[1:], strict=False) if a == "con"}
    assert after == {"dấu"}


def test_a_made_vector_is_near_a_real_one_and_always_the_same() -> None:
    """Of length one, and as far from it as was chosen."""
    texts = ["seal of the office", "staff of the agency", "budget"]
    made = MovedVectors(HashEmbedder(dimension=384), texts)
    real = HashEmbedder(dimension=384).embed(texts)
    vectors = made.embed([f"text {n}" for n in range(20)])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert (vectors @ real.T).max(axis=1) == pytest.approx(0.86, abs=0.08)
    assert np.array_equal(vectors[3:4], made.embed(["text 3"]))
