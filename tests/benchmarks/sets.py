"""The open sets, laid out as folders of plain files the way a user's documents come."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.program import run

SEARCHED = ("alqac2024", "xquad-vi", "xquad-en", "scifact")
ASKED = ("xquad-vi", "xquad-en", "clapnq")  # sets that also come with questions and their answers
# Files of queries, and what a row of the table says about how they were typed.
TYPED = {"queries": "", "queries-ascii": ", no diacritics", "queries-half": ", half of them"}
AS_TYPED = ("queries",)
VARIANTS = {"alqac2024": tuple(TYPED)}

Line = dict[str, Any]  # of a set's files, in the set's own form


@dataclass(frozen=True)
class OpenSet:
    """One set, laid out."""

    name: str
    folder: Path
    bench: Path

    @property
    def documents(self) -> Path:
        """The files to ingest."""
        return self.folder / "documents"

    @property
    def variants(self) -> tuple[str, ...]:
        """The files of queries; none where the set has only questions."""
        if not (self.folder / "queries.jsonl").exists():
            return ()
        return VARIANTS.get(self.name, AS_TYPED)

    def queries(self, variant: str = "queries") -> Path:
        """The queries, as they were typed in a variant."""
        return self.folder / f"{variant}.jsonl"

    @property
    def questions(self) -> Path:
        """The questions with their answers; not every set has them."""
        return self.folder / "questions.jsonl"

    @property
    def first_query(self) -> str:
        """A question to start cold with."""
        text: str = lines(self.queries() if self.variants else self.questions)[0]["text"]
        return text

    def score(self, sort: str, result: Path) -> dict[str, float]:
        """Score hits ("search") or answers ("answers") with the set's own scorer."""
        expected = self.folder / "qrels.jsonl" if sort == "search" else self.questions
        scorer = str(self.bench / "score.py")
        printed = run(sys.executable, scorer, sort, str(result), str(expected)).out
        scored: dict[str, float] = json.loads(printed)
        return scored


def lay_out(bench: Path, name: str, work: Path, documents: int | None = None) -> OpenSet:
    """Lay a set out in a work folder, all of it or its first documents with their questions."""
    run(sys.executable, str(bench / "prepare.py"), str(work), name)
    laid = OpenSet(name, work / name, bench)
    if documents is not None:
        _keep_first(laid, documents)
    return laid


def lines(path: Path) -> list[Line]:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _keep_first(laid: OpenSet, documents: int) -> None:
    kept: set[str] = set()
    for path in sorted(laid.documents.iterdir()):
        if len(kept) < documents:
            kept.add(path.name)
        else:
            path.unlink()
    if laid.questions.exists():
        _write(laid.questions, [each for each in lines(laid.questions) if each["gold"] in kept])
    if not laid.variants:
        return
    relevant = laid.folder / "qrels.jsonl"
    rows = [row for row in lines(relevant) if {g["source"] for g in row["relevant"]} <= kept]
    asked = {row["id"] for row in rows}
    _write(relevant, rows)
    for variant in laid.variants:
        queries = laid.queries(variant)
        _write(queries, [each for each in lines(queries) if each["id"] in asked])


def _write(path: Path, rows: list[Line]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
