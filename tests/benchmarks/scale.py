"""Search among many passages: text with the word statistics of the starter corpus, made vectors.

Documents are built in the ordinary way, from files to a published generation. Only their vectors
are not computed, which would take hours: each is that of a real passage, moved a little. Questions
are sentences of the corpus with their true vectors, timed in a process of their own.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np

from api.settings import read_settings
from api.wiring import RealParts
from corpus.document import Language, Passage
from corpus.reading import read
from index.build import Builder, reading_here
from index.embedder import Embedder, Vectors
from index.sources import starter
from tests.benchmarks.figures import Figures, milliseconds
from tests.benchmarks.program import run

NAME = "scale"
PASSAGES = 100_000
IN_ONE = 100  # passages of a document
WORDS = (25, 90)  # of a passage
QUESTIONS = 200
QUESTION_WORDS = 12
MOVED = 0.6  # length of what is added to a real vector: cosine to it about .86
HITS = "20"


def measure(passages: int, work: Path) -> Figures:
    """Build an index of many passages and search it warm."""
    data, queries = work / "data", work / "queries.jsonl"
    built = run(sys.executable, "-m", "tests.benchmarks.scale", str(passages), str(work))
    timed = run(sys.executable, "-m", "tests.benchmarks.warm", str(data), str(queries), HITS)
    generation = max((data / "generations").iterdir(), key=lambda path: int(path.name))
    return {
        "passages": passages,
        "built s": built.seconds,
        "build, peak MB": built.peak_mb,
        **milliseconds(json.loads(timed.out)),
        "search, peak MB": timed.peak_mb,
        "index MB": _size(generation),
        "catalogue MB": _size(data) - _size(data / "generations"),
    }


class MovedVectors:
    """Gives each text the vector of a real passage, moved in a direction that the text decides."""

    def __init__(self, embedder: Embedder, texts: Sequence[str]) -> None:
        self.name, self.dimension = embedder.name, embedder.dimension
        self._real = embedder.embed(texts)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text."""
        rows = []
        for text in texts:
            chance = np.random.default_rng(int(sha256(text.encode()).hexdigest()[:12], 16))
            moved = chance.standard_normal(self.dimension).astype(np.float32)
            moved *= MOVED / np.linalg.norm(moved)
            row = self._real[chance.integers(len(self._real))] + moved
            rows.append(row / np.linalg.norm(row))
        return np.stack(rows)


class Chain:
    """Makes text in which each word follows the one before as often as in real text."""

    def __init__(self, texts: Sequence[str], chance: Random) -> None:
        self._after: dict[str, list[str]] = defaultdict(list)
        for text in texts:
            for word, following in pairwise(text.split()):
                self._after[word].append(following)
        self._words = [word for text in texts for word in text.split()]
        self._chance = chance

    def text(self, words: int) -> str:
        """Return so many words."""
        made = [self._chance.choice(self._words)]
        while len(made) < words:
            made.append(self._chance.choice(self._after.get(made[-1], self._words)))
        return " ".join(made)


def main(passages: str, work: str) -> None:
    """Write documents and questions into a folder and build the index there."""
    folder = Path(work)
    parts = RealParts(read_settings(folder / "data"))
    real = [passage for file in starter() for passage in read(file.path, file.source).passages]
    chance = Random(7)
    documents = folder / "documents"
    documents.mkdir()
    for number, text in enumerate(_documents(int(passages), real, chance)):
        (documents / f"{number}.txt").write_text(text, "utf-8")
    asked = [
        " ".join(passage.text.split()[:QUESTION_WORDS])
        for passage in chance.sample(real, QUESTIONS)
    ]
    lines = (json.dumps({"id": n, "text": text}) for n, text in enumerate(asked))
    (folder / "queries.jsonl").write_text("\n".join(lines), "utf-8")
    parts.decline_starter()
    embedder = MovedVectors(parts.embedder, [passage.text for passage in real])
    Builder(parts.library, embedder, folder / "data", open_reader=reading_here).ingest([documents])


def _documents(passages: int, real: Sequence[Passage], chance: Random) -> Iterator[str]:
    """Yield documents of articles, two of Vietnamese for each of English."""
    languages: tuple[Language, ...] = ("vi", "vi", "en")
    chains = {
        language: Chain([p.text for p in real if p.language == language], chance)
        for language in set(languages)
    }
    for number in range(passages // IN_ONE):
        language = languages[number % len(languages)]
        title, word = ("QUYẾT ĐỊNH", "Điều") if language == "vi" else ("DECISION", "Article")
        chain = chains[language]
        articles = (
            f"{word} {n}. {_heading(chain)}\n\n{chain.text(chance.randint(*WORDS))}."
            for n in range(1, IN_ONE + 1)
        )
        yield "\n\n".join((title, chain.text(10), *articles))


def _heading(chain: Chain) -> str:
    words = (word.strip('.,;:()"“”') for word in chain.text(6).split())
    return " ".join(filter(None, words)).capitalize()


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    main(*sys.argv[1:])
