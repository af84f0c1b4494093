"""Everything that can go wrong with a document.

KnowledgeError            any failure we expect and can explain
├── DocumentError         one document; carries its source
│   ├── UnreadableDocument     the bytes cannot be read, or hold no text
│   ├── LimitExceeded          it is larger, longer or deeper than a document may be
│   ├── ReaderDied             the process that read it came to a sudden end
│   ├── UnsupportedFormat      no loader for this kind of file
│   └── InvalidMetadata        the front matter is broken or contradicts itself
└── VocabularyError       the glossary or the gazetteer cannot be used
"""

from typing import Any


class KnowledgeError(Exception):
    """A failure we expect; its text is one line that says what happened and what to do."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes as what it is: most kinds are not made from their text."""
        return _arrived, (type(self), self.args, self.__dict__)


def _arrived(
    kind: type[KnowledgeError], args: tuple[object, ...], values: dict[str, object]
) -> KnowledgeError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(values)
    return error


class DocumentError(KnowledgeError):
    """Something is wrong with one document; the others are not touched by it."""

    code = "document"

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source
        self.problem = problem


class UnreadableDocument(DocumentError):
    """The file is missing, empty, binary or damaged."""

    code = "unreadable"


class LimitExceeded(DocumentError):
    """Reading the file would take more room, time or memory than any document needs."""

    code = "limit"


class ReaderDied(DocumentError):
    """The process that read the file ended without an answer."""

    code = "crashed"

    def __init__(self, source: str) -> None:
        super().__init__(
            source, "made the program that reads it crash: save it anew in another format"
        )


class UnsupportedFormat(DocumentError):
    """There is no loader for this kind of file."""

    code = "unsupported"


class InvalidMetadata(DocumentError):
    """The front matter cannot be read, or a value in it is impossible."""

    code = "metadata"


class VocabularyError(KnowledgeError):
    """The glossary or the gazetteer cannot be used."""
