"""Citing: an exact place in a stored version, and where the page shows it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from assistant.answer import Citation
from corpus.document import Metadata, Passage, Span, Validity


@dataclass(frozen=True)
class Cited:
    """A version of a document that is cited."""

    metadata: Metadata
    version: str
    source: str

    def at(
        self, passage: Passage, span: Span, words: str, validity: Validity, number: int = 1
    ) -> Citation:
        """Return the citation of the words that stand at a span, which begins in a passage."""
        place = {
            "language": passage.language,
            "version": self.version,
            "start": span.start,
            "end": span.end,
        }
        return Citation(
            number=number,
            document_id=passage.document_id,
            language=passage.language,
            version=self.version,
            title=self.metadata.title,
            locator=passage.locator,
            quote=words,
            start=span.start,
            end=span.end,
            source=self.source,
            url=f"/documents/{quote(passage.document_id)}?{urlencode(place)}",
            validity=validity,
            rank=passage.rank,
        )
