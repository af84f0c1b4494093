"""Everything that can go wrong with a question, or with the record of its answer.

KnowledgeError            any failure we expect and can explain (corpus/errors.py)
├── QuestionError         the question cannot be taken
│   ├── EmptyQuestion
│   └── QuestionTooLong
├── ModelUnavailable      no such language model can be used
└── RecordsUnavailable    the records of answers cannot be read or written
"""

from corpus.errors import KnowledgeError


class QuestionError(KnowledgeError):
    """The question cannot be taken as it is; the message says what to change."""


class EmptyQuestion(QuestionError):
    """There is nothing to answer."""

    def __init__(self) -> None:
        super().__init__("the question is empty: type a question / câu hỏi trống: hãy nhập câu hỏi")


class QuestionTooLong(QuestionError):
    """A text of that length is a document, not a question."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(
            f"the question has {length:,} characters, at most {limit:,} are read: "
            "shorten it, or add the text as a document with `merger-assistant ingest`"
        )


class ModelUnavailable(KnowledgeError):
    """No language model of that name can be used here."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f'the language model "{name}" cannot be used ({reason}): check MERGER_LANGUAGE_MODEL, '
            "or leave it out to answer without one"
        )


class RecordsUnavailable(KnowledgeError):
    """The records of answers cannot be read or written."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"the records of answers cannot be used ({reason}): check the data folder and its disk"
        )
