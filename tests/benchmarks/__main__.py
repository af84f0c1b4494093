"""`make bench`: ingest, search and answer open sets with the assistant and with a tutorial pipeline.

The sets lie outside the project, in BENCH (default ../shared/bench): `prepare.py` lays them out, `score.py`
scores. Quality comes from the command line; milliseconds are measured inside a warm process, embedding of
the question included, for both. Passages differ in size between the two, so ingest is compared by the
seconds for the same files, end to end, each in a process of its own.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

PROJECT = Path(__file__).parents[2]
OUT = PROJECT / "bench-out"
SETS = ("alqac2024", "xquad-vi", "xquad-en", "scifact")
VARIANTS = {"alqac2024": ("queries", "queries-ascii", "queries-half")}
COMMAND = (sys.executable, "-m", "api")
Figures = dict[str, float]


@dataclass(frozen=True)
class Run:
    """What a finished program printed and cost."""

    out: str
    seconds: float
    peak_mb: float


def run(*command: str) -> Run:
    """Run a program to its end; stop the benchmark with its own words when it fails."""
    start = perf_counter()
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        with out.open("wb") as stdout:
            process = subprocess.Popen(command, cwd=PROJECT, stdout=stdout)
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = perf_counter() - start
        if process.returncode != 0:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}")
        return Run(out.read_text("utf-8"), seconds, usage.ru_maxrss / 1024)


def score(bench: Path, sort: str, result: Path, expected: Path) -> dict[str, float]:
    """Score a result with the set's own scorer."""
    printed = run(sys.executable, str(bench / "score.py"), sort, str(result), str(expected)).out
    scored: dict[str, float] = json.loads(printed)
    return scored


def ours(bench: Path, folder: Path, data: Path, variants: Sequence[str]) -> Figures:
    """Measure the assistant on one set."""
    documents = str(folder / "documents")
    options = ("--data-dir", str(data))
    ingest = run(*COMMAND, "ingest", documents, "--no-starter", "--json", *options)
    figures: Figures = {"ingest s": ingest.seconds, "ingest MB": ingest.peak_mb}
    for variant in variants:
        queries = folder / f"{variant}.jsonl"
        hits = data / f"{variant}.hits.jsonl"
        found = run(*COMMAND, "search", "--queries", str(queries), "-k", "40", "--json", *options)
        hits.write_text(found.out, "utf-8")
        figures |= quality(variant, score(bench, "search", hits, folder / "qrels.jsonl"))
        figures["search MB"] = found.peak_mb
    first = json.loads((folder / "queries.jsonl").read_text("utf-8").splitlines()[0])["text"]
    figures["cold s"] = median(
        run(*COMMAND, "search", first, "--json", *options).seconds for _ in range(3)
    )
    timed = run(
        sys.executable, "-m", "tests.benchmarks.ours", str(data), str(folder / "queries.jsonl")
    )
    return figures | milliseconds(json.loads(timed.out)["milliseconds"])


def tutorial(bench: Path, folder: Path, data: Path, variants: Sequence[str]) -> Figures:
    """Measure the tutorial pipeline on one set."""
    program = (sys.executable, "-m", "tests.benchmarks.tutorial")
    store = str(data / "tutorial")
    ingest = run(*program, "ingest", str(folder / "documents"), store)
    figures: Figures = {"ingest s": ingest.seconds, "ingest MB": ingest.peak_mb}
    for variant in variants:
        hits = data / f"{variant}.tutorial.jsonl"
        found = run(*program, "search", store, str(folder / f"{variant}.jsonl"), str(hits))
        figures |= quality(variant, score(bench, "search", hits, folder / "qrels.jsonl"))
        if variant == "queries":
            figures["search MB"] = found.peak_mb
            figures |= milliseconds(json.loads(found.out)["milliseconds"])
    one = data / "one.jsonl"
    one.write_text((folder / "queries.jsonl").read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    figures["cold s"] = median(
        run(*program, "search", store, str(one), str(data / "one.hits")).seconds for _ in range(3)
    )
    return figures


def quality(variant: str, scored: Mapping[str, float]) -> Figures:
    """Keep the figures of the table: nDCG@10 and R@5, by how the queries were typed."""
    typed = {"queries": "", "queries-ascii": ", no diacritics", "queries-half": ", half of them"}
    return {f"{measure}{typed[variant]}": scored[measure] for measure in ("nDCG@10", "R@5")}


def milliseconds(times: Sequence[float]) -> Figures:
    """Median and 95th percentile of the warm questions; the first one warms."""
    warm = list(times[1:])
    return {"question ms, median": median(warm), "question ms, p95": quantiles(warm, n=20)[18]}


def answers(bench: Path, folder: Path, data: Path) -> dict[str, float]:
    """Ask a set's questions and score the answers."""
    questions = folder / "questions.jsonl"
    told = data / "answers.jsonl"
    asked = run(*COMMAND, "ask", "--questions", str(questions), "--json", "--data-dir", str(data))
    told.write_text(asked.out, "utf-8")
    return score(bench, "answers", told, questions)


def show(name: str, mine: Figures, theirs: Figures) -> str:
    """Return the rows of one set: ours, the tutorial's, the ratio."""
    rows = [f"\n{name:34} {'ours':>10} {'tutorial':>10} {'ratio':>8}"]
    for measure, value in mine.items():
        other = theirs.get(measure)
        beside = f"{other:10.3f} {value / other:8.2f}" if other else ""
        rows.append(f"  {measure:32} {value:10.3f} {beside}")
    return "\n".join(rows)


def main() -> None:
    """Measure the sets asked for and print one table; the figures also go to bench-out/."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("sets", nargs="*", default=SETS, help=f"some of {', '.join(SETS)}, clapnq")
    parser.add_argument("--ours-only", action="store_true", help="leave the tutorial pipeline out")
    parser.add_argument("--answers", action="store_true", help="also ask the sets' questions")
    chosen = parser.parse_args()
    bench = Path(os.environ.get("BENCH", PROJECT.parent / "shared" / "bench")).resolve()
    if not (bench / "prepare.py").is_file():
        sys.exit(
            "make bench needs the open sets with their prepare.py and score.py beside the project in "
            "../shared/bench, or in the folder that BENCH names"
        )
    OUT.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="merger-bench-") as work:
        for name in chosen.sets:
            measure(bench, name, Path(work), chosen)


def measure(bench: Path, name: str, work: Path, chosen: argparse.Namespace) -> None:
    """Measure one set and print its part of the table as soon as it is known."""
    run(sys.executable, str(bench / "prepare.py"), str(work), name)
    folder, data = work / name, work / f"{name}-data"
    data.mkdir()
    variants = VARIANTS.get(name, ("queries",))
    mine = ours(bench, folder, data, variants)
    theirs = {} if chosen.ours_only else tutorial(bench, folder, data, variants)
    sys.stdout.write(show(name, mine, theirs) + "\n")
    told = (
        answers(bench, folder, data)
        if chosen.answers and (folder / "questions.jsonl").exists()
        else {}
    )
    for measure_name, value in told.items():
        sys.stdout.write(f"  {measure_name:32} {value:10.3f}\n")
    sys.stdout.flush()
    result = {"ours": mine, "tutorial": theirs, "answers": told}
    (OUT / f"{name}.json").write_text(json.dumps(result, indent=1), "utf-8")


if __name__ == "__main__":
    main()
