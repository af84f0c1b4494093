"""The tutorial pipeline (`tutorial.py`), measured step by step in processes of its own."""

import json
import sys
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Figures, milliseconds, quality
from tests.benchmarks.ours import COLD_STARTS, HITS
from tests.benchmarks.program import run
from tests.benchmarks.sets import OpenSet, lines

TUTORIAL = (sys.executable, "-m", "tests.benchmarks.tutorial")


def measure(laid: OpenSet, store: Path, out: Path) -> Figures:
    """Ingest and search one set; it gives no answers of its own."""
    ingest = run(*TUTORIAL, "ingest", str(laid.documents), str(store))
    costs: Figures = {
        "ingest s": ingest.seconds,
        "ingest, peak MB": ingest.peak_mb,
        "passages": json.loads(ingest.out),
    }
    found: Figures = {}
    for variant in laid.variants:
        hits = out / f"{laid.name}.{variant}.tutorial.jsonl"
        searched = run(*search(store, laid.queries(variant), hits))
        found |= quality(variant, laid.score("search", hits))
        if variant == "queries":
            costs |= {"search, peak MB": searched.peak_mb, **milliseconds(json.loads(searched.out))}
    return found | costs | (cold(laid, store) if laid.variants else {})


def cold(laid: OpenSet, store: Path) -> Figures:
    """Search once in a new process, several times."""
    one = store.with_name("one.jsonl")
    one.write_text(json.dumps(lines(laid.queries())[0]) + "\n", "utf-8")
    command = search(store, one, store.with_name("one.hits"))
    return {"cold search s": median(run(*command).seconds for _ in range(COLD_STARTS))}


def search(store: Path, queries: Path, hits: Path) -> tuple[str, ...]:
    """Return the command that searches for a file of queries."""
    return (*TUTORIAL, "search", str(store), str(queries), str(hits), str(HITS))
