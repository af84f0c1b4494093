"""What is told beside an answer: that a part of it is missing, or that its sources differ."""

from collections.abc import Iterator, Mapping

from assistant.answer import Answer, Conflict


def remarks(answer: Answer, t: Mapping[str, str]) -> Iterator[str]:
    """Yield each remark on an answer that says something, in the words `t`."""
    if answer.outcome == "partial":
        missing = f" {t['missing']} {', '.join(answer.missing)}." if answer.missing else ""
        yield f"{t['partial']}{missing}"
    if answer.note:
        yield t[answer.note]
    yield from (f"{t['conflict']} {told_by(conflict, t)}." for conflict in answer.conflicts)


def told_by(conflict: Conflict, t: Mapping[str, str]) -> str:
    """Return who tells what in a conflict: the mark, the rank and the date of each source."""
    return "; ".join(
        f"[{told.citation}] {t[told.rank]}" + (f", {told.dated:%d/%m/%Y}" if told.dated else "")
        for told in conflict
    )
