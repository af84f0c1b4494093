"""Reports on files that were taken in, as they go over the wire."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Self

from api.schemas import Wire
from corpus.document import Language, Origin

if TYPE_CHECKING:
    from corpus.summary import Summary
    from index.reports import FileReport  # the cold `ask` does without what reads files

Status = Literal["added", "updated", "unchanged", "alias", "refused", "removed"]


class SummaryOut(Wire):
    """What was read of a file."""

    format: str
    pages: int
    language: Language
    vietnamese: float  # shares of its words that look it, from 0 to 1
    english: float
    articles: int
    metadata: dict[str, Origin]  # how each field that is known was found

    @classmethod
    def of(cls, summary: "Summary") -> Self:
        """The summary as it is sent."""
        return cls(
            format=summary.format,
            pages=summary.pages,
            language=summary.language,
            vietnamese=round(summary.vietnamese, 3),
            english=round(summary.english, 3),
            articles=summary.articles,
            metadata=dict(summary.origins),
        )


class FileOut(Wire):
    """What became of one file."""

    source: str
    status: Status
    document_id: str | None
    passages: int
    doubts: list[str]
    reason: str | None
    code: str | None = None  # of the reason
    read: SummaryOut | None = None  # of a file that was read just now

    @classmethod
    def of(cls, report: "FileReport") -> Self:
        """The report as it is sent."""
        return cls(
            source=report.source,
            status=report.status,
            document_id=report.document_id,
            passages=report.passages,
            doubts=[doubt.message for doubt in report.doubts],
            reason=report.reason,
            code=report.code,
            read=SummaryOut.of(report.summary) if report.summary else None,
        )

    @classmethod
    def of_refused(cls, source: str, reason: str) -> Self:
        """The report on a file that was not even opened."""
        return cls(
            source=source, status="refused", document_id=None, passages=0, doubts=[], reason=reason
        )


class FilesOut(Wire):
    """What became of each file."""

    files: list[FileOut]

    @classmethod
    def of(cls, reports: "Sequence[FileReport]") -> Self:
        """The reports as they are sent."""
        return cls(files=[FileOut.of(report) for report in reports])
