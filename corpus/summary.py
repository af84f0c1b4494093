"""What was read of a file, in short, for the report on it."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.document import Document, Language, Origin
from corpus.spelling import looks_of

PROVISIONS = ("Điều ", "Article ")


@dataclass(frozen=True)
class Summary:
    """What was read of a file; doubts about single pages are told as doubts."""

    format: str
    pages: int  # 0 where the file has none
    language: Language
    vietnamese: float  # shares of its words that look it, from 0 to 1
    english: float
    articles: int
    origins: Mapping[str, Origin]  # by field of the metadata that is known


def summary_of(document: Document) -> Summary:
    """Return what was read."""
    articles = {p.group for p in document.passages if p.group.startswith(PROVISIONS)}
    about, looks = document.metadata, looks_of(document.text)
    return Summary(
        format=document.format,
        pages=document.pages,
        language=about.language,
        vietnamese=looks.vietnamese,
        english=looks.english,
        articles=len(articles),
        origins=about.origins,
    )
