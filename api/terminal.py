"""What the command line shows to people: answers, hits and documents as readable text."""

import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from api.document_schemas import DocumentOut, EditionOut, HistoryOut
from api.file_schemas import FileOut, SummaryOut
from api.remarks import remarks
from api.search_schemas import HitsOut, WhyOut
from api.words import words
from assistant.answer import Answer, Citation
from corpus.dates import written
from corpus.document import Passage

WIDEST = 96  # characters a line; longer ones are hard to read
INDENT = "    "


def answer(given: Answer) -> Iterator[str]:
    """Yield an answer with its marks and its sources, or why there is none and what is nearest."""
    t = words(given.language)
    if given.note == "greeting":
        yield from wrapped(t[given.note])
        return
    if given.outcome == "declined":
        yield from wrapped(f"{t['declined']}. {t[given.reason or 'no_evidence']}")
        if given.nearest:
            yield from ("", f"{t['nearest']}:")
        for nearest in given.nearest:
            yield from ("", f"  {nearest.document_id}, {nearest.locator}")
            yield from wrapped(nearest.text, INDENT)
        return
    for remark in remarks(given):
        yield from (*wrapped(remark), "")
    yield from wrapped(
        " ".join(
            " ".join([said.text, *(f"[{number}]" for number in said.citations)])
            for said in given.sentences
        )
    )
    yield from (
        "",
        f"{t['evidence']} ({t['on_date'].lower()} {written(given.as_of, given.language)}):",
    )
    for citation in given.citations:
        yield from ("", *source(citation, t))


def source(citation: Citation, t: Mapping[str, str]) -> Iterator[str]:
    """Yield a citation: title, place, validity, rank and the quotation."""
    yield from wrapped(f"[{citation.number}] {citation.title}")
    told = (citation.locator, t[citation.validity], t[citation.rank], citation.document_id)
    yield from wrapped("; ".join(told), INDENT)
    yield from wrapped(f"“{citation.quote}”", INDENT)


def _why(told: WhyOut) -> str:
    """Say on one line why a hit is there."""
    parts = (
        ("named", "article" if told.named else ""),
        ("words", ", ".join(told.words)),
        ("heading", ", ".join(told.heading)),
        ("by words", f"{told.by_words:.2f}"),
        ("in meaning", f"{told.similarity:.2f}"),
        ("together", f"{told.together:.2f}"),
    )
    return "; ".join(f"{name}: {value}" for name, value in parts if value)


def hits(found: HitsOut) -> Iterator[str]:
    """Yield hits as a numbered list, under what was looked for beside the question's words."""
    if found.expanded:
        yield from wrapped(f"+ {', '.join(found.expanded)}")
        yield ""
    for number, hit in enumerate(found.hits, start=1):
        if number > 1:
            yield ""
        yield f"{number}. {hit.document_id} ({hit.language}), {hit.locator}  [{hit.score:.3f}]"
        if hit.why:
            yield from wrapped(_why(hit.why), INDENT)
        yield from wrapped(hit.text, INDENT)


def files(reports: Sequence[FileOut]) -> Iterator[str]:
    """Yield a line for each file, and one for each doubt in it."""
    for report in reports:
        what = report.reason or f"{report.document_id}, {report.passages} passages"
        yield f"{report.status:9}  {report.source}: {what}"
        if report.read:
            yield f"{'':9}  {INDENT}{_read(report.read)}"
        for doubt in report.doubts:
            yield f"{'':9}  {INDENT}doubtful: {doubt}"


def _read(summary: SummaryOut) -> str:
    """Return what was read of a file in one line."""
    counted = ((summary.pages, "page"), (summary.articles, "article"))
    told = [f"{n} {name}{'s' * (n != 1)}" for n, name in counted if n]
    by_origin = sorted((origin, name) for name, origin in summary.metadata.items())
    found = [
        f"{', '.join(name for _, name in group)} from {origin.replace('_', ' ')}"
        for origin, group in groupby(by_origin, key=lambda each: each[0])
    ]
    share = summary.vietnamese if summary.language == "vi" else summary.english
    read = (summary.format, f"{summary.language} ({share:.0%} of its words)", *told)
    return "; ".join((", ".join(read), *found))


def editions(rows: Sequence[EditionOut]) -> Iterator[str]:
    """Yield a line for each edition."""
    for row in rows:
        yield f"{row.document_id}  {row.language}  {row.kind}  {row.title}"


def document(shown: DocumentOut, passages: Sequence[Passage]) -> Iterator[str]:
    """Yield what is known about a document, then its parts as a tree, then its text."""
    for name, value in shown.model_dump(
        mode="json", exclude={"text", "passages", "doubts", "relations", "changed_by", "figures"}
    ).items():
        if value not in (None, [], {}):
            listed = isinstance(value, list) and all(isinstance(item, str) for item in value)
            yield f"{name}: {', '.join(value) if listed else value}"
    for tie in shown.relations:
        place = f" ({tie.stated_in})" if tie.stated_in else ""
        yield f"{tie.kind}: {' '.join(filter(None, (tie.article, tie.target)))}{place}"
    for change in shown.changed_by:
        what = f" ({change.article})" if change.article else ""
        yield f"changed by {change.document_id}: {change.kind}{what}, since {change.since or '?'}"
    for figure in shown.figures:
        about = ", ".join(filter(None, (figure.place, figure.level, figure.period)))
        yield f"{figure.measure}: {figure.value} {figure.unit} ({about or 'of what is not stated'})"
    yield from (f"doubtful: {doubt.message}" for doubt in shown.doubts)
    yield from ("", *tree(passages), "", shown.text)


def tree(passages: Sequence[Passage]) -> Iterator[str]:
    """Yield the headings of a document and under them, further in, what is cited."""
    open_path: tuple[str, ...] = ()
    for passage in passages:
        # What leads points or items is a part of its own and stands there already.
        path = tuple(name for name in passage.headings if not name.endswith(":"))
        same = next(
            (n for n, (a, b) in enumerate(zip(open_path, path, strict=False)) if a != b),
            min(len(open_path), len(path)),
        )
        for depth, name in enumerate(path[same:], same):
            yield f"{'  ' * depth}{name}"
        yield f"{'  ' * len(path)}{passage.locator}"
        open_path = path


def history(shown: HistoryOut) -> Iterator[str]:
    """Yield a line for each version, the newest first."""
    for row in shown.versions:
        when = f"{row.ingested_at:%Y-%m-%d %H:%M} UTC"
        current = "current" if row.current else "former"
        yield f"{row.version}  {row.language}  {when}  {current}  {row.source}"


def wrapped(text: str, indent: str = "") -> list[str]:
    """Return a text in lines that fit the terminal."""
    width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
    return [
        line
        for paragraph in text.splitlines()
        for line in textwrap.wrap(
            paragraph,
            width,
            initial_indent=indent,
            subsequent_indent=indent,
            break_on_hyphens=False,
        )
        or [""]
    ]
