"""Ranking anew: what a judge of pairs says, and a real cross-encoder made here, tiny."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.embedder import Vectors
from index.errors import RerankerUnavailable
from index.reranker import CrossEncoderReranker, Reranker
from index.search import Search
from tests.index.archive import Archive

TEXTS = ("The seal stays in use.", "Biên chế là 15 người.", "")


class LengthReranker:
    """Prefers what is short."""

    def scores(self, question: str, texts: Sequence[str]) -> Vectors:
        """A score between 0 and 1 for each text."""
        return np.array([1 / (1 + len(text)) for text in texts], np.float32)


class RerankerContract:
    """What search relies on."""

    def test_each_text_has_a_score_between_0_and_1(self, reranker: Reranker) -> None:
        """In order, whatever is beside it."""
        together = reranker.scores("Where is the seal?", TEXTS)
        assert together.shape == (len(TEXTS),)
        assert ((together >= 0) & (together <= 1)).all()
        alone = [float(reranker.scores("Where is the seal?", [text])[0]) for text in TEXTS]
        assert together == pytest.approx(alone, abs=1e-5)

    def test_no_text_has_no_score(self, reranker: Reranker) -> None:
        """A search may find nothing."""
        assert reranker.scores("Where is the seal?", []).shape == (0,)


class TestLengthReranker(RerankerContract):
    """The fake."""

    @pytest.fixture
    def reranker(self) -> Reranker:
        """A fresh one."""
        return LengthReranker()


@pytest.fixture(scope="session")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a cross-encoder of one layer, with weights by chance."""
    # It takes seconds, which only this model needs.
    from transformers import (  # noqa: PLC0415
        BertConfig,
        BertForSequenceClassification,
        BertTokenizer,
    )

    folder = tmp_path_factory.mktemp("cross-encoder")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "seal", "the", "where", "is", "?", "."]
    (folder / "vocab.txt").write_text("\n".join(words), "utf-8")
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
    )
    config.num_labels = 1
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizer(vocab=str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


class TestCrossEncoderReranker(RerankerContract):
    """The real thing."""

    @pytest.fixture
    def reranker(self, cross_encoder: Path) -> Reranker:
        """The tiny one."""
        return CrossEncoderReranker(str(cross_encoder))


def test_a_model_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    """With what to check."""
    with pytest.raises(RerankerUnavailable, match="MERGER_RERANKER"):
        CrossEncoderReranker(str(tmp_path / "nothing"))


def test_search_ranks_anew_and_keeps_a_named_article_first(archive: Archive) -> None:
    """The judge decides among the first finds, but not against what the question names."""
    archive.write("long.txt", "Where the seal of the office is kept, and by whom, since then.")
    archive.write("short.txt", "Where the seal is.")
    archive.write(
        "decree.md", "## Article 5\n\nThe seal of the office is kept where the law on it says so.",
        id="178-2024-nd-cp", language="en", kind="regulation", number="178/2024/NĐ-CP",
    )  # fmt: skip
    archive.ingest()
    search = Search(
        archive.catalogue, archive.embedder, archive.data, archive.open_store,
        reranker=LengthReranker(),
    )  # fmt: skip

    def found(question: str) -> list[str]:
        return [Path(hit.source).name for hit in search.find(question, 2)]

    assert found("where the seal of the office is kept, and by whom") == ["short.txt", "long.txt"]
    assert found("where is the seal, Article 5 of Decree 178")[0] == "decree.md"
