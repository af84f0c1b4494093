"""The assistant, measured through its command line; milliseconds inside a warm process."""

import json
import sys
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Figures, milliseconds, quality
from tests.benchmarks.program import COMMAND, run
from tests.benchmarks.sets import OpenSet, lines

HITS = 20  # both pipelines are asked for as many
COLD_STARTS = 3  # the median of so many


def measure(laid: OpenSet, data: Path, out: Path, ask: bool) -> Figures:
    """Ingest, search and, where asked for and possible, answer one set."""
    options = ("--data-dir", str(data))
    documents = str(laid.documents)
    ingest = run(*COMMAND, "ingest", documents, "--no-starter", "--json", *options)
    report = json.loads(ingest.out)["files"]
    costs: Figures = {
        "ingest s": ingest.seconds,
        "ingest, peak MB": ingest.peak_mb,
        "passages": sum(file["passages"] for file in report),
    }
    found: Figures = {}
    for variant in laid.variants:
        queries = str(laid.queries(variant))
        searched = run(
            *COMMAND, "search", "--queries", queries, "-k", str(HITS), "--json", *options
        )
        hits = out / f"{laid.name}.{variant}.hits.jsonl"
        hits.write_text(searched.out, "utf-8")
        found |= quality(variant, laid.score("search", hits))
        costs["search, peak MB"] = searched.peak_mb
    if laid.variants:
        costs |= warm(data, laid.queries()) | cold("search", laid.first_query, data)
    return found | costs | (answers(laid, data, out) if ask and laid.questions.exists() else {})


def warm(data: Path, queries: Path) -> Figures:
    """Search for every query in one process."""
    timed = run(sys.executable, "-m", "tests.benchmarks.warm", str(data), str(queries), str(HITS))
    return milliseconds(json.loads(timed.out))


def cold(command: str, text: str, data: Path) -> Figures:
    """Search or ask once in a new process, several times."""
    typed = (*COMMAND, command, text, "--json", "--data-dir", str(data))
    return {f"cold {command} s": median(run(*typed).seconds for _ in range(COLD_STARTS))}


def answers(laid: OpenSet, data: Path, out: Path) -> Figures:
    """Ask a set's questions and score the answers."""
    told = asked(laid.questions, data, out / f"{laid.name}.answers.jsonl")
    return laid.score("answers", told) | answering(told)


def asked(questions: Path, data: Path, told: Path) -> Path:
    """Ask a file of questions and keep the answers."""
    batch = run(*COMMAND, "ask", "--questions", str(questions), "--json", "--data-dir", str(data))
    told.write_text(batch.out, "utf-8")
    return told


def answering(told: Path) -> Figures:
    """Return what an answer costs in a warm process, as the answers themselves tell."""
    times = milliseconds([answer["timings_ms"]["total"] for answer in lines(told)])
    return {f"answer to a {name}": value for name, value in times.items()}
