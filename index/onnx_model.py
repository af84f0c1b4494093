"""The only module that runs onnxruntime and tokenizers: a model exported by `onnx_export`."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

import numpy as np

from index.embedder import Vectors
from index.errors import EmbedderUnavailable

THREADS = 2  # over texts; more gains nothing on the machines this runs on
# Sum and normalisation in one operator: 5.6 ms instead of .9 for 128 tokens (onnxruntime 1.32).
SLOWER_JOINED = "SkipLayerNormFusion"
MODEL, TOKENIZER, CARD = "model.onnx", "tokenizer.json", "card.json"


class OnnxEmbedder:
    """Runs an exported model, one text at a time: in a batch int8 vectors depend on neighbours.

    The files are read when they are first needed, so making one costs nothing.
    """

    def __init__(self, folder: Path, threads: int = THREADS) -> None:
        self._folder = folder
        self._threads = threads
        try:
            card = json.loads((folder / CARD).read_text("utf-8"))
            self.name: str = card["name"]
            self.dimension: int = card["dimension"]
            self._pooling: str = card["pooling"]
            self._normalise: bool = card["normalise"]
            self._max_tokens: int = card["max_tokens"]
        except (OSError, ValueError, KeyError) as error:
            message = f"{folder}: no exported embedding model there ({error}): run `make setup`"
            raise EmbedderUnavailable(message) from error

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row per text, in order."""
        self.warm()
        if len(texts) <= 1 or self._threads == 1:
            rows = [self._one(text) for text in texts]
        else:
            rows = list(self._pool.map(self._one, texts))
        return np.stack(rows) if rows else np.zeros((0, self.dimension), np.float32)

    def warm(self) -> None:
        """Read the files of the model now rather than at the first text."""
        _ = self._session, self._tokenizer

    @cached_property
    def _session(self):  # type: ignore[no-untyped-def]  # onnxruntime has no types
        import onnxruntime as ort  # type: ignore[import-untyped] # noqa: PLC0415

        options = ort.SessionOptions()
        options.intra_op_num_threads = 1  # the other core searches for words, or has another text
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return ort.InferenceSession(
            str(self._folder / MODEL),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=[SLOWER_JOINED],
        )

    @cached_property
    def _tokenizer(self):  # type: ignore[no-untyped-def]
        from tokenizers import Tokenizer  # noqa: PLC0415

        tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
        tokenizer.no_padding()
        tokenizer.enable_truncation(self._max_tokens)
        return tokenizer

    @cached_property
    def _inputs(self) -> frozenset[str]:
        return frozenset(each.name for each in self._session.get_inputs())

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="embed")

    def _one(self, text: str) -> Vectors:
        encoded = self._tokenizer.encode(text)
        given = {
            "input_ids": encoded.ids,
            "attention_mask": encoded.attention_mask,
            "token_type_ids": encoded.type_ids,
        }
        feed = {
            name: np.array([values], np.int64)
            for name, values in given.items()
            if name in self._inputs
        }
        tokens: Vectors = self._session.run(None, feed)[0][0]
        vector = tokens[0] if self._pooling == "cls" else tokens.mean(axis=0)
        if self._normalise:
            vector = vector / max(float(np.linalg.norm(vector)), 1e-12)
        return np.asarray(vector, np.float32)
