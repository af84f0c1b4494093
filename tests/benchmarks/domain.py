"""Questions of officials over the starter corpus, where a set of them lies beside the open sets."""

import json
import re
import shutil
import sys
from pathlib import Path
from statistics import mean

from corpus.starter import starter_files
from tests.benchmarks.figures import Figures
from tests.benchmarks.ours import HITS, answering, asked, cold
from tests.benchmarks.program import COMMAND, run
from tests.benchmarks.sets import Line, lines

NAME = "domain"
DOCUMENTS = 5  # recall is told among so many different documents
# A line of the scorer's summary: what it counts, how many, of how many.
COUNTED = re.compile(r"^(\S.*?) *(\d+) of +(\d+)", re.MULTILINE)


def measure(folder: Path, data: Path, out: Path) -> Figures:
    """Search and ask for every question over the starter corpus."""
    questions = folder / "questions.jsonl"
    options = ("--data-dir", str(data))
    # The first question over an empty folder loads the starter corpus.
    first = run(*COMMAND, "search", "biên chế", "--json", *options)
    batch = run(*COMMAND, "search", "--queries", str(_plain(questions, out)), *_as_json(data))
    found = out / f"{NAME}.hits.jsonl"
    found.write_text(batch.out, "utf-8")
    told = asked(questions, data, out / f"{NAME}.answers.jsonl")
    return (
        {"starter corpus loaded s": first.seconds}
        | recalls(lines(questions), lines(found))
        | across("vi", "en", questions, data.parent, out)
        | across("en", "vi", questions, data.parent, out)
        | summary(run(sys.executable, str(folder / "score.py"), str(told), str(questions)).out)
        | answering(told)
        | cold("ask", lines(questions)[0]["text"], data)
    )


def across(held: str, spoken: str, questions: Path, work: Path, out: Path) -> Figures:
    """Search the editions in one language for the questions in the other."""
    documents, data = work / f"{NAME}-{held}", work / f"{NAME}-{held}-data"
    documents.mkdir()
    for path in starter_files():
        if path.name.endswith(f".{held}.md"):
            shutil.copy(path, documents)
    run(*COMMAND, "ingest", str(documents), "--no-starter", "--data-dir", str(data))
    batch = run(*COMMAND, "search", "--queries", str(_plain(questions, out)), *_as_json(data))
    found = out / f"{NAME}.{held}.hits.jsonl"
    found.write_text(batch.out, "utf-8")
    shares = recalls(lines(questions), lines(found)).items()
    return {f"{name}, over {held} alone": s for name, s in shares if f", {spoken}" in name}


def recalls(questions: list[Line], found: list[Line]) -> Figures:
    """Return the share of answerable questions that have a right document among the first ones."""
    hits = {line["id"]: line["hits"] for line in found}
    shares: dict[str, list[bool]] = {}
    for question in questions:
        if question["answerable"] and not question["turns"]:
            documents = list(dict.fromkeys(hit["document_id"] for hit in hits[question["id"]]))
            right = not set(documents[:DOCUMENTS]).isdisjoint(question["must_cite"])
            shares.setdefault(question["lang"], []).append(right)
    return {f"document R@{DOCUMENTS}, {lang}": mean(rights) for lang, rights in shares.items()}


def summary(printed: str) -> Figures:
    """Read the totals of the scorer, which come before the first empty line, as shares."""
    totals = printed.split("\n\n", maxsplit=1)[0]
    return {name: int(part) / int(whole) for name, part, whole in COUNTED.findall(totals)}


def _plain(questions: Path, out: Path) -> Path:
    """Write the questions as queries: id and text, nothing else."""
    queries = out / f"{NAME}.queries.jsonl"
    rows = [json.dumps({"id": each["id"], "text": each["text"]}) for each in lines(questions)]
    queries.write_text("\n".join(rows) + "\n", "utf-8")
    return queries


def _as_json(data: Path) -> tuple[str, ...]:
    return ("-k", str(4 * HITS), "--json", "--data-dir", str(data))
