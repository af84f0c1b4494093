"""What a search gives back."""

from dataclasses import dataclass

from corpus.document import Metadata, Passage
from index.explain import Why


@dataclass(frozen=True)
class Hit:
    """A passage that was found; higher scores are better, within one search only."""

    passage: Passage
    metadata: Metadata
    source: str
    version: str
    score: float
    why: Why | None = None  # where it was asked for


@dataclass(frozen=True)
class Results:
    """What a search found, best first, and what it looked for beside the words of the question."""

    hits: list[Hit]
    expanded: tuple[str, ...] = ()
