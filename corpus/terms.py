"""The glossary: what the bodies, posts and procedures are called in Vietnamese and English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from corpus.document import Language
from corpus.lexicon import Lexicon, Mention, entries_of, read_yaml, texts_of
from corpus.vietnamese import fold

# What is counted; a department ("sở") is never called so.
COUNTED = re.compile(
    r" (?:luong|nguoi|bien che|can bo|cong chuc|vien chuc|nhan su|dau moi|don vi|tru so|ho so|xa"
    r"|phuong|huyen|tinh|phong|ban|nganh|thanh vien|dang vien|cap pho|con dau|tien|ngay|thang|nam"
    r"|lan|ho|dan)\b"
)
GLOSSARY = Path(__file__).parent / "starter" / "glossary.yaml"


@dataclass(frozen=True)
class Term:
    """One notion of the field with its names."""

    id: str
    vi: str
    en: str
    en_variants: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()

    def names(self, language: Language) -> tuple[str, ...]:
        """Return its names in a language, the preferred one first."""
        return (self.vi, *self.abbreviations) if language == "vi" else (self.en, *self.en_variants)


class Glossary:
    """All terms, and the way to find them in a text."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms
        self._lexicon: Lexicon[Term] = Lexicon(
            (name, term) for term in terms for name in (*term.names("vi"), *term.names("en"))
        )

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a glossary file. Raises `VocabularyError`."""
        return cls(tuple(_terms(path)))

    @classmethod
    def starter(cls) -> Self:
        """Read the glossary that ships with the package."""
        return cls.read(GLOSSARY)

    def find(self, text: str) -> list[Mention[Term]]:
        """Return the terms named in a text."""
        return [each for each in self._lexicon.find(text) if not _counts(text, each)]


def _counts(text: str, mention: Mention[Term]) -> bool:
    """Say whether "so", typed without accents, is a number: "so bien che", "so nguoi"."""
    at = mention.span
    return text[at.start : at.end].lower() == "so" and bool(COUNTED.match(fold(text[at.end :])))


def _terms(path: Path) -> Iterator[Term]:
    for entry in entries_of(read_yaml(path), "terms"):
        # "Payroll (assigned posts)" is called payroll; the bracket explains.
        english = str(entry["en"]).partition(" (")[0]
        yield Term(
            id=str(entry["id"]),
            vi=str(entry["vi"]),
            en=english,
            en_variants=texts_of(entry, "en_variants"),
            abbreviations=texts_of(entry, "abbr_vi"),
        )
