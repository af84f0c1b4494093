"""Fit the weights of search on the open sets, and tell what they are worth on questions unseen.

    python -m tests.benchmarks.fit vi|en [ROUNDS]

One weight at a time is moved, the others as they are, and kept where nDCG@10 gains; a set counts as
much as another, however many questions it has. Cross-validation: the questions are dealt into five
parts; of all weights tried, those best on four parts are judged on the fifth. The weights stand in
`index/asked.py`; what was fitted when stands in docs/decisions/search.md.
"""

import math
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from zlib import crc32

from api.settings import read_settings
from api.wiring import RealParts
from corpus.document import Language
from index import asked, ranking
from index.asked import Blend
from index.search import Hit, Search
from tests.benchmarks.__main__ import open_sets
from tests.benchmarks.program import COMMAND, run
from tests.benchmarks.sets import lay_out, lines

SETS: Mapping[Language, tuple[str, ...]] = {
    "vi": ("alqac2024", "xquad-vi"),
    "en": ("xquad-en", "scifact"),
}
STEPS = (0.0, 0.5, 0.75, 1.33, 2.0)  # times the weight as it is
FROM_NOTHING = 0.1  # what is tried for a weight of nothing
FOLDS = 5
HITS = 20
BEST = 10  # places that count

Unit = tuple[str, str | None]  # a file, and an article where the set asks for articles
Scores = dict[tuple[str, str], float]  # nDCG@10 by set and question


@dataclass(frozen=True)
class Judged:
    """A question, what it is told by, and what is right."""

    name: str
    id: str
    text: str
    right: frozenset[Unit]


class Bench:
    """The sets of a language, indexed and open."""

    def __init__(self, language: Language, work: Path) -> None:
        ranking.LAST_QUESTIONS = 10_000  # a question's vector does not depend on the weights
        self._language = language
        self._sets: list[tuple[Search, list[Judged]]] = []
        bench = open_sets()
        for name in SETS[language]:
            laid = lay_out(bench, name, work / name, None)
            data = work / f"{name}-data"
            run(*COMMAND, "ingest", str(laid.documents), "--no-starter", "--data-dir", str(data))
            right = {
                str(line["id"]): frozenset((r["source"], r["article"]) for r in line["relevant"])
                for line in lines(laid.folder / "qrels.jsonl")
            }
            questions = [
                Judged(name, f"{line['id']}{variant}", line["text"], right[str(line["id"])])
                for variant in laid.variants
                for line in lines(laid.queries(variant))
                if str(line["id"]) in right
            ]
            self._sets.append((RealParts(read_settings(data)).search, questions))

    def scores(self, blend: Blend) -> Scores:
        """Search for every question with some weights."""
        asked.BLENDS[self._language] = blend
        return {
            (each.name, each.id): ndcg(finder.find(each.text, HITS), each.right)
            for finder, questions in self._sets
            for each in questions
        }


def ndcg(hits: list[Hit], right: frozenset[Unit]) -> float:
    """Return nDCG@10 over units, each counted where it comes first (Järvelin & Kekäläinen 2002)."""
    by_article = any(article for _, article in right)
    units = dict.fromkeys(
        (Path(hit.source).name, _article(hit.passage.group) if by_article else None) for hit in hits
    )
    gained = (1 / math.log2(place + 2) for place, u in enumerate([*units][:BEST]) if u in right)
    return sum(gained) / sum(1 / math.log2(place + 2) for place in range(min(BEST, len(right))))


def _article(group: str) -> str:
    return group.partition(" ")[2]


def moved(blend: Blend) -> Iterator[Blend]:
    """Yield blends that differ in one weight."""
    for step in STEPS:
        share = blend.vectors * step if blend.vectors else FROM_NOTHING
        if share <= 1:
            yield replace(blend, vectors=share)
        for each in fields(blend.words):
            weight = getattr(blend.words, each.name)
            if weight:
                yield replace(blend, words=replace(blend.words, **{each.name: weight * step}))


def total(scores: Scores, folds: frozenset[int]) -> float:
    """Return the mean over the sets of the mean over their questions, of some folds."""
    by_set: dict[str, list[float]] = {}
    for (name, question), score in scores.items():
        if fold_of(question) in folds:
            by_set.setdefault(name, []).append(score)
    return mean(mean(each) for each in by_set.values())


def fold_of(question: str) -> int:
    """Return the part a question is dealt into; all ways it is typed go together."""
    return crc32(question.partition("queries")[0].encode()) % FOLDS


def main(language: Language, rounds: str = "1") -> None:
    """Fit, and print each gain and what cross-validation says."""
    every = frozenset(range(FOLDS))
    with TemporaryDirectory(prefix="merger-fit-") as work:
        bench = Bench(language, Path(work))
        best = asked.BLENDS[language]
        tried = {best: bench.scores(best)}
        tell("as it is", best, total(tried[best], every))
        for _ in range(int(rounds)):
            for blend in moved(best):
                if blend not in tried:
                    tried[blend] = bench.scores(blend)
                    tell("tried", blend, total(tried[blend], every))
            best = max(tried, key=lambda blend: total(tried[blend], every))
            tell("best", best, total(tried[best], every))
    unseen = []
    for fold in every:
        others = every - {fold}
        chosen = max(tried, key=lambda blend: total(tried[blend], others))
        unseen.append(total(tried[chosen], frozenset({fold})))
        tell(f"best without part {fold}", chosen, unseen[-1])
    sys.stdout.write(f"unseen {mean(unseen):.4f}\n")


def tell(what: str, blend: Blend, score: float) -> None:
    """Print weights and what they are worth."""
    weights = {each.name: round(getattr(blend.words, each.name), 3) for each in fields(blend.words)}
    sys.stdout.write(f"{what}: {score:.4f} vectors {blend.vectors:.3f} {weights}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:2] not in (["vi"], ["en"]):
        sys.exit(__doc__)
    main(*sys.argv[1:])  # type: ignore[arg-type]  # checked just now
