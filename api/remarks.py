"""What is told beside an answer: that a part of it is missing, or that its sources differ."""

from collections.abc import Iterator

from api.words import words
from assistant.answer import Answer, Conflict
from corpus.dates import written
from corpus.document import Language


def remarks(answer: Answer) -> Iterator[str]:
    """Yield each remark on an answer that says something, in its language."""
    t = words(answer.language)
    if answer.outcome == "partial":
        missing = f" {t['missing']} {', '.join(answer.missing)}." if answer.missing else ""
        yield f"{t['partial']}{missing}"
    if answer.note:
        yield t[answer.note]
    yield from (
        f"{t['conflict']} {told_by(conflict, answer.language)}." for conflict in answer.conflicts
    )


def told_by(conflict: Conflict, language: Language) -> str:
    """Return who tells what in a conflict: the mark, the rank and the date of each source."""
    t = words(language)
    return "; ".join(
        f"[{told.citation}] {t[told.rank]}"
        + (f", {written(told.dated, language)}" if told.dated else "")
        for told in conflict
    )
