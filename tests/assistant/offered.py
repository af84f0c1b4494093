"""Builders of evidence: a test names only what it is about."""

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.retrieve import Evidence, Source
from corpus.document import Kind, Language, Metadata, Passage, Rank, Validity
from index.search import Hit

TODAY = date(2026, 1, 15)


def flat(words: Iterable[str], language: Language) -> dict[str, float]:
    """Rarity in a corpus where every word is equally rare."""
    return dict.fromkeys(words, 1.0)


def alike(text: str, others: Sequence[str]) -> list[float]:
    """Similarity in a corpus where every sentence is as near to a question as most answers are."""
    return [0.6 for _ in others]


def metadata(
    document_id: str = "report",
    *,
    language: Language = "en",
    title: str = "A report",
    kind: Kind = "report",
    number: str | None = None,
    places: tuple[str, ...] = (),
    levels: tuple[str, ...] = (),
) -> Metadata:
    """Describe a document."""
    return Metadata(
        document_id, language, title, kind=kind, number=number, places=places, levels=levels
    )


def source(
    text: str,
    about: Metadata | None = None,
    *,
    score: float = 1.0,
    validity: Validity = "unknown",
    rank: Rank = "report",
    named: bool = False,
) -> Source:
    """Offer a passage that is the whole text of its version."""
    about = about or metadata()
    passage = Passage(about.id, about.language, "paragraph 1", text, 0, len(text), 0, rank)
    return Source(
        Hit(passage, about, f"{about.id}.md", f"v-{about.id}", score), validity, score, named
    )


def evidence(*sources: Source) -> Evidence:
    """Offer passages, best first."""
    texts = {each.hit.version: each.hit.passage.text for each in sources}
    return Evidence(sources, texts, flat, alike)
