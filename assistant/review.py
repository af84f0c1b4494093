"""Kept answers whose sources have changed since: marked, each with the reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from assistant.answer import Answer, Citation
from corpus.document import Validity
from corpus.rules_web import Web
from index.stored import StoredDocument

# The document is gone; its words are no longer there; it is in force no more, or again.
Why = Literal["removed", "amended", "validity"]


class Shelf(Protocol):
    """Where the documents stand today."""

    def document(self, document_id: str, language: str | None = None) -> StoredDocument | None:
        """Return the current version, or `None` where there is none."""
        ...

    def web(self) -> Web:
        """Return what the documents do to each other."""
        ...


class Standing:
    """Where the documents stand, each read once however often it is cited."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._read: dict[tuple[str, str | None], StoredDocument | None] = {}

    def document(self, document_id: str, language: str | None = None) -> StoredDocument | None:
        """Return the current version, or `None` where there is none."""
        key = (document_id, language)
        if key not in self._read:
            self._read[key] = self._shelf.document(document_id, language)
        return self._read[key]

    def web(self) -> Web:
        """Return what the documents do to each other."""
        return self._shelf.web()


@dataclass(frozen=True)
class Mark:
    """A citation that no longer says what it said."""

    citation: Citation
    why: Why
    validity: Validity | None = None  # what it is now, where that is what changed


def marks(answer: Answer, asked: date, today: date, shelf: Shelf) -> Iterator[Mark]:
    """Yield the citations of an answer that was given on a day and do not hold today.

    An answer about an earlier day is held to the law of that day, another to the law of today.
    """
    yield from changed(answer.citations, today if answer.as_of >= asked else answer.as_of, shelf)


def changed(citations: Iterable[Citation], on: date, shelf: Shelf) -> Iterator[Mark]:
    """Yield the citations that do not hold today, validity taken on a day."""
    for citation in citations:
        now = shelf.document(citation.document_id, citation.language)
        if now is None:
            yield Mark(citation, "removed")
        elif now.version != citation.version and citation.quote not in now.text:
            yield Mark(citation, "amended")
        elif (validity := shelf.web().validity(now.metadata, on)) != citation.validity:
            yield Mark(citation, "validity", validity)
